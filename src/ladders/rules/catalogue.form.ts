/** The forms for occupations and courses. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { defineForm, type FieldDefinition } from '../../http/form.ts';

const code = z
  .string()
  .trim()
  .transform((text) => text.normalize('NFKC').toUpperCase())
  .refine((text) => /^[A-Z0-9][A-Z0-9-]{0,31}$/.test(text), { error: 'rules.error.code' });
const title = z.string().trim().min(2).max(lengths.title);
const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');
const hours = z.coerce.number().int().min(0).max(2000);

const text = (name: string, label: FieldDefinition['label']) =>
  ({ name, label, kind: 'text', required: true, maxlength: lengths.title }) satisfies FieldDefinition;
const codeField: FieldDefinition = {
  name: 'code',
  label: 'rules.field.code',
  hint: 'rules.field.codeHint',
  kind: 'text',
  required: true,
  maxlength: 32,
};
const offeredField: FieldDefinition = { name: 'isOffered', label: 'rules.field.isOffered', kind: 'checkbox' };
const titleFields = [text('titleZh', 'rules.field.titleZh'), text('titleEn', 'rules.field.titleEn')];

export const occupationForm = defineForm(
  z.strictObject({ code, titleZh: title, titleEn: title, isOffered: ticked }),
  [codeField, ...titleFields, offeredField],
);

const summary = z.string().trim().min(2).max(2000);
const summaryField = (name: string, label: FieldDefinition['label']) =>
  ({ name, label, kind: 'textarea', required: true, rows: 3, maxlength: 2000 }) satisfies FieldDefinition;
const hoursField = (name: string, label: FieldDefinition['label']) =>
  ({ name, label, kind: 'number', required: true, min: 0, max: 2000 }) satisfies FieldDefinition;

export const courseForm = defineForm(
  z
    .strictObject({
      code,
      titleZh: title,
      titleEn: title,
      summaryZh: summary,
      summaryEn: summary,
      tierRank: z.coerce.number().int().min(1).max(5),
      occupationId: z.union([z.literal('').transform(() => null), z.coerce.number().int().positive()]),
      theoryHours: hours,
      practiceHours: hours,
      needsIdentity: ticked,
      isAssessed: ticked,
      isOffered: ticked,
    })
    .refine(({ theoryHours, practiceHours }) => theoryHours + practiceHours > 0, {
      error: 'rules.courses.noHours',
      path: ['theoryHours'],
    }),
  [
    codeField,
    ...titleFields,
    summaryField('summaryZh', 'rules.field.summaryZh'),
    summaryField('summaryEn', 'rules.field.summaryEn'),
    { name: 'tierRank', label: 'rules.field.tier', kind: 'select', required: true },
    { name: 'occupationId', label: 'rules.field.occupation', kind: 'select' },
    hoursField('theoryHours', 'rules.field.courseTheory'),
    hoursField('practiceHours', 'rules.field.coursePractice'),
    { name: 'needsIdentity', label: 'rules.field.courseIdentity', kind: 'checkbox' },
    { name: 'isAssessed', label: 'rules.field.courseAssessed', kind: 'checkbox' },
    offeredField,
  ],
);
