/** What every page about a session says of it, and how an attendance was recorded, in words. */

import { showTime } from '../../i18n/dates.ts';
import type { Locale, Translate } from '../../i18n/translate.ts';
import type { CourseRow } from '../course.store.ts';
import { showPeriod } from '../enrolment.view.ts';
import type { Presence } from './history.ts';
import { assumedMinutes, type SessionTimes } from './minutes.ts';

/** A session in the reader's language. */
export interface SessionFacts {
  readonly title: string;
  readonly kind: string;
  readonly mode: string;
  readonly isOnline: boolean;
  readonly when: string;
  readonly venue: string;
}

/** What the facts are taken from. */
export interface FactsSource {
  readonly session: SessionTimes & { kind: 'theory' | 'practice'; mode: 'inPerson' | 'online' | 'community' };
  readonly cohort: { readonly venue: string };
  readonly course: Pick<CourseRow, 'titleZh' | 'titleEn'>;
}

/** The session's course, times and place. */
export function sessionHead(
  { session, cohort, course }: FactsSource,
  { t, locale }: { t: Translate; locale: Locale },
): SessionFacts {
  return {
    title: locale === 'en' ? course.titleEn : course.titleZh,
    kind: t(`ladders.sessionKind.${session.kind}`),
    mode: t(`attendance.mode.${session.mode}`),
    isOnline: session.mode === 'online',
    when: showPeriod(session.startsAt, session.endsAt, locale),
    venue: cohort.venue,
  };
}

/** How someone was recorded, from when to when, how long, and by whom where it was not herself: one line. */
export function presenceLine(
  presence: Omit<Presence, 'checkOutMethod'>,
  session: SessionTimes,
  t: Translate,
  by: string | null = null,
): string {
  const { method, checkedInAt, checkedOutAt, minutes } = presence;
  const how = t(`attendance.method.${method}`) + (by ? t('attendance.line.by', { name: by }) : '');
  const since = showTime(checkedInAt);
  return checkedOutAt
    ? t('attendance.line.left', { how, since, until: showTime(checkedOutAt), minutes: minutes ?? 0 })
    : t('attendance.line.in', { how, since, minutes: assumedMinutes(session) });
}
