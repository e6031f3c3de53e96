/** Finds for each tier the class that someone can join next near her: her community first, then the soonest. */
import { type CohortRow, countPlaces, findNextSessions, listOpenCohorts } from '../cohort.store.ts';
import { findCourses } from '../course.store.ts';

/** The next class of a tier. */
export interface NextClass {
  readonly enrolCode: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly venue: string;
  readonly startsAt: Date;
  /** In her own community. */
  readonly isNear: boolean;
  /** Nobody has to wait for a place. */
  readonly isFree: boolean;
}

/** By rank. `held`: classes in which she has a place already. A full class is named only where no other is open. */
export async function findNextClasses(
  community: string | null,
  held: ReadonlySet<number>,
  now: Date,
): Promise<Map<number, NextClass>> {
  const open = (await listOpenCohorts(now, 200)).filter(({ id }) => !held.has(id));
  const [courses, taken] = await Promise.all([
    findCourses(open.map(({ courseId }) => courseId)),
    countPlaces(open.map(({ id }) => id)),
  ]);
  const known = new Map(courses.map((course) => [course.id, course]));
  const isFree = ({ id, capacity }: CohortRow) => (taken.get(id) ?? 0) < capacity;
  const isNear = (cohort: CohortRow) => community !== null && cohort.community === community;
  const score = (cohort: CohortRow) =>
    (isFree(cohort) ? 0 : 4) + (cohort.startsAt > now ? 0 : 2) + (isNear(cohort) ? 0 : 1);
  const best = new Map<number, CohortRow>();
  for (const cohort of [...open].sort((left, right) => score(left) - score(right))) {
    const rank = known.get(cohort.courseId)?.tierRank;
    if (rank !== undefined && !best.has(rank)) best.set(rank, cohort);
  }
  const sessions = await findNextSessions(
    [...best.values()].map(({ id }) => id),
    now,
  );
  return new Map(
    [...best].map(([rank, cohort]) => {
      const { titleZh = '', titleEn = '' } = known.get(cohort.courseId) ?? {};
      const { enrolCode, venue } = cohort;
      const startsAt = sessions.get(cohort.id)?.startsAt ?? cohort.startsAt;
      const next = { enrolCode, venue, startsAt, titleZh, titleEn };
      return [rank, { ...next, isNear: isNear(cohort), isFree: isFree(cohort) }];
    }),
  );
}
