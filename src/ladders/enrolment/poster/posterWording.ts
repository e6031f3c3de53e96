/** What a poster says, in Chinese alone or in both languages side by side, since paper does not switch. */
import { type Bilingual, bilingualDay, bilingualWeekday, clockTime } from '../../../lib/bilingualDays.ts';

/** Chinese alone, larger; or English below it. */
export const posterLanguages = ['zh', 'both'] as const;
export type PosterLanguage = (typeof posterLanguages)[number];

/** Everything that a poster shows. */
export interface PosterFacts {
  readonly title: string;
  readonly titleEnglish: string | null;
  /** The training tier, as 技能培训. */
  readonly tierName: string | null;
  readonly startsAt: Date;
  /** The end of the last session; on the first day it is printed as a time, else as a day. */
  readonly endsAt: Date | null;
  /** IANA name of the time zone that days and times are printed in. */
  readonly timeZone: string;
  readonly place: string;
  readonly address: string | null;
  /** Standard class hours */
  readonly hours: number | null;
  readonly organiserName: string;
  /** Where the QR code leads: the class's enrolment page. */
  readonly enrolUrl: string;
  /** Whose poster it is, for those who hang it up; null: nobody's. */
  readonly sourceLabel: string | null;
  /** When the poster was made. */
  readonly madeAt: Date;
  readonly demonstration: boolean;
}

/** Who offers the class. */
export function organiserLine(
  { organiserName, demonstration }: PosterFacts,
  language: PosterLanguage,
): string {
  if (!demonstration) return organiserName;
  return `${organiserName}（演示${language === 'both' ? ' Demonstration' : ''}）`;
}

/** The tier and the hours. */
export function courseLine({ tierName, hours }: PosterFacts, language: PosterLanguage): string {
  const english = language === 'both' ? ` ${hours} class hours` : '';
  const length = hours === null ? [] : [`${hours}个标准学时${english}`];
  return [...(tierName ? [tierName] : []), ...length].join('　·　');
}

/** 2026年12月5日（周六）09:00–16:30; where the class takes several days, its first day and below it the last. */
export function whenOf({ startsAt, endsAt, timeZone }: PosterFacts, language: PosterLanguage): Bilingual {
  const day = bilingualDay(startsAt, timeZone);
  const last = bilingualDay(endsAt ?? startsAt, timeZone);
  const weekday = bilingualWeekday(startsAt, timeZone);
  const start = clockTime(startsAt, timeZone);
  const chinese = `${day.zh}（${weekday.zh}）${start}`;
  const english = language === 'both' ? `${weekday.en} ${day.en}, ${start}` : '';
  if (last.zh !== day.zh) {
    const until = english && ` · ${english}, until ${last.en}`;
    return { zh: `${chinese}开课`, en: `至${last.zh}${until}` };
  }
  const end = endsAt ? `–${clockTime(endsAt, timeZone)}` : '';
  return { zh: `${chinese}${end}`, en: english && `${english}${end}` };
}

/** The place; the address below it, which is Chinese only. */
export function whereOf({ place, address }: PosterFacts): Bilingual {
  return { zh: place, en: address ?? '' };
}

/** What one pays, and what one gets. */
export const promise: Bilingual = {
  zh: '培训免费，考核合格发证书',
  en: 'Free training; a certificate when you pass',
};
