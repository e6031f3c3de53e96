/** When a message that could not be sent is tried again, and when it is given up. Knows no tables. */

const minutes = 60_000;
const hours = 60 * minutes;

/** Waiting times after each failed attempt: about nine hours in all. */
export const waits = [1 * minutes, 5 * minutes, 30 * minutes, 2 * hours, 6 * hours] as const;

/** Attempts that a message gets in all. */
export const mostAttempts = waits.length + 1;

/** Milliseconds after which news is none: a message that could not go out so long is dropped, it stays in the inbox. */
export const freshFor = 3 * 24 * hours;

/**
 * The moment of the next attempt after so many failed ones, or null when it is given up. `chance` (0 to 1) spreads the
 * attempts of many messages by up to a fifth.
 */
export function nextAttempt(failedAttempts: number, now: Date, chance: number): Date | null {
  const wait = waits[failedAttempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait * (1 + chance / 5));
}
