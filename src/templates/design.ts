/**
 * What a certificate looks like, as data: a sheet and the elements on it. Lengths are tenths of a millimetre from the
 * sheet's upper left corner, sizes of type tenths of a point. Knows no PDF and no certificate.
 */
import { z } from 'zod';
import { type TemplateField, templateFields } from './fields.ts';

/** What templates are made for: the kinds of certificates, and the card that a holder carries. */
export const templateKinds = ['completion', 'award', 'honour', 'card'] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** The languages that a template speaks. */
export const templateLanguages = ['zh', 'en', 'bilingual'] as const;
export type TemplateLanguage = (typeof templateLanguages)[number];

/** Sheets in tenths of a millimetre; a card is ID-1 (ISO/IEC 7810), 85.6 × 54 mm. */
export const sheets = {
  'a4-landscape': { width: 2970, height: 2100 },
  'a4-portrait': { width: 2100, height: 2970 },
  card: { width: 856, height: 540 },
} as const;
export type SheetName = keyof typeof sheets;

/** Most elements on a sheet. */
export const mostElements = 60;

/** Fonts by the names that documents use. */
export const fonts = ['sans', 'sansBold', 'serif', 'serifBold'] as const;

/** The pictures that a template shows: a seal, a signature, a logo. */
export const imageKinds = ['seal', 'signature', 'logo'] as const;
export type ImageKind = (typeof imageKinds)[number];

/** Drawn ornaments: a double frame with notched corners, and a lotus that stands on the lower edge of its box. */
export const ornaments = ['frame', 'lotus'] as const;

const place = {
  x: z.int().min(0).max(2970),
  y: z.int().min(0).max(2970),
  width: z.int().min(1).max(2970),
  height: z.int().min(1).max(2970),
};
const colour = z.string().regex(/^#[0-9a-f]{6}$/);
const field = z.enum(templateFields);

const text = z.strictObject({
  kind: z.literal('text'),
  ...place,
  /** Fixed words and `{{fields}}`; nothing is printed where every field in it is empty. */
  text: z.string().trim().min(1).max(200),
  /** Printed only where this field says something; null: always. */
  onlyWith: field.nullable(),
  language: z.enum(['zh', 'en']),
  isHeading: z.boolean(),
  font: z.enum(fonts),
  size: z.int().min(40).max(900),
  /** The text shrinks down to this size to keep within its box. */
  smallest: z.int().min(40).max(900),
  colour,
  align: z.enum(['left', 'center', 'right']),
  anchor: z.enum(['top', 'bottom']),
  /** Extra space between characters and lines, in hundredths of the size. */
  tracking: z.int().min(0).max(50),
  leading: z.int().min(0).max(100),
  /** Lines of about equal length. */
  isBalanced: z.boolean(),
});
const image = z.strictObject({ kind: z.enum(imageKinds), ...place, imageId: z.int().positive().nullable() });
const photo = z.strictObject({ kind: z.literal('photo'), ...place });
const ornament = z.strictObject({
  kind: z.literal('ornament'),
  ...place,
  ornament: z.enum(ornaments),
  colour,
});
const line = z.strictObject({ kind: z.literal('line'), ...place, colour, thickness: z.int().min(1).max(40) });
const qr = z.strictObject({ kind: z.literal('qr'), ...place });

/** One element. */
export const elementSchema = z.discriminatedUnion('kind', [text, image, photo, ornament, line, qr]);
export type DesignElement = z.infer<typeof elementSchema>;
export type TextElement = z.infer<typeof text>;
export type ImageElement = z.infer<typeof image>;
export type ElementKind = DesignElement['kind'];

/** In the order in which the designer offers them. */
export const elementKinds = [
  'text',
  'seal',
  'signature',
  'logo',
  'photo',
  'ornament',
  'line',
  'qr',
] as const satisfies readonly ElementKind[];

/** A whole design. */
export const designSchema = z.strictObject({
  sheet: z.enum(Object.keys(sheets) as [SheetName, ...SheetName[]]),
  elements: z.array(elementSchema).max(mostElements),
});
export type Design = z.infer<typeof designSchema>;

const fieldPattern = /\{\{\s*(\w+)\s*\}\}/g;

/** Names in double braces, as written: also those that are no fields. */
export function namedIn(text: string): string[] {
  return [...text.matchAll(fieldPattern)].map(([, name]) => name as string);
}

/** The fields that an element prints. */
export function fieldsOf(element: DesignElement): TemplateField[] {
  const isField = (name: string): name is TemplateField =>
    (templateFields as readonly string[]).includes(name);
  return element.kind === 'text' ? namedIn(element.text).filter(isField) : [];
}

/** The text with its fields filled in; null where there is nothing to print. */
export function filledText(
  { text, onlyWith }: Pick<TextElement, 'text' | 'onlyWith'>,
  values: Readonly<Record<TemplateField, string>>,
): string | null {
  if (onlyWith !== null && values[onlyWith] === '') return null;
  const named = namedIn(text);
  if (named.length > 0 && named.every((name) => !values[name as TemplateField])) return null;
  return text.replace(fieldPattern, (_match, name: TemplateField) => values[name] ?? '');
}

/** Whether a pre-printed form carries the element: what is the same on all certificates of a template. */
export function isOnForm(element: DesignElement): boolean {
  if (element.kind === 'ornament' || element.kind === 'line' || element.kind === 'logo') return true;
  const own = fieldsOf(element).filter((name) => name !== 'title' && name !== 'titleEnglish');
  return element.kind === 'text' && own.length === 0 && element.onlyWith === null;
}

/** Ids of the pictures that a design shows. */
export function imageIdsOf({ elements }: Design): number[] {
  const ids = elements.flatMap((element) => ('imageId' in element ? [element.imageId] : []));
  return [...new Set(ids.filter((id) => id !== null))];
}
