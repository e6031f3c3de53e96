/** Forms for a class: a new one with the pattern of its sessions, and changes to one. */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { localTime, optionalText } from '../http/fields.ts';
import { defineForm, type FieldDefinition } from '../http/form.ts';

const facts = {
  venue: z.string().trim().min(2).max(lengths.title),
  community: optionalText(lengths.name),
  trainerName: z.string().trim().min(2).max(lengths.name),
  capacity: z.coerce.number().int().min(1).max(2000),
};

const factFields: FieldDefinition[] = [
  { name: 'venue', label: 'ladders.field.venue', kind: 'text', required: true, maxlength: lengths.title },
  { name: 'community', label: 'ladders.field.community', kind: 'text', maxlength: lengths.name },
  {
    name: 'trainerName',
    label: 'ladders.field.trainer',
    kind: 'text',
    required: true,
    maxlength: lengths.name,
  },
  { name: 'capacity', label: 'ladders.field.capacity', kind: 'number', required: true, min: 1, max: 2000 },
];

export const newCohortForm = defineForm(
  z.strictObject({
    courseId: z.coerce.number().int().positive(),
    ...facts,
    startsAt: localTime,
    sessionCount: z.coerce.number().int().min(1).max(60),
    sessionMinutes: z.coerce.number().int().min(30).max(600),
    daysBetween: z.coerce.number().int().min(1).max(31),
  }),
  [
    { name: 'courseId', label: 'ladders.field.course', kind: 'select', required: true },
    ...factFields,
    { name: 'startsAt', label: 'ladders.field.startsAt', kind: 'datetime-local', required: true },
    {
      name: 'sessionCount',
      label: 'ladders.field.sessionCount',
      kind: 'number',
      required: true,
      min: 1,
      max: 60,
    },
    {
      name: 'sessionMinutes',
      label: 'ladders.field.sessionMinutes',
      kind: 'number',
      required: true,
      min: 30,
      max: 600,
    },
    {
      name: 'daysBetween',
      label: 'ladders.field.daysBetween',
      kind: 'number',
      required: true,
      min: 1,
      max: 31,
    },
  ],
);

export const changeCohortForm = defineForm(z.strictObject(facts), factFields);

/** Ticks in a session's roll: `present` holds person ids. */
export const rollForm = defineForm(
  z.strictObject({
    present: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((ticked) => [ticked ?? []].flat().map(Number)),
  }),
);
