/**
 * How long a certificate holds: to the end of the last day that its paper names, in the issuer's time zone, so that
 * paper and verification never disagree within a day. Knows no rules: the months are an argument.
 */
import { aheadOfUtc, wallClock } from '../lib/timeZone.ts';

/**
 * The first moment at which a certificate no longer holds: the midnight after the day that is so many months after
 * the day of issue (or after that month's last day).
 */
export function endOfValidity(issuedAt: Date, months: number, timeZone: string): Date {
  const { year, month, day } = wallClock(issuedAt, timeZone);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const dayAfter = Math.min(day, lastOfMonth) + 1;
  return midnight(Date.UTC(year, month - 1 + months, dayAfter), timeZone);
}

/** The year of an instant in a time zone, as printed. */
export function yearIn(instant: Date, timeZone: string): number {
  return wallClock(instant, timeZone).year;
}

/** When the wall clock shows this midnight; asked twice, since clocks may change between the guess and the answer. */
function midnight(wall: number, timeZone: string): Date {
  const guess = new Date(wall - aheadOfUtc(new Date(wall), timeZone));
  return new Date(wall - aheadOfUtc(guess, timeZone));
}
