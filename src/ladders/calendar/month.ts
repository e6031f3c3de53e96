/** Days of a calendar's page: the weeks that a month touches, or one week; weeks begin on Monday. Days are `YYYY-MM-DD`. */

const dayLength = 86_400_000;

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}

/** The weeks that a day's month touches, each of seven days. */
export function weeksOfMonth(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  const weeks: string[][] = [];
  for (let monday = mondayOf(first); monday < monthAfter(first, 1); monday = dayAfter(monday, 7))
    weeks.push(weekOf(monday));
  return weeks;
}

/** The seven days of a day's week. */
export function weekOf(day: string): string[] {
  const monday = mondayOf(day);
  return Array.from({ length: 7 }, (_, index) => dayAfter(monday, index));
}

/** The first day of the month so many months later. */
export function monthAfter(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
