/** How benchmarks report: readable lines first, then one JSON line with figures and targets; a missed target ends with 1. */

/** One measured figure and what it must reach. */
export interface Target {
  readonly name: string;
  readonly value: number;
  /** `value` must be at least this. */
  readonly atLeast?: number;
  /** `value` must be at most this. */
  readonly atMost?: number;
}

/** What a benchmark found: figures for the reader, and targets that decide. */
export interface Measurement {
  readonly figures: Readonly<Record<string, number>>;
  readonly targets: readonly Target[];
}

/** Whether a figure reaches its target. */
export function isReached({ value, atLeast, atMost }: Target): boolean {
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
}

/** Prints all measurements and sets the exit code. */
export function report(measurements: readonly Measurement[]): void {
  const figures = Object.assign({}, ...measurements.map((measurement) => measurement.figures));
  const targets = measurements.flatMap((measurement) => measurement.targets);
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(52)} ${value}`);
  for (const target of targets)
    console.log(`${isReached(target) ? 'reached' : 'MISSED '} ${describe(target)}`);
  console.log(
    JSON.stringify({ figures, targets: targets.map((one) => ({ ...one, reached: isReached(one) })) }),
  );
  if (!targets.every(isReached)) process.exitCode = 1;
}

function describe({ name, value, atLeast, atMost }: Target): string {
  const bounds = [atLeast === undefined ? '' : `≥ ${atLeast}`, atMost === undefined ? '' : `≤ ${atMost}`];
  return `${name}: ${value} (${bounds.filter(Boolean).join(', ')})`;
}

/** The middle of some figures. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** A figure with three significant decimals. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
