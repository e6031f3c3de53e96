/** The sessions that someone teaches, with their class and course. */
import { Op, type WhereOptions } from 'sequelize';
import type { Transaction } from '../../db/unitOfWork.ts';
import { Cohort, Session } from '../cohort.model.ts';
import type { CohortRow, SessionRow } from '../cohort.store.ts';
import { type CourseRow, findCourse, findCourses } from '../course.store.ts';
import { Enrolment } from '../enrolment.model.ts';
import type { SessionMode } from '../sessionMode.ts';

/** A session with all that its roll needs. */
export interface TaughtSession extends SessionRow {
  readonly mode: SessionMode;
  readonly trainerId: number | null;
  readonly cancelledAt: Date | null;
  readonly hasDoorSheet: boolean;
}

/** A session, its class and course. */
export interface Taught {
  readonly session: TaughtSession;
  readonly cohort: CohortRow & { readonly trainerId: number | null };
  readonly course: CourseRow;
}

/** A session by id. */
export async function findTaught(sessionId: number): Promise<Taught | null> {
  const session = (await Session.findByPk(sessionId))?.get({ plain: true });
  const cohort = session && (await Cohort.findByPk(session.cohortId))?.get({ plain: true });
  const course = cohort && (await findCourse(cohort.courseId));
  return session && cohort && course ? { session, cohort, course } : null;
}

/** Whether someone teaches a session: the session's trainer where it names one, else the class's. */
export function isTaughtBy({ session, cohort }: Taught, personId: number): boolean {
  return (session.trainerId ?? cohort.trainerId) === personId;
}

/** Sessions that end after `from` and start before `to`, soonest first, at most `limit`; null: of all trainers. */
export async function findTeaching(
  trainerId: number | null,
  { from, to, limit }: { from: Date; to: Date; limit: number },
): Promise<Taught[]> {
  const time = { endsAt: { [Op.gt]: from }, startsAt: { [Op.lt]: to } };
  const where: WhereOptions = trainerId === null ? time : { ...time, ...(await ofTrainer(trainerId)) };
  const rows = await Session.findAll({
    where,
    order: [
      ['startsAt', 'ASC'],
      ['id', 'ASC'],
    ],
    limit,
  });
  const sessions = rows.map((row) => row.get({ plain: true }));
  const cohorts = await Cohort.findAll({ where: { id: sessions.map(({ cohortId }) => cohortId) } });
  const byId = new Map(cohorts.map((cohort) => [cohort.id, cohort.get({ plain: true })]));
  const courses = new Map(
    (await findCourses(cohorts.map(({ courseId }) => courseId))).map((course) => [course.id, course]),
  );
  return sessions.flatMap((session) => {
    const cohort = byId.get(session.cohortId);
    const course = cohort && courses.get(cohort.courseId);
    return cohort && course && cohort.state !== 'cancelled' ? [{ session, cohort, course }] : [];
  });
}

/** Switches the printed door sheet of a session on or off. */
export async function allowDoorSheet(
  transaction: Transaction,
  sessionId: number,
  hasDoorSheet: boolean,
): Promise<void> {
  await Session.update({ hasDoorSheet }, { where: { id: sessionId }, transaction });
}

/** Places of each class, by class id: those who may come. */
export async function countExpected(cohortIds: readonly number[]): Promise<Map<number, number>> {
  const rows = (await Enrolment.count({
    where: { cohortId: [...cohortIds], state: ['confirmed', 'completed'] },
    group: ['cohortId'],
    attributes: ['cohortId'],
  })) as unknown as { cohortId: number; count: number | string }[];
  return new Map(rows.map(({ cohortId, count }) => [Number(cohortId), Number(count)]));
}

async function ofTrainer(trainerId: number): Promise<WhereOptions> {
  const own = await Cohort.findAll({ where: { trainerId }, attributes: ['id'] });
  const cohortId = own.map(({ id }) => id);
  return { [Op.or]: [{ trainerId }, { trainerId: null, cohortId }] };
}

/** Sessions by id, in order. */
export async function findSessionsById(ids: readonly number[]): Promise<TaughtSession[]> {
  const rows = await Session.findAll({ where: { id: [...ids] }, order: [['startsAt', 'ASC']] });
  return rows.map((row) => row.get({ plain: true }));
}
