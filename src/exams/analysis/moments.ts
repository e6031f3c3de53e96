/** Means, variances, covariances and the shape of a sample. Variances and covariances divide by n − 1. */

/** The arithmetic mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The covariance of two samples of one length, divided by n − 1; null below two values. Of whole numbers it is counted
 * exactly, so that a covariance of nothing is 0 and not a residue that is now above, now below it.
 */
export function covariance(left: readonly number[], right: readonly number[]): number | null {
  const size = left.length;
  if (size < 2) return null;
  const sumOf = (term: (value: number, other: number) => number) =>
    left.reduce((total, value, index) => total + term(value, right[index] as number), 0);
  const exact =
    size * sumOf((value, other) => value * other) - sumOf((value) => value) * sumOf((_, other) => other);
  const isWhole = left.every(Number.isInteger) && right.every(Number.isInteger);
  if (isWhole && size * sumOf((value, other) => Math.abs(value * other)) <= Number.MAX_SAFE_INTEGER)
    return exact / (size * (size - 1));
  const [middle, beside] = [mean(left), mean(right)];
  return sumOf((value, other) => (value - middle) * (other - beside)) / (size - 1);
}

/** The variance, divided by n − 1; null below two values. */
export function variance(values: readonly number[]): number | null {
  return covariance(values, values);
}

/** The product-moment correlation, −1 … 1; null where one side does not vary. */
export function correlation(left: readonly number[], right: readonly number[]): number | null {
  const [together, own, other] = [covariance(left, right), variance(left), variance(right)];
  return together === null || !own || !other ? null : together / Math.sqrt(own * other);
}

/** The middle value, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((low, high) => low - high);
  const half = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}

/**
 * Skewness and excess kurtosis from Fisher's k-statistics: k₃/k₂^1.5 and k₄/k₂² (Kendall & Stuart, The Advanced Theory of
 * Statistics, vol. 1, §12). Null below three or four values, or where nothing varies.
 */
export function shape(values: readonly number[]): { skewness: number | null; kurtosis: number | null } {
  const n = values.length;
  const middle = mean(values);
  const moment = (power: number) => mean(values.map((value) => (value - middle) ** power));
  const [m2, m3, m4] = [moment(2), moment(3), moment(4)];
  const k2 = n < 2 ? 0 : (n * m2) / (n - 1);
  if (k2 === 0 || n < 3) return { skewness: null, kurtosis: null };
  const k3 = (n * n * m3) / ((n - 1) * (n - 2));
  const skewness = k3 / k2 ** 1.5;
  if (n < 4) return { skewness, kurtosis: null };
  const k4 = (n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2)) / ((n - 1) * (n - 2) * (n - 3));
  return { skewness, kurtosis: k4 / (k2 * k2) };
}
