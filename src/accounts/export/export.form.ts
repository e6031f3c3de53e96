/** The form for an export of people: which columns and whom, and a reason where phones and ID numbers are in full. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { defineForm, type Form } from '../../http/form.ts';

/** Columns in the order of the workbook. */
export const exportColumns = [
  'name',
  'workerNumber',
  'phone',
  'identityNumber',
  'birthDate',
  'sex',
  'community',
  'registeredAt',
  'consentAt',
  'createdAt',
] as const;
export type ExportColumn = (typeof exportColumns)[number];

/** What is chosen before anything was. */
export const usualColumns: readonly ExportColumn[] = [
  'name',
  'workerNumber',
  'phone',
  'identityNumber',
  'community',
  'registeredAt',
];

/** What the form gives once it is valid. */
export interface ExportForm {
  readonly columns: readonly ExportColumn[];
  readonly search: string;
  readonly community: string;
  readonly registered: string;
  readonly logIn: string;
  readonly role: string;
  readonly inFull?: 'yes' | undefined;
  readonly reason: string;
}

const short = z.string().max(lengths.name).default('');
const one = z.enum(exportColumns);

export const exportForm: Form<ExportForm> = defineForm(
  z.strictObject({
    columns: z
      .union([one, z.array(one)], { error: 'people.export.noColumns' })
      .transform((chosen) => (Array.isArray(chosen) ? chosen : [chosen])),
    search: short.transform((text) => text.normalize('NFKC').trim()),
    community: short,
    registered: short,
    logIn: short,
    role: short,
    inFull: z.literal('yes').optional(),
    reason: z.string().trim().max(lengths.line).default(''),
  }),
  [
    { name: 'search', label: 'accounts.people.search', kind: 'search', maxlength: lengths.name },
    { name: 'community', label: 'accounts.people.community', kind: 'select' },
    { name: 'registered', label: 'accounts.people.registered', kind: 'select' },
    { name: 'logIn', label: 'accounts.people.logIn', kind: 'select' },
    { name: 'role', label: 'accounts.people.role', kind: 'select' },
  ],
);

/** Shown to those only who may see phones and ID numbers in full. */
export const inFullFields = {
  fields: [
    { name: 'inFull', label: 'people.export.inFull', kind: 'checkbox' },
    {
      name: 'reason',
      label: 'people.export.reason',
      hint: 'people.export.reasonHint',
      kind: 'text',
      maxlength: lengths.line,
    },
  ],
} as const satisfies Pick<Form<unknown>, 'fields'>;
