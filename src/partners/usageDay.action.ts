/** The city's day that a moment falls into, for quotas. */
import { fromLocalInput, toLocalDay } from '../i18n/dates.ts';

/** The day as YYYY-MM-DD, and its end: the city's next midnight. */
export function usageDay(now: Date): { day: string; endsAt: Date } {
  const day = toLocalDay(now);
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return { day, endsAt: fromLocalInput(next.toISOString().slice(0, 10)) ?? next };
}

/** The day so many days before. */
export function daysBefore(now: Date, days: number): string {
  return toLocalDay(new Date(now.getTime() - days * 86_400_000));
}
