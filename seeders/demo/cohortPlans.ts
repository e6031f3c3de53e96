/** Plans the sixty demonstration classes: past ones, one to be completed, one running today, coming ones, one of them full. */
import type { Course } from '../../src/ladders/course.model.ts';
import { planSessions } from '../../src/ladders/sessionPlan.ts';
import { courses } from './courses.ts';
import { communities } from './people.ts';
import type { Chance } from './random.ts';

const hour = 3_600_000;
const day = 24 * hour;
const cohortCount = 60;
const comingCount = 12;
/** The first has a log-in. */
const trainers = ['赵明霞', '钱丽娟', '孟庆华', '宋春玲', '段红梅', '范立新'];

/** Who pays; the fictional city's own names, and one class in four without. */
const funders = ['市妇联公益经费', '职业技能提升补贴', '“她来管家”项目', null];

/** A named person's history: a class of this course, so many days ago. */
export interface History {
  readonly personId: number;
  readonly courseCode: string;
  readonly daysAgo: number;
}

/** What a plan is made from. */
interface Frame {
  readonly chance: Chance;
  readonly now: Date;
  readonly made: readonly Course[];
  /** people.id of the trainer with a log-in. */
  readonly trainerId: number;
}

/** A class to write, and whose it is. */
export type CohortSeed = ReturnType<typeof plan>;

/** All classes: the past, what is coming, and those of named people. */
export function planCohorts(frame: Frame, histories: readonly History[]): CohortSeed[] {
  const pastCount = cohortCount - comingCount - histories.length;
  const past = Array.from({ length: pastCount }, (_, index) =>
    plan(frame, { index, days: -(index * 15 + 9) }),
  );
  const coming = Array.from({ length: comingCount }, (_, order) => {
    const index = cohortCount - comingCount + order;
    const days = (order - 1) * 4;
    const isToday = days === 0;
    return plan(frame, { index, days, isOpen: true, isFull: order === 3, ...(isToday ? today : {}) });
  });
  const named = histories.map(({ personId, courseCode, daysAgo }, order) =>
    plan(frame, { index: 900 + order, days: -daysAgo, courseCode, personId }),
  );
  return [...past, ...coming, ...named];
}

/** Anyone may join the class that runs today, which the trainer with a log-in teaches. */
const today = { courseCode: 'GY-01', trainerName: '赵明霞' };

interface Wish {
  readonly index: number;
  /** Days from now to the first session. */
  readonly days: number;
  readonly courseCode?: string;
  readonly trainerName?: string;
  readonly isOpen?: boolean;
  readonly isFull?: boolean;
  readonly personId?: number;
}

function plan({ chance, now, made, trainerId }: Frame, wish: Wish) {
  const { index, days, isOpen = false, isFull = false, personId = null } = wish;
  const courseCode = wish.courseCode ?? courses[index % courses.length]?.code;
  const course = made.find(({ code }) => code === courseCode) as Course;
  const startsAt = startOf(days, now);
  const sessions = planSessions({ startsAt, sessionCount: 3, sessionMinutes: 180, daysBetween: 1 });
  const endsAt = sessions.at(-1)?.endsAt ?? startsAt;
  const serial = String(index + 1).padStart(3, '0');
  const community = chance.pick(communities);
  const picked = chance.pick(trainers);
  const trainerName = wish.trainerName ?? picked;
  const isCancelled = !isOpen && personId === null && chance.happens(0.04);
  const row = {
    code: `C${startsAt.getUTCFullYear()}-${serial}`,
    courseId: course.id,
    venue: `${community}服务站${chance.pick(['一楼大厅', '二楼教室', '多功能厅'])}`,
    community,
    trainerName,
    trainerId: trainerName === trainers[0] ? trainerId : null,
    funder: funders[index % funders.length] ?? null,
    startsAt,
    endsAt,
    capacity: chance.between(56, 64),
    enrolCode: `demo${serial}`,
    state: isOpen ? ('open' as const) : isCancelled ? ('cancelled' as const) : ('completed' as const),
    createdAt: new Date(startsAt.getTime() - 20 * day),
  };
  const coded = sessions.map((session, order) => ({
    ...session,
    doorCode: `demo-door-${serial}-${order + 1}`,
  }));
  return { row, sessions: coded, tierRank: course.tierRank, courseCode: course.code, isFull, personId };
}

/** Nine in the morning in Shanghai; today's class began with the last half hour. */
function startOf(days: number, now: Date): Date {
  if (days === 0) return new Date(Math.floor(now.getTime() / (hour / 2)) * (hour / 2));
  return new Date(Math.floor((now.getTime() + days * day) / day) * day + hour);
}
