/**
 * Gathers what rules know of people, many at a time: one query for each table and chunk of people, so that a preview
 * over everybody reads sixty thousand people in pages.
 */
import { Op } from 'sequelize';
import { findPersonFacts } from '../../accounts/person.store.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import { findCheckedOf } from '../../external/externalCertificate.store.ts';
import { chunksOf } from '../../lib/chunks.ts';
import { AchievementRow } from '../achievement.model.ts';
import { Cohort, Session } from '../cohort.model.ts';
import { Course } from '../course.model.ts';
import { Attendance, Enrolment } from '../enrolment.model.ts';
import { isUnderWay, placeOutcome } from '../placeState.ts';
import type { HoursAttended, PersonRecord } from './personRecord.ts';
import { recordOf } from './recordOf.ts';

/** A place that she holds or waits for, or a class that she completed, by tier. */
export interface Beginning {
  readonly rank: number;
  readonly at: Date;
  readonly isUnderWay: boolean;
}

/** A person's record, and when she began what. */
export interface GatheredRecord {
  readonly record: PersonRecord;
  readonly beginnings: readonly Beginning[];
}

/** What a session gives towards hours: found once for everybody. */
export interface SessionFacts {
  readonly kind: 'theory' | 'practice';
  readonly minutes: number;
  readonly rank: number;
  readonly occupationId: number | null;
}

/** The records of these people, by id. `sessions`: all of them, where many chunks are gathered one after another. */
export async function gatherRecords(
  personIds: readonly number[],
  { transaction, sessions }: { transaction?: Transaction; sessions?: ReadonlyMap<number, SessionFacts> } = {},
): Promise<Map<number, GatheredRecord>> {
  const inside = { transaction: transaction ?? null };
  const where = { personId: [...personIds] };
  const people = await findPersonFacts(personIds, transaction);
  const achievements = await AchievementRow.findAll({
    where: { ...where, withdrawnAt: null },
    ...inside,
    raw: false,
  });
  const attendances = await Attendance.findAll({ where, ...inside });
  const externals = await findCheckedOf(personIds, transaction);
  const places = await Enrolment.findAll({ where: { ...where, state: { [Op.ne]: 'cancelled' } }, ...inside });
  const needed = attendances.map(({ sessionId }) => sessionId);
  const facts = sessions ?? (await findSessionFacts(needed, transaction));
  const classes = await findClasses(
    places.map(({ cohortId }) => cohortId),
    transaction,
  );
  const by = <Row extends { personId: number | null }>(rows: readonly Row[]) =>
    Map.groupBy(rows, ({ personId }) => personId);
  const [achieved, attended, held, enrolled] = [by(achievements), by(attendances), by(externals), by(places)];
  return new Map(
    people.map((person) => {
      const hours = sumHours(attended.get(person.id) ?? [], facts);
      const record = recordOf(person, achieved.get(person.id) ?? [], hours, held.get(person.id) ?? []);
      const begun = (enrolled.get(person.id) ?? []).flatMap((place) => beginningOf(place, classes));
      return [person.id, { record, beginnings: [...begun, ...completionsOf(record)] }];
    }),
  );
}

/** What sessions give, by id; null: all of them. */
export async function findSessionFacts(
  ids: readonly number[] | null,
  transaction?: Transaction,
): Promise<Map<number, SessionFacts>> {
  const inside = { transaction: transaction ?? null };
  const attributes = ['id', 'cohortId', 'kind', 'startsAt', 'endsAt'];
  const rows: Session[] = [];
  if (ids === null) rows.push(...(await Session.findAll({ attributes, ...inside })));
  else
    for (const id of chunksOf(new Set(ids), 500))
      rows.push(...(await Session.findAll({ where: { id }, attributes, ...inside })));
  const classes = await findClasses(
    rows.map(({ cohortId }) => cohortId),
    transaction,
  );
  return new Map(
    rows.map(({ id, cohortId, kind, startsAt, endsAt }) => {
      const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
      const { rank = 0, occupationId = null } = classes.get(cohortId) ?? {};
      return [id, { kind, minutes, rank, occupationId }];
    }),
  );
}

interface ClassFacts {
  readonly state: Cohort['state'];
  readonly rank: number;
  readonly occupationId: number | null;
}

async function findClasses(
  ids: readonly number[],
  transaction?: Transaction,
): Promise<Map<number, ClassFacts>> {
  const inside = { transaction: transaction ?? null };
  const cohorts: Cohort[] = [];
  for (const id of chunksOf(new Set(ids), 500))
    cohorts.push(
      ...(await Cohort.findAll({ where: { id }, attributes: ['id', 'courseId', 'state'], ...inside })),
    );
  const id = [...new Set(cohorts.map(({ courseId }) => courseId))];
  const courses = await Course.findAll({
    where: { id },
    attributes: ['id', 'tierRank', 'occupationId'],
    ...inside,
  });
  const known = new Map(courses.map((course) => [course.id, course]));
  return new Map(
    cohorts.map((cohort) => {
      const course = known.get(cohort.courseId);
      const facts = { rank: course?.tierRank ?? 0, occupationId: course?.occupationId ?? null };
      return [cohort.id, { ...facts, state: cohort.state }];
    }),
  );
}

/** Minutes that were measured count; where they were not, the session's length does. */
function sumHours(
  rows: readonly (Attendance & { minutes?: number | null })[],
  sessions: ReadonlyMap<number, SessionFacts>,
): HoursAttended[] {
  const sums = new Map<string, HoursAttended>();
  for (const row of rows) {
    const session = sessions.get(row.sessionId);
    if (!session) continue;
    const { kind, rank, occupationId } = session;
    const key = `${kind} ${rank} ${occupationId}`;
    const minutes = (sums.get(key)?.minutes ?? 0) + (row.minutes ?? session.minutes);
    sums.set(key, { kind, rank, occupationId, minutes });
  }
  return [...sums.values()];
}

function beginningOf(place: Enrolment, classes: ReadonlyMap<number, ClassFacts>): Beginning[] {
  const found = classes.get(place.cohortId);
  if (!found) return [];
  const outcome = placeOutcome(place.state, found.state);
  const isOn = isUnderWay(outcome);
  return isOn || outcome === 'completed'
    ? [{ rank: found.rank, at: place.enrolledAt, isUnderWay: isOn }]
    : [];
}

function completionsOf({ completions }: PersonRecord): Beginning[] {
  return completions.map((one) => ({ ...one, isUnderWay: false }));
}
