/**
 * Standings from judges' sheets: with five judges or more the highest and the lowest total are dropped; the mean of
 * the rest is the score (whole hundredths, half away from zero). Ties are broken by the same mean of the measured
 * aspects; whoever is still equal shares the rank, and the next rank is skipped (1, 2, 2, 4). Knows no names.
 */
import { divideHundredths } from '../lib/hundredths.ts';

/** One judge's sheet for one contestant. */
export interface SheetTotal {
  readonly judgeId: number;
  readonly total: number;
  /** Sum of the measured aspects. */
  readonly measured: number;
}

/** A contestant with all sheets. */
export interface Scoring {
  readonly contestantId: number;
  readonly sheets: readonly SheetTotal[];
}

/** A row of the standings. */
export interface Standing {
  readonly contestantId: number;
  readonly rank: number;
  readonly score: number;
  readonly measured: number;
  /** Judges whose totals were dropped. */
  readonly dropped: readonly number[];
}

/** From so many judges on, the highest and the lowest are dropped. */
export const judgesForTrimming = 5;

/** Ranks contestants, best first; those without any sheet are left out. */
export function rank(scorings: readonly Scoring[]): Standing[] {
  const scored = scorings.filter(({ sheets }) => sheets.length > 0).map(scoreOf);
  const sorted = scored.sort(
    (left, right) =>
      right.score - left.score || right.measured - left.measured || left.contestantId - right.contestantId,
  );
  const places: Standing[] = [];
  for (const [index, row] of sorted.entries()) {
    const above = places[index - 1];
    const isEqual = above?.score === row.score && above.measured === row.measured;
    places.push({ ...row, rank: isEqual ? above.rank : index + 1 });
  }
  return places;
}

/** The mean of the totals without the highest and the lowest (from five on). */
export function trimmedMean(totals: readonly number[]): number {
  const sorted = [...totals].sort((low, high) => low - high);
  const kept = sorted.length >= judgesForTrimming ? sorted.slice(1, -1) : sorted;
  return divideHundredths(
    kept.reduce((sum, total) => sum + total, 0),
    kept.length,
  );
}

function scoreOf({ contestantId, sheets }: Scoring): Omit<Standing, 'rank'> {
  const sorted = [...sheets].sort((low, high) => low.total - high.total || low.judgeId - high.judgeId);
  const dropped = sorted.length >= judgesForTrimming ? [sorted[0], sorted.at(-1)] : [];
  const droppedIds = dropped.flatMap((sheet) => (sheet ? [sheet.judgeId] : []));
  return {
    contestantId,
    score: trimmedMean(sheets.map(({ total }) => total)),
    measured: trimmedMean(sheets.map(({ measured }) => measured)),
    dropped: droppedIds,
  };
}
