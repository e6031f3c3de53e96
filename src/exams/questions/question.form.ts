/** The forms of the question bank: what is written for a question, and the step that it takes. */
import { z } from 'zod';
import { lengths } from '../../db/columns.ts';
import { defineForm, type FieldDefinition } from '../../http/form.ts';
import { partialCredits, type QuestionKind } from './questionContent.ts';
import { questionSteps } from './questionState.ts';
import { writtenKinds } from './questionText.ts';

const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');
const long = z.string().max(8_000).default('');
const optionalId = z
  .union([z.literal(''), z.coerce.number().int().positive()])
  .default('')
  .transform((value) => (value === '' ? null : value));

const facts = {
  topicId: z.coerce.number().int().positive(),
  occupationId: optionalId,
  tierRank: optionalId,
  difficulty: z.coerce.number().int().min(1).max(5),
  source: z.string().trim().max(lengths.line).default(''),
};
const text = {
  stemZh: long,
  stemEn: long,
  answer: z.string().max(20_000).default(''),
  textZh: long,
  textEn: long,
  value: z.string().max(32).default(''),
  tolerance: z.string().max(32).default('0'),
  partialCredit: z.enum(partialCredits).default('allOrNothing'),
  explanationZh: long,
  explanationEn: long,
  keepsOrder: ticked,
  inAnyOrder: ticked,
};

/** A new question of a kind. */
export const newQuestionForm = defineForm(z.strictObject({ kind: z.enum(writtenKinds), ...facts, ...text }));
/** The same with the moment that the editor saw, so that nobody overwrites another unseen. */
export const changeQuestionForm = defineForm(
  z.strictObject({ kind: z.enum(writtenKinds), ...facts, ...text, revision: z.coerce.number().int() }),
);
/** A step. */
export const stepForm = defineForm(z.strictObject({ step: z.enum(questionSteps) }));

const area = (name: string, label: FieldDefinition['label'], rows: number, required = false) =>
  ({ name, label, kind: 'textarea', rows, required }) satisfies FieldDefinition;

/** The fields that a kind of question is written with. */
export function fieldsOf(kind: QuestionKind): FieldDefinition[] {
  return [
    { name: 'kind', label: 'questions.field.kind', kind: 'hidden' },
    area('stemZh', 'questions.field.stemZh', 3, true),
    area('stemEn', 'questions.field.stemEn', 2),
    ...ownFields(kind),
    { name: 'topicId', label: 'questions.field.topic', kind: 'select', required: true },
    { name: 'occupationId', label: 'questions.field.occupation', kind: 'select' },
    { name: 'tierRank', label: 'questions.field.tier', kind: 'select' },
    { name: 'difficulty', label: 'questions.field.difficulty', kind: 'select', required: true },
    { name: 'source', label: 'questions.field.source', kind: 'text', maxlength: lengths.line },
    area('explanationZh', 'questions.field.explanationZh', 2),
    area('explanationEn', 'questions.field.explanationEn', 2),
  ];
}

function ownFields(kind: QuestionKind): FieldDefinition[] {
  const partial: FieldDefinition = {
    name: 'partialCredit',
    label: 'questions.field.partialCredit',
    kind: 'select',
  };
  const order: FieldDefinition = {
    name: 'keepsOrder',
    label: 'questions.field.keepsOrder',
    kind: 'checkbox',
  };
  switch (kind) {
    case 'judgement':
      return [{ name: 'answer', label: 'questions.field.isTrue', kind: 'select', required: true }];
    case 'single':
      return [lines(kind, 6), order];
    case 'multiple':
      return [lines(kind, 6), partial, order];
    case 'fillIn':
      return [lines(kind, 4), { name: 'inAnyOrder', label: 'questions.field.inAnyOrder', kind: 'checkbox' }];
    case 'numeric':
      return [
        { name: 'value', label: 'questions.field.value', kind: 'text', required: true, inputmode: 'decimal' },
        { name: 'tolerance', label: 'questions.field.tolerance', kind: 'text', inputmode: 'decimal' },
        { ...lines(kind, 3), required: false },
      ];
    case 'matching':
    case 'ordering':
      return [lines(kind, 6), partial];
    case 'cloze':
      return [
        { ...area('textZh', 'questions.field.clozeZh', 4, true), hint: 'questions.hint.clozeText' },
        area('textEn', 'questions.field.clozeEn', 4),
        lines(kind, 5),
      ];
    case 'shortAnswer':
    case 'essay':
      return [
        area('textZh', 'questions.field.modelAnswerZh', 4),
        area('textEn', 'questions.field.modelAnswerEn', 3),
        { ...lines(kind, 4), required: false },
      ];
    default:
      return [];
  }
}

function lines(kind: Exclude<(typeof writtenKinds)[number], 'judgement'>, rows: number): FieldDefinition {
  return { ...area('answer', `questions.lines.${kind}`, rows, true), hint: `questions.hint.${kind}` };
}
