/** The staff's pages of classes: list, one class, new and changed, poster. */
import { randomUUID } from 'node:crypto';
import { answerList } from '../http/list.ts';
import type { Confirmation, Item } from '../http/parts.ts';
import { type Answer, type Context, done, found, page, redirect } from '../http/route.ts';
import { showDateTime } from '../i18n/dates.ts';
import { qrDataUrl } from '../lib/qrSvg.ts';
import { type CohortRow, findCohort, findSessions, type SessionRow } from './cohort.store.ts';
import { type CohortPage, cohortBadge, cohortView, placeBadge } from './cohort.view.ts';
import { cohortPhase } from './cohortState.ts';
import { cohortsList, coursesList } from './cohorts.list.ts';
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
      confirmations: confirmations(cohort, context),
    }),
  );
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
    doorHref: `/teaching/sessions/${id}/door`,
    rollHref: `/teaching/sessions/${id}`,
    sheetHref: `/admin/cohorts/${loaded.id}/sessions/${id}/door`,
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

/** An open class may be called off; completing it is offered where completions are reviewed. */
function confirmations(cohort: CohortRow, { t }: Context): Confirmation[] {
  if (cohort.state !== 'open') return [];
  return [
    {
      action: `/admin/cohorts/${cohort.id}/cancellation`,
      label: t('ladders.cohort.cancellation'),
      question: t('ladders.cohort.cancellationQuestion'),
      explain: t('ladders.cohort.cancellationExplain'),
      danger: true,
      requestKey: randomUUID(),
    },
  ];
}
