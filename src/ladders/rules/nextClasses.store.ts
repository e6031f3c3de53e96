/** Finds for each tier the class that someone can join next near her, and those with theory or practice to come. */
import { Op } from 'sequelize';
import { metresBetween, readPosition } from '../../lib/geoPosition.ts';
import { Cohort, Session } from '../cohort.model.ts';
import { type CohortRow, countPlaces, findNextSessions, listOpenCohorts } from '../cohort.store.ts';
import { findCourses } from '../course.store.ts';
import { Station, Venue } from '../place.model.ts';
import { compareOffers, type Offered } from './nearness.ts';

/** The next class of a tier. */
export interface NextClass {
  readonly enrolCode: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly venue: string;
  readonly startsAt: Date;
  /** In her own community. */
  readonly isNear: boolean;
  /** From her community's station to the venue; null: not known. */
  readonly metres: number | null;
  /** Nobody has to wait for a place. */
  readonly isFree: boolean;
}

/** The next class of each tier, by rank: any, and one with theory or with practice still to come. */
export type NextClasses = Readonly<Record<'any' | 'theory' | 'practice', ReadonlyMap<number, NextClass>>>;

/** `held`: classes in which she has a place already. A full class is named only where no other is open. */
export async function findNextClasses(
  community: string | null,
  held: ReadonlySet<number>,
  now: Date,
): Promise<NextClasses> {
  const open = (await listOpenCohorts(now, 200)).filter(({ id }) => !held.has(id));
  const ids = open.map(({ id }) => id);
  const [courses, taken, metresOf, kinds, sessions] = await Promise.all([
    findCourses(open.map(({ courseId }) => courseId)),
    countPlaces(ids),
    findDistances(community, ids),
    findKindsToCome(ids, now),
    findNextSessions(ids, now),
  ]);
  const known = new Map(courses.map((course) => [course.id, course]));
  const offers = open.map((cohort) => {
    const { titleZh = '', titleEn = '' } = known.get(cohort.courseId) ?? {};
    const { id, capacity, enrolCode, venue } = cohort;
    const isNear = community !== null && cohort.community === community;
    const isFree = (taken.get(id) ?? 0) < capacity;
    const startsAt = sessions.get(id)?.startsAt ?? cohort.startsAt;
    const metres = metresOf.get(id) ?? null;
    const weighed = { isFree, startsAt: cohort.startsAt, isInHerCommunity: isNear, metres };
    return {
      cohort,
      weighed,
      next: { enrolCode, venue, startsAt, titleZh, titleEn, isNear, metres, isFree },
    };
  });
  offers.sort((left, right) => compareOffers(left.weighed, right.weighed, now));
  const bestOf = (fits: (cohort: CohortRow) => boolean) => {
    const best = new Map<number, NextClass>();
    for (const { cohort, next } of offers) {
      const rank = known.get(cohort.courseId)?.tierRank;
      if (rank !== undefined && !best.has(rank) && fits(cohort)) best.set(rank, next);
    }
    return best;
  };
  const has = (kind: 'theory' | 'practice') => bestOf(({ id }) => kinds.has(`${id} ${kind}`));
  return { any: bestOf(() => true), theory: has('theory'), practice: has('practice') };
}

/** Which classes still have sessions of which kind: `3 practice`. */
async function findKindsToCome(cohortIds: readonly number[], now: Date): Promise<Set<string>> {
  const rows = await Session.findAll({
    where: { cohortId: [...cohortIds], startsAt: { [Op.gt]: now }, cancelledAt: null },
    attributes: ['cohortId', 'kind'],
    group: ['cohortId', 'kind'],
  });
  return new Set(rows.map(({ cohortId, kind }) => `${cohortId} ${kind}`));
}

/** Metres from the community's station to each class's venue, where both are on the map. */
async function findDistances(
  community: string | null,
  cohortIds: readonly number[],
): Promise<Map<number, Offered['metres']>> {
  const where = { community: community ?? '', position: { [Op.not]: null } };
  const station = community === null ? null : await Station.findOne({ where });
  const home = readPosition(station?.position ?? '');
  if (!home) return new Map();
  const cohorts = await Cohort.findAll({ where: { id: [...cohortIds] }, attributes: ['id', 'venueId'] });
  const venues = await Venue.findAll({ where: { id: cohorts.flatMap(({ venueId }) => venueId ?? []) } });
  const positions = new Map(venues.map(({ id, position }) => [id, readPosition(position ?? '')]));
  return new Map(
    cohorts.map(({ id, venueId }) => {
      const place = positions.get(venueId ?? 0);
      return [id, place ? metresBetween(home, place) : null];
    }),
  );
}
