/**
 * What a question says and which answers are right, by kind, in both languages. This is what a question's version
 * stores and what every importer and exporter reads and writes. Knows no tables and no marks.
 */
import { z } from 'zod';

/** A text in both languages; English may be empty. */
export const words = z.strictObject({ zh: z.string().max(8000), en: z.string().max(8000) });
export type Words = z.infer<typeof words>;

/** Keys of options, blanks, gaps and regions: unique within their question. */
const key = z.string().regex(/^[A-Za-z0-9_-]{1,32}$/);

/** A picture, sound or film of the bank, with what it shows in words. */
export const mediaReference = z.strictObject({ mediaId: z.number().int().positive(), alternative: words });
export type MediaReference = z.infer<typeof mediaReference>;

/** One option; `media` where it is a picture. */
export const option = z.strictObject({
  key,
  zh: z.string().max(2000),
  en: z.string().max(2000),
  media: mediaReference.nullable().default(null),
});
export type QuestionOption = z.infer<typeof option>;

/** How several right options earn marks: all or nothing, a share each, or a share each less one for each wrong one. */
export const partialCredits = ['allOrNothing', 'shareOfRight', 'rightMinusWrong'] as const;
const partialCredit = z.enum(partialCredits).default('allOrNothing');
export type PartialCredit = (typeof partialCredits)[number];

/** An exact decimal as it is written, `-0.50`; never a float. */
const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/);

/** Texts that are accepted; widths, traditional forms and spaces are levelled before they are compared. */
const accepted = z.array(z.string().min(1).max(200)).min(1).max(20);

/** What people who mark look for: what to see, and how much of the question's marks it is worth (hundredths of 1). */
const rubric = z
  .array(z.strictObject({ key, text: words, share: z.number().int().min(1).max(100) }))
  .max(12)
  .default([]);

/** A gap in a cloze text: written, or chosen from options. */
export const gap = z.discriminatedUnion('input', [
  z.strictObject({ key, input: z.literal('text'), accepted, isCaseSensitive: z.boolean().default(false) }),
  z.strictObject({
    key,
    input: z.literal('choice'),
    options: z.array(option).min(2).max(12),
    answerKey: key,
  }),
  z.strictObject({ key, input: z.literal('number'), value: decimal, tolerance: decimal }),
]);
export type Gap = z.infer<typeof gap>;

/** A place on a picture, in thousandths of its width and height from the upper left. */
const thousandth = z.number().int().min(0).max(1000);
export const region = z.strictObject({
  key,
  label: words,
  shape: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('circle'), x: thousandth, y: thousandth, radius: thousandth }),
    z.strictObject({
      kind: z.literal('rectangle'),
      x: thousandth,
      y: thousandth,
      width: thousandth,
      height: thousandth,
    }),
    z.strictObject({
      kind: z.literal('polygon'),
      points: z
        .array(z.tuple([thousandth, thousandth]))
        .min(3)
        .max(40),
    }),
  ]),
});
export type Region = z.infer<typeof region>;

/** What all kinds have. `explanation` is shown with results where the exam allows it. */
const common = {
  stem: words,
  media: z.array(mediaReference).max(8).default([]),
  explanation: words.default({ zh: '', en: '' }),
};
const options = z.array(option).min(2).max(12);

/** A question's content, told apart by `kind`. */
export const questionContent = z.discriminatedUnion('kind', [
  /** One right option. `keepsOrder`: the options are never shuffled. */
  z.strictObject({
    kind: z.literal('single'),
    ...common,
    options,
    answerKey: key,
    keepsOrder: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('multiple'),
    ...common,
    options,
    answerKeys: z.array(key).min(1).max(12),
    partialCredit,
    keepsOrder: z.boolean().default(false),
  }),
  /** True or false. */
  z.strictObject({ kind: z.literal('judgement'), ...common, isTrue: z.boolean() }),
  /** One or more blanks, asked for in order. `inAnyOrder`: the blanks' answers may change places. */
  z.strictObject({
    kind: z.literal('fillIn'),
    ...common,
    blanks: z.array(z.strictObject({ key, accepted })).min(1).max(12),
    isCaseSensitive: z.boolean().default(false),
    inAnyOrder: z.boolean().default(false),
  }),
  /** A number within the tolerance, in a unit where units are named; `factor` times the answer gives `value`'s unit. */
  z.strictObject({
    kind: z.literal('numeric'),
    ...common,
    value: decimal,
    tolerance: decimal,
    units: z
      .array(z.strictObject({ text: z.string().min(1).max(20), factor: decimal }))
      .max(8)
      .default([]),
  }),
  /** Each left option has one right partner; `rights` may have more options than are needed. */
  z.strictObject({
    kind: z.literal('matching'),
    ...common,
    lefts: z.array(option).min(1).max(12),
    rights: z.array(option).min(2).max(16),
    pairs: z.record(key, key),
    partialCredit,
  }),
  /** The options as listed are in the right order. */
  z.strictObject({ kind: z.literal('ordering'), ...common, options, partialCredit }),
  /** `text` has each gap as `{{key}}`. */
  z.strictObject({ kind: z.literal('cloze'), ...common, text: words, gaps: z.array(gap).min(1).max(20) }),
  /** Points on a picture; each right region must be met once. */
  z.strictObject({
    kind: z.literal('hotSpot'),
    ...common,
    picture: mediaReference,
    regions: z.array(region).min(1).max(30),
    answerKeys: z.array(key).min(1).max(12),
    partialCredit,
  }),
  /** A sentence or two, marked by people. */
  z.strictObject({
    kind: z.literal('shortAnswer'),
    ...common,
    modelAnswer: words,
    rubric,
    longest: z.number().int().min(10).max(2000).default(500),
  }),
  /** A longer text, marked by people. */
  z.strictObject({
    kind: z.literal('essay'),
    ...common,
    modelAnswer: words,
    rubric,
    longest: z.number().int().min(100).max(20_000).default(5000),
  }),
  /** Files or photos, marked by people. */
  z.strictObject({
    kind: z.literal('upload'),
    ...common,
    modelAnswer: words,
    rubric,
    accepts: z.array(z.enum(['picture', 'document', 'sound', 'film'])).min(1),
    most: z.number().int().min(1).max(6).default(1),
  }),
]);
export type QuestionContent = z.infer<typeof questionContent>;
export type QuestionKind = QuestionContent['kind'];
/** A content of one kind. */
export type ContentOf<Kind extends QuestionKind> = Extract<QuestionContent, { kind: Kind }>;

/** All kinds, in the order in which people choose them. */
export const questionKinds = [
  'single',
  'multiple',
  'judgement',
  'fillIn',
  'numeric',
  'matching',
  'ordering',
  'cloze',
  'hotSpot',
  'shortAnswer',
  'essay',
  'upload',
] as const satisfies readonly QuestionKind[];

/** Kinds that people mark. */
export const peopleMarkedKinds: ReadonlySet<QuestionKind> = new Set(['shortAnswer', 'essay', 'upload']);

/** How far a question has come. Only live ones are drawn for papers. */
export const questionStates = ['draft', 'reviewed', 'live', 'retired'] as const;
export type QuestionState = (typeof questionStates)[number];

/** How hard its author thinks a question is: 1 easy … 5 hard. */
export const difficulties = [1, 2, 3, 4, 5] as const;
export type Difficulty = (typeof difficulties)[number];
