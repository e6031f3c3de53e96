/** What a question is made of. Knows no tables. */
import type { QuestionKind } from './marking.ts';

/** The bank's topics. */
export const topics = ['elderlyCare', 'infantCare', 'organising', 'mealPlanning', 'safety', 'law'] as const;
export type Topic = (typeof topics)[number];

/** The kinds of questions. */
export const questionKinds = ['single', 'multiple', 'judgement'] as const satisfies readonly QuestionKind[];

/** One option in both languages. */
export interface QuestionOption {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
}

/** The two options of every true-or-false question. */
export const judgementOptions: readonly QuestionOption[] = [
  { key: 'true', zh: '正确', en: 'True' },
  { key: 'false', zh: '错误', en: 'False' },
];
