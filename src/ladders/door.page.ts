/** Checking in by the QR at the door. */
import { randomUUID } from 'node:crypto';
import { type FormState, freshState } from '../http/form.ts';
import { type Answer, type Context, done, found, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { checkIn } from './checkIn.action.ts';
import { findCohort, findSessionByDoorCode, type SessionRow } from './cohort.store.ts';
import { findCourse } from './course.store.ts';
import { findAttendances } from './enrolment.store.ts';
import { doorView, showPeriod } from './enrolment.view.ts';

/** Loads the session that the door's code names. */
export function loadSession(context: Context): Promise<SessionRow | null> {
  return findSessionByDoorCode(context.param('doorCode').toLowerCase());
}

/** The page behind the QR: one button, or that she is checked in. */
export async function showDoor(context: Context<unknown, SessionRow>): Promise<Answer> {
  return page(await renderDoor(context, freshState()));
}

/** The door's page, with why a check-in was refused. */
export async function renderDoor(context: Context<unknown, SessionRow>, state: FormState): Promise<View> {
  const { loaded: session, me, t, locale } = context;
  const cohort = found(await findCohort(session.cohortId));
  const course = found(await findCourse(cohort.courseId));
  return doorView(t('ladders.door.title'), {
    title: locale === 'en' ? course.titleEn : course.titleZh,
    when: showPeriod(session.startsAt, session.endsAt, locale),
    venue: cohort.venue,
    isThere: (await findAttendances(session.id)).has(me.id),
    action: `/check-in/${session.doorCode}`,
    requestKey: randomUUID(),
    refusal: state.refusal,
  });
}

/** Checks her in. */
export async function enterDoor({ loaded, me, now, t }: Context<unknown, SessionRow>): Promise<Answer> {
  const refusal = await checkIn(loaded, me.id, now);
  return refusal ?? redirect(`/check-in/${loaded.doorCode}`, done(t('ladders.door.done')));
}
