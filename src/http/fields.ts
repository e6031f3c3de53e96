/** Kinds of fields that several forms share. */
import { z } from 'zod';
import { fromLocalInput } from '../i18n/dates.ts';

/** A `date` or `datetime-local` field, in the city's time zone; gives a UTC instant. */
export const localTime = z.string().transform((text, context) => {
  const instant = fromLocalInput(text);
  if (!instant) context.addIssue({ code: 'custom', message: 'common.form.dateTime' });
  return instant ?? new Date(0);
});

/** A text that may be empty; null then. */
export const optionalText = (length: number) =>
  z
    .string()
    .trim()
    .max(length)
    .transform((text) => text || null);
