/** The station manager's pages: her station, classes near her, and whom she enrolled, and nobody else. */
import { randomUUID } from 'node:crypto';
import { answerList } from '../../http/list.ts';
import { type Answer, type Context, done, page, redirect } from '../../http/route.ts';
import { showDateTime } from '../../i18n/dates.ts';
import { cancelPlace } from '../cancelPlace.action.ts';
import { type CohortRow, countPlaces, listOpenCohorts } from '../cohort.store.ts';
import { placeBadge } from '../cohort.view.ts';
import { findCourses, listTiers } from '../course.store.ts';
import type { EnrolmentRow } from '../enrolment.store.ts';
import { classCard } from '../enrolment.view.ts';
import { acceptOffer } from './confirmOffer.action.ts';
import { findEnrolledBy, type OwnEnrolledRow, pageOfEnrolledBy } from './enrolled.store.ts';
import { ownEnrolledList } from './ownEnrolled.list.ts';
import { findStationOf } from './station.store.ts';
import { type EnrolledLine, type StationClass, stationHomeView } from './station.view.ts';

const classesShown = 8;
const peopleShown = 10;

/** Her station, with the classes of her community first. */
export async function showOwnStation(context: Context): Promise<Answer> {
  const { me, t } = context;
  const station = await findStationOf(me.id);
  const { people, total } = await findOwnPeople(context, {}, peopleShown);
  const classes = station ? await findClasses(context, station.community) : [];
  return page(
    stationHomeView(station?.title ?? t('enrolment.own.title'), { station, classes, people, total }),
  );
}

/** All whom she enrolled, also as .xlsx. */
export function listOwnEnrolled(context: Context): Promise<Answer> {
  return answerList(ownEnrolledList(context.me.id), context);
}

/** Loads an enrolment that she made. */
export async function loadOwnEnrolled(context: Context): Promise<EnrolmentRow | null> {
  return context.actor && findEnrolledBy(context.actor.id, context.idParam('enrolmentId'));
}

/** Confirms an offered place for someone whom she enrolled. */
export async function confirmForOther({ loaded, now, t }: Context<unknown, EnrolmentRow>): Promise<Answer> {
  const refusal = await acceptOffer(loaded.cohortId, loaded.personId, now);
  return refusal ?? redirect('/station', done(t('enrolment.own.confirmed')));
}

/** Gives the place of someone up whom she enrolled. */
export async function cancelForOther({ loaded, now, t }: Context<unknown, EnrolmentRow>): Promise<Answer> {
  const refusal = await cancelPlace(loaded.cohortId, loaded.personId, now);
  return refusal ?? redirect('/station', done(t('ladders.class.cancelled')));
}

/** Those whom she enrolled, latest first, and how many in all. */
export async function findOwnPeople(
  context: Context,
  filters: Readonly<Record<string, string>>,
  limit: number,
): Promise<{ people: EnrolledLine[]; total: number }> {
  const query = { search: '', filters, sort: 'enrolledAt', direction: 'DESC', offset: 0, limit } as const;
  const { rows, total } = await pageOfEnrolledBy(context.me.id, query);
  return { people: rows.map((row) => lineOf(row, context)), total };
}

function lineOf(row: OwnEnrolledRow, { t, locale, now }: Context): EnrolledLine {
  const isOn = row.cohort.state === 'open' && row.cohort.startsAt > now;
  const isOffered = isOn && row.state === 'offered';
  const canCancel = isOn && ['confirmed', 'waitlisted', 'offered'].includes(row.state);
  const address = `/station/enrolments/${row.id}`;
  return {
    name: row.name,
    phone: row.phoneMasked ?? '–',
    title: locale === 'en' ? row.courseEn : row.courseZh,
    classHref: isOn ? `/station/classes/${row.cohort.id}` : null,
    badge: placeBadge(row.state, row.cohort.state, row.position, t),
    until: isOffered && row.offeredUntil ? showDateTime(row.offeredUntil, locale) : null,
    confirmAction: isOffered ? `${address}/confirmation` : null,
    cancelAction: canCancel ? `${address}/cancellation` : null,
    requestKey: randomUUID(),
  };
}

async function findClasses({ now, t, locale }: Context, community: string): Promise<StationClass[]> {
  const open = (await listOpenCohorts(now)).filter(({ startsAt }) => startsAt > now);
  const isNear = (cohort: CohortRow) => cohort.community === community;
  const shown = [...open.filter(isNear), ...open.filter((one) => !isNear(one))].slice(0, classesShown);
  const [courses, tiers, taken] = await Promise.all([
    findCourses(shown.map(({ courseId }) => courseId)),
    listTiers(),
    countPlaces(shown.map(({ id }) => id)),
  ]);
  return shown.flatMap((cohort) => {
    const course = courses.find(({ id }) => id === cohort.courseId);
    const tier = tiers.find(({ rank }) => rank === course?.tierRank);
    if (!course || !tier) return [];
    const counted = classCard(cohort, course, tier, taken.get(cohort.id) ?? 0, locale);
    const card = { ...counted, href: `/station/classes/${cohort.id}` };
    const places = card.free > 0 ? t('ladders.class.free', { free: card.free }) : t('ladders.class.full');
    return [{ card, isNear: isNear(cohort), places }];
  });
}
