/** Reads and writes allowances, granted minutes, events, and how far candidates have come. */
import { col, fn, Op } from 'sequelize';
import type { Transaction } from '../../db/unitOfWork.ts';
import { Answer, Sitting } from '../sitting.model.ts';
import { SittingAllowance, SittingEvent } from './invigilation.model.ts';
import type { SittingEventKind } from './sittingEvent.ts';

/** Someone's extra time. */
export interface AllowanceRow {
  readonly personId: number;
  readonly extraPercent: number;
  readonly reason: string;
}

/** One event. */
export interface EventRow {
  readonly sittingId: number;
  readonly kind: SittingEventKind;
  readonly minutes: number | null;
  readonly reason: string | null;
  readonly actorId: number | null;
  readonly at: Date;
}

/** The extra time that a person has in an exam, in percent. */
export async function findExtraPercent(
  examId: number,
  personId: number,
  transaction: Transaction,
): Promise<number> {
  return (await SittingAllowance.findOne({ where: { examId, personId }, transaction }))?.extraPercent ?? 0;
}

/** All extra times of an exam. */
export async function findAllowances(examId: number): Promise<AllowanceRow[]> {
  return (await SittingAllowance.findAll({ where: { examId } })).map((row) => row.get({ plain: true }));
}

/** Sets someone's extra time. */
export async function saveAllowance(
  transaction: Transaction,
  allowance: AllowanceRow & { readonly examId: number; readonly setById: number; readonly setAt: Date },
): Promise<void> {
  const { examId, personId, ...rest } = allowance;
  const known = await SittingAllowance.findOne({ where: { examId, personId }, transaction });
  if (known) await known.update(rest, { transaction });
  else await SittingAllowance.create(allowance, { transaction });
}

/** Open sittings of an exam, of one person or of all, locked until the transaction ends. */
export async function lockOpenSittings(
  transaction: Transaction,
  examId: number,
  personId: number | null,
): Promise<Sitting[]> {
  const where = { examId, submittedAt: null, ...(personId === null ? {} : { personId }) };
  return Sitting.findAll({ where, order: [['id', 'ASC']], transaction, lock: transaction.LOCK.UPDATE });
}

/** Gives a sitting its new time. */
export async function saveTime(
  transaction: Transaction,
  id: number,
  time: { readonly extraPercent: number; readonly grantedMinutes: number; readonly deadlineAt: Date },
): Promise<void> {
  await Sitting.update(time, { where: { id }, transaction });
}

/** Notes when a sitting's page was heard of. */
export async function saveSeen(transaction: Transaction, id: number, seenAt: Date): Promise<void> {
  await Sitting.update({ seenAt }, { where: { id }, transaction });
}

/** Writes an event down. */
export async function addEvent(transaction: Transaction, event: EventRow): Promise<void> {
  await SittingEvent.create({ ...event }, { transaction });
}

/** How many events a sitting has of a kind, up to a bound. */
export function countEvents(
  transaction: Transaction,
  sittingId: number,
  kind: SittingEventKind,
): Promise<number> {
  return SittingEvent.count({ where: { sittingId, kind }, transaction });
}

/** The latest events of a sitting, oldest first. */
export async function findEvents(sittingId: number): Promise<EventRow[]> {
  const rows = await SittingEvent.findAll({ where: { sittingId }, order: [['id', 'DESC']], limit: 500 });
  return rows.map((row) => row.get({ plain: true })).reverse();
}

/** For each sitting of an exam how many questions have an answer, and when the last one came. */
export async function findSavedCounts(
  sittingIds: readonly number[],
): Promise<Map<number, { saved: number; lastAt: Date }>> {
  const rows = (await Answer.findAll({
    where: { sittingId: { [Op.in]: [...sittingIds] } },
    attributes: ['sittingId', [fn('COUNT', col('id')), 'saved'], [fn('MAX', col('saved_at')), 'lastAt']],
    group: ['sitting_id'],
    raw: true,
  })) as unknown as { sittingId: number; saved: number | string; lastAt: Date | string }[];
  return new Map(
    rows.map(({ sittingId, saved, lastAt }) => [
      Number(sittingId),
      { saved: Number(saved), lastAt: instantOf(lastAt) },
    ]),
  );
}

/** How many events of each kind the sittings have. */
export async function countEventsOf(sittingIds: readonly number[]): Promise<Map<string, number>> {
  const rows = (await SittingEvent.findAll({
    where: { sittingId: { [Op.in]: [...sittingIds] } },
    attributes: ['sittingId', 'kind', [fn('COUNT', col('id')), 'number']],
    group: ['sitting_id', 'kind'],
    raw: true,
  })) as unknown as { sittingId: number; kind: SittingEventKind; number: number | string }[];
  return new Map(rows.map(({ sittingId, kind, number }) => [`${sittingId}:${kind}`, Number(number)]));
}

/** Raw maxima come as text from SQLite, without a zone: UTC. */
function instantOf(value: Date | string): Date {
  if (value instanceof Date) return value;
  return new Date(
    /[Zz]|[+-]\d\d:?\d\d$/.test(value)
      ? value.replace(' ', 'T').replace(' ', '')
      : `${value.replace(' ', 'T')}Z`,
  );
}
