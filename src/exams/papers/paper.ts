/** What a frozen paper is made of: which version of which question, for how many marks, in which order of options. */

/** One place on a paper. */
export interface PaperPlace {
  /** bank_questions.id; a question stands on a paper once. */
  readonly questionId: number;
  /** question_versions.id */
  readonly versionId: number;
  /** Hundredths for the right answer. */
  readonly marks: number;
  /** Keys of the options (matching: of the right ones) in the order shown; empty: as the content lists them, but mixed
   * where the order itself is asked for. */
  readonly optionOrder: readonly string[];
}

/** Marks of a whole paper in hundredths. */
export const fullMarks = 10_000;

/** Shares the paper's marks out over its questions: whole hundredths that differ by one at most and add up. */
export function shareMarks(count: number): number[] {
  return Array.from(
    { length: count },
    (_, index) => Math.floor((fullMarks * (index + 1)) / count) - Math.floor((fullMarks * index) / count),
  );
}
