/**
 * A question as people write it – in the editor's form and in a spreadsheet's row – and as the bank stores it. Reading
 * back what was written gives the same question; only the keys of options are named anew.
 */
import {
  LineProblem,
  readBlanks,
  readGaps,
  readOptions,
  readPairs,
  readRubric,
  readUnits,
  writeBlanks,
  writeGaps,
  writeOptions,
  writePairs,
  writeRubric,
  writeUnits,
} from './answerLines.ts';
import { type QuestionContent, type QuestionKind, questionContent } from './questionContent.ts';

/** What is written for a question; what does not belong to its kind is empty. */
export interface QuestionText {
  readonly kind: QuestionKind;
  readonly stemZh: string;
  readonly stemEn: string;
  /** Options, blanks, pairs, steps, gaps, or what to look for: see answerLines. `true` or `false` for a judgement. */
  readonly answer: string;
  /** The text with gaps `{{1}}`, `{{2}}`, …; or the model answer of what people mark. */
  readonly textZh: string;
  readonly textEn: string;
  /** Of a number. */
  readonly value: string;
  readonly tolerance: string;
  readonly partialCredit: 'allOrNothing' | 'shareOfRight' | 'rightMinusWrong';
  readonly explanationZh: string;
  readonly explanationEn: string;
  /** Options stay in order; blanks may change places. */
  readonly keepsOrder: boolean;
  readonly inAnyOrder: boolean;
}

/** What is wrong, and in which part. */
export interface TextProblem {
  readonly field: keyof QuestionText;
  readonly key:
    | 'line'
    | 'stem'
    | 'options'
    | 'oneRight'
    | 'someRight'
    | 'blanks'
    | 'pairs'
    | 'gaps'
    | 'gapOrder'
    | 'number'
    | 'kind'
    | 'invalid';
  /** Counts from 1; 0 where it is no single line. */
  readonly line: number;
}

/** Kinds that are written as text; a place on a picture is not. */
export const writtenKinds = [
  'single',
  'multiple',
  'judgement',
  'fillIn',
  'numeric',
  'matching',
  'ordering',
  'cloze',
  'shortAnswer',
  'essay',
] as const satisfies readonly QuestionKind[];

/** The question, or what is wrong with it first. */
export function readQuestion(text: QuestionText): { content: QuestionContent } | { problem: TextProblem } {
  try {
    if (text.stemZh.trim() === '') return wrong('stemZh', 'stem');
    const draft = partsOf(text);
    if ('problem' in draft) return draft;
    const common = {
      kind: text.kind,
      stem: { zh: text.stemZh.trim(), en: text.stemEn.trim() },
      explanation: { zh: text.explanationZh.trim(), en: text.explanationEn.trim() },
    };
    const parsed = questionContent.safeParse({ ...common, ...draft.parts });
    return parsed.success
      ? { content: parsed.data }
      : wrong(fieldOf(parsed.error.issues[0]?.path[0]), 'invalid');
  } catch (error) {
    if (!(error instanceof LineProblem)) throw error;
    return wrong('answer', 'line', error.line);
  }
}

type Draft = { parts: Record<string, unknown> } | { problem: TextProblem };

function partsOf(text: QuestionText): Draft {
  const { kind, answer, partialCredit } = text;
  switch (kind) {
    case 'single':
    case 'multiple':
      return choiceParts(text);
    case 'judgement':
      return answer === 'true' || answer === 'false'
        ? { parts: { isTrue: answer === 'true' } }
        : wrong('answer', 'oneRight');
    case 'fillIn': {
      const blanks = readBlanks(answer);
      const { inAnyOrder } = text;
      return blanks.length === 0 ? wrong('answer', 'blanks') : { parts: { blanks, inAnyOrder } };
    }
    case 'numeric': {
      const value = text.value.trim();
      const tolerance = text.tolerance.trim() || '0';
      return value === ''
        ? wrong('value', 'number')
        : { parts: { value, tolerance, units: readUnits(answer) } };
    }
    case 'matching': {
      const read = readPairs(answer);
      return read.lefts.length < 1 || read.rights.length < 2
        ? wrong('answer', 'pairs')
        : { parts: { ...read, partialCredit } };
    }
    case 'ordering': {
      const { options } = readOptions(answer);
      return options.length < 2 ? wrong('answer', 'options') : { parts: { options, partialCredit } };
    }
    case 'cloze':
      return clozeParts(text);
    case 'shortAnswer':
    case 'essay':
      return {
        parts: {
          modelAnswer: { zh: text.textZh.trim(), en: text.textEn.trim() },
          rubric: readRubric(answer),
        },
      };
    default:
      return wrong('kind', 'kind');
  }
}

