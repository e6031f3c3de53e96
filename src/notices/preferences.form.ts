/** The forms of how someone wants to be told: groups by channel, quiet hours, language; and her mail address. */
import { z } from 'zod';
import { defineForm } from '../http/form.ts';
import { locales } from '../i18n/translate.ts';
import { type Channel, channels } from './messaging.ts';
import { type NoticeGroup, noticeGroups } from './noticeGroup.ts';

/** The name of a box: `email_classes`. */
export function boxName(channel: Channel, group: NoticeGroup): string {
  return `${channel}_${group}`;
}

const boxes = Object.fromEntries(
  channels.flatMap((channel) =>
    noticeGroups.map((group) => [boxName(channel, group), z.literal('yes').optional()]),
  ),
);
const hour = z.coerce.number().int().min(0).max(23);
const rest = { quietFrom: hour, quietUntil: hour, language: z.enum(locales) };

/** What is sent; boxes that are not ticked are not there. */
export type PreferencesForm = z.infer<z.ZodObject<typeof rest>> & Readonly<Record<string, unknown>>;

export const preferencesForm = defineForm<PreferencesForm>(z.strictObject({ ...boxes, ...rest }), [
  { name: 'quietFrom', label: 'notices.preferences.quietFrom', kind: 'select', required: true },
  { name: 'quietUntil', label: 'notices.preferences.quietUntil', kind: 'select', required: true },
  { name: 'language', label: 'notices.preferences.language', kind: 'select', required: true },
]);

/** An address: what HTML's own check accepts, in ASCII, at most 254 characters. */
const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/, {
    message: 'notices.email.invalid',
  });

export const emailForm = defineForm(z.strictObject({ email }), [
  {
    name: 'email',
    label: 'notices.email.label',
    hint: 'notices.email.hint',
    kind: 'email',
    required: true,
    autocomplete: 'email',
    inputmode: 'email',
    maxlength: 254,
  },
]);
