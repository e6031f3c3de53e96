/** Reads and writes offered places. The class must be locked where a transaction is asked for. */
import { col, fn, Op, type WhereOptions } from 'sequelize';
import type { Transaction } from '../../db/unitOfWork.ts';
import { Cohort, Session } from '../cohort.model.ts';
import { Enrolment } from '../enrolment.model.ts';
import { takenStates } from '../placeState.ts';

/** Gives the first of the queue a place: offered until a moment, or confirmed outright; null when nobody waits. */
export async function placeNext(
  transaction: Transaction,
  cohortId: number,
  offeredUntil: Date | null,
): Promise<{ id: number; personId: number } | null> {
  const next = await Enrolment.findOne({
    where: { cohortId, state: 'waitlisted' },
    order: [['queueNumber', 'ASC']],
    transaction,
  });
  if (!next) return null;
  const state = offeredUntil ? 'offered' : 'confirmed';
  await next.update({ state, queueNumber: null, offeredUntil }, { transaction });
  return { id: next.id, personId: next.personId };
}

/** Offers of a class whose time is up. */
export async function findLapsed(
  transaction: Transaction,
  cohortId: number,
  now: Date,
): Promise<{ id: number; personId: number; offeredUntil: Date | null }[]> {
  const rows = await Enrolment.findAll({
    where: { cohortId, state: 'offered', offeredUntil: { [Op.lte]: now } },
    order: [['offeredUntil', 'ASC']],
    transaction,
  });
  return rows.map(({ id, personId, offeredUntil }) => ({ id, personId, offeredUntil }));
}

/** Ends a class's offers at this moment where they would end later. */
export async function shortenOffers(transaction: Transaction, cohortId: number, last: Date): Promise<void> {
  const where = { cohortId, state: 'offered', offeredUntil: { [Op.gt]: last } };
  await Enrolment.update({ offeredUntil: last }, { where, transaction });
}

/** Takes offers back that nobody answered. */
export async function lapse(transaction: Transaction, ids: readonly number[]): Promise<void> {
  const columns = { state: 'lapsed', offeredUntil: null } as const;
  await Enrolment.update(columns, { where: { id: [...ids] }, transaction });
}

/** Turns an offered place into hers. */
export async function confirmOffer(transaction: Transaction, id: number): Promise<void> {
  await Enrolment.update({ state: 'confirmed', offeredUntil: null }, { where: { id }, transaction });
}

/** Open classes with an offer whose time is up (ids). */
export async function findCohortsWithLapsed(now: Date): Promise<number[]> {
  const due = await Enrolment.findAll({
    where: { state: 'offered', offeredUntil: { [Op.lte]: now } },
    attributes: ['cohortId'],
    group: ['cohortId'],
    raw: true,
  });
  const ids = due.map(({ cohortId }) => cohortId);
  const open = await Cohort.findAll({ where: { id: ids, state: 'open' }, attributes: ['id'], raw: true });
  return open.map(({ id }) => id);
}

/** Open classes to come with people who wait and fewer places taken than there are (ids). */
export async function findCohortsWithQueue(now: Date): Promise<number[]> {
  const cohorts = await Cohort.findAll({
    where: { state: 'open', endsAt: { [Op.gt]: now } },
    attributes: ['id', 'capacity'],
    raw: true,
  });
  const counted = {
    attributes: ['cohortId', [fn('COUNT', col('id')), 'count']] as const,
    group: ['cohortId'],
  };
  const countIn = async (ids: readonly number[], state: string | string[]) => {
    const where = { cohortId: [...ids], state } as WhereOptions;
    const rows = await Enrolment.findAll({ where, ...(counted as object), raw: true });
    const read = rows as unknown as { cohortId: number; count: number | string }[];
    return new Map(read.map(({ cohortId, count }) => [Number(cohortId), Number(count)]));
  };
  const waiting = await countIn(
    cohorts.map(({ id }) => id),
    'waitlisted',
  );
  const taken = await countIn([...waiting.keys()], [...takenStates]);
  return cohorts.flatMap(({ id, capacity }) =>
    waiting.has(id) && (taken.get(id) ?? 0) < capacity ? [id] : [],
  );
}

/** When the first session of a class begins that is not called off; null where it has none. */
export async function findFirstStart(transaction: Transaction, cohortId: number): Promise<Date | null> {
  const first = await Session.findOne({
    where: { cohortId, cancelledAt: null },
    order: [['startsAt', 'ASC']],
    attributes: ['startsAt'],
    transaction,
  });
  return first?.startsAt ?? null;
}

/** Whether an offer of a class is over that nobody took back yet. */
export async function hasLapsed(cohortId: number, now: Date): Promise<boolean> {
  const where = { cohortId, state: 'offered', offeredUntil: { [Op.lte]: now } };
  return (await Enrolment.count({ where })) > 0;
}
