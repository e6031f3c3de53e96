/** A result list: the standings with each contestant's award, as signed off. */
import type { Standing } from './ranking.ts';
import type { Prize } from './scheme.ts';

/** One row of a result list. */
export interface ResultRow {
  readonly rank: number;
  readonly contestantId: number;
  readonly personId: number;
  readonly drawNumber: number;
  /** Hundredths. */
  readonly score: number;
  readonly awardZh: string | null;
  readonly awardEn: string | null;
}

/** The award of a rank, or null. */
export function prizeFor(rank: number, prizes: readonly Prize[]): Prize | null {
  return prizes.find(({ first, last }) => rank >= first && rank <= last) ?? null;
}

/** Makes the result list from the standings. */
export function resultList(
  standings: readonly Standing[],
  contestants: readonly { id: number; personId: number; drawNumber: number | null }[],
  prizes: readonly Prize[],
): ResultRow[] {
  return standings.flatMap(({ contestantId, rank, score }) => {
    const contestant = contestants.find(({ id }) => id === contestantId);
    if (!contestant) return [];
    const prize = prizeFor(rank, prizes);
    const { personId, drawNumber } = contestant;
    const award = { awardZh: prize?.titleZh ?? null, awardEn: prize?.titleEn ?? null };
    return [{ rank, contestantId, personId, drawNumber: drawNumber ?? 0, score, ...award }];
  });
}
