/** How often each option of a choice was taken, by whom, and whether the stronger or the weaker candidates took it. */
import { tailWeights } from './itemStatistics.ts';
import { correlation } from './moments.ts';

/** What is known of one choice question: its options, the right ones, and what each attempt chose (null: nothing). */
export interface ChoiceFacts {
  readonly keys: readonly string[];
  readonly rightKeys: readonly string[];
  readonly chosen: readonly (readonly string[] | null)[];
}

/** One option's line of the distractor table. */
export interface OptionStatistics {
  readonly key: string;
  readonly isRight: boolean;
  /** Attempts that chose it, and their share of all in per cent. */
  readonly count: number;
  readonly share: number;
  /** Shares in per cent of the upper and the lower 27 % by total. */
  readonly upper: number;
  readonly lower: number;
  /** Point-biserial correlation of choosing it with the rest of the test (the item removed), −1 … 1. */
  readonly pointBiserial: number | null;
}

/** All options in order; `totals` and the item's own `marks` by attempt, in hundredths. */
export function optionStatistics(
  { keys, rightKeys, chosen }: ChoiceFacts,
  totals: readonly number[],
  marks: readonly number[],
): OptionStatistics[] {
  const rests = totals.map((total, index) => total - (marks[index] as number));
  const { upper, lower } = tailWeights(totals, 0.27);
  const within = (taken: readonly number[], weights: readonly number[]) => {
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return all === 0
      ? 0
      : (100 * taken.reduce((sum, one, index) => sum + one * (weights[index] as number), 0)) / all;
  };
  return keys.map((key) => {
    const taken = chosen.map((one) => (one?.includes(key) ? 1 : 0));
    const count = taken.filter((one) => one === 1).length;
    return {
      key,
      isRight: rightKeys.includes(key),
      count,
      share: taken.length === 0 ? 0 : (100 * count) / taken.length,
      upper: within(taken, upper),
      lower: within(taken, lower),
      pointBiserial: correlation(taken, rests),
    };
  });
}
