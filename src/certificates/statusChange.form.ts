/**
 * What is asked before a certificate is suspended, resumed, revoked, or issued anew under the right name. `confirmed`
 * comes only from the button below the question, so that Enter in a field changes nothing.
 */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { optionalText } from '../http/fields.ts';
import { defineForm } from '../http/form.ts';
import { isReasonFor, type ReasonCode } from './statusReason.ts';

/** Longest note, so that it fits beside the code's wording. */
const noteLength = 120;
const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');

/** The form of one change; its codes are the change's own. */
function reasonForm(change: 'suspend' | 'resume' | 'revoke') {
  const schema = z
    .strictObject({
      reasonCode: z.custom<ReasonCode>(
        (code) => typeof code === 'string' && isReasonFor(change, code),
        'certificates.change.chooseReason',
      ),
      note: optionalText(noteLength),
      isPublic: ticked,
      confirmed: ticked,
    })
    .refine(({ reasonCode, note }) => reasonCode !== 'other' || (note ?? '').length >= 4, {
      path: ['note'],
      message: 'certificates.change.noteNeeded',
    });
  return defineForm(schema, [
    { name: 'reasonCode', label: 'certificates.change.reason', kind: 'select', required: true },
    {
      name: 'note',
      label: 'certificates.change.note',
      hint: 'certificates.change.noteHint',
      kind: 'textarea',
      rows: 3,
      maxlength: noteLength,
    },
    {
      name: 'isPublic',
      label: 'certificates.change.isPublic',
      hint: 'certificates.change.isPublicHint',
      kind: 'checkbox',
    },
  ]);
}

export const reasonForms = {
  suspend: reasonForm('suspend'),
  resume: reasonForm('resume'),
  revoke: reasonForm('revoke'),
} as const;

/** Which request a second person decides about. */
export const decisionForm = defineForm(z.strictObject({ requestId: z.coerce.number().int().positive() }));

/** The right name, and what proves it. */
export const replacementForm = defineForm(
  z.strictObject({
    name: z.string().trim().min(1).max(lengths.name),
    evidence: optionalText(noteLength),
    confirmed: ticked,
  }),
  [
    {
      name: 'name',
      label: 'certificates.replace.name',
      hint: 'certificates.replace.nameHint',
      kind: 'text',
      required: true,
      maxlength: lengths.name,
      autocomplete: 'off',
    },
    {
      name: 'evidence',
      label: 'certificates.replace.evidence',
      hint: 'certificates.replace.evidenceHint',
      kind: 'textarea',
      rows: 3,
      maxlength: noteLength,
    },
  ],
);
