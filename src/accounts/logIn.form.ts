/** The log-in form: a phone number or user name, and a password. */
import { z } from 'zod';
import { defineForm } from '../http/form.ts';

export const logInForm = defineForm(
  z.strictObject({
    login: z.string().trim().min(1).max(60),
    password: z.string().min(1).max(200),
    wanted: z.string().max(500).optional(),
  }),
  [
    {
      name: 'login',
      label: 'accounts.logIn.login',
      kind: 'text',
      required: true,
      autocomplete: 'username',
      maxlength: 60,
    },
    {
      name: 'password',
      label: 'accounts.logIn.password',
      kind: 'password',
      required: true,
      autocomplete: 'current-password',
      maxlength: 200,
    },
    { name: 'wanted', label: 'accounts.logIn.login', kind: 'hidden' },
  ],
);
