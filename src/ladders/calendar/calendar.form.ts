/** Forms of the timetable: a venue, who teaches where and who pays, a session, and a series. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { localTime, mapPosition, optionalText } from '../../http/fields.ts';
import { defineForm, type FieldDefinition } from '../../http/form.ts';
import { mostSessions } from './series.ts';

const line = (length: number) => z.string().trim().min(1).max(length);
const yes = z
  .literal('yes')
  .optional()
  .transform((tick) => tick === 'yes');
const chosen = z
  .string()
  .regex(/^\d{0,9}$/)
  .transform((text) => Number(text) || null);
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const wholeOrNothing = (min: number, max: number) =>
  z.union([z.literal('').transform(() => null), whole(min, max)]);
const kind = z.enum(['theory', 'practice']);
const mode = z.enum(['inPerson', 'online', 'community']);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, { error: 'common.form.dateTime' });

export const venueForm = defineForm(
  z.strictObject({
    title: line(lengths.title),
    address: line(lengths.line),
    community: optionalText(lengths.name),
    capacity: whole(1, 5000),
    position: mapPosition,
    isActive: yes,
  }),
  [
    { name: 'title', label: 'calendar.field.title', kind: 'text', required: true, maxlength: lengths.title },
    {
      name: 'address',
      label: 'calendar.field.address',
      kind: 'text',
      required: true,
      maxlength: lengths.line,
    },
    { name: 'community', label: 'ladders.field.community', kind: 'text', maxlength: lengths.name },
    { name: 'capacity', label: 'calendar.field.seats', kind: 'number', required: true, min: 1, max: 5000 },
    {
      name: 'position',
      label: 'calendar.field.position',
      hint: 'calendar.positionHint',
      kind: 'text',
      maxlength: 40,
    },
    { name: 'isActive', label: 'calendar.field.isActive', kind: 'checkbox' },
  ],
);

export const arrangementForm = defineForm(
  z.strictObject({
    trainerId: chosen,
    venueId: chosen,
    stationId: chosen,
    funder: optionalText(lengths.name),
  }),
  [
    { name: 'trainerId', label: 'ladders.field.trainer', hint: 'calendar.trainerHint', kind: 'select' },
    { name: 'venueId', label: 'ladders.field.venue', kind: 'select' },
    { name: 'stationId', label: 'calendar.field.station', kind: 'select' },
    {
      name: 'funder',
      label: 'calendar.field.funder',
      hint: 'calendar.funderHint',
      kind: 'text',
      maxlength: lengths.name,
    },
  ],
);

/** What both forms of sessions ask: how, where and with whom. */
const held = {
  mode,
  venueId: chosen,
  trainerId: chosen,
  onlineAddress: optionalText(lengths.link),
  capacity: wholeOrNothing(1, 5000),
  funder: optionalText(lengths.name),
};
const heldFields: readonly FieldDefinition[] = [
  { name: 'mode', label: 'calendar.field.mode', kind: 'select', required: true },
  { name: 'venueId', label: 'ladders.field.venue', kind: 'select' },
  { name: 'trainerId', label: 'ladders.field.trainer', kind: 'select' },
  {
    name: 'onlineAddress',
    label: 'calendar.field.onlineAddress',
    hint: 'calendar.onlineHint',
    kind: 'text',
    maxlength: lengths.link,
  },
  {
    name: 'capacity',
    label: 'calendar.field.capacity',
    hint: 'calendar.asClassHint',
    kind: 'number',
    min: 1,
    max: 5000,
  },
  {
    name: 'funder',
    label: 'calendar.field.funder',
    hint: 'calendar.asClassHint',
    kind: 'text',
    maxlength: lengths.name,
  },
];
const minutesField: FieldDefinition = {
  name: 'minutes',
  label: 'calendar.field.minutes',
  kind: 'number',
  required: true,
  min: 15,
  max: 720,
};
/** Ticked once the warnings were read. */
const warned = { isWarned: yes };

export const sessionForm = defineForm(
  z.strictObject({ kind, startsAt: localTime, minutes: whole(15, 720), ...held, ...warned }),
  [
    { name: 'kind', label: 'ladders.field.kind', kind: 'select', required: true },
    { name: 'startsAt', label: 'ladders.field.startsAt', kind: 'datetime-local', required: true },
    minutesField,
    ...heldFields,
  ],
);

export const seriesForm = defineForm(
  z.strictObject({
    firstDay: day,
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'calendar.form.time' }),
    minutes: whole(15, 720),
    weekdays: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((ticked) => [ticked ?? []].flat().map(Number))
      .refine((days) => days.length > 0 && days.every((one) => one >= 0 && one <= 6), {
        error: 'calendar.form.weekday',
      }),
    count: wholeOrNothing(1, mostSessions),
    hours: wholeOrNothing(1, 500),
    practice: whole(0, mostSessions),
    skipped: z
      .string()
      .transform((text) => text.split(/[\s,，、;；]+/).filter(Boolean))
      .refine((days) => days.every((one) => /^\d{4}-\d\d-\d\d$/.test(one)), {
        error: 'calendar.form.skipped',
      }),
    ...held,
    isConfirmed: yes,
  }),
  [
    { name: 'firstDay', label: 'calendar.field.firstDay', kind: 'date', required: true },
    {
      name: 'time',
      label: 'calendar.field.time',
      kind: 'text',
      required: true,
      maxlength: 5,
      inputmode: 'numeric',
    },
    minutesField,
    {
      name: 'count',
      label: 'calendar.field.count',
      hint: 'calendar.countHint',
      kind: 'number',
      min: 1,
      max: mostSessions,
    },
    { name: 'hours', label: 'calendar.field.hours', kind: 'number', min: 1, max: 500 },
    {
      name: 'practice',
      label: 'calendar.field.practice',
      kind: 'number',
      required: true,
      min: 0,
      max: mostSessions,
    },
    {
      name: 'skipped',
      label: 'calendar.field.skipped',
      hint: 'calendar.skippedHint',
      kind: 'textarea',
      rows: 2,
    },
    ...heldFields,
  ],
);

/** A feed switched on (with a new address) or off. */
export const feedForm = defineForm(
  z.strictObject({ isOn: z.enum(['yes', 'no']).transform((answer) => answer === 'yes') }),
);
