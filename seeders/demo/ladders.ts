/** Sixty classes in the last two years and the next weeks: who enrolled, who came, who completed. */
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { AchievementRow } from '../../src/ladders/achievement.model.ts';
import { Cohort, Session } from '../../src/ladders/cohort.model.ts';
import { completers } from '../../src/ladders/completionRule.ts';
import { Course } from '../../src/ladders/course.model.ts';
import { Attendance, Enrolment } from '../../src/ladders/enrolment.model.ts';
import { planSessions } from '../../src/ladders/sessionPlan.ts';
import { insertAll } from './bulk.ts';
import { courses } from './courses.ts';
import { communities } from './people.ts';
import type { Chance } from './random.ts';

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
const cohortCount = 60;
const trainers = ['赵明霞', '钱丽娟', '孟庆华', '宋春玲', '段红梅', '范立新'];

/** A named person's history: classes of these courses, so many days ago. */
export interface History {
  readonly personId: number;
  readonly courseCode: string;
  readonly daysAgo: number;
}

/** Writes courses, classes, places, attendances and completions. */
export async function seedLadders(
  transaction: Transaction,
  {
    chance,
    now,
    workers,
    histories,
  }: { chance: Chance; now: Date; workers: readonly number[]; histories: readonly History[] },
): Promise<SeededLadders> {
  await Course.bulkCreate(
    courses.map((course) => ({ ...course, isOffered: true })),
    { transaction },
  );
  const made = await Course.findAll({ transaction });
  const past = Array.from({ length: cohortCount - 12 - histories.length }, (_, index) =>
    plan(index, -(index * 15 + 9), chance, now, made),
  );
  const coming = Array.from({ length: 12 }, (_, index) =>
    plan(cohortCount - 12 + index, index * 4, chance, now, made),
  );
  const named = histories.map(({ courseCode, daysAgo }, index) =>
    plan(900 + index, -daysAgo, chance, now, made, courseCode),
  );
  const plans = [...past, ...coming, ...named];
  const { cohortIds, sessionsOf } = await seedCohorts(transaction, plans);
  const attended = plans.map((one, index) => {
    const cohortId = cohortIds.get(one.row.code) as number;
    const history = histories[index - past.length - coming.length];
    const known = { cohortId, sessions: sessionsOf.get(cohortId) ?? [] };
    return attend(one, known, history?.personId ?? null, workers, chance);
  });
  await seedPlaces(transaction, attended, now);
  return {
    courseIds: Object.fromEntries(made.map(({ code, id }) => [code, id])),
    completions: await seedCompletions(transaction, attended),
  };
}

type Plan = ReturnType<typeof plan>;

async function seedCohorts(transaction: Transaction, plans: readonly Plan[]) {
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

/** Who enrolled and to how many sessions she came; a named person comes to all. */
function attend(
  { row, tierRank, courseCode }: Plan,
  known: Pick<Attended, 'cohortId' | 'sessions'>,
  namedId: number | null,
  workers: readonly number[],
  chance: Chance,
): Attended {
  const crowd = () => chance.shuffle(workers).slice(0, chance.between(54, row.capacity));
  const personIds = namedId === null ? crowd() : [namedId];
  const came = () => (namedId !== null || chance.happens(0.86) ? 3 : chance.between(0, 2));
  const counts = new Map(personIds.map((id) => [id, came()]));
  return { ...row, ...known, tierRank, courseCode, personIds, counts };
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
  readonly counts: ReadonlyMap<number, number>;
  readonly sessions: readonly { id: number; startsAt: Date }[];
}

function plan(
  index: number,
  days: number,
  chance: Chance,
  now: Date,
  made: readonly Course[],
  courseCode?: string,
) {
  const course = made.find(
    ({ code }) => code === (courseCode ?? courses[index % courses.length]?.code),
  ) as Course;
  const morning = Math.floor((now.getTime() + days * day) / day) * day + 3_600_000;
  const startsAt = new Date(
    days === 0 ? Math.floor(now.getTime() / 1_800_000) * 1_800_000 + 1_800_000 : morning,
  );
  const sessions = planSessions({ startsAt, sessionCount: 3, sessionMinutes: 180, daysBetween: 1 });
  const endsAt = sessions.at(-1)?.endsAt ?? startsAt;
  const serial = String(index + 1).padStart(3, '0');
  const row = {
    code: `C${startsAt.getUTCFullYear()}-${serial}`,
    courseId: course.id,
    venue: `${chance.pick(communities)}服务站${chance.pick(['一楼大厅', '二楼教室', '多功能厅'])}`,
    community: chance.pick(communities),
    trainerName: chance.pick(trainers),
    startsAt,
    endsAt,
    capacity: chance.between(56, 64),
    enrolCode: `demo${serial}`,
    state:
      endsAt < now
        ? chance.happens(0.04) && !courseCode
          ? ('cancelled' as const)
          : ('completed' as const)
        : ('open' as const),
    createdAt: new Date(startsAt.getTime() - 20 * day),
  };
  const coded = sessions.map((session, order) => ({
    ...session,
    doorCode: `demo-door-${serial}-${order + 1}`,
  }));
  return { row, sessions: coded, tierRank: course.tierRank, courseCode: course.code };
}

async function sessionIds(transaction: Transaction): Promise<Map<number, { id: number; startsAt: Date }[]>> {
  const sessions = await Session.findAll({ order: [['startsAt', 'ASC']], transaction });
  return Map.groupBy(
    sessions.map(({ id, cohortId, startsAt }) => ({ id, cohortId, startsAt })),
    ({ cohortId }) => cohortId,
  );
}

async function seedPlaces(transaction: Transaction, attended: readonly Attended[], now: Date): Promise<void> {
  const places = attended.flatMap(({ cohortId, personIds, state, startsAt, endsAt, counts }) =>
    personIds.map((personId) => {
      const isComplete = state === 'completed' && counts.get(personId) === 3;
      const completedAt = isComplete ? endsAt : null;
      const enrolledAt = new Date(Math.min(now.getTime(), startsAt.getTime()) - 5 * day);
      const placeState = isComplete ? ('completed' as const) : ('confirmed' as const);
      return { cohortId, personId, state: placeState, queueNumber: null, enrolledAt, completedAt };
    }),
  );
  await insertAll(Enrolment, places, transaction);
  const attendances = attended.flatMap(({ personIds, counts, sessions }) =>
    personIds.flatMap((personId) =>
      sessions
        .filter(({ startsAt }) => startsAt < now)
        .slice(0, counts.get(personId))
        .map(({ id, startsAt }) => ({
          sessionId: id,
          personId,
          method: 'qr' as const,
          checkedInAt: new Date(startsAt.getTime() - 600_000),
        })),
    ),
  );
  await insertAll(Attendance, attendances, transaction);
}

async function seedCompletions(
  transaction: Transaction,
  attended: readonly Attended[],
): Promise<Completion[]> {
  const completions = attended
    .filter(({ state }) => state === 'completed')
    .flatMap(({ cohortId, courseId, courseCode, tierRank, counts, startsAt, endsAt }) =>
      completers(3, counts).map((personId) => ({
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
