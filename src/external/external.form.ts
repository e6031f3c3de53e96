/** Forms for recorded certificates: what is on the paper, and the decision of a second person. */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { optionalText } from '../http/fields.ts';
import { defineForm } from '../http/form.ts';
import { externalKinds } from './externalNumber.ts';

const day = z.iso.date({ message: 'common.form.dateTime' });

export const externalForm = defineForm(
  z
    .strictObject({
      kind: z.enum(externalKinds),
      number: z.string().trim().min(2).max(lengths.code),
      holderName: z.string().trim().min(2).max(lengths.name),
      workerNumber: optionalText(lengths.code),
      title: z.string().trim().min(2).max(lengths.title),
      level: optionalText(lengths.name),
      issuerName: z.string().trim().min(2).max(lengths.title),
      issuedOn: day,
      expiresOn: z.union([z.literal('').transform(() => null), day]),
    })
    .refine(({ issuedOn, expiresOn }) => expiresOn === null || issuedOn <= expiresOn, {
      path: ['expiresOn'],
      message: 'external.problem.days',
    }),
  [
    { name: 'kind', label: 'external.field.kind', kind: 'select', required: true },
    { name: 'number', label: 'external.field.number', kind: 'text', required: true, maxlength: lengths.code },
    {
      name: 'holderName',
      label: 'external.field.holder',
      kind: 'text',
      required: true,
      maxlength: lengths.name,
    },
    {
      name: 'workerNumber',
      label: 'external.field.workerNumber',
      hint: 'external.field.workerNumberHint',
      kind: 'text',
      maxlength: lengths.code,
    },
    { name: 'title', label: 'external.field.title', kind: 'text', required: true, maxlength: lengths.title },
    { name: 'level', label: 'external.field.level', kind: 'text', maxlength: lengths.name },
    {
      name: 'issuerName',
      label: 'external.field.issuer',
      kind: 'text',
      required: true,
      maxlength: lengths.title,
    },
    { name: 'issuedOn', label: 'external.field.issuedOn', kind: 'date', required: true },
    { name: 'expiresOn', label: 'external.field.expiresOn', kind: 'date' },
    {
      name: 'scan',
      label: 'external.field.scan',
      hint: 'external.field.scanHint',
      kind: 'file',
      accept: '.pdf,.jpg,.jpeg,.png',
    },
  ],
);

/** How it was checked, or why it is rejected. */
export const decisionForm = defineForm(
  z.strictObject({
    decision: z.enum(['checked', 'rejected']),
    note: z.string().trim().min(4).max(lengths.line),
  }),
  [
    { name: 'decision', label: 'external.field.decision', kind: 'radios', required: true },
    {
      name: 'note',
      label: 'external.field.note',
      hint: 'external.field.noteHint',
      kind: 'text',
      required: true,
      maxlength: lengths.line,
    },
  ],
);
