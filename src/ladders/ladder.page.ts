/** "My ladder". */
import { findPerson } from '../accounts/person.store.ts';
import { findCertificatesOf } from '../certificates/certificate.store.ts';
import { type Answer, type Context, page } from '../http/route.ts';
import { showDateTime } from '../i18n/dates.ts';
import { type CohortRow, findCohorts, findNextSessions } from './cohort.store.ts';
import { placeLabel } from './cohort.view.ts';
import { type CourseRow, findCourses } from './course.store.ts';
import { type EnrolmentRow, findEnrolmentsOf, queuePosition } from './enrolment.store.ts';
import { showPeriod } from './enrolment.view.ts';
import { ladderView, type OwnClass, type RungLinks, rungs, summaryOf } from './ladder.view.ts';
import { isUnderWay, placeOutcome } from './placeState.ts';
import { type Standing, standings } from './progression.ts';
import { findNextClasses } from './rules/nextClasses.store.ts';
import { listOccupations } from './rules/occupation.store.ts';
import { participationsOf } from './rules/participations.ts';
import { getOwnLadder } from './rules/personRecord.action.ts';
import { dueLines, heldCertificates, hourLines, summits } from './rules/surroundings.view.ts';

/** A place with its class and course. */
interface OwnPlace {
  readonly place: EnrolmentRow;
  readonly cohort: CohortRow;
  readonly course: CourseRow;
}

/** Shows where she stands, what is missing, and her classes. */
export async function showLadder(context: Context): Promise<Answer> {
  const { me, now, t, locale } = context;
  const [{ ladder, record, begun }, places, certificates, person, events] = await Promise.all([
    getOwnLadder(me.id, now),
    findOwnPlaces(me.id),
    findCertificatesOf(me.id),
    findPerson(me.id),
    participationsOf(me.id),
  ]);
  const wording = { t, locale, tiers: ladder.tiers, occupations: await listOccupations() };
  const current = places.filter(({ place, cohort }) => isUnderWay(placeOutcome(place.state, cohort.state)));
  const past = places.filter((own) => !current.includes(own) && own.place.state !== 'cancelled').reverse();
  const held = places.filter(({ place }) => place.state !== 'cancelled').map(({ cohort }) => cohort.id);
  const steps = standings(ladder, record, begun, now);
  const links = {
    classes: await findNextClasses(person?.community ?? null, new Set(held), now),
    certificates: certificateLinks(steps, certificates),
  };
  return page(
    ladderView(t('ladders.ladder.title'), {
      name: me.name,
      summary: summaryOf(steps, wording),
      summits: summits(events, certificates, wording),
      rungs: rungs(steps, links, wording),
      due: dueLines(ladder, record, now, wording),
      hours: hourLines(record, wording),
      classes: await Promise.all(current.map((own) => currentClass(own, context))),
      pastClasses: past.map((own) => ownClass(own, null, null, context)),
      certificates: heldCertificates(certificates, now, wording),
      certificateCount: certificates.filter(({ kind }) => kind !== 'record').length,
    }),
  );
}

/** All her places, by the day their classes begin. */
async function findOwnPlaces(personId: number): Promise<OwnPlace[]> {
  const places = await findEnrolmentsOf(personId);
  const cohorts = await findCohorts(places.map(({ cohortId }) => cohortId));
  const courses = await findCourses(cohorts.map(({ courseId }) => courseId));
  return cohorts.flatMap((cohort) => {
    const place = places.find(({ cohortId }) => cohortId === cohort.id);
    const course = courses.find(({ id }) => id === cohort.courseId);
    return place && course ? [{ place, cohort, course }] : [];
  });
}

/** The certificate of each tier that is passed, found by the award that both name. */
function certificateLinks(
  steps: readonly Standing[],
  certificates: Awaited<ReturnType<typeof findCertificatesOf>>,
): RungLinks['certificates'] {
  const links = steps.flatMap(({ tier, pass }): [number, string][] => {
    const certificate = certificates.find(({ awardKey }) => awardKey === pass?.awardKey);
    return certificate ? [[tier.rank, `/me/certificates/${certificate.id}`]] : [];
  });
  return new Map(links);
}

async function currentClass(own: OwnPlace, context: Context): Promise<OwnClass> {
  const { place, cohort } = own;
  const position = place.queueNumber === null ? null : await queuePosition(cohort.id, place.queueNumber);
  const next = (await findNextSessions([cohort.id], context.now)).get(cohort.id);
  const when = next && place.state === 'confirmed' ? showDateTime(next.startsAt, context.locale) : null;
  return ownClass(own, position, when, context);
}

function ownClass(
  { place, cohort, course }: OwnPlace,
  position: number | null,
  nextSession: string | null,
  { t, locale }: Context,
): OwnClass {
  return {
    href: `/e/${cohort.enrolCode}`,
    title: locale === 'en' ? course.titleEn : course.titleZh,
    when: showPeriod(cohort.startsAt, cohort.endsAt, locale),
    venue: cohort.venue,
    place: placeLabel(place.state, cohort.state, position, t),
    nextSession,
  };
}
