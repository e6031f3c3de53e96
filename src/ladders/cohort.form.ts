/** The form of a class: its facts with the pattern of its sessions. */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { localTime, optionalText } from '../http/fields.ts';
import { defineForm, type FieldDefinition } from '../http/form.ts';

const number = (name: string, label: FieldDefinition['label'], min: number, max: number) =>
  ({ name, label, kind: 'number', required: true, min, max }) satisfies FieldDefinition;
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

export const cohortForm = defineForm(
  z.strictObject({
    courseId: z.coerce.number().int().positive(),
    venue: z.string().trim().min(2).max(lengths.title),
    community: optionalText(lengths.name),
    trainerName: z.string().trim().min(2).max(lengths.name),
    capacity: whole(1, 2000),
    startsAt: localTime,
    sessionCount: whole(1, 60),
    sessionMinutes: whole(30, 600),
    daysBetween: whole(1, 31),
  }),
  [
    { name: 'courseId', label: 'ladders.field.course', kind: 'select', required: true },
    { name: 'venue', label: 'ladders.field.venue', kind: 'text', required: true, maxlength: lengths.title },
    { name: 'community', label: 'ladders.field.community', kind: 'text', maxlength: lengths.name },
    {
      name: 'trainerName',
      label: 'ladders.field.trainer',
      kind: 'text',
      required: true,
      maxlength: lengths.name,
    },
    number('capacity', 'ladders.field.capacity', 1, 2000),
    { name: 'startsAt', label: 'ladders.field.firstSession', kind: 'datetime-local', required: true },
    number('sessionCount', 'ladders.field.sessionCount', 1, 60),
    number('sessionMinutes', 'ladders.field.sessionMinutes', 30, 600),
    number('daysBetween', 'ladders.field.daysBetween', 1, 31),
  ],
);
