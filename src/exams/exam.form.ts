/** Forms for an exam: a new one with the size of its paper, and changes to a draft. */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { localTime } from '../http/fields.ts';
import { defineForm, type FieldDefinition } from '../http/form.ts';

const facts = {
  titleZh: z.string().trim().min(2).max(lengths.title),
  titleEn: z.string().trim().min(2).max(lengths.title),
  opensAt: localTime,
  closesAt: localTime,
  minutes: z.coerce.number().int().min(5).max(300),
  assessorsNeeded: z.coerce
    .number()
    .int()
    .min(3)
    .max(9)
    .refine((count) => count % 2 === 1, 'exams.form.odd'),
};

const factFields: readonly FieldDefinition[] = [
  { name: 'titleZh', label: 'exams.field.titleZh', kind: 'text', required: true, maxlength: lengths.title },
  { name: 'titleEn', label: 'exams.field.titleEn', kind: 'text', required: true, maxlength: lengths.title },
  { name: 'opensAt', label: 'exams.field.opensAt', kind: 'datetime-local', required: true },
  {
    name: 'closesAt',
    label: 'exams.field.closesAt',
    hint: 'exams.field.closesAtHint',
    kind: 'datetime-local',
    required: true,
  },
  { name: 'minutes', label: 'exams.field.minutes', kind: 'number', required: true, min: 5, max: 300 },
  {
    name: 'assessorsNeeded',
    label: 'exams.field.assessorsNeeded',
    hint: 'exams.field.assessorsNeededHint',
    kind: 'select',
    required: true,
  },
];

const isInOrder = (exam: { opensAt: Date; closesAt: Date }) => exam.opensAt < exam.closesAt;
const order = { path: ['closesAt'], message: 'exams.form.order' };

export const newExamForm = defineForm(
  z
    .strictObject({
      courseId: z.coerce.number().int().positive(),
      ...facts,
      questionCount: z.coerce.number().int().min(1).max(200),
    })
    .refine(isInOrder, order),
  [
    { name: 'courseId', label: 'exams.field.course', kind: 'select', required: true },
    ...factFields,
    {
      name: 'questionCount',
      label: 'exams.field.questionCount',
      hint: 'exams.field.questionCountHint',
      kind: 'number',
      required: true,
      min: 1,
      max: 200,
    },
  ],
);

export const changeExamForm = defineForm(z.strictObject(facts).refine(isInOrder, order), factFields);
