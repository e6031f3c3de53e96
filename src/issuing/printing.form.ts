/** The forms of the printing office: deliveries, spoiled forms, printers, print runs. */
import { z } from 'zod';
import { lengths } from '../db/columns.ts';
import { localTime, optionalText } from '../http/fields.ts';
import { defineForm, type FieldDefinition } from '../http/form.ts';
import { calibrationLimits } from './calibration.ts';
import { spoilReasons } from './formLedger.ts';

const formDigits = z
  .string()
  .trim()
  .regex(/^\d{1,9}$/, 'issuing.problem.formDigits');

/** A delivery: the first number is typed with its leading zeros. */
export const seriesForm = defineForm(
  z
    .strictObject({
      title: z.string().trim().min(2).max(lengths.name),
      prefix: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[A-Z0-9-]{0,12}$/, 'issuing.problem.prefix'),
      first: formDigits,
      last: formDigits,
      supplier: optionalText(lengths.name),
      receivedAt: localTime,
    })
    .refine(({ first, last }) => Number(first) <= Number(last), {
      path: ['last'],
      message: 'issuing.problem.formOrder',
    }),
  [
    {
      ...{ name: 'title', label: 'issuing.field.seriesTitle', kind: 'text', required: true },
      ...{ hint: 'issuing.field.seriesTitleHint', maxlength: lengths.name },
    },
    {
      name: 'prefix',
      label: 'issuing.field.prefix',
      hint: 'issuing.field.prefixHint',
      kind: 'text',
      maxlength: 12,
    },
    {
      ...{ name: 'first', label: 'issuing.field.firstNumber', kind: 'text', required: true },
      ...{ hint: 'issuing.field.firstNumberHint', inputmode: 'numeric', maxlength: 9 },
    },
    {
      ...{ name: 'last', label: 'issuing.field.lastNumber', kind: 'text', required: true },
      ...{ inputmode: 'numeric', maxlength: 9 },
    },
    { name: 'supplier', label: 'issuing.field.supplier', kind: 'text', maxlength: lengths.name },
    { name: 'receivedAt', label: 'issuing.field.receivedAt', kind: 'date', required: true },
  ],
);

const spoilFields = [
  { name: 'reason', label: 'issuing.field.reason', kind: 'select', required: true },
  { name: 'detail', label: 'issuing.field.detail', kind: 'text', maxlength: lengths.title },
] as const satisfies readonly FieldDefinition[];

const spoilFacts = { reason: z.enum(spoilReasons), detail: optionalText(lengths.title) };

/** Blank forms that are spoiled. */
export const spoilBlankForm = defineForm(
  z.strictObject({ first: z.string().trim().min(1).max(32), last: optionalText(32), ...spoilFacts }),
  [
    { name: 'first', label: 'issuing.field.firstNumber', kind: 'text', required: true, maxlength: 32 },
    {
      ...{ name: 'last', label: 'issuing.field.lastNumber', kind: 'text', maxlength: 32 },
      hint: 'issuing.field.lastHint',
    },
    ...spoilFields,
  ],
);

const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');

/** A used form that is spoiled, and whether its certificate takes another. */
export const spoilUsedForm = defineForm(
  z.strictObject({ ...spoilFacts, again: ticked, first: optionalText(32) }),
  [
    ...spoilFields,
    { name: 'again', label: 'issuing.field.again', kind: 'checkbox' },
    {
      ...{ name: 'first', label: 'issuing.field.nextForm', kind: 'text', maxlength: 32 },
      hint: 'issuing.field.nextFormHint',
    },
  ],
);

/** A decimal number with a point or a comma, times `factor`, as a whole number between limits. */
const decimal = (factor: number, least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^[-+−]?\d{1,3}([.,]\d{1,2})?$/, 'issuing.problem.decimal')
    .transform((text) => Math.round(Number(text.replace('−', '-').replace(',', '.')) * factor))
    .refine((value) => value >= least && value <= most, 'issuing.problem.tooFar');

const { offset, scale } = calibrationLimits;

/** A printer: offsets in millimetres, scale in percent. */
export const printerForm = defineForm(
  z.strictObject({
    name: z.string().trim().min(2).max(lengths.name),
    offsetX: decimal(10, -offset, offset),
    offsetY: decimal(10, -offset, offset),
    scale: decimal(100, scale.least, scale.most),
  }),
  [
    {
      name: 'name',
      label: 'issuing.field.printerName',
      kind: 'text',
      required: true,
      maxlength: lengths.name,
    },
    {
      ...{ name: 'offsetX', label: 'issuing.field.offsetX', kind: 'text', required: true },
      hint: 'issuing.field.offsetHint',
    },
    { name: 'offsetY', label: 'issuing.field.offsetY', kind: 'text', required: true },
    { name: 'scale', label: 'issuing.field.scale', kind: 'text', required: true },
  ],
);

const millimetres = (least: number, most: number) =>
  decimal(100, least * 100, most * 100).transform((value) => value / 100);

/** What was measured on a test page, in millimetres. */
export const measuredForm = defineForm(
  z.strictObject({ left: millimetres(0, 60), top: millimetres(0, 60), bar: millimetres(150, 250) }),
  [
    { name: 'left', label: 'issuing.field.measuredLeft', kind: 'text', required: true, inputmode: 'decimal' },
    { name: 'top', label: 'issuing.field.measuredTop', kind: 'text', required: true, inputmode: 'decimal' },
    { name: 'bar', label: 'issuing.field.measuredBar', kind: 'text', required: true, inputmode: 'decimal' },
  ],
);

const chosen = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

/** A print run: a batch, or one certificate by its number. */
export const printRunForm = defineForm(
  z.strictObject({
    batchId: z.union([z.literal('').transform(() => null), chosen]),
    certificateNumber: optionalText(40),
    seriesId: chosen,
    printerId: chosen,
    first: optionalText(32),
  }),
  [
    { name: 'batchId', label: 'issuing.field.batch', kind: 'select' },
    {
      ...{ name: 'certificateNumber', label: 'issuing.field.certificateNumber', kind: 'text', maxlength: 40 },
      hint: 'issuing.field.certificateNumberHint',
    },
    { name: 'seriesId', label: 'issuing.field.series', kind: 'select', required: true },
    {
      ...{ name: 'first', label: 'issuing.field.nextForm', kind: 'text', maxlength: 32 },
      hint: 'issuing.field.nextFormHint',
    },
    { name: 'printerId', label: 'issuing.field.printer', kind: 'select', required: true },
  ],
);
