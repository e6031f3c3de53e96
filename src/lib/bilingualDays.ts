/** Days and times in Chinese and English side by side, for paper, which cannot switch languages. */

/** One thing said in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const chineseWeekdays: Readonly<Record<string, string>> = {
  Mon: '周一',
  Tue: '周二',
  Wed: '周三',
  Thu: '周四',
  Fri: '周五',
  Sat: '周六',
  Sun: '周日',
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** A day: 2026年11月23日, 23 Nov 2026. */
export function bilingualDay(instant: Date, timeZone: string): Bilingual {
  const { year, month, day } = wallClock(instant, timeZone);
  return {
    zh: `${year}年${Number(month)}月${Number(day)}日`,
    en: `${Number(day)} ${englishMonth(month)} ${year}`,
  };
}

/** A day of the week: 周一, Mon. */
export function bilingualWeekday(instant: Date, timeZone: string): Bilingual {
  const { weekday = '' } = wallClock(instant, timeZone);
  return { zh: chineseWeekdays[weekday] ?? '', en: weekday };
}

/** A time on the 24-hour clock: 09:00. */
export function clockTime(instant: Date, timeZone: string): string {
  const { hour, minute } = wallClock(instant, timeZone);
  return `${hour}:${minute}`;
}

function englishMonth(month: string | undefined): string {
  return englishMonths[Number(month) - 1] ?? '';
}

/** What calendar and clock on the wall show at an instant: year, month, day, weekday, hour, minute. */
export function wallClock(instant: Date, timeZone: string): Readonly<Record<string, string>> {
  const parts = formatFor(timeZone).formatToParts(instant);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

/** Making a format costs a hundred times more than using it. */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}
