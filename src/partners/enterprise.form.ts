/** Forms of the staff's pages: an enterprise, its members, and the quotas of its keys. */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { defineForm } from '../http/form.ts';
import { largestQuotas } from './apiKey.ts';
import { creditCodeFault, normaliseCreditCode } from './creditCode.ts';

const creditCode = z
  .string()
  .max(60)
  .transform(normaliseCreditCode)
  .superRefine((code, context) => {
    const fault = creditCodeFault(code);
    if (fault) context.addIssue({ code: 'custom', message: `partners.creditCode.${fault}` });
  });

export const enterpriseForm = defineForm(
  z.strictObject({ name: z.string().trim().min(2).max(lengths.title), creditCode }),
  [
    {
      name: 'name',
      label: 'partners.enterprise.name',
      kind: 'text',
      required: true,
      maxlength: lengths.title,
    },
    {
      ...{ name: 'creditCode', label: 'partners.enterprise.creditCode', kind: 'text', required: true },
      ...{ hint: 'partners.enterprise.creditCodeHint', maxlength: 30, autocomplete: 'off' },
    },
  ],
);

export const memberForm = defineForm(z.strictObject({ personId: z.coerce.number().int().positive() }), [
  {
    ...{ name: 'personId', label: 'partners.enterprise.member', kind: 'select', required: true },
    hint: 'partners.enterprise.memberHint',
  },
]);

export const quotaForm = defineForm(
  z.strictObject({
    perMinute: z.coerce.number().int().min(1).max(largestQuotas.perMinute),
    perDay: z.coerce.number().int().min(1).max(largestQuotas.perDay),
  }),
  [
    {
      ...{ name: 'perMinute', label: 'partners.key.perMinute', kind: 'number', required: true },
      ...{ min: 1, max: largestQuotas.perMinute },
    },
    {
      ...{ name: 'perDay', label: 'partners.key.perDay', kind: 'number', required: true },
      ...{ min: 1, max: largestQuotas.perDay },
    },
  ],
);
