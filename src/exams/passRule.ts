/** When an exam is passed: each part by itself; a strong part never makes up for a weak one. */

/** The standard's line for each part: 60 of 100, in hundredths. */
export const standardPassMark = 6000;

/** The two parts of an exam. */
export type Part = 'theory' | 'practical';

/** What was decided. */
export interface Verdict {
  readonly passed: boolean;
  /** The parts below the line. */
  readonly failedParts: readonly Part[];
}

/** Decides from both marks and the line, all in hundredths. */
export function decide(theory: number, practical: number, passMark: number): Verdict {
  const failedParts: Part[] = [];
  if (theory < passMark) failedParts.push('theory');
  if (practical < passMark) failedParts.push('practical');
  return { passed: failedParts.length === 0, failedParts };
}
