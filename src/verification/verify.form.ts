/** The box "check the holder": her full name and the last four characters of her ID number. */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { defineForm } from '../http/form.ts';

export const holderForm = defineForm(
  z.strictObject({
    name: z.string().trim().min(1).max(lengths.name),
    ending: z
      .string()
      .trim()
      .regex(/^\d{3}[\dXx]$/),
  }),
);
