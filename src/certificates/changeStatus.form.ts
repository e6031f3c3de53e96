/** Why a certificate is suspended, resumed or revoked; whoever verifies reads it. */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { defineForm } from '../http/form.ts';

export const changeStatusForm = defineForm(
  z.strictObject({ reason: z.string().trim().min(4).max(lengths.title) }),
  [
    {
      name: 'reason',
      label: 'certificates.change.reason',
      hint: 'certificates.change.reasonHint',
      kind: 'text',
      required: true,
      maxlength: lengths.title,
    },
  ],
);
