/** What invigilators grant, and what a candidate's page reports. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { defineForm } from '../../http/form.ts';
import { reportedKinds } from './sittingEvent.ts';

const reason = z.string().trim().min(2).max(lengths.title);
const reasonField = {
  name: 'reason',
  label: 'invigilation.field.reason',
  kind: 'text',
  required: true,
} as const;
const personField = {
  name: 'personId',
  label: 'invigilation.field.personId',
  kind: 'select',
  required: true,
} as const;

/** Minutes for one person, or for all who are writing. */
export const grantForm = defineForm(
  z.strictObject({
    personId: z.union([z.literal('all'), z.coerce.number().int().positive()]),
    minutes: z.coerce.number().int().min(1).max(120),
    reason,
  }),
  [
    personField,
    {
      name: 'minutes',
      label: 'invigilation.field.minutes',
      kind: 'number',
      required: true,
      min: 1,
      max: 120,
    },
    reasonField,
  ],
);

/** A share more of the exam's time for one person. */
export const allowForm = defineForm(
  z.strictObject({
    personId: z.coerce.number().int().positive(),
    extraPercent: z.coerce.number().int().min(0).max(200),
    reason,
  }),
  [
    personField,
    {
      ...{ name: 'extraPercent', label: 'invigilation.field.extraPercent', kind: 'number', required: true },
      ...{ min: 0, max: 200, step: 5 },
    },
    reasonField,
  ],
);

/** A page that is there, and perhaps what happened to it. */
export const reportForm = defineForm(z.strictObject({ kind: z.enum(reportedKinds).optional() }));
