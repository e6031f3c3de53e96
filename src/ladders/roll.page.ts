/** A session's roll, ticked by hand, and the sheet with the QR for its door. */
import { randomUUID } from 'node:crypto';
import { findPeople } from '../accounts/person.store.ts';
import { type Answer, type Context, done, file, found, page, redirect } from '../http/route.ts';
import { writeSpreadsheet } from '../http/spreadsheet.ts';
import { qrDataUrl } from '../lib/qrSvg.ts';
import { keepRoll } from './checkIn.action.ts';
import { type CohortRow, findCohort, findSession, type SessionRow } from './cohort.store.ts';
import { doorSheetView, rollView } from './cohort.view.ts';
import { findCourse } from './course.store.ts';
import { countAttended, findAttendances, findEnrolmentsIn } from './enrolment.store.ts';
import { showPeriod } from './enrolment.view.ts';

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
  const personIds = await enrolled(session.cohortId);
  const [people, present] = await Promise.all([findPeople(personIds), findAttendances(session.id)]);
  const title = t('ladders.roll.title');
  return page(
    rollView(title, {
      title,
      when: showPeriod(session.startsAt, session.endsAt, locale),
      action: `/admin/cohorts/${session.cohortId}/sessions/${session.id}/roll`,
      backHref: `/admin/cohorts/${session.cohortId}`,
      requestKey: randomUUID(),
      people: people.map(({ id, name, phoneMasked }) => ({
        id,
        name,
        phone: phoneMasked ?? '',
        isPresent: present.has(id),
        isByQr: present.get(id) === 'qr',
      })),
    }),
  );
}

/** Keeps the ticks. */
export async function tick({
  loaded,
  form,
  now,
  t,
}: Context<{ present: number[] }, SessionRow>): Promise<Answer> {
  const present = await findAttendances(loaded.id);
  const byQr = new Set([...present].filter(([, method]) => method === 'qr').map(([personId]) => personId));
  await keepRoll(loaded, form.present, await enrolled(loaded.cohortId), byQr, now);
  return redirect(`/admin/cohorts/${loaded.cohortId}`, done(t('ladders.roll.kept')));
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

async function enrolled(cohortId: number): Promise<number[]> {
  const places = await findEnrolmentsIn(cohortId);
  return places
    .filter(({ state }) => state === 'confirmed' || state === 'completed')
    .map(({ personId }) => personId);
}

/** A class's trainees as .xlsx: phone masked, place, and sessions attended. */
export async function exportTrainees({ loaded: cohort, t }: Context<unknown, CohortRow>): Promise<Answer> {
  const places = await findEnrolmentsIn(cohort.id);
  const [people, attended] = await Promise.all([
    findPeople(places.map(({ personId }) => personId)),
    countAttended(cohort.id),
  ]);
  const headings = [
    t('ladders.field.name'),
    t('ladders.field.phone'),
    t('ladders.field.state'),
    t('ladders.roll.attended'),
  ];
  const rows = places.map(({ personId, state }) => {
    const person = people.find(({ id }) => id === personId);
    const place = t(`ladders.placeShort.${state}`);
    return [person?.name ?? null, person?.phoneMasked ?? null, place, attended.get(personId) ?? 0];
  });
  const bytes = await writeSpreadsheet(cohort.code, headings, rows);
  return file(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    `${cohort.code}.xlsx`,
    bytes,
  );
}
