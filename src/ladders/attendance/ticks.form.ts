/** What the roll sends: ticks from a tablet, the plain form's ticks, a walk-in, a scanned or typed code. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { defineForm, type Form } from '../../http/form.ts';
import { readPhoneNumber } from '../../lib/phoneNumber.ts';

/** Most ticks in one sending. */
export const mostTicks = 50;

/** Someone who is not on the list; from a device, as it was typed. */
export interface WalkIn {
  readonly name: string;
  readonly phone: string;
}

/** One tick as it was made on the device; `at` by the device's own clock, in milliseconds. */
export interface Tick {
  readonly sequence: number;
  readonly action: 'in' | 'absent' | 'out' | 'stay';
  readonly at: number;
  readonly personId: number | null;
  readonly walkIn: WalkIn | null;
}

/** What a device sends. */
export interface TicksForm {
  readonly device: string;
  /** The device's clock when it sends, in milliseconds. */
  readonly sentAt: number;
  readonly ticks: readonly Tick[];
}

const phone = z.string().transform((text, context) => {
  const number = readPhoneNumber(text);
  if (number === null) context.addIssue({ code: 'custom', message: 'common.form.phone' });
  return number ?? '';
});
const walkIn = z.strictObject({ name: z.string().trim().min(2).max(lengths.name), phone });
const milliseconds = z.number().int().min(0).max(8.64e15);

export const ticksForm: Form<TicksForm> = defineForm(
  z.strictObject({
    device: z.string().regex(/^[0-9a-f]{32}$/),
    sentAt: milliseconds,
    ticks: z
      .array(
        z.strictObject({
          sequence: z.number().int().min(1).max(2_000_000_000),
          action: z.enum(['in', 'absent', 'out', 'stay']),
          at: milliseconds,
          personId: z.number().int().positive().nullable().default(null),
          walkIn: z
            .strictObject({ name: z.string().max(200), phone: z.string().max(40) })
            .nullable()
            .default(null),
        }),
      )
      .max(mostTicks),
  }),
);

const ids = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((ticked) => [ticked ?? []].flat().map(Number));

/** The plain form: who is there, and who has left. */
export const rollForm: Form<{ present: number[]; left: number[] }> = defineForm(
  z.strictObject({ present: ids, left: ids }),
);

export const walkInForm: Form<WalkIn> = defineForm(walkIn, [
  { name: 'name', label: 'ladders.field.name', kind: 'text', required: true, maxlength: lengths.name },
  { name: 'phone', label: 'ladders.field.phone', kind: 'tel', required: true, inputmode: 'numeric' },
]);

/** A trainee's own code, scanned or typed. */
export const scanForm: Form<{ code: string; direction: 'in' | 'out' }> = defineForm(
  z.strictObject({
    code: z.string().trim().min(1).max(300),
    direction: z.enum(['in', 'out']).default('in'),
  }),
);
