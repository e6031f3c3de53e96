/** Reads and writes classes and their sessions. */
import { Op, type WhereOptions } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import { arranged } from './calendar/arranged.store.ts';
import { Cohort, Session } from './cohort.model.ts';
import type { CohortState } from './cohortState.ts';
import { Course } from './course.model.ts';
import { Enrolment } from './enrolment.model.ts';
import { takenStates } from './placeState.ts';

/** A class. */
export interface CohortRow {
  readonly id: number;
  readonly code: string;
  readonly courseId: number;
  readonly venue: string;
  readonly community: string | null;
  readonly trainerName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly capacity: number;
  readonly enrolCode: string;
  readonly state: CohortState;
  readonly createdAt: Date;
}

/** One meeting of a class. */
export interface SessionRow {
  readonly id: number;
  readonly cohortId: number;
  readonly kind: 'theory' | 'practice';
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly doorCode: string;
  readonly cancelledAt: Date | null;
}

/** A class by id. */
export async function findCohort(id: number): Promise<CohortRow | null> {
  return (await Cohort.findByPk(id))?.get({ plain: true }) ?? null;
}

/** The class that a poster's code names. */
export async function findCohortByCode(enrolCode: string): Promise<CohortRow | null> {
  return (await Cohort.findOne({ where: { enrolCode } }))?.get({ plain: true }) ?? null;
}

/** A class, its row locked until the transaction ends. */
export async function lockCohort(transaction: Transaction, id: number): Promise<CohortRow | null> {
  const row = await Cohort.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
  return row?.get({ plain: true }) ?? null;
}

/** A class that nobody may change until the transaction ends; others may hold it too. */
export async function holdCohort(transaction: Transaction, id: number): Promise<CohortRow | null> {
  const row = await Cohort.findByPk(id, { transaction, lock: transaction.LOCK.SHARE });
  return row?.get({ plain: true }) ?? null;
}

/** Classes that one can still enrol for, soonest first. */
export async function listOpenCohorts(now: Date, limit = 60): Promise<CohortRow[]> {
  const where = { state: 'open', endsAt: { [Op.gt]: now } };
  const rows = await Cohort.findAll({ where, order: [['startsAt', 'ASC']], limit });
  return rows.map((row) => row.get({ plain: true }));
}

/** Classes by id, soonest first. */
export async function findCohorts(ids: readonly number[]): Promise<CohortRow[]> {
  const rows = await Cohort.findAll({ where: { id: [...ids] }, order: [['startsAt', 'ASC']] });
  return rows.map((row) => row.get({ plain: true }));
}

/** One page of the staff's list. Filters: `state` (a phase), `tier` (rank), `venue`, `trainer`, `station` (ids), `funder`. */
export async function pageOfCohorts(query: ListQuery, now: Date): Promise<ListPage<CohortRow>> {
  return pageOf(Cohort, query, {
    [Op.and]: [
      await searched(query.search),
      await ofTier(query.filters.tier),
      inPhase(query.filters.state, now),
      ...(await arranged(query.filters)),
    ],
  });
}