function choiceParts({ kind, answer, keepsOrder, partialCredit }: QuestionText): Draft {
  const { options, right } = readOptions(answer);
  if (options.length < 2) return wrong('answer', 'options');
  if (kind === 'multiple')
    return right.length === 0
      ? wrong('answer', 'someRight')
      : { parts: { options, answerKeys: right, partialCredit, keepsOrder } };
  return right.length === 1
    ? { parts: { options, answerKey: right[0], keepsOrder } }
    : wrong('answer', 'oneRight');
}

/** Both texts name every gap once, in the order of its lines: an answer's places follow it. */
function clozeParts({ answer, textZh, textEn }: QuestionText): Draft {
  const gaps = readGaps(answer);
  const wanted = gaps.map((_, index) => String(index + 1)).join(',');
  const named = (text: string) => [...text.matchAll(/\{\{(\d+)\}\}/g)].map(([, number]) => number).join(',');
  if (gaps.length === 0) return wrong('answer', 'gaps');
  if (named(textZh) !== wanted) return wrong('textZh', 'gapOrder');
  if (textEn.trim() !== '' && named(textEn) !== wanted) return wrong('textEn', 'gapOrder');
  const keyed = (text: string) => text.trim().replace(/\{\{(\d+)\}\}/g, '{{g$1}}');
  return { parts: { text: { zh: keyed(textZh), en: keyed(textEn) }, gaps } };
}

function wrong(field: keyof QuestionText, key: TextProblem['key'], line = 0): { problem: TextProblem } {
  return { problem: { field, key, line } };
}

function fieldOf(part: PropertyKey | undefined): keyof QuestionText {
  if (part === 'stem') return 'stemZh';
  if (part === 'value' || part === 'tolerance') return part;
  if (part === 'text' || part === 'modelAnswer') return 'textZh';
  return part === 'explanation' ? 'explanationZh' : 'answer';
}

/** A question that nothing was written for yet. */
export function blankQuestion(kind: QuestionKind): QuestionText {
  return {
    ...{
      kind,
      stemZh: '',
      stemEn: '',
      answer: kind === 'judgement' ? 'true' : '',
      textZh: '',
      textEn: '',
      value: '',
    },
    ...{ tolerance: '0', partialCredit: 'allOrNothing', explanationZh: '', explanationEn: '' },
    ...{ keepsOrder: false, inAnyOrder: false },
  };
}

/** The question as text; null for a kind that is not written as text. */
export function writeQuestion(content: QuestionContent): QuestionText | null {
  const { kind, stem, explanation } = content;
  const rest = writtenParts(content);
  if (rest === null) return null;
  return {
    ...blankQuestion(kind),
    ...{ stemZh: stem.zh, stemEn: stem.en, explanationZh: explanation.zh, explanationEn: explanation.en },
    ...('partialCredit' in content ? { partialCredit: content.partialCredit } : {}),
    ...('keepsOrder' in content ? { keepsOrder: content.keepsOrder } : {}),
    ...('inAnyOrder' in content ? { inAnyOrder: content.inAnyOrder } : {}),
    ...rest,
  };
}

function writtenParts(content: QuestionContent): Partial<QuestionText> | null {
  switch (content.kind) {
    case 'single':
      return { answer: writeOptions(content.options, [content.answerKey]) };
    case 'multiple':
      return { answer: writeOptions(content.options, content.answerKeys) };
    case 'judgement':
      return { answer: String(content.isTrue) };
    case 'fillIn':
      return { answer: writeBlanks(content.blanks) };
    case 'numeric':
      return { value: content.value, tolerance: content.tolerance, answer: writeUnits(content.units) };
    case 'matching':
      return { answer: writePairs(content) };
    case 'ordering':
      return { answer: writeOptions(content.options) };
    case 'cloze': {
      const numbered = (text: string) =>
        content.gaps.reduce(
          (done, { key }, index) => done.replaceAll(`{{${key}}}`, `{{${index + 1}}}`),
          text,
        );
      return {
        textZh: numbered(content.text.zh),
        textEn: numbered(content.text.en),
        answer: writeGaps(content.gaps),
      };
    }
    case 'shortAnswer':
    case 'essay': {
      const { modelAnswer, rubric } = content;
      return { textZh: modelAnswer.zh, textEn: modelAnswer.en, answer: writeRubric(rubric) };
    }
    default:
      return null;
  }
}
