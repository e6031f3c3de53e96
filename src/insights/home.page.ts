/** The staff's desk: today's sessions, exams under way, what waits for a decision, and four figures. */
import { countRegistered } from '../accounts/people.store.ts';
import { countValidCertificates } from '../certificates/certificateSets.store.ts';
import { countWaiting } from '../certificates/revocation.store.ts';
import { findEventsInState } from '../competitions/competition.store.ts';
import { findOpenExams } from '../exams/exam.store.ts';
import { type Answer, type Context, page } from '../http/route.ts';
import { fromLocalInput, showDateTime, showTime, toLocalDay } from '../i18n/dates.ts';
import { countOpenCohorts, findCohorts, findSessionsBetween } from '../ladders/cohort.store.ts';
import { findCourses } from '../ladders/course.store.ts';
import { countAttendances } from '../ladders/enrolment.store.ts';
import { type Figure, homeView, type Line } from './home.view.ts';

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

/** What waits for a decision: competitions, and revocations for a second person. */
async function waitingDecisions(context: Context): Promise<Line[]> {
  const count = await countWaiting();
  const revocations = {
    href: '/admin/certificates/revocations?state=waiting',
    text: context.t('certificates.revocation.title'),
    detail: context.t('certificates.list.revocations', { count }),
  };
  return [...(count > 0 ? [revocations] : []), ...(await waitingEvents(context))];
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

async function fourFigures({ now, t }: Context): Promise<Figure[]> {
  const [registered, attendances, certificates, cohorts] = await Promise.all([
    countRegistered(),
    countAttendances(),
    countValidCertificates(now),
    countOpenCohorts(now),
  ]);
  return [
    { href: '/admin/people?registered=yes', value: registered, label: t('accounts.desk.registered') },
    { href: '/admin/cohorts', value: attendances, label: t('accounts.desk.attendances') },
    { href: '/admin/certificates?status=valid', value: certificates, label: t('accounts.desk.certificates') },
    { href: '/admin/cohorts?state=open', value: cohorts, label: t('accounts.desk.cohorts') },
  ];
}