/** The sessions of a class, in order. */
export async function findSessions(cohortId: number, transaction?: Transaction): Promise<SessionRow[]> {
  const rows = await Session.findAll({
    where: { cohortId },
    order: [['startsAt', 'ASC']],
    transaction: transaction ?? null,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** The session that a door's code names. */
export async function findSessionByDoorCode(doorCode: string): Promise<SessionRow | null> {
  return (await Session.findOne({ where: { doorCode } }))?.get({ plain: true }) ?? null;
}

/** A session of a class. */
export async function findSession(
  cohortId: number,
  id: number,
  transaction?: Transaction,
): Promise<SessionRow | null> {
  const row = await Session.findOne({ where: { id, cohortId }, transaction: transaction ?? null });
  return row?.get({ plain: true }) ?? null;
}

/** The next session of each class that is not over yet, by class id. */
export async function findNextSessions(
  cohortIds: readonly number[],
  now: Date,
): Promise<Map<number, SessionRow>> {
  const rows = await Session.findAll({
    where: { cohortId: [...cohortIds], endsAt: { [Op.gt]: now }, cancelledAt: null },
    order: [['startsAt', 'DESC']],
  });
  return new Map(rows.map((row) => [row.cohortId, row.get({ plain: true })]));
}

/** Sessions that begin in an interval, soonest first. */
export async function findSessionsBetween(from: Date, to: Date): Promise<SessionRow[]> {
  const rows = await Session.findAll({
    where: { startsAt: { [Op.gte]: from, [Op.lt]: to }, cancelledAt: null },
    order: [['startsAt', 'ASC']],
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** Adds a class with its sessions; returns its id. */
export async function addCohort(
  transaction: Transaction,
  cohort: Omit<CohortRow, 'id'>,
  sessions: readonly Omit<SessionRow, 'id' | 'cohortId' | 'cancelledAt'>[],
): Promise<number> {
  const { id } = await Cohort.create(cohort, { transaction });
  await Session.bulkCreate(
    sessions.map((session) => ({ ...session, cohortId: id })),
    { transaction },
  );
  return id;
}

/** Changes a class's facts or state. */
export async function updateCohort(
  transaction: Transaction,
  id: number,
  changes: Partial<Omit<CohortRow, 'id' | 'code' | 'enrolCode' | 'createdAt'>>,
): Promise<void> {
  await Cohort.update(changes, { where: { id }, transaction });
}

/** Moves a class's sessions to a new plan, in order; door codes stay with their sessions. Nobody may have checked in. */
export async function replanSessions(
  transaction: Transaction,
  cohortId: number,
  plan: readonly Omit<SessionRow, 'id' | 'cohortId' | 'cancelledAt'>[],
): Promise<void> {
  const rows = await Session.findAll({ where: { cohortId }, order: [['startsAt', 'ASC']], transaction });
  for (const [index, row] of rows.entries()) {
    const { kind, startsAt, endsAt } = plan[index] ?? {};
    if (!kind || !startsAt || !endsAt) await row.destroy({ transaction });
    else await row.update({ kind, startsAt, endsAt }, { transaction });
  }
  const more = plan.slice(rows.length).map((session) => ({ ...session, cohortId }));
  await Session.bulkCreate(more, { transaction });
}

/** Places taken in each class, offered ones too, by class id. */
export async function countPlaces(cohortIds: readonly number[]): Promise<Map<number, number>> {
  const where = { cohortId: [...cohortIds], state: [...takenStates] };
  const rows = (await Enrolment.count({
    where,
    group: ['cohortId'],
    attributes: ['cohortId'],
  })) as unknown as {
    cohortId: number;
    count: number | string;
  }[];
  return new Map(rows.map(({ cohortId, count }) => [Number(cohortId), Number(count)]));
}

async function searched(search: string): Promise<WhereOptions> {
  if (search === '') return {};
  const pattern = { [Op.like]: containsPattern(search) };
  const courses = await Course.findAll({
    where: { [Op.or]: [{ titleZh: pattern }, { titleEn: pattern }] },
    attributes: ['id'],
  });
  const matches = [
    { code: pattern },
    { venue: pattern },
    { trainerName: pattern },
    { courseId: courses.map(({ id }) => id) },
  ];
  return { [Op.or]: matches };
}

async function ofTier(rank: string | undefined): Promise<WhereOptions> {
  if (!rank) return {};
  const courses = await Course.findAll({ where: { tierRank: Number(rank) || 0 }, attributes: ['id'] });
  return { courseId: courses.map(({ id }) => id) };
}

/** The condition that gives `cohortPhase` its answer; an unknown phase has no classes. */
function inPhase(phase: string | undefined, now: Date): WhereOptions {
  if (!phase) return {};
  if (phase === 'open') return { state: 'open', startsAt: { [Op.gt]: now } };
  if (phase === 'running') return { state: 'open', startsAt: { [Op.lte]: now }, endsAt: { [Op.gt]: now } };
  return phase === 'ended' ? { state: 'open', endsAt: { [Op.lte]: now } } : { state: phase };
}
