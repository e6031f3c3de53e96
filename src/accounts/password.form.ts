/** The form for one's own new password. */
import { z } from 'zod';
import { defineForm } from '../http/form.ts';
import { passwordMinimum } from './password.ts';

const longest = 200;

export const passwordForm = defineForm(
  z.strictObject({
    current: z.string().min(1).max(longest),
    next: z.string().min(passwordMinimum).max(longest),
  }),
  [
    {
      name: 'current',
      label: 'accounts.password.current',
      kind: 'password',
      required: true,
      autocomplete: 'current-password',
      maxlength: longest,
    },
    {
      name: 'next',
      label: 'accounts.password.next',
      hint: 'accounts.password.nextHint',
      kind: 'password',
      required: true,
      autocomplete: 'new-password',
      maxlength: longest,
    },
  ],
);
