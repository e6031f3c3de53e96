/** The way demonstration questions are written down. Options are pairs of Chinese and English; keys count from a. */
import type { QuestionContent, QuestionOption } from '../../../src/exams/questions/questionContent.ts';

/** A question without its topic. */
export type WrittenQuestion = QuestionContent;

type Pair = readonly [zh: string, en: string];

/** One right option. */
export function single(stem: Pair, key: string, ...options: Pair[]): WrittenQuestion {
  return { kind: 'single', ...written(stem), options: lettered(options), answerKey: key, keepsOrder: false };
}

/** Several right options, as letters in a row: `acd`. */
export function multiple(stem: Pair, keys: string, ...options: Pair[]): WrittenQuestion {
  const choice = { options: lettered(options), answerKeys: [...keys], keepsOrder: false };
  return { kind: 'multiple', ...written(stem), ...choice, partialCredit: 'allOrNothing' };
}

/** True or false. */
export function judgement(stem: Pair, isTrue: boolean): WrittenQuestion {
  return { kind: 'judgement', ...written(stem), isTrue };
}

/** Blanks in order, each with the texts that are accepted. */
export function fillIn(stem: Pair, ...blanks: (readonly string[])[]): WrittenQuestion {
  const keyed = blanks.map((accepted, index) => ({ key: `b${index + 1}`, accepted: [...accepted] }));
  return { kind: 'fillIn', ...written(stem), blanks: keyed, isCaseSensitive: false, inAnyOrder: false };
}

/** A number; units as pairs of their name and the factor to the first. */
export function numeric(
  stem: Pair,
  value: string,
  tolerance = '0',
  ...units: (readonly [text: string, factor: string])[]
): WrittenQuestion {
  const named = units.map(([text, factor]) => ({ text, factor }));
  return { kind: 'numeric', ...written(stem), value, tolerance, units: named };
}

/** Pairs of what belongs together; a partner that belongs to none comes last, without a left side. */
export function matching(
  stem: Pair,
  pairs: readonly (readonly [Pair, Pair])[],
  ...strays: Pair[]
): WrittenQuestion {
  const lefts = lettered(pairs.map(([left]) => left));
  const rights = lettered([...pairs.map(([, right]) => right), ...strays]);
  const keyed = Object.fromEntries(lefts.map(({ key }) => [key, key]));
  return { kind: 'matching', ...written(stem), lefts, rights, pairs: keyed, partialCredit: 'shareOfRight' };
}

/** Steps, in the right order. */
export function ordering(stem: Pair, ...steps: Pair[]): WrittenQuestion {
  return { kind: 'ordering', ...written(stem), options: lettered(steps), partialCredit: 'shareOfRight' };
}

/** A text with gaps `{{g1}}`, `{{g2}}`, …; a gap is what is accepted, or options of which the first is right. */
export function cloze(
  stem: Pair,
  text: Pair,
  ...gaps: (readonly string[] | readonly Pair[])[]
): WrittenQuestion {
  const keyed = gaps.map((gap, index) => {
    const key = `g${index + 1}`;
    if (gap.every((one) => typeof one === 'string'))
      return {
        key,
        input: 'text' as const,
        accepted: [...(gap as readonly string[])],
        isCaseSensitive: false,
      };
    return { key, input: 'choice' as const, options: lettered(gap as readonly Pair[]), answerKey: 'a' };
  });
  return { kind: 'cloze', ...written(stem), text: { zh: text[0], en: text[1] }, gaps: keyed };
}

function written([zh, en]: Pair) {
  return { stem: { zh, en }, media: [], explanation: { zh: '', en: '' } };
}

function lettered(options: readonly Pair[]): QuestionOption[] {
  return options.map(([zh, en], index) => ({ key: 'abcdef'.charAt(index), zh, en, media: null }));
}
