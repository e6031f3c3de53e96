/** Sixty classes in the last two years and the next weeks: who enrolled, who came, who completed. */
import { insertAll } from '../../src/db/insertAll.ts';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { AchievementRow } from '../../src/ladders/achievement.model.ts';
import { needed } from '../../src/ladders/attendance/completion.ts';
import { Cohort, Session } from '../../src/ladders/cohort.model.ts';
import { Course } from '../../src/ladders/course.model.ts';
import { Attendance, Enrolment } from '../../src/ladders/enrolment.model.ts';
import { attendance, type SeededSession } from './attendances.ts';
import { type CohortSeed, type History, planCohorts } from './cohortPlans.ts';
import { courses } from './courses.ts';
import type { Chance } from './random.ts';
import { seedOccupations } from './rules.ts';

/** Someone who completed a class. */
export interface Completion {
  readonly personId: number;
  readonly courseId: number;
  readonly courseCode: string;
  readonly cohortId: number;
  readonly tierRank: number;
  readonly startsOn: Date;
  readonly endsOn: Date;
}

/** What other rooms' seeds build on. */
export interface SeededLadders {
  readonly courseIds: Readonly<Record<string, number>>;
  readonly completions: readonly Completion[];
}

const day = 86_400_000;
const queueLength = 7;

/** Writes courses, classes, places, attendances and completions. */
export async function seedLadders(
  transaction: Transaction,
  {
    chance,
    now,
    workers,
    histories,
    trainerId,
  }: {
    chance: Chance;
    now: Date;
    workers: readonly number[];
    histories: readonly History[];
    trainerId: number;
  },
): Promise<SeededLadders> {
  const occupationOf = await seedOccupations(transaction);
  await Course.bulkCreate(
    courses.map((course) => ({
      ...course,
      isOffered: true,
      occupationId: occupationOf(course.code),
      needsIdentity: course.tierRank > 1,
    })),
    { transaction },
  );
  const made = await Course.findAll({ transaction });
  const plans = planCohorts({ chance, now, made, trainerId }, histories);
  const { cohortIds, sessionsOf } = await seedCohorts(transaction, plans);
  const attended = plans.map((one) => {
    const cohortId = cohortIds.get(one.row.code) as number;
    return attend(one, { cohortId, sessions: sessionsOf.get(cohortId) ?? [] }, workers, chance);
  });
  await seedPlaces(transaction, attended, { now, trainerId });
  return {
    courseIds: Object.fromEntries(made.map(({ code, id }) => [code, id])),
    completions: await seedCompletions(transaction, attended),
  };
}

async function seedCohorts(transaction: Transaction, plans: readonly CohortSeed[]) {
  const rows = plans.map(({ row }) => row);
  await insertAll(Cohort, rows, transaction);
  const made = await Cohort.findAll({ attributes: ['id', 'code'], transaction });
  const cohortIds = new Map(made.map(({ id, code }) => [code, id]));
  const sessions = plans.flatMap(({ row, sessions: planned }) =>
    planned.map((one) => ({ ...one, cohortId: cohortIds.get(row.code) as number })),
  );
  await insertAll(Session, sessions, transaction);
  return { cohortIds, sessionsOf: await sessionIds(transaction) };
}

/** Who enrolled, to how many sessions she came, and who waits where a class is full; a named person comes to all. */
function attend(
  { row, tierRank, courseCode, personId, isFull }: CohortSeed,
  known: Pick<Attended, 'cohortId' | 'sessions'>,
  workers: readonly number[],
  chance: Chance,
): Attended {
  const crowd = personId === null ? chance.shuffle(workers) : [personId];
  const size = isFull ? row.capacity : chance.between(54, row.capacity);
  const personIds = crowd.slice(0, size);
  const queue = isFull ? crowd.slice(size, size + queueLength) : [];
  const came = () => (personId !== null || chance.happens(0.86) ? 3 : chance.between(0, 2));
  const counts = new Map(personIds.map((id) => [id, came()]));
  return { ...row, ...known, tierRank, courseCode, personIds, queue, counts };
}

interface Attended {
  readonly cohortId: number;
  readonly courseId: number;
  readonly courseCode: string;
  readonly tierRank: number;
  readonly state: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly personIds: readonly number[];
  readonly queue: readonly number[];
  readonly counts: ReadonlyMap<number, number>;
  readonly sessions: readonly SeededSession[];
}

async function sessionIds(transaction: Transaction): Promise<Map<number, SeededSession[]>> {
  const sessions = await Session.findAll({ order: [['startsAt', 'ASC']], transaction });
  return Map.groupBy(
    sessions.map(({ id, cohortId, startsAt, endsAt }) => ({ id, cohortId, startsAt, endsAt })),
    ({ cohortId }) => cohortId,
  );
}

async function seedPlaces(
  transaction: Transaction,
  attended: readonly Attended[],
  { now, trainerId }: { now: Date; trainerId: number },
): Promise<void> {
  const places = attended.flatMap((one) => {
    const { cohortId, personIds, queue, state, startsAt, endsAt, counts } = one;
    const enrolledAt = new Date(Math.min(now.getTime(), startsAt.getTime()) - 5 * day);
    const blank = { cohortId, queueNumber: null, enrolledAt, completedAt: null };
    const taken = personIds.map((personId) =>
      state === 'completed' && counts.get(personId) === 3
        ? { ...blank, personId, state: 'completed' as const, completedAt: endsAt }
        : { ...blank, personId, state: 'confirmed' as const },
    );
    const waiting = queue.map((personId, index) => ({
      ...blank,
      personId,
      state: 'waitlisted' as const,
      queueNumber: index + 1,
    }));
    return [...taken, ...waiting];
  });
  await insertAll(Enrolment, places, transaction);
  await insertAll(Attendance, attendances(attended, now, trainerId), transaction);
}

/** Who came to which session; in today's, which has just begun, the last are still on their way. */
function attendances(attended: readonly Attended[], now: Date, trainerId: number) {
  return attended
    .filter(({ state }) => state !== 'cancelled')
    .flatMap(({ personIds, counts, sessions }) =>
      personIds.flatMap((personId, order) =>
        sessions
          .filter(({ startsAt }) => startsAt < now)
          .slice(0, counts.get(personId))
          .filter(({ endsAt }) => endsAt < now || order < (personIds.length * 2) / 3)
          .map((session) => attendance(session, personId, { now, trainerId })),
      ),
    );
}

async function seedCompletions(
  transaction: Transaction,
  attended: readonly Attended[],
): Promise<Completion[]> {
  const completions = attended
    .filter(({ state }) => state === 'completed')
    .flatMap(({ cohortId, courseId, courseCode, tierRank, counts, startsAt, endsAt }) =>
      [...counts]
        .filter(([, count]) => count >= needed(3))
        .map(([personId]) => ({
          personId,
          courseId,
          courseCode,
          cohortId,
          tierRank,
          startsOn: startsAt,
          endsOn: endsAt,
        })),
    );
  const rows = completions.map(({ personId, tierRank, courseId, cohortId, endsOn }) => {
    const source = { sourceKind: 'cohort' as const, sourceId: cohortId };
    return {
      ...source,
      personId,
      kind: 'completion' as const,
      tierRank,
      courseId,
      achievedAt: endsOn,
      validUntil: null,
    };
  });
  await insertAll(AchievementRow, rows, transaction);
  return completions;
}
