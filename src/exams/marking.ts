/** Marks theory papers in whole hundredths. Knows no tables and no clock. */

/** `judgement` is true or false. */
export type QuestionKind = 'single' | 'multiple' | 'judgement';

/** What marking needs to know of a question on a paper. */
export interface PaperQuestion {
  readonly questionId: number;
  readonly kind: QuestionKind;
  /** Keys of the right options. */
  readonly answerKey: readonly string[];
  /** Hundredths for the right answer. */
  readonly marks: number;
}

/** Marks of a whole paper. */
export const fullMarks = 10_000;

/** The hundredths of one answer: all for exactly the right options, else none. Null: not answered. */
export function markAnswer(question: PaperQuestion, choice: readonly string[] | null): number {
  if (choice === null || choice.length === 0) return 0;
  const chosen = new Set(choice);
  const isRight =
    chosen.size === question.answerKey.length && question.answerKey.every((key) => chosen.has(key));
  return isRight ? question.marks : 0;
}

/** The hundredths of a whole paper; `choices` by question id. */
export function markPaper(
  questions: readonly PaperQuestion[],
  choices: ReadonlyMap<number, readonly string[]>,
): number {
  return questions.reduce(
    (sum, question) => sum + markAnswer(question, choices.get(question.questionId) ?? null),
    0,
  );
}

/** Shares the paper's marks out over its questions: whole hundredths that differ by one at most and add up. */
export function shareMarks(count: number): number[] {
  return Array.from(
    { length: count },
    (_, index) => Math.floor((fullMarks * (index + 1)) / count) - Math.floor((fullMarks * index) / count),
  );
}

/** Whether a choice can be an answer: known options, none twice, and one at most unless several are asked for. */
export function isPossibleChoice(
  kind: QuestionKind,
  optionKeys: readonly string[],
  choice: readonly string[],
): boolean {
  const isKnown = choice.every((key) => optionKeys.includes(key)) && new Set(choice).size === choice.length;
  return isKnown && (kind === 'multiple' || choice.length <= 1);
}
