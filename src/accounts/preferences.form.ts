/** Language, text size and theme; each button sends one of them. */
import { z } from 'zod';
import { defineForm } from '../http/form.ts';
import { locales } from '../i18n/translate.ts';

export const preferencesForm = defineForm(
  z.strictObject({
    language: z.enum(locales).optional(),
    text: z.enum(['normal', 'large']).optional(),
    theme: z.enum(['auto', 'light', 'dark']).optional(),
    back: z.string().max(500).optional(),
  }),
);
