/** The form of a station, new or changed. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { mapPosition } from '../../http/fields.ts';
import { defineForm, type Form } from '../../http/form.ts';

/** What the form gives. */
export interface StationForm {
  readonly code: string;
  readonly title: string;
  readonly address: string;
  readonly community: string;
  readonly managerId: number | null;
  readonly position: string | null;
  readonly isActive: boolean;
}

const line = (length: number) => z.string().trim().min(1).max(length);

export const stationForm: Form<StationForm> = defineForm(
  z.strictObject({
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9-]{2,32}$/, { error: 'enrolment.station.codeShape' }),
    title: line(lengths.title),
    address: line(lengths.line),
    community: line(lengths.name),
    managerId: z
      .string()
      .regex(/^\d{0,9}$/)
      .transform((text) => Number(text) || null),
    position: mapPosition,
    isActive: z
      .literal('yes')
      .optional()
      .transform((tick) => tick === 'yes'),
  }),
  [
    {
      name: 'code',
      label: 'ladders.field.code',
      hint: 'enrolment.station.codeShape',
      kind: 'text',
      required: true,
      maxlength: 32,
    },
    {
      name: 'title',
      label: 'enrolment.field.stationTitle',
      kind: 'text',
      required: true,
      maxlength: lengths.title,
    },
    {
      name: 'address',
      label: 'enrolment.field.address',
      kind: 'text',
      required: true,
      maxlength: lengths.line,
    },
    {
      name: 'community',
      label: 'ladders.field.community',
      hint: 'enrolment.station.communityHint',
      kind: 'text',
      required: true,
      maxlength: lengths.name,
    },
    {
      name: 'managerId',
      label: 'enrolment.field.manager',
      hint: 'enrolment.station.managerHint',
      kind: 'select',
    },
    {
      name: 'position',
      label: 'calendar.field.position',
      hint: 'calendar.positionHint',
      kind: 'text',
      maxlength: 40,
    },
    { name: 'isActive', label: 'enrolment.station.isActive', kind: 'checkbox' },
  ],
);
