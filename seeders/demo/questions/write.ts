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

function written([zh, en]: Pair) {
  return { stem: { zh, en }, media: [], explanation: { zh: '', en: '' } };
}

function lettered(options: readonly Pair[]): QuestionOption[] {
  return options.map(([zh, en], index) => ({ key: 'abcdef'.charAt(index), zh, en, media: null }));
}
