/** Forms for templates: a new one, a picture, a draft's publication, and one form for each kind of element. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { defineForm, type FieldDefinition } from '../../http/form.ts';
import type { TranslationKey } from '../../i18n/texts.ts';
import { imageLimits } from '../../lib/imageFile.ts';
import {
  designSchema,
  elementKinds,
  fonts,
  ornaments,
  templateKinds,
  templateLanguages,
} from '../../templates/design.ts';
import { templateFields } from '../../templates/fields.ts';

export const newTemplateForm = defineForm(
  z.strictObject({
    kind: z.enum(templateKinds),
    title: z.string().trim().min(2).max(lengths.title),
    language: z.enum(templateLanguages),
    /** A version to begin from; empty: the shipped design. */
    from: z.string().regex(/^\d{0,9}$/),
  }),
  [
    { name: 'kind', label: 'templates.field.kind', kind: 'select', required: true },
    { name: 'title', label: 'templates.field.templateTitle', kind: 'text', required: true, maxlength: 160 },
    { name: 'language', label: 'templates.field.language', kind: 'select', required: true },
    { name: 'from', label: 'templates.field.from', kind: 'select' },
  ],
);

const revision = z.coerce.number().int().positive();
const yes = z
  .string()
  .optional()
  .transform((ticked) => ticked === 'yes');

/** A step of a draft that was looked at in this revision. */
export const stepForm = defineForm(z.strictObject({ revision }));

export const publicationForm = defineForm(z.strictObject({ revision, isPutInForce: yes }));

export const retirementForm = defineForm(z.strictObject({ isRetired: yes }));

/** A whole design, as the designer's script sends it. */
export const designForm = defineForm(
  z.strictObject({
    revision,
    design: z
      .string()
      .max(100_000)
      .transform((text, context) => {
        const parsed = designSchema.safeParse(parsedJson(text));
        if (parsed.success) return parsed.data;
        context.addIssue({ code: 'custom', message: 'templates.refusal.notADesign' });
        return z.NEVER;
      }),
  }),
);

export const newElementForm = defineForm(z.strictObject({ revision, kind: z.enum(elementKinds) }));

export const moveForm = defineForm(
  z.strictObject({ revision, by: z.enum(['-1', '1']).transform((by) => Number(by) as -1 | 1) }),
);

/** A seal in print quality is far smaller. */
export const mostPictureBytes = imageLimits.bytes;

export const imageForm = defineForm(z.strictObject({}), [
  {
    name: 'file',
    label: 'templates.field.file',
    kind: 'file',
    hint: 'templates.field.fileHint',
    required: true,
    accept: 'image/png,image/jpeg',
  },
]);

/** The shapes of elements' forms: several kinds share one. */
export const elementShapes = ['text', 'image', 'box', 'ornament', 'line'] as const;
export type ElementShape = (typeof elementShapes)[number];

/** Millimetres with one decimal, as tenths. */
const tenths = (least: number) =>
  z.coerce
    .number()
    .min(least)
    .max(297)
    .transform((length) => Math.round(length * 10));
const points = z.coerce
  .number()
  .min(4)
  .max(90)
  .transform((size) => Math.round(size * 10));
const hundredths = (most: number) => z.coerce.number().int().min(0).max(most);
const place = { revision, x: tenths(0), y: tenths(0), width: tenths(0.1), height: tenths(0.1) };
const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/)
  .transform((text) => text.toLowerCase());
const nothingOr = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => null), schema]);

const label = (name: string) => `templates.field.${name}` as TranslationKey;
const length = (name: string): FieldDefinition => ({
  name,
  label: label(name),
  kind: 'number',
  min: 0,
  max: 297,
  step: 0.1,
  required: true,
});
const choice = (name: string): FieldDefinition => ({
  name,
  label: label(name),
  kind: 'select',
  required: true,
});
const hidden: FieldDefinition = { name: 'revision', label: label('revision'), kind: 'hidden' };
const placeFields = [hidden, ...['x', 'y', 'width', 'height'].map(length)];
const colourField: FieldDefinition = {
  name: 'colour',
  label: label('colour'),
  kind: 'text',
  required: true,
  maxlength: 7,
};

/** The form of each shape; lengths are typed in millimetres, sizes in points. */
export const elementForms = {
  text: defineForm(
    z.strictObject({
      ...place,
      text: z.string().trim().min(1).max(200),
      onlyWith: nothingOr(z.enum(templateFields)),
      language: z.enum(['zh', 'en']),
      isHeading: yes,
      font: z.enum(fonts),
      size: points,
      smallest: points,
      colour,
      align: z.enum(['left', 'center', 'right']),
      anchor: z.enum(['top', 'bottom']),
      tracking: hundredths(50),
      leading: hundredths(100),
      isBalanced: yes,
    }),
    [
      hidden,
      {
        name: 'text',
        label: label('text'),
        kind: 'text',
        hint: 'templates.field.textHint',
        required: true,
        maxlength: 200,
      },
      choice('onlyWith'),
      ...placeFields.slice(1),
      choice('font'),
      { ...length('size'), min: 4, max: 90 },
      { ...length('smallest'), min: 4, max: 90 },
      colourField,
      choice('align'),
      choice('anchor'),
      { ...length('tracking'), max: 50, step: 1 },
      { ...length('leading'), max: 100, step: 1 },
      { name: 'isBalanced', label: label('isBalanced'), kind: 'checkbox' },
      choice('language'),
      { name: 'isHeading', label: label('isHeading'), kind: 'checkbox' },
    ],
  ),
  image: defineForm(z.strictObject({ ...place, imageId: nothingOr(z.coerce.number().int().positive()) }), [
    ...placeFields,
    choice('imageId'),
  ]),
  box: defineForm(z.strictObject(place), placeFields),
  ornament: defineForm(z.strictObject({ ...place, ornament: z.enum(ornaments), colour }), [
    ...placeFields,
    choice('ornament'),
    colourField,
  ]),
  line: defineForm(z.strictObject({ ...place, colour, thickness: tenths(0.1) }), [
    ...placeFields,
    { ...length('thickness'), max: 4 },
    colourField,
  ]),
} as const;

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
