/** Months and years as rules count them: the same day so many months later, or that month's last day. */
import { wallClock } from '../../lib/timeZone.ts';

/** So many months later (negative: earlier), at the same time of day (UTC). */
export function addMonths(start: Date, months: number): Date {
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + months);
  if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0);
  return end;
}

/** The anniversary of a day (`YYYY-MM-DD`) as a number that compares like a calendar: 20261123. */
export function anniversary(day: string, years: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return (year + years) * 10_000 + month * 100 + date;
}

/** The day of an instant in a time zone, as such a number. */
export function dayNumber(at: Date, timeZone: string): number {
  const { year, month, day } = wallClock(at, timeZone);
  return year * 10_000 + month * 100 + day;
}

/** Whole years from a day until an instant's day; negative when it is still to come. */
export function yearsSince(day: string, at: Date, timeZone: string): number {
  const today = dayNumber(at, timeZone);
  const years = Math.floor(today / 10_000) - Number(day.slice(0, 4));
  return anniversary(day, years) <= today ? years : years - 1;
}

/** Noon (UTC) of such a number's day, to be shown as a date. */
export function dateOf(number: number): Date {
  return new Date(
    Date.UTC(Math.floor(number / 10_000), (Math.floor(number / 100) % 100) - 1, number % 100, 4),
  );
}
