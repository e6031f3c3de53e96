/** A session's roll, ticked by hand, and the sheet with the QR for its door. */
import { randomUUID } from 'node:crypto';
import { type Answer, type Context, done, found, page, redirect } from '../http/route.ts';
import { qrDataUrl } from '../lib/qrSvg.ts';
import { keepRoll } from './checkIn.action.ts';
import { findCohort, findSession, type SessionRow } from './cohort.store.ts';
import { doorSheetView, rollView } from './cohort.view.ts';
import { findCourse } from './course.store.ts';
import { findAttendances } from './enrolment.store.ts';
import { showPeriod } from './enrolment.view.ts';
import { findTrainees } from './trainee.store.ts';

/** Loads the session of the address. */
export function loadSessionOfCohort(context: Context): Promise<SessionRow | null> {
  return findSession(context.idParam('cohortId'), context.idParam('sessionId'));
}

/** The roll. */
export async function showRoll({
  loaded: session,
  t,
  locale,
}: Context<unknown, SessionRow>): Promise<Answer> {
  const [trainees, present] = await Promise.all([
    findTrainees(session.cohortId),
    findAttendances(session.id),
  ]);
  const people = trainees.filter(({ state }) => state === 'confirmed' || state === 'completed');
  const title = t('ladders.roll.title');
  return page(
    rollView(title, {
      title,
      when: showPeriod(session.startsAt, session.endsAt, locale),
      action: `/admin/cohorts/${session.cohortId}/sessions/${session.id}/roll`,
      backHref: `/admin/cohorts/${session.cohortId}`,
      requestKey: randomUUID(),
      people: people.map(({ personId, name, phoneMasked }) => ({
        id: personId,
        name,
        phone: phoneMasked ?? '',
        isPresent: present.has(personId),
        isByQr: present.get(personId) === 'qr',
      })),
    }),
  );
}

/** Keeps the ticks. */
export async function tick(context: Context<{ present: number[] }, SessionRow>): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const refusal = await keepRoll(loaded, form.present, me.id, now);
  return refusal ?? redirect(`/admin/cohorts/${loaded.cohortId}`, done(t('ladders.roll.kept')));
}

/** The sheet for the door. */
export async function showDoorSheet({
  loaded: session,
  t,
  locale,
  baseUrl,
}: Context<unknown, SessionRow>): Promise<Answer> {
  const cohort = found(await findCohort(session.cohortId));
  const course = found(await findCourse(cohort.courseId));
  const url = `${baseUrl}/check-in/${session.doorCode}`;
  return page(
    doorSheetView(t('ladders.door.sheet'), {
      title: locale === 'en' ? course.titleEn : course.titleZh,
      when: showPeriod(session.startsAt, session.endsAt, locale),
      venue: cohort.venue,
      qr: qrDataUrl(url),
      url,
    }),
  );
}
