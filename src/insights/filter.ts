/** What figures are narrowed to: days in the city's time zone, and where, what, who pays and where people came from. */

/** Names of the choices that narrow figures, as addresses carry them. */
export const dimensions = ['tier', 'topic', 'course', 'mode', 'community', 'funder', 'source'] as const;
export type Dimension = (typeof dimensions)[number];

/** Stands for "none" where a class has no topic, community or funder. */
export const none = '-';

/** A filter. Choices are texts as addresses carry them. */
export interface FigureFilter {
  /** First and last day, `YYYY-MM-DD`. */
  readonly fromDay: string;
  readonly toDay: string;
  /** The same as instants: from, and up to (not including), in milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly choices: Readonly<Partial<Record<Dimension, string>>>;
  /** Only sessions of this kind. */
  readonly kind: 'theory' | 'practice' | null;
}

/** Turns a day of the city into its first instant; null where it is no day. */
export type DayReader = (day: string) => Date | null;

const shape = /^\d{4}-\d\d-\d\d$/;
const dayLength = 86_400_000;

/** Reads a filter from an address; the last twelve months where no days are given, and 5 years at most. */
export function readFilter(
  query: Readonly<Record<string, string>>,
  today: string,
  read: DayReader,
): FigureFilter {
  const start = (day: string) => (read(day) as Date).getTime();
  const valid = (day: string | undefined) => (day && shape.test(day) && read(day) ? day : null);
  const toDay = valid(query.to) ?? today;
  const wanted = valid(query.from) ?? firstOfMonth(toDay, -11);
  const fromDay = wanted > toDay ? toDay : wanted;
  const choices = Object.fromEntries(
    dimensions.flatMap((name) => (query[name] ? [[name, query[name].slice(0, 160)]] : [])),
  );
  const kind = query.kind === 'theory' || query.kind === 'practice' ? query.kind : null;
  const to = start(dayAfter(toDay));
  return { fromDay, toDay, from: start(fromDay), to, choices, kind };
}

/** The period of the same length that ends the day before. */
export function periodBefore(filter: FigureFilter, read: DayReader): FigureFilter {
  const days = Math.round((filter.to - filter.from) / dayLength);
  const toDay = addDays(filter.fromDay, -1);
  const fromDay = addDays(filter.fromDay, -days);
  const from = (read(fromDay) as Date).getTime();
  return { ...filter, fromDay, toDay, from, to: filter.from };
}

/** The filter as an address carries it; `changes` replace choices, null removes one. */
export function writeFilter(
  filter: FigureFilter,
  changes: Readonly<Record<string, string | null>> = {},
): string {
  const { fromDay, toDay, choices, kind } = filter;
  const all = { from: fromDay, to: toDay, ...choices, ...(kind ? { kind } : {}), ...changes };
  const set = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return new URLSearchParams(set).toString();
}

/** The months (`YYYY-MM`) that a period touches, first to last. */
export function monthsOf({ fromDay, toDay }: Pick<FigureFilter, 'fromDay' | 'toDay'>): string[] {
  const months: string[] = [];
  for (
    let month = fromDay.slice(0, 7);
    month <= toDay.slice(0, 7);
    month = firstOfMonth(`${month}-01`, 1).slice(0, 7)
  )
    months.push(month);
  return months;
}

/** The part of a month that lies within a period. */
export function withinMonth(filter: FigureFilter, month: string): { from: string; to: string } {
  const first = `${month}-01`;
  const last = addDays(firstOfMonth(first, 1), -1);
  return {
    from: first < filter.fromDay ? filter.fromDay : first,
    to: last > filter.toDay ? filter.toDay : last,
  };
}

/** The day after. */
export function dayAfter(day: string): string {
  return addDays(day, 1);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

function firstOfMonth(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
