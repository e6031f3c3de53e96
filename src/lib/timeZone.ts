/**
 * What the wall clock shows in a time zone. A formatter is asked once for each quarter of an hour, the finest step in
 * which zones change their clocks, since asking costs far more than adding.
 */

/** A reading of calendar and clock; `weekday` 0 is Sunday. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

const quarter = 15 * 60_000;
const kept = 20_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** The reading at an instant. */
export function wallClock(instant: Date, timeZone: string): WallClock {
  const shown = new Date(instant.getTime() + aheadOfUtc(instant, timeZone));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    weekday: shown.getUTCDay(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
  };
}

/** Milliseconds by which the wall clock is ahead of UTC at an instant, in whole minutes. */
export function aheadOfUtc(instant: Date, timeZone: string): number {
  const slot = Math.floor(instant.getTime() / quarter);
  const known = offsetsOf(timeZone);
  const remembered = known.get(slot);
  if (remembered !== undefined) return remembered;
  const offset = measure(slot * quarter, timeZone);
  known.set(slot, offset);
  return offset;
}

function offsetsOf(timeZone: string): Map<number, number> {
  const known = offsets.get(timeZone);
  if (known && known.size < kept) return known;
  const fresh = new Map<number, number>();
  offsets.set(timeZone, fresh);
  return fresh;
}

function measure(start: number, timeZone: string): number {
  const parts = formatFor(timeZone).formatToParts(start);
  const read = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day, hour, minute } = read;
  return Date.UTC(year, month - 1, day, hour, minute) - start;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
