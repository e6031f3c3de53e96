/** Statistics of a test as a whole, from the same matrix as its items'. Totals are in hundredths. */
import { type MarkMatrix, totalsOf } from './itemStatistics.ts';
import { mean, median, shape, variance } from './moments.ts';

/** The test's figures. Null: can't be told from these attempts. */
export interface TestStatistics {
  readonly attempts: number;
  readonly mean: number;
  readonly median: number | null;
  /** Divides by S − 1. */
  readonly standardDeviation: number | null;
  readonly skewness: number | null;
  readonly kurtosis: number | null;
  /**
   * Coefficient of internal consistency (Cronbach's α) in per cent: 100·P/(P−1)·(1 − Σvar x/var T). May be negative; none
   * with fewer than two positions or three attempts, or where totals don't vary.
   */
  readonly internalConsistency: number | null;
  /** 100·√(1 − CIC/100): the share of the spread that is chance. */
  readonly errorRatio: number | null;
  /** Error ratio · SD / 100, in hundredths. */
  readonly standardError: number | null;
  /** Kuder & Richardson, Psychometrika 2 (1937), formulas 20 and 21; only where every item is right or wrong. */
  readonly kr20: number | null;
  readonly kr21: number | null;
}

/** Works them out. */
export function testStatistics(matrix: MarkMatrix): TestStatistics {
  const totals = totalsOf(matrix.rows);
  const spread = variance(totals);
  const consistency = internalConsistency(matrix);
  const errorRatio = consistency === null ? null : 100 * Math.sqrt(1 - consistency / 100);
  const standardDeviation = spread === null ? null : Math.sqrt(spread);
  return {
    attempts: totals.length,
    mean: mean(totals),
    median: median(totals),
    standardDeviation,
    ...shape(totals),
    internalConsistency: consistency,
    errorRatio,
    standardError:
      errorRatio === null || standardDeviation === null ? null : (errorRatio * standardDeviation) / 100,
    ...kuderRichardson(matrix),
  };
}

function internalConsistency({ maxima, rows }: MarkMatrix): number | null {
  const positions = maxima.length;
  const spread = variance(totalsOf(rows));
  if (positions < 2 || rows.length < 3 || !spread) return null;
  const own = maxima.reduce(
    (sum, _, position) => sum + (variance(rows.map((row) => row[position] as number)) ?? 0),
    0,
  );
  return 100 * (positions / (positions - 1)) * (1 - own / spread);
}

/** KR-20 = k/(k−1)·(1 − Σpq/σ²), KR-21 = k/(k−1)·(1 − m(k−m)/(kσ²)); scores count right answers, σ² divides by n. */
function kuderRichardson({ maxima, rows }: MarkMatrix): { kr20: number | null; kr21: number | null } {
  const none = { kr20: null, kr21: null };
  const isDichotomous = rows.every((row) =>
    row.every((mark, position) => mark === 0 || mark === maxima[position]),
  );
  const [items, people] = [maxima.length, rows.length];
  if (!isDichotomous || items < 2 || people < 2) return none;
  const scores = rows.map((row) => row.filter((mark) => mark > 0).length);
  const spread = ((variance(scores) ?? 0) * (people - 1)) / people;
  if (spread === 0) return none;
  const stretch = items / (items - 1);
  const chance = maxima.reduce((sum, _, position) => {
    const right = mean(rows.map((row) => ((row[position] as number) > 0 ? 1 : 0)));
    return sum + right * (1 - right);
  }, 0);
  const middle = mean(scores);
  return {
    kr20: stretch * (1 - chance / spread),
    kr21: stretch * (1 - (middle * (items - middle)) / (items * spread)),
  };
}
