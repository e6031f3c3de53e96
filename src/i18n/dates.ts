/**
 * Shows and reads dates and times in the city's time zone; the database holds UTC.
 * Chinese: 2026年11月23日 14:00. English: 23 Nov 2026, 14:00.
 */
import { aheadOfUtc, type WallClock, wallClock } from '../lib/timeZone.ts';
import type { Locale } from './translate.ts';

let timeZone = 'Asia/Shanghai';

/** Sets the time zone (IANA name) for the whole process; called once at the start. */
export function useTimeZone(name: string): void {
  timeZone = name;
}

/** A day. */
export function showDate(instant: Date, locale: Locale): string {
  const { year, month, day } = parts(instant);
  if (locale === 'zh-CN') return `${year}年${month}月${day}日`;
  return `${day} ${englishMonths[month - 1]} ${year}`;
}

/** A time of day on the 24-hour clock. */
export function showTime(instant: Date): string {
  const { hour, minute } = parts(instant);
  return `${pad(hour)}:${pad(minute)}`;
}

/** A day and a time. */
export function showDateTime(instant: Date, locale: Locale): string {
  const separator = locale === 'zh-CN' ? ' ' : ', ';
  return `${showDate(instant, locale)}${separator}${showTime(instant)}`;
}

/** `2026-11-23T14:00` in the city's time zone: the value of a datetime-local field. */
export function toLocalInput(instant: Date): string {
  const { year, month, day, hour, minute } = parts(instant);
  return `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}`;
}

/** The instant (UTC) of a `datetime-local` value, or null where it is no such value. */
export function fromLocalInput(text: string): Date | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?$/.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute] = match.slice(1).map((digits) => Number(digits ?? 0));
  const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
  if (new Date(wall).toISOString().slice(0, 10) !== text.slice(0, 10)) return null;
  const guess = new Date(wall - aheadOfUtc(new Date(wall), timeZone));
  return new Date(wall - aheadOfUtc(guess, timeZone));
}

/** `2026-11-23`: the day in the city's time zone, for file names and date fields. */
export function toLocalDay(instant: Date): string {
  return toLocalInput(instant).slice(0, 10);
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function parts(instant: Date): WallClock {
  return wallClock(instant, timeZone);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
