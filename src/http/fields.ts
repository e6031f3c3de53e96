/** Kinds of fields that several forms share. */
import { z } from 'zod';
import { fromLocalInput } from '../i18n/dates.ts';
import { readPosition, writePosition } from '../lib/geoPosition.ts';

/** A `date` or `datetime-local` field, in the city's time zone; gives a UTC instant. */
export const localTime = z.string().transform((text, context) => {
  const instant = fromLocalInput(text);
  if (!instant) context.addIssue({ code: 'custom', message: 'common.form.dateTime' });
  return instant ?? new Date(0);
});

/** `latitude,longitude` as maps copy it, levelled; null where the field is empty. */
export const mapPosition = z.string().transform((text, context) => {
  if (text.trim() === '') return null;
  const position = readPosition(text);
  if (position === null) context.addIssue({ code: 'custom', message: 'common.form.position' });
  return position && writePosition(position);
});

/** A text that may be empty; null then. */
export const optionalText = (length: number) =>
  z
    .string()
    .trim()
    .max(length)
    .transform((text) => text || null);
