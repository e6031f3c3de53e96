/** The staff's desk: today's sessions, exams under way, what waits for a decision, and four figures. */
import { countOpenPairs } from '../accounts/duplicates/duplicatePair.store.ts';
import { countWaiting } from '../certificates/revocation.store.ts';
import { findEventsInState } from '../competitions/competition.store.ts';
import { findOpenExams } from '../exams/exam.store.ts';
import { type Answer, type Context, page } from '../http/route.ts';
import { fromLocalInput, showDateTime, showTime, toLocalDay } from '../i18n/dates.ts';
import { findCohorts, findSessionsBetween } from '../ladders/cohort.store.ts';
import { findCourses } from '../ladders/course.store.ts';
import { sparkline } from '../lib/chart/lineChart.ts';
import { currentFacts } from './currentFacts.action.ts';
import { headlineOf } from './figures.ts';
import { monthsOf, readFilter } from './filter.ts';
import { byMonth } from './groups.ts';
import { type Figure, homeView, type Line } from './home.view.ts';
import { behind } from './section.view.ts';
import { placesIn, select } from './selection.ts';
import { countEnded, countOffers, findUndecided } from './waiting.store.ts';

const day = 86_400_000;

/** Shows the desk. */
export async function showDesk(context: Context): Promise<Answer> {
  const [sessions, exams, waiting, figures] = await Promise.all([
    todaysSessions(context),
    openExams(context),
    waitingDecisions(context),
    fourFigures(context),
  ]);
  return page(homeView(context.t('common.nav.staffHome'), { sessions, exams, waiting, figures }));
}

async function todaysSessions({ now, locale }: Context): Promise<Line[]> {
  const midnight = fromLocalInput(toLocalDay(now)) ?? now;
  const sessions = await findSessionsBetween(midnight, new Date(midnight.getTime() + day));
  const cohorts = await findCohorts(sessions.map(({ cohortId }) => cohortId));
  const courses = await findCourses(cohorts.map(({ courseId }) => courseId));
  return sessions.flatMap(({ cohortId, startsAt, endsAt }) => {
    const cohort = cohorts.find(({ id }) => id === cohortId);
    const course = courses.find(({ id }) => id === cohort?.courseId);
    if (!cohort || !course) return [];
    const text = locale === 'en' ? course.titleEn : course.titleZh;
    return [
      {
        href: `/admin/cohorts/${cohortId}`,
        text,
        detail: `${showTime(startsAt)}–${showTime(endsAt)} · ${cohort.venue}`,
      },
    ];
  });
}

async function openExams({ now, t, locale }: Context): Promise<Line[]> {
  const exams = await findOpenExams(now);
  return exams.map(({ id, titleZh, titleEn, closesAt }) => ({
    href: `/admin/exams/${id}`,
    text: locale === 'en' ? titleEn : titleZh,
    detail: t('accounts.desk.until', { until: showDateTime(closesAt, locale) }),
  }));
}

/** What waits for a decision: results, classes to complete, revocations for a second person, competitions, offers,
 * records that may be one person. */
async function waitingDecisions(context: Context): Promise<Line[]> {
  const [results, classes, revocations, events, offers, duplicates] = await Promise.all([
    waitingResults(context),
    waitingCounts(
      context,
      '/admin/cohorts?state=ended',
      'insights.home.completions',
      await countEnded(context.now),
    ),
    waitingRevocations(context),
    waitingEvents(context),
    waitingCounts(
      context,
      '/admin/cohorts?state=open',
      'insights.home.offers',
      await countOffers(context.now),
    ),
    waitingCounts(context, '/admin/duplicates', 'insights.home.duplicates', await countOpenPairs()),
  ]);
  return [...results, ...classes, ...revocations, ...events, ...offers, ...duplicates];
}

async function waitingResults({ t, locale }: Context): Promise<Line[]> {
  const exams = await findUndecided();
  return exams.map(({ id, titleZh, titleEn, undecided: count }) => ({
    href: `/admin/exams/${id}`,
    text: locale === 'en' ? titleEn : titleZh,
    detail: t('insights.home.undecided', { count }),
  }));
}

async function waitingCounts(
  { t }: Context,
  href: string,
  name: 'insights.home.completions' | 'insights.home.offers' | 'insights.home.duplicates',
  count: number,
): Promise<Line[]> {
  return count === 0 ? [] : [{ href, text: t(name), detail: t(`${name}Count`, { count }) }];
}

async function waitingRevocations(context: Context): Promise<Line[]> {
  const count = await countWaiting();
  const revocations = {
    href: '/admin/certificates/revocations?state=waiting',
    text: context.t('certificates.revocation.title'),
    detail: context.t('certificates.list.revocations', { count }),
  };
  return count > 0 ? [revocations] : [];
}

async function waitingEvents({ t, locale }: Context): Promise<Line[]> {
  const states = ['scoring', 'signedOff'] as const;
  const events = await Promise.all(states.map((state) => findEventsInState(state)));
  return events.flat().map(({ id, titleZh, titleEn, state }) => ({
    href: `/admin/events/${id}`,
    text: locale === 'en' ? titleEn : titleZh,
    detail: t(`competitions.state.${state}`),
  }));
}

/** Four figures of the last twelve months, month by month. */
async function fourFigures({ now, t }: Context): Promise<Figure[]> {
  const filter = readFilter({}, toLocalDay(now), fromLocalInput);
  const selected = select(await currentFacts(now), filter);
  const headline = headlineOf(selected);
  const months = monthsOf(filter);
  const monthOf = (at: number) => toLocalDay(new Date(at)).slice(0, 7);
  const groups = new Map(byMonth(selected, monthOf).map((group) => [group.key, group]));
  const completed = new Map<string, number>();
  for (const { cohort } of placesIn(selected, 'completed')) {
    const month = monthOf(selected.facts.cohorts[cohort]?.startsAt ?? 0);
    completed.set(month, (completed.get(month) ?? 0) + 1);
  }
  return (['attendances', 'persons', 'sessions', 'completed'] as const).map((set) => {
    const label = t(`insights.home.${set}`);
    const values = months.map(
      (key) => (set === 'completed' ? completed.get(key) : groups.get(key)?.[set]) ?? 0,
    );
    const line = sparkline(t('insights.home.byMonth', { label, values: values.join(' ') }), values);
    return { href: behind(set, filter), value: headline[set], label, line };
  });
}
