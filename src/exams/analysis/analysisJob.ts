/** Turns a paper with its attempts into what is analysed. Answers that carry no marks are marked again. */
import { choiceKeys, markResponse, rightKeys } from '../questions/markResponse.ts';
import type { QuestionContent } from '../questions/questionContent.ts';
import type { AnalysisJob } from './analysePaper.ts';

/** A question in its place. */
export interface AnalysedItem {
  readonly questionId: number;
  readonly marks: number;
  readonly content: QuestionContent;
}

/** One attempt, by question. */
export interface AnalysedAttempt {
  readonly marks: ReadonlyMap<number, number>;
  readonly responses: ReadonlyMap<number, readonly string[]>;
}

/** The job; `line` is the pass mark in hundredths. */
export function jobOf(
  items: readonly AnalysedItem[],
  attempts: readonly AnalysedAttempt[],
  line: number,
): AnalysisJob {
  const marksOf = ({ questionId, marks, content }: AnalysedItem, attempt: AnalysedAttempt) =>
    attempt.marks.get(questionId) ??
    markResponse(content, marks, attempt.responses.get(questionId) ?? null) ??
    0;
  return {
    matrix: {
      maxima: items.map(({ marks }) => marks),
      rows: attempts.map((attempt) => items.map((item) => marksOf(item, attempt))),
    },
    choices: items.map(({ questionId, content }) => {
      const keys = choiceKeys(content);
      if (!keys) return null;
      const chosen = attempts.map(({ responses }) => responses.get(questionId) ?? null);
      return { keys, rightKeys: rightKeys(content), chosen };
    }),
    guessShares: items.map(({ content }) => guessShare(content)),
    line,
  };
}

/** The score in per cent of one who guesses: one option of so many; of several, one of all combinations. */
export function guessShare(content: QuestionContent): number {
  if (content.kind === 'judgement') return 50;
  if (content.kind === 'single') return 100 / content.options.length;
  return content.kind === 'multiple' ? 100 / (2 ** content.options.length - 1) : 0;
}
