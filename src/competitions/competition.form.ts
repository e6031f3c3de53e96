/** Forms of competitions, events, entries and sheets. */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { localTime, optionalText } from '../http/fields.ts';
import { defineForm, type Form } from '../http/form.ts';
import { readHundredths } from '../lib/hundredths.ts';
import type { Aspect } from './scheme.ts';

const title = z.string().trim().min(2).max(lengths.title);

export const competitionForm = defineForm(
  z.strictObject({
    code: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9-]{3,32}$/),
    titleZh: title,
    titleEn: title,
    startsOn: localTime,
    endsOn: localTime,
  }),
  [
    {
      name: 'code',
      label: 'competitions.field.code',
      hint: 'competitions.field.codeHint',
      kind: 'text',
      required: true,
      maxlength: 32,
    },
    {
      name: 'titleZh',
      label: 'competitions.field.titleZh',
      kind: 'text',
      required: true,
      maxlength: lengths.title,
    },
    {
      name: 'titleEn',
      label: 'competitions.field.titleEn',
      kind: 'text',
      required: true,
      maxlength: lengths.title,
    },
    { name: 'startsOn', label: 'competitions.field.startsOn', kind: 'date', required: true },
    { name: 'endsOn', label: 'competitions.field.endsOn', kind: 'date', required: true },
  ],
);

/** One aspect a line: title | English title | M or J | marks. */
const aspects = z.string().transform((text, context): Aspect[] => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = lines.map((line, index) => readAspect(line, index));
  if (read.length === 0 || read.includes(null))
    context.addIssue({ code: 'custom', message: 'competitions.form.aspects' });
  return read.filter((aspect) => aspect !== null);
});

function readAspect(line: string, index: number): Aspect | null {
  const [titleZh, titleEn, kind, marks] = line.split(/[|｜]/).map((part) => part.trim());
  const maximum = readHundredths(marks ?? '');
  if (!titleZh || !titleEn || (kind !== 'M' && kind !== 'J') || maximum === null || maximum <= 0) return null;
  return { id: `a${index + 1}`, titleZh, titleEn, kind, maximum };
}

export const eventForm = defineForm(z.strictObject({ titleZh: title, titleEn: title, aspects }), [
  {
    name: 'titleZh',
    label: 'competitions.field.titleZh',
    kind: 'text',
    required: true,
    maxlength: lengths.title,
  },
  {
    name: 'titleEn',
    label: 'competitions.field.titleEn',
    kind: 'text',
    required: true,
    maxlength: lengths.title,
  },
  {
    name: 'aspects',
    label: 'competitions.field.aspects',
    hint: 'competitions.field.aspectsHint',
    kind: 'textarea',
    required: true,
    rows: 10,
  },
]);

export const contestantForm = defineForm(
  z.strictObject({
    workerNumber: z.string().trim().min(2).max(lengths.code),
    unit: optionalText(lengths.name),
  }),
  [
    {
      name: 'workerNumber',
      label: 'competitions.field.workerNumber',
      hint: 'competitions.field.workerNumberHint',
      kind: 'text',
      required: true,
    },
    { name: 'unit', label: 'competitions.field.unit', kind: 'text', maxlength: lengths.name },
  ],
);

export const judgeForm = defineForm(z.strictObject({ judgeId: z.coerce.number().int().positive() }), [
  { name: 'judgeId', label: 'competitions.field.judge', kind: 'select', required: true },
]);

/** A score sheet: scores by aspect id, and the key that the device made for this submission. */
export interface SheetForm {
  readonly scores: Readonly<Record<string, string>>;
  readonly clientKey: string;
}

export const sheetForm: Form<SheetForm> = defineForm(
  z.strictObject({
    scores: z.record(z.string().max(32), z.string().max(12)).default({}),
    clientKey: z.uuid(),
  }),
);
