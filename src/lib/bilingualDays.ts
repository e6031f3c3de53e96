/** Days and times in Chinese and English side by side, for paper, which cannot switch languages. */

import { wallClock } from './timeZone.ts';

/** One thing said in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays: readonly Bilingual[] = [
  { zh: '周日', en: 'Sun' },
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
];

/** A day: 2026年11月23日, 23 Nov 2026. */
export function bilingualDay(instant: Date, timeZone: string): Bilingual {
  const { year, month, day } = wallClock(instant, timeZone);
  return {
    zh: `${year}年${month}月${day}日`,
    en: `${day} ${englishMonths[month - 1]} ${year}`,
  };
}

/** A day of the week: 周一, Mon. */
export function bilingualWeekday(instant: Date, timeZone: string): Bilingual {
  return weekdays[wallClock(instant, timeZone).weekday] as Bilingual;
}

/** A time on the 24-hour clock: 09:00. */
export function clockTime(instant: Date, timeZone: string): string {
  const { hour, minute } = wallClock(instant, timeZone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
