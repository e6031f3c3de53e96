/**
 * Statistics of each item of a test. S attempts, P positions, x an item's mark, M its maximum, T the total, R = T − x.
 * The definitions are those of Moodle's quiz statistics report (docs.moodle.org, “Quiz statistics calculations”).
 */
import { correlation, covariance, mean, variance } from './moments.ts';

/** Marks of each attempt by position, and each position's maximum: hundredths. */
export interface MarkMatrix {
  readonly maxima: readonly number[];
  readonly rows: readonly (readonly number[])[];
}

/** One item's figures; shares and indices in per cent. Null: can't be told from these attempts. */
export interface ItemStatistics {
  /** 100 · mean(x) / M. */
  readonly facility: number;
  /** 100 · √var(x) / M. */
  readonly standardDeviation: number | null;
  /** 100 · cov(x, R) / √(var x · var R). */
  readonly discriminationIndex: number | null;
  /** 100 · cov(x, R) / cov of x and R each sorted: what is reached of what these marks could reach. */
  readonly discriminativeEfficiency: number | null;
  /** 100 · M / ΣM. */
  readonly intendedWeight: number;
  /** 100 · √cov(x, T) / Σ√cov(x_k, T); an item with a negative covariance has none and stays out of the sum. */
  readonly effectiveWeight: number | null;
  /** Mean of the upper 27 % less that of the lower 27 %, over M, in per cent (Kelley, J. Educ. Psych. 30, 1939). */
  readonly upperLower: number | null;
}

/** All items in order. */
export function itemStatistics({ maxima, rows }: MarkMatrix): ItemStatistics[] {
  const totals = totalsOf(rows);
  const full = maxima.reduce((sum, maximum) => sum + maximum, 0);
  const columns = maxima.map((_, position) => rows.map((row) => row[position] as number));
  const roots = columns.map((column) => {
    const together = covariance(column, totals);
    return together === null || together < 0 ? null : Math.sqrt(together);
  });
  const rootSum = roots.reduce<number>((sum, root) => sum + (root ?? 0), 0);
  const { upper, lower } = tailWeights(totals, 0.27);
  return columns.map((marks, position) => {
    const maximum = maxima[position] as number;
    const rests = totals.map((total, index) => total - (marks[index] as number));
    const index = correlation(marks, rests);
    const root = roots[position] ?? null;
    const own = variance(marks);
    return {
      facility: (100 * mean(marks)) / maximum,
      standardDeviation: own === null ? null : (100 * Math.sqrt(own)) / maximum,
      discriminationIndex: index === null ? null : 100 * index,
      discriminativeEfficiency: efficiencyOf(marks, rests),
      intendedWeight: (100 * maximum) / full,
      effectiveWeight: root === null || rootSum === 0 ? null : (100 * root) / rootSum,
      upperLower:
        rows.length < 4 ? null : (100 * (weighted(marks, upper) - weighted(marks, lower))) / maximum,
    };
  });
}

/** Each attempt's total. */
export function totalsOf(rows: readonly (readonly number[])[]): number[] {
  return rows.map((row) => row.reduce((sum, mark) => sum + mark, 0));
}

function efficiencyOf(marks: readonly number[], rests: readonly number[]): number | null {
  const together = covariance(marks, rests);
  const rising = (values: readonly number[]) => [...values].sort((low, high) => low - high);
  const most = covariance(rising(marks), rising(rests));
  return together === null || !most ? null : (100 * together) / most;
}

/**
 * How much each attempt counts in the upper and the lower group of this share. Those who tie on a group's edge count in
 * equal parts, so that the order in which attempts are given never matters.
 */
export function tailWeights(
  totals: readonly number[],
  share: number,
): { readonly upper: readonly number[]; readonly lower: readonly number[] } {
  const size = totals.length * share;
  const weigh = (sign: 1 | -1) => {
    const sorted = totals.map((total) => sign * total).sort((low, high) => high - low);
    const edge = sorted[Math.max(0, Math.ceil(size) - 1)] as number;
    const above = sorted.filter((total) => total > edge).length;
    const level = sorted.filter((total) => total === edge).length;
    const part = (size - above) / level;
    return totals.map((total) => (sign * total > edge ? 1 : sign * total === edge ? part : 0));
  };
  return totals.length === 0 ? { upper: [], lower: [] } : { upper: weigh(1), lower: weigh(-1) };
}

function weighted(values: readonly number[], weights: readonly number[]): number {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return values.reduce((sum, value, index) => sum + value * (weights[index] as number), 0) / all;
}
