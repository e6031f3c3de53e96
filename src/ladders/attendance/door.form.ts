/** What the door's buttons send. */
import { z } from 'zod';
import { defineForm, type Form } from '../../http/form.ts';

/** The signed scan, and what she wants. */
export interface CheckInForm {
  readonly pass: string;
  readonly direction: 'in' | 'out';
  readonly walkIn: boolean;
}

const direction = z.enum(['in', 'out']);
const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');

export const checkInForm: Form<CheckInForm> = defineForm(
  z.strictObject({ pass: z.string().max(80), direction, walkIn: ticked }),
);

/** The printed sheet needs no pass: its code is in the address. */
export const sheetCheckInForm: Form<{ direction: 'in' | 'out'; walkIn: boolean }> = defineForm(
  z.strictObject({ direction: direction.default('in'), walkIn: ticked }),
);

/** Whether the printed sheet is allowed. */
export const doorSheetForm: Form<{ allow: boolean }> = defineForm(z.strictObject({ allow: ticked }));
