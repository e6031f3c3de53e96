/** The staff's pages of classes: list, one class, new and changed, poster, completion. */
import { randomUUID } from 'node:crypto';
import { findPeople } from '../accounts/person.store.ts';
import { issuerOf } from '../certificates/issuer.ts';
import { answerList } from '../http/list.ts';
import type { Confirmation } from '../http/parts.ts';
import { type Answer, type Context, done, file, found, page, redirect } from '../http/route.ts';
import { showDateTime } from '../i18n/dates.ts';
import { qrDataUrl } from '../lib/qrSvg.ts';
import { isRefusal } from '../refusal.ts';
import { type CohortRow, findCohort, findSessions } from './cohort.store.ts';
import { type CohortPage, cohortBadge, cohortView, placeBadge } from './cohort.view.ts';
import { cohortsList, coursesList } from './cohorts.list.ts';
import { completeCohort } from './completeCohort.action.ts';
import { type CourseRow, findCourse, listTiers } from './course.store.ts';
import { countAttended, findAttendances, findEnrolmentsIn } from './enrolment.store.ts';
import { showPeriod } from './enrolment.view.ts';
import { renderPosterPdf } from './posterPdf.ts';
import { cancelCohort } from './saveCohort.action.ts';

/** The list of classes. */
export function listCohorts(context: Context): Promise<Answer> {
  return answerList(cohortsList, context);
}

/** The list of courses. */
export function listAllCourses(context: Context): Promise<Answer> {
  return answerList(coursesList, context);
}

/** Loads the class of the address. */
export function loadCohort(context: Context): Promise<CohortRow | null> {
  return findCohort(context.idParam('cohortId'));
}

/** One class with its sessions and places. */
export async function showCohort(context: Context<unknown, CohortRow>): Promise<Answer> {
  const { loaded: cohort, t, locale, baseUrl } = context;
  const course = found(await findCourse(cohort.courseId));
  const title = locale === 'en' ? course.titleEn : course.titleZh;
  const sessions = await sessionRows(context);
  return page(
    cohortView(`${title} ${cohort.code}`, {
      id: cohort.id,
      title,
      badge: cohortBadge(cohort.state, t),
      items: items(cohort, course, context),
      isOpen: cohort.state === 'open',
      sessions,
      places: await placeRows(context),
      sessionCount: sessions.length,
      enrolUrl: `${baseUrl}/e/${cohort.enrolCode}`,
      qr: qrDataUrl(`${baseUrl}/e/${cohort.enrolCode}`),
      confirmations: cohort.state === 'open' ? confirmations(cohort, context) : [],
    }),
  );
}

/** The enrolment poster, A4. */
export async function showPoster({
  loaded: cohort,
  baseUrl,
  settings,
}: Context<unknown, CohortRow>): Promise<Answer> {
  const course = found(await findCourse(cohort.courseId));
  const tier = (await listTiers()).find(({ rank }) => rank === course.tierRank);
  const pdf = await renderPosterPdf({
    title: course.titleZh,
    titleEnglish: course.titleEn,
    tierName: tier?.titleZh ?? null,
    startsAt: cohort.startsAt,
    endsAt: cohort.endsAt,
    timeZone: settings.timeZone,
    place: cohort.venue,
    address: cohort.community,
    hours: course.theoryHours + course.practiceHours,
    organiserName: settings.organisation,
    enrolUrl: `${baseUrl}/e/${cohort.enrolCode}`,
    madeAt: cohort.createdAt,
    demonstration: settings.demonstration,
  });
  return file('application/pdf', `${course.titleZh}-${cohort.code}.pdf`, pdf, true);
}

/** Completes a class. */
export async function complete({
  loaded,
  me,
  now,
  t,
  settings,
}: Context<unknown, CohortRow>): Promise<Answer> {
  const issuer = issuerOf(settings);
  const count = await completeCohort(loaded.id, me.id, now, issuer);
  return isRefusal(count)
    ? count
    : redirect(`/admin/cohorts/${loaded.id}`, done(t('ladders.cohort.completed', { count })));
}

/** Calls a class off. */
export async function callOff({ loaded, me, now, t }: Context<unknown, CohortRow>): Promise<Answer> {
  const refusal = await cancelCohort(loaded.id, me.id, now);
  return refusal ?? redirect(`/admin/cohorts/${loaded.id}`, done(t('ladders.cohort.calledOff')));
}

function items(cohort: CohortRow, course: CourseRow, { t, locale }: Context): CohortPage['items'] {
  const item = (label: string, value: string | number) => ({ label, value: String(value), href: null });
  return [
    item(t('ladders.field.code'), cohort.code),
    item(t('ladders.field.startsAt'), showPeriod(cohort.startsAt, cohort.endsAt, locale)),
    item(t('ladders.field.venue'), cohort.venue),
    item(t('ladders.field.community'), cohort.community ?? '–'),
    item(t('ladders.field.trainer'), cohort.trainerName),
    item(t('ladders.field.capacity'), cohort.capacity),
    item(t('ladders.field.theoryHours'), course.theoryHours),
    item(t('ladders.field.practiceHours'), course.practiceHours),
  ];
}

async function sessionRows({
  loaded,
  t,
  locale,
}: Context<unknown, CohortRow>): Promise<CohortPage['sessions']> {
  const sessions = await findSessions(loaded.id);
  return Promise.all(
    sessions.map(async ({ id, kind, startsAt }) => ({
      when: showDateTime(startsAt, locale),
      kind: t(`ladders.sessionKind.${kind}`),
      present: (await findAttendances(id)).size,
      doorHref: `/admin/cohorts/${loaded.id}/sessions/${id}/door`,
      rollHref: `/admin/cohorts/${loaded.id}/sessions/${id}/roll`,
    })),
  );
}

async function placeRows({ loaded, t }: Context<unknown, CohortRow>): Promise<CohortPage['places']> {
  const places = await findEnrolmentsIn(loaded.id);
  const people = await findPeople(places.map(({ personId }) => personId));
  const attended = await countAttended(loaded.id);
  return places.map(({ personId, state, queueNumber }) => {
    const person = people.find(({ id }) => id === personId);
    return {
      name: person?.name ?? '',
      href: `/admin/people/${personId}`,
      phone: person?.phoneMasked ?? '–',
      badge: placeBadge(state, queueNumber ?? 0, t),
      attended: attended.get(personId) ?? 0,
    };
  });
}

function confirmations(cohort: CohortRow, { t }: Context): Confirmation[] {
  const one = (noun: 'completion' | 'cancellation', danger: boolean) => ({
    action: `/admin/cohorts/${cohort.id}/${noun}`,
    label: t(`ladders.cohort.${noun}`),
    question: t(`ladders.cohort.${noun}Question`),
    explain: t(`ladders.cohort.${noun}Explain`),
    danger,
    requestKey: randomUUID(),
  });
  return [one('completion', false), one('cancellation', true)];
}
