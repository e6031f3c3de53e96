/** The form with which a station's manager enrols someone who can't do it herself. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { defineForm, type Form } from '../../http/form.ts';
import { identityProblem, normaliseIdentityNumber } from '../../lib/identityNumber.ts';
import { readPhoneNumber } from '../../lib/phoneNumber.ts';

/** What the form gives. */
export interface EnrolOtherForm {
  readonly name: string;
  readonly phone: string;
  /** Null: to follow before a certificate is made. */
  readonly identityNumber: string | null;
  readonly consentGiven: 'paper' | 'oral';
  /** Who was there, or where the paper is kept. */
  readonly witness: string;
}

const phone = z.string().transform((text, context) => {
  const number = readPhoneNumber(text);
  if (number === null) context.addIssue({ code: 'custom', message: 'common.form.phone' });
  return number ?? '';
});

const identityNumber = z.string().transform((text, context) => {
  const number = normaliseIdentityNumber(text);
  if (number === '') return null;
  const problem = identityProblem(number, { demonstration: true, now: new Date() });
  if (problem) context.addIssue({ code: 'custom', message: `common.form.identity.${problem}` });
  return number;
});

export const enrolOtherForm: Form<EnrolOtherForm> = defineForm(
  z.strictObject({
    name: z.string().trim().min(2).max(lengths.name),
    phone,
    identityNumber,
    consentGiven: z.enum(['paper', 'oral'], { error: 'enrolment.other.consentNeeded' }),
    witness: z.string().trim().min(2).max(lengths.line),
  }),
  [
    {
      name: 'name',
      label: 'ladders.signUp.name',
      kind: 'text',
      required: true,
      autocomplete: 'off',
      maxlength: lengths.name,
    },
    {
      name: 'phone',
      label: 'ladders.signUp.phone',
      hint: 'enrolment.other.phoneHint',
      kind: 'tel',
      required: true,
      autocomplete: 'off',
      inputmode: 'numeric',
    },
    {
      name: 'identityNumber',
      label: 'ladders.signUp.identityNumber',
      hint: 'enrolment.other.identityHint',
      kind: 'text',
      autocomplete: 'off',
      maxlength: 24,
    },
    { name: 'consentGiven', label: 'enrolment.other.consent', kind: 'radios', required: true },
    {
      name: 'witness',
      label: 'enrolment.other.witness',
      hint: 'enrolment.other.witnessHint',
      kind: 'text',
      required: true,
      autocomplete: 'off',
      maxlength: lengths.line,
    },
  ],
);
