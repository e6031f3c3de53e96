/** The sign-up form behind a poster's QR. */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { defineForm, type Form } from '../http/form.ts';
import { identityProblem, normaliseIdentityNumber } from '../lib/identityNumber.ts';
import { readPhoneNumber } from '../lib/phoneNumber.ts';

/** What the form gives once it is valid. */
export interface SignUpForm {
  readonly name: string;
  readonly phone: string;
  /** Null only where the page did not ask for it. */
  readonly identityNumber: string | null;
  readonly password: string;
  readonly consent: 'yes';
}

const phone = z.string().transform((text, context) => {
  const number = readPhoneNumber(text);
  if (number === null) context.addIssue({ code: 'custom', message: 'common.form.phone' });
  return number ?? '';
});

/** What the page sends instead of an ID number where it does not ask for one. */
export const identityNotAsked = 'none';

const identityNumber = z.string().transform((text, context) => {
  if (text === identityNotAsked) return null;
  const number = normaliseIdentityNumber(text);
  const problem = identityProblem(number, { demonstration: true, now: new Date() });
  if (problem) context.addIssue({ code: 'custom', message: `common.form.identity.${problem}` });
  return number;
});

export const signUpForm: Form<SignUpForm> = defineForm(
  z.strictObject({
    name: z.string().trim().min(2).max(lengths.name),
    phone,
    identityNumber,
    password: z.string().min(8).max(200),
    consent: z.literal('yes', { error: 'ladders.signUp.consentNeeded' }),
  }),
  [
    {
      name: 'name',
      label: 'ladders.signUp.name',
      kind: 'text',
      required: true,
      autocomplete: 'name',
      maxlength: lengths.name,
    },
    {
      name: 'phone',
      label: 'ladders.signUp.phone',
      kind: 'tel',
      required: true,
      autocomplete: 'tel',
      inputmode: 'numeric',
    },
    {
      name: 'identityNumber',
      label: 'ladders.signUp.identityNumber',
      hint: 'ladders.signUp.identityHint',
      kind: 'text',
      required: true,
      autocomplete: 'off',
      maxlength: 24,
    },
    {
      name: 'password',
      label: 'ladders.signUp.password',
      hint: 'ladders.signUp.passwordHint',
      kind: 'password',
      required: true,
      autocomplete: 'new-password',
    },
    { name: 'consent', label: 'ladders.signUp.consent', kind: 'checkbox', required: true },
  ],
);

/** What someone who is logged in sends. */
export interface OwnPlaceForm {
  /** Ticked where the consent text is new to her. */
  readonly consent?: 'yes' | undefined;
}

export const ownPlaceForm: Form<OwnPlaceForm> = defineForm(
  z.strictObject({ consent: z.literal('yes').optional() }),
  [{ name: 'consent', label: 'ladders.signUp.consent', kind: 'checkbox', required: true }],
);
