/**
 * Who moved up the ladder: of those who first completed a tier in a period, how many have since begun a class of the
 * next tier, and after how many months. Tiers count from 1; a month has 30.44 days, the year's mean.
 */
import { median } from './median.ts';

/** Someone did something, at an instant in milliseconds. */
export interface TierMoment {
  readonly personId: number;
  readonly at: number;
}

/** One who completed a tier, and when she entered the next one, if she did. */
export interface Step {
  readonly personId: number;
  readonly completedAt: number;
  readonly enteredAt: number | null;
}

/** From one tier to the next. */
export interface Conversion {
  readonly from: number;
  readonly completed: number;
  readonly entered: number;
  /** Months from the completion to the first session of the next tier, at the median; null where nobody entered. */
  readonly months: number | null;
}

const month = (365.25 / 12) * 86_400_000;

/** The steps from completions of a tier to entries of the next, of those whose first completion passes `counts`. */
export function stepsFrom<T extends TierMoment>(
  completions: readonly T[],
  entries: readonly TierMoment[],
  counts: (completion: T) => boolean,
): Step[] {
  const first = new Map<number, T>();
  for (const one of completions) {
    const known = first.get(one.personId);
    if (!known || one.at < known.at) first.set(one.personId, one);
  }
  const entered = new Map<number, number>();
  for (const { personId, at } of entries) {
    const completedAt = first.get(personId)?.at;
    if (completedAt === undefined || at < completedAt) continue;
    entered.set(personId, Math.min(at, entered.get(personId) ?? at));
  }
  return [...first.values()].filter(counts).map(({ personId, at }) => ({
    personId,
    completedAt: at,
    enteredAt: entered.get(personId) ?? null,
  }));
}

/** Counts steps. */
export function conversionOf(from: number, steps: readonly Step[]): Conversion {
  const months = steps.flatMap(({ completedAt, enteredAt }) =>
    enteredAt === null ? [] : (enteredAt - completedAt) / month,
  );
  const middle = median(months);
  return {
    from,
    completed: steps.length,
    entered: months.length,
    months: middle === null ? null : Math.round(middle * 10) / 10,
  };
}
