/** The form for a person, for staff. */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { optionalText } from '../http/fields.ts';
import { defineForm, type Form } from '../http/form.ts';
import { identityProblem, normaliseIdentityNumber } from '../lib/identityNumber.ts';
import { readPhoneNumber } from '../lib/phoneNumber.ts';

/** What the form gives once it is valid; empty fields are null. */
export interface PersonForm {
  readonly name: string;
  readonly phone: string | null;
  readonly identityNumber: string | null;
  readonly community: string | null;
  readonly workerNumber: string | null;
  /** YYYY-MM-DD: since when she has worked in the trade, as rules about work years count. */
  readonly workingSince: string | null;
}

/** A phone number, or empty. */
export const optionalPhone = z.string().transform((text, context) => {
  if (text.trim() === '') return null;
  const number = readPhoneNumber(text);
  if (number === null) context.addIssue({ code: 'custom', message: 'common.form.phone' });
  return number;
});

/** An ID number, or empty. Whether fictional ones count is decided by who handles the form. */
export const optionalIdentityNumber = z.string().transform((text, context) => {
  const number = normaliseIdentityNumber(text);
  if (number === '') return null;
  const problem = identityProblem(number, { demonstration: true, now: new Date() });
  if (problem) context.addIssue({ code: 'custom', message: `common.form.identity.${problem}` });
  return number;
});

export const personForm: Form<PersonForm> = defineForm(
  z.strictObject({
    name: z.string().trim().min(2).max(lengths.name),
    phone: optionalPhone,
    identityNumber: optionalIdentityNumber,
    community: optionalText(lengths.name),
    workerNumber: optionalText(lengths.code).transform((text) => text?.toUpperCase() ?? null),
    workingSince: z
      .union([z.literal(''), z.iso.date()])
      .optional()
      .transform((day) => day || null),
  }),
  [
    { name: 'name', label: 'accounts.person.name', kind: 'text', required: true, maxlength: lengths.name },
    {
      name: 'phone',
      label: 'accounts.person.phone',
      hint: 'accounts.person.keepHint',
      kind: 'tel',
      autocomplete: 'off',
    },
    {
      name: 'identityNumber',
      label: 'accounts.person.identityNumber',
      hint: 'accounts.person.keepHint',
      kind: 'text',
      autocomplete: 'off',
      maxlength: 24,
    },
    { name: 'community', label: 'accounts.person.community', kind: 'text', maxlength: lengths.name },
    { name: 'workerNumber', label: 'accounts.person.workerNumber', kind: 'text', maxlength: lengths.code },
    {
      name: 'workingSince',
      label: 'rules.person.workingSince',
      hint: 'rules.person.workingSinceHint',
      kind: 'date',
    },
  ],
);
