/** The training of a filled database: classes with sessions, places, attendances and completions. */
import { type Filling, sessionsPerClass, someCommunity } from './fill.ts';

const day = 86_400_000;
const topics = ['养老护理', '婴幼儿照护', '失能人员护理', '整理收纳', '家庭营养配餐'];
const funders = ['市妇联', '市人社局', '她来管家项目', null];
/** Share of classes on each tier, in hundredths: many begin, few become managers. */
const tierOf = (percent: number) =>
  percent < 45 ? 1 : percent < 75 ? 2 : percent < 90 ? 3 : percent < 97 ? 4 : 5;

/** One class as the parts after it need it. */
interface FilledClass {
  readonly id: number;
  readonly courseId: number;
  readonly tierRank: number;
  readonly startsAt: Date;
  readonly size: number;
}

/** Writes it. Classes lie evenly in the last five years; the last hundredth is still to come. */
export async function fillTraining(filling: Filling): Promise<void> {
  const firstCourse = await filling.nextId('courses');
  await fillCourses(filling);
  const classes = await planClasses(filling, firstCourse);
  await fillClasses(filling, classes);
  const firstSession = await filling.nextId('sessions');
  await fillSessions(filling, classes);
  await filling.insert(
    'enrolments',
    ['cohort_id', 'person_id', 'state', 'queue_number', 'enrolled_at', 'completed_at'],
    places(filling, classes),
  );
  await filling.insert(
    'attendances',
    ['session_id', 'person_id', 'method', 'checked_in_at'],
    attendances(filling, classes, firstSession),
  );
  await filling.insert(
    'achievements',
    'person_id kind tier_rank course_id source_kind source_id achieved_at valid_until'.split(' '),
    completions(filling, classes),
  );
}

function fillCourses({ insert }: Filling): Promise<void> {
  const rows = [1, 2, 3, 4, 5].flatMap((tier) =>
    topics.map((topic, index) => [
      `B${tier}-${index}`,
      tier,
      `${topic}${tier}`,
      `Topic ${index}`,
      '–',
      '–',
      12,
      8,
      1,
    ]),
  );
  const columns =
    'code tier_rank title_zh title_en summary_zh summary_en theory_hours practice_hours is_offered';
  return insert('courses', columns.split(' '), rows);
}

/** The last class is the big one: ten times the usual size. */
async function planClasses(
  { scale, now, chance, nextId }: Filling,
  firstCourse: number,
): Promise<FilledClass[]> {
  const count = scale.sessions / sessionsPerClass;
  const firstClass = await nextId('cohorts');
  const perSession = Math.round(scale.attendances / scale.sessions);
  return Array.from({ length: count }, (_, index) => {
    const tierRank = tierOf(chance.between(0, 99));
    const daysAgo = ((count - index) / count) * 1_825 - 18;
    return {
      id: firstClass + index,
      courseId: firstCourse + (tierRank - 1) * topics.length + (index % topics.length),
      tierRank,
      startsAt: new Date(Math.round(now.getTime() - daysAgo * day)),
      size: index === count - 1 ? perSession * 10 : Math.round(perSession * 1.16),
    };
  });
}

function fillClasses({ insert, chance, now }: Filling, classes: readonly FilledClass[]): Promise<void> {
  const rows = classes.map(({ id, courseId, startsAt, size }) => {
    const endsAt = new Date(startsAt.getTime() + 2 * day + 3 * 3_600_000);
    const state = endsAt > now ? 'open' : id % 40 === 0 ? 'cancelled' : 'completed';
    const place = someCommunity(chance);
    const texts = [`${place}服务站`, place, '赵明霞', chance.pick(funders)];
    return [`K${id}`, courseId, ...texts, startsAt, endsAt, size, `bench${id}`, state, startsAt];
  });
  const columns =
    'code course_id venue community trainer_name funder starts_at ends_at capacity enrol_code state created_at';
  return insert('cohorts', columns.split(' '), rows);
}

function fillSessions({ insert }: Filling, classes: readonly FilledClass[]): Promise<void> {
  const rows = classes.flatMap(({ id, startsAt }) =>
    Array.from({ length: sessionsPerClass }, (_, order) => {
      const from = new Date(startsAt.getTime() + order * day);
      const mode = id % 9 === 0 ? 'online' : id % 4 === 0 ? 'community' : 'inPerson';
      const until = new Date(from.getTime() + 3 * 3_600_000);
      return [id, order === 0 ? 'theory' : 'practice', from, until, `bench-${id}-${order}`, mode];
    }),
  );
  return insert('sessions', 'cohort_id kind starts_at ends_at door_code mode'.split(' '), rows);
}

/** Who is in a class: a run of people, so that each is there once and most meet again on a higher tier. */
function* members({ scale, firstPerson }: Filling, { id, size }: FilledClass): Generator<[number, number]> {
  const start = (id * 7_919) % scale.people;
  for (let index = 0; index < Math.min(size, scale.people); index++)
    yield [firstPerson + ((start + index) % scale.people), index];
}

/** Seven of eight come to all sessions; the others to none or one. */
const came = (index: number) => (index % 8 < 7 ? sessionsPerClass : index % 16 === 7 ? 0 : 1);

function* places(filling: Filling, classes: readonly FilledClass[]): Generator<readonly unknown[]> {
  for (const one of classes)
    for (const [personId, index] of members(filling, one)) {
      const at = new Date(one.startsAt.getTime() - 6 * day);
      const completedAt = new Date(one.startsAt.getTime() + 3 * day);
      const isDone = completedAt < filling.now && one.id % 40 !== 0 && came(index) === sessionsPerClass;
      yield [one.id, personId, isDone ? 'completed' : 'confirmed', null, at, isDone ? completedAt : null];
    }
}

function* attendances(
  filling: Filling,
  classes: readonly FilledClass[],
  firstSession: number,
): Generator<readonly unknown[]> {
  for (const [order, one] of classes.entries())
    for (let turn = 0; turn < sessionsPerClass; turn++) {
      const sessionId = firstSession + order * sessionsPerClass + turn;
      const at = new Date(one.startsAt.getTime() + turn * day - 600_000);
      for (const [personId, index] of members(filling, one))
        if (turn < came(index)) yield [sessionId, personId, index % 9 === 0 ? 'roll' : 'qr', at];
    }
}

function* completions(filling: Filling, classes: readonly FilledClass[]): Generator<readonly unknown[]> {
  for (const one of classes) {
    const at = new Date(one.startsAt.getTime() + 3 * day);
    if (at > filling.now || one.id % 40 === 0) continue;
    for (const [personId, index] of members(filling, one)) {
      if (came(index) < sessionsPerClass) continue;
      yield [personId, 'completion', one.tierRank, one.courseId, 'cohort', one.id, at, null];
    }
  }
}
