/** Sessions that come again and again: on which days of the week, from when, until so many or so many hours are planned. */

/** Minutes of a standard class hour (standard class hours of the national programmes). */
export const classHour = 45;

/** Most sessions of one series. */
export const mostSessions = 120;

/** A series as an organiser says it. Days are `YYYY-MM-DD`, in the city's calendar. */
export interface Series {
  readonly firstDay: string;
  /** 0 is Sunday. */
  readonly weekdays: readonly number[];
  /** `09:00` */
  readonly time: string;
  readonly minutes: number;
  /** How many sessions; null: as many as `hours` takes. */
  readonly count: number | null;
  /** Standard class hours to reach; null: `count` decides. */
  readonly hours: number | null;
  /** Days on which nothing is held, such as holidays. */
  readonly skipped: readonly string[];
  /** How many of the last ones are practice. */
  readonly practice: number;
}

/** One planned day. */
export interface SeriesDay {
  readonly day: string;
  readonly kind: 'theory' | 'practice';
}

const dayLength = 86_400_000;
/** A series that finds no day for two years has none. */
const longest = 731;

/** The days of the series in order. */
export function seriesDays(series: Series): SeriesDay[] {
  const { firstDay, weekdays, skipped, practice } = series;
  const wanted = Math.min(mostSessions, sessionsWanted(series));
  const days: string[] = [];
  for (let after = 0; after < longest && days.length < wanted; after++) {
    const at = new Date(Date.parse(`${firstDay}T00:00:00Z`) + after * dayLength);
    const day = at.toISOString().slice(0, 10);
    if (weekdays.includes(at.getUTCDay()) && !skipped.includes(day)) days.push(day);
  }
  return days.map((day, index) => ({ day, kind: index >= days.length - practice ? 'practice' : 'theory' }));
}

/** How many sessions it takes; the last one may go beyond the hours. */
export function sessionsWanted({
  count,
  hours,
  minutes,
}: Pick<Series, 'count' | 'hours' | 'minutes'>): number {
  return count ?? Math.ceil(((hours ?? 0) * classHour) / minutes);
}
