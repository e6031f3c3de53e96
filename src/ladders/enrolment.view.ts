/** The catalogue of open classes, a class as a card, and the door. */

import { view } from '../http/view.ts';
import { showDate, showDateTime, showTime } from '../i18n/dates.ts';
import type { Locale } from '../i18n/translate.ts';
import type { CohortRow } from './cohort.store.ts';
import type { CourseRow } from './course.store.ts';
import type { CatalogueFilter } from './enrolment/catalogueFilters.view.ts';
import type { Tier } from './progression.ts';

/** A class as a visitor sees it. */
export interface ClassCard {
  readonly href: string;
  readonly title: string;
  readonly summary: string;
  readonly tier: string;
  readonly when: string;
  readonly venue: string;
  readonly hours: number;
  /** Free places; 0: the queue is open. */
  readonly free: number;
}

/** The catalogue, narrowed or whole. */
interface CataloguePage {
  readonly cards: readonly ClassCard[];
  readonly filters: readonly CatalogueFilter[];
  readonly isNarrowed: boolean;
}

export const catalogueView = view<CataloguePage>('ladders/catalogue/index');

/** A class as a card. */
export function classCard(
  cohort: CohortRow,
  course: CourseRow,
  tier: Tier,
  taken: number,
  locale: Locale,
): ClassCard {
  const isEnglish = locale === 'en';
  return {
    href: `/e/${cohort.enrolCode}`,
    title: isEnglish ? course.titleEn : course.titleZh,
    summary: isEnglish ? course.summaryEn : course.summaryZh,
    tier: isEnglish ? tier.titleEn : tier.titleZh,
    when: showPeriod(cohort.startsAt, cohort.endsAt, locale),
    venue: cohort.venue,
    hours: course.theoryHours + course.practiceHours,
    free: Math.max(0, cohort.capacity - taken),
  };
}

/** One day with its times, or from the first day to the last. */
export function showPeriod(startsAt: Date, endsAt: Date, locale: Locale): string {
  const [first, last] = [showDate(startsAt, locale), showDate(endsAt, locale)];
  if (first === last) return `${showDateTime(startsAt, locale)}–${showTime(endsAt)}`;
  return `${showDateTime(startsAt, locale)} – ${last}`;
}
