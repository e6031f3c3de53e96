/** Forms about someone's personal data: her password, an administrator's reason, the decision of a request. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { defineForm, type Form } from '../../http/form.ts';

export const ownExportForm: Form<{ password: string }> = defineForm(
  z.strictObject({ password: z.string().min(1).max(200) }),
  [
    {
      name: 'password',
      label: 'people.privacy.password',
      hint: 'people.privacy.passwordHint',
      kind: 'password',
      required: true,
      autocomplete: 'current-password',
    },
  ],
);

export const staffExportForm: Form<{ reason: string }> = defineForm(
  z.strictObject({ reason: z.string().trim().min(4).max(lengths.line) }),
  [
    {
      name: 'reason',
      label: 'people.export.reason',
      hint: 'people.privacy.reasonHint',
      kind: 'text',
      required: true,
      maxlength: lengths.line,
    },
  ],
);

export const refuseErasureForm: Form<{ note: string }> = defineForm(
  z.strictObject({ note: z.string().trim().min(4).max(lengths.line) }),
  [
    {
      name: 'note',
      label: 'people.erasure.note',
      hint: 'people.erasure.noteHint',
      kind: 'text',
      required: true,
      maxlength: lengths.line,
    },
  ],
);
