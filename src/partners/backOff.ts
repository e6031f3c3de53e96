/** When a webhook that failed is tried again, and when it is given up. */

const seconds = 1_000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

/** Waiting times after each failed attempt, as Standard Webhooks suggests: about a day and a half in all. */
export const waits = [
  5 * seconds,
  5 * minutes,
  30 * minutes,
  2 * hours,
  5 * hours,
  10 * hours,
  14 * hours,
] as const;

/** Attempts that a delivery gets in all. */
export const mostAttempts = waits.length + 1;

/** Failed attempts in a row, over all its deliveries, after which a webhook is switched off. */
export const failuresUntilDisabled = 24;

/**
 * The moment of the next attempt after so many failed ones, or null when it is given up. `chance` (0 to 1) spreads
 * the attempts of many deliveries by up to a fifth, so that a server that comes back is not run over.
 */
export function nextAttempt(failedAttempts: number, now: Date, chance: number): Date | null {
  const wait = waits[failedAttempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait * (1 + chance / 5));
}
