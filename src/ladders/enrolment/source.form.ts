/** The form of a new source. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { defineForm, type Form } from '../../http/form.ts';
import { type SourceKind, sourceKinds } from './sourceKind.ts';

/** What the form gives. */
export interface SourceForm {
  readonly kind: SourceKind;
  readonly label: string;
  /** Only for a station; null: none chosen. */
  readonly stationId: number | null;
}

const stationId = z
  .string()
  .regex(/^\d{0,9}$/)
  .transform((text) => Number(text) || null);

export const sourceForm: Form<SourceForm> = defineForm(
  z.strictObject({
    kind: z.enum(sourceKinds),
    label: z.string().trim().max(lengths.name),
    stationId: stationId.default(null),
  }),
  [
    { name: 'kind', label: 'enrolment.field.kind', kind: 'select', required: true },
    {
      name: 'label',
      label: 'enrolment.field.label',
      hint: 'enrolment.source.labelHint',
      kind: 'text',
      maxlength: lengths.name,
    },
    {
      name: 'stationId',
      label: 'enrolment.field.station',
      hint: 'enrolment.source.stationHint',
      kind: 'select',
    },
  ],
);
