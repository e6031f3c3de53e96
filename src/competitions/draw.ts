/**
 * Draws contestants' anonymous numbers: a shuffle (Fisher–Yates) steered by SHA-256 of a recorded seed, so that anyone
 * with the seed can repeat the draw.
 */
import { createHash } from 'node:crypto';

/** Numbers 1…n for these contestants, by contestant id; the same seed gives the same draw. */
export function drawNumbers(contestantIds: readonly number[], seed: string): Map<number, number> {
  const order = [...contestantIds].sort((low, high) => low - high);
  for (let last = order.length - 1; last > 0; last--) {
    const other = below(last + 1, seed, last);
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return new Map(order.map((contestantId, index) => [contestantId, index + 1]));
}

/** A number from 0 up to, not including, `limit`; 48 bits make the bias negligible. */
function below(limit: number, seed: string, step: number): number {
  return createHash('sha256').update(`${seed}:${step}`).digest().readUIntBE(0, 6) % limit;
}
