/** The form of a new batch: a source by its id, or a file with what all its rows share. */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { localTime, optionalText } from '../http/fields.ts';
import { defineForm } from '../http/form.ts';

/** Certificates from a class, an exam or an event, chosen as `cohort:3`. */
export const sourceForm = defineForm(
  z.strictObject({
    source: z
      .string()
      .regex(/^(cohort|exam|event):[1-9]\d{0,8}$/)
      .transform((text) => {
        const [sourceKind, id] = text.split(':') as ['cohort' | 'exam' | 'event', string];
        return { sourceKind, sourceId: Number(id) };
      }),
  }),
  [{ name: 'source', label: 'issuing.field.source', kind: 'select', required: true }],
);

const day = z
  .string()
  .transform((text) => text || null)
  .pipe(localTime.nullable());

/** Certificates from a file. */
export const fileForm = defineForm(
  z
    .strictObject({
      kind: z.enum(['completion', 'award', 'honour']),
      titleZh: optionalText(30),
      programmeZh: z.string().trim().min(2).max(80),
      programmeEn: optionalText(lengths.title),
      awardZh: optionalText(30),
      hours: z
        .string()
        .trim()
        .regex(/^\d{0,4}$/)
        .transform((text) => (text === '' ? null : Number(text))),
      startsOn: day,
      endsOn: day,
      validityMonths: z
        .string()
        .trim()
        .regex(/^\d{0,3}$/)
        .transform((text) => (text === '' || Number(text) === 0 ? null : Number(text))),
    })
    .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, {
      path: ['endsOn'],
      message: 'issuing.problem.days',
    }),
  [
    { name: 'kind', label: 'issuing.field.kind', kind: 'select', required: true },
    { name: 'programmeZh', label: 'issuing.field.programmeZh', kind: 'text', required: true, maxlength: 80 },
    { name: 'programmeEn', label: 'issuing.field.programmeEn', kind: 'text', maxlength: lengths.title },
    {
      name: 'titleZh',
      label: 'issuing.field.titleZh',
      hint: 'issuing.field.titleHint',
      kind: 'text',
      maxlength: 30,
    },
    {
      name: 'awardZh',
      label: 'issuing.field.awardZh',
      hint: 'issuing.field.awardHint',
      kind: 'text',
      maxlength: 30,
    },
    { name: 'hours', label: 'issuing.field.hours', kind: 'number', min: 0, max: 9999 },
    { name: 'startsOn', label: 'issuing.field.startsOn', kind: 'date' },
    { name: 'endsOn', label: 'issuing.field.endsOn', kind: 'date' },
    {
      name: 'validityMonths',
      label: 'issuing.field.validityMonths',
      hint: 'issuing.field.validityHint',
      kind: 'number',
      min: 0,
      max: 999,
    },
    {
      name: 'file',
      label: 'issuing.field.file',
      hint: 'issuing.field.fileHint',
      kind: 'file',
      required: true,
      accept: '.xlsx',
    },
  ],
);
