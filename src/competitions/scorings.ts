/** Brings contestants and their sheets together for ranking. */
import type { Scoring } from './ranking.ts';
import type { Aspect } from './scheme.ts';

interface Sheet {
  readonly contestantId: number;
  readonly judgeId: number;
  readonly marks: Readonly<Record<string, number>>;
  readonly total: number;
}

/** Each contestant with her sheets' totals, and the part of them that was measured. */
export function scorings(
  contestants: readonly { id: number }[],
  sheets: readonly Sheet[],
  aspects: readonly Aspect[],
): Scoring[] {
  const measured = aspects.filter(({ kind }) => kind === 'M').map(({ id }) => id);
  return contestants.map(({ id }) => ({
    contestantId: id,
    sheets: sheets
      .filter(({ contestantId }) => contestantId === id)
      .map(({ judgeId, total, marks }) => ({
        judgeId,
        total,
        measured: measured.reduce((sum, aspectId) => sum + (marks[aspectId] ?? 0), 0),
      })),
  }));
}
