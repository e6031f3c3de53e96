/** The staff's pages of classes: list, one class, new and changed, poster, completion. */
import { randomUUID } from 'node:crypto';
import { issuerOf } from '../certificates/issuer.ts';
import { answerList } from '../http/list.ts';
import type { Confirmation, Item } from '../http/parts.ts';
import { type Answer, type Context, done, found, page, redirect } from '../http/route.ts';
import { showDateTime } from '../i18n/dates.ts';
import { qrDataUrl } from '../lib/qrSvg.ts';
import { isRefusal } from '../refusal.ts';
import { type CohortRow, findCohort, findSessions, type SessionRow } from './cohort.store.ts';
import { type CohortPage, cohortBadge, cohortView, placeBadge } from './cohort.view.ts';
import { cohortPhase } from './cohortState.ts';
import { cohortsList, coursesList } from './cohorts.list.ts';
import { completeCohort } from './completeCohort.action.ts';
import { type CourseRow, findCourse } from './course.store.ts';
import { sourceTable } from './enrolment/source.page.ts';
import { countPresent } from './enrolment.store.ts';
import { showPeriod } from './enrolment.view.ts';
import { cancelCohort } from './saveCohort.action.ts';
import { findTrainees, type Trainee } from './trainee.store.ts';

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
  const { loaded: cohort, now, t, locale, baseUrl } = context;
  const course = found(await findCourse(cohort.courseId));
  const title = locale === 'en' ? course.titleEn : course.titleZh;
  const [sessions, trainees] = await Promise.all([findSessions(cohort.id), findTrainees(cohort.id)]);
  return page(
    cohortView(`${title} ${cohort.code}`, {
      id: cohort.id,
      title,
      badge: cohortBadge(cohortPhase(cohort, now), t),
      items: [...counts(cohort, trainees, context), ...facts(cohort, course, context)],
      isOpen: cohort.state === 'open',
      sessions: await sessionRows(sessions, context),
      places: trainees.map((trainee) => placeRow(trainee, context)),
      sessionCount: sessions.length,
      sources: await sourceTable(context),
      enrolUrl: `${baseUrl}/e/${cohort.enrolCode}`,
      qr: qrDataUrl(`${baseUrl}/e/${cohort.enrolCode}`),
      confirmations: confirmations(cohort, sessions, context),
    }),
  );
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
  const completion = await completeCohort(loaded.id, me.id, now, issuer);
  if (isRefusal(completion)) return completion;
  const { completed: count, withoutCertificate: without } = completion;
  const flash =
    without === 0
      ? done(t('ladders.cohort.completed', { count }))
      : ({ kind: 'warning', text: t('ladders.cohort.completedWithout', { count, without }) } as const);
  return redirect(`/admin/cohorts/${loaded.id}`, flash);
}

/** Calls a class off. */
export async function callOff({ loaded, me, now, t }: Context<unknown, CohortRow>): Promise<Answer> {
  const refusal = await cancelCohort(loaded.id, me.id, now);
  return refusal ?? redirect(`/admin/cohorts/${loaded.id}`, done(t('ladders.cohort.calledOff')));
}

function counts(cohort: CohortRow, trainees: readonly Trainee[], { t }: Context): Item[] {
  const number = (...states: Trainee['state'][]) =>
    trainees.filter(({ state }) => states.includes(state)).length;
  const taken = `${number('confirmed', 'offered', 'completed')} / ${cohort.capacity}`;
  const lines = [item(t('ladders.field.takenOf'), taken)];
  if (number('offered') > 0) lines.push(item(t('enrolment.field.offered'), number('offered')));
  if (number('waitlisted') > 0) lines.push(item(t('ladders.field.waiting'), number('waitlisted')));
  if (cohort.state === 'completed') lines.push(item(t('ladders.field.completed'), number('completed')));
  return lines;
}

function facts(cohort: CohortRow, course: CourseRow, { t, locale }: Context): Item[] {
  return [
    item(t('ladders.field.code'), cohort.code),
    item(t('ladders.field.startsAt'), showPeriod(cohort.startsAt, cohort.endsAt, locale)),
    item(t('ladders.field.venue'), cohort.venue),
    item(t('ladders.field.community'), cohort.community ?? '–'),
    item(t('ladders.field.trainer'), cohort.trainerName),
    item(t('ladders.field.theoryHours'), course.theoryHours),
    item(t('ladders.field.practiceHours'), course.practiceHours),
  ];
}

function item(label: string, value: string | number): Item {
  return { label, value: String(value), href: null };
}

async function sessionRows(
  sessions: readonly SessionRow[],
  { loaded, t, locale }: Context<unknown, CohortRow>,
): Promise<CohortPage['sessions']> {
  const present = await countPresent(loaded.id);
  return sessions.map(({ id, kind, startsAt }) => ({
    when: showDateTime(startsAt, locale),
    kind: t(`ladders.sessionKind.${kind}`),
    present: present.get(id) ?? 0,
    doorHref: `/admin/cohorts/${loaded.id}/sessions/${id}/door`,
    rollHref: `/admin/cohorts/${loaded.id}/sessions/${id}/roll`,
  }));
}

function placeRow(
  trainee: Trainee,
  { loaded, t }: Context<unknown, CohortRow>,
): CohortPage['places'][number] {
  const { personId, name, phoneMasked, state, position, attended } = trainee;
  return {
    name,
    href: `/admin/people/${personId}`,
    phone: phoneMasked ?? '–',
    badge: placeBadge(state, loaded.state, position, t),
    attended,
  };
}

/** Completing is offered once the last session has begun. */
function confirmations(
  cohort: CohortRow,
  sessions: readonly SessionRow[],
  { t, now }: Context,
): Confirmation[] {
  if (cohort.state !== 'open') return [];
  const one = (noun: 'completion' | 'cancellation', danger: boolean) => ({
    action: `/admin/cohorts/${cohort.id}/${noun}`,
    label: t(`ladders.cohort.${noun}`),
    question: t(`ladders.cohort.${noun}Question`),
    explain: t(`ladders.cohort.${noun}Explain`),
    danger,
    requestKey: randomUUID(),
  });
  const hasBegun = sessions.every(({ startsAt }) => startsAt <= now);
  return [...(hasBegun ? [one('completion', false)] : []), one('cancellation', true)];
}
