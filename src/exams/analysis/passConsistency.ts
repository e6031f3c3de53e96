/** How far pass and fail would stay the same, were the test sat again. */

/** How sure decisions at a line are. */
export interface PassConsistency {
  /** Livingston's k², 0 … 1: k² = (α·σ² + (mean − line)²) / (σ² + (mean − line)²) (J. Educ. Measurement 9, 1972). */
  readonly livingston: number | null;
  /** Attempts whose total is within one standard error of the line. */
  readonly nearLine: number;
}

/** Works it out; all but α in hundredths. */
export function passConsistency(
  totals: readonly number[],
  {
    mean,
    standardDeviation,
    standardError,
    internalConsistency,
  }: {
    readonly mean: number;
    readonly standardDeviation: number | null;
    readonly standardError: number | null;
    /** Per cent. */
    readonly internalConsistency: number | null;
  },
  line: number,
): PassConsistency {
  const nearLine =
    standardError === null ? 0 : totals.filter((total) => Math.abs(total - line) <= standardError).length;
  if (standardDeviation === null || internalConsistency === null) return { livingston: null, nearLine };
  const [spread, away] = [standardDeviation ** 2, (mean - line) ** 2];
  const known = (Math.max(0, internalConsistency) / 100) * spread + away;
  return { livingston: spread + away === 0 ? null : known / (spread + away), nearLine };
}
