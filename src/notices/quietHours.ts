/** Hours in which nobody is disturbed: what would go out then is held back until they end. Knows no tables. */
import { aheadOfUtc, wallClock } from '../lib/timeZone.ts';

/** Whole hours of the city's clock, 0–23; equal hours: never quiet. From 21 to 8 goes over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

export const usualQuietHours: QuietHours = { from: 21, until: 8 };

const hour = 3_600_000;

/** The instant itself where it is not quiet, else the end of the quiet hours, never before the instant. */
export function notInQuiet(instant: Date, { from, until }: QuietHours, timeZone: string): Date {
  const clock = wallClock(instant, timeZone);
  const isQuiet =
    from <= until ? clock.hour >= from && clock.hour < until : clock.hour >= from || clock.hour < until;
  if (!isQuiet) return instant;
  const isTomorrow = from > until && clock.hour >= from;
  const wall = Date.UTC(clock.year, clock.month - 1, clock.day + (isTomorrow ? 1 : 0), until);
  const guess = new Date(wall - aheadOfUtc(new Date(wall), timeZone));
  const end = new Date(wall - aheadOfUtc(guess, timeZone));
  return end > instant ? end : new Date(instant.getTime() + hour);
}
