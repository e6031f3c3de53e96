/** The way demonstration questions are written down. Options are pairs of Chinese and English; keys count from a. */
import type { QuestionKind } from '../../../src/exams/marking.ts';
import { judgementOptions, type QuestionOption } from '../../../src/exams/question.ts';

/** A question without its topic. */
export interface WrittenQuestion {
  readonly kind: QuestionKind;
  readonly stemZh: string;
  readonly stemEn: string;
  readonly options: QuestionOption[];
  readonly answerKey: string[];
}

type Pair = readonly [zh: string, en: string];

/** One right option. */
export function single(stem: Pair, key: string, ...options: Pair[]): WrittenQuestion {
  return { kind: 'single', ...written(stem), options: lettered(options), answerKey: [key] };
}

/** Several right options, as letters in a row: `acd`. */
export function multiple(stem: Pair, keys: string, ...options: Pair[]): WrittenQuestion {
  return { kind: 'multiple', ...written(stem), options: lettered(options), answerKey: [...keys] };
}

/** True or false. */
export function judgement(stem: Pair, isTrue: boolean): WrittenQuestion {
  return { kind: 'judgement', ...written(stem), options: [...judgementOptions], answerKey: [String(isTrue)] };
}

function written([stemZh, stemEn]: Pair): { stemZh: string; stemEn: string } {
  return { stemZh, stemEn };
}

function lettered(options: readonly Pair[]): QuestionOption[] {
  return options.map(([zh, en], index) => ({ key: 'abcdef'.charAt(index), zh, en }));
}
