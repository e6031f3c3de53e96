/** The form by which staff correct an attendance, and the one by which they decide about a completion. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { localTime } from '../../http/fields.ts';
import { defineForm, type Form } from '../../http/form.ts';
import { type Decision, decisions } from './completion.ts';

/** A correction as typed. */
export interface CorrectForm {
  readonly isPresent: boolean;
  readonly checkedInAt: Date | null;
  readonly checkedOutAt: Date | null;
  readonly reason: string;
}

const time = z
  .string()
  .transform((text) => text || null)
  .pipe(localTime.nullable());
const reason = z.string().trim().min(2, { error: 'attendance.refusal.reason' }).max(lengths.line);

export const correctForm: Form<CorrectForm> = defineForm(
  z.strictObject({
    isPresent: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
    checkedInAt: time,
    checkedOutAt: time,
    reason,
  }),
  [
    { name: 'isPresent', label: 'attendance.correct.isPresent', kind: 'radios', required: true },
    { name: 'checkedInAt', label: 'attendance.correct.in', kind: 'datetime-local' },
    { name: 'checkedOutAt', label: 'attendance.correct.out', kind: 'datetime-local' },
    { name: 'reason', label: 'attendance.correct.reason', kind: 'textarea', required: true, rows: 2 },
  ],
);

/** A decision as typed. */
export interface DecideForm {
  readonly decision: Decision;
  readonly reason: string;
}

export const decideForm: Form<DecideForm> = defineForm(
  z.strictObject({ decision: z.enum(decisions), reason }),
  [
    { name: 'decision', label: 'attendance.decide.decision', kind: 'radios', required: true },
    { name: 'reason', label: 'attendance.correct.reason', kind: 'textarea', required: true, rows: 2 },
  ],
);
