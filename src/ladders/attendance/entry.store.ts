/** Writes entries about who was where, and keeps each attendance as its entries say. */
import { Op } from 'sequelize';
import type { Transaction } from '../../db/unitOfWork.ts';
import { Attendance } from '../enrolment.model.ts';
import type { AttendanceMethod } from '../roll.ts';
import { AttendanceEntry } from './entry.model.ts';
import { type Entry, type Presence, presenceAfter } from './history.ts';
import type { SessionTimes } from './minutes.ts';

/** An entry as it is shown. */
export interface EntryRow extends Entry {
  readonly id: number;
  readonly receivedAt: Date;
  readonly reason: string | null;
}

/** An entry to record. */
export type NewEntry = Pick<Entry, 'action' | 'method' | 'at' | 'recordedById'> &
  Partial<Pick<EntryRow, 'device' | 'sequence' | 'checkedInAt' | 'checkedOutAt' | 'reason'>>;

/** Records an entry and what follows from it; her row must be locked. Gives what holds before and after. */
export async function recordEntry(
  transaction: Transaction,
  session: SessionTimes & { readonly id: number },
  personId: number,
  entry: NewEntry,
  receivedAt: Date,
): Promise<{ before: Presence | null; after: Presence | null }> {
  const sessionId = session.id;
  const where = { sessionId, personId };
  const blank = { device: null, sequence: null, checkedInAt: null, checkedOutAt: null, reason: null };
  const known = await Attendance.findOne({ where, transaction });
  const earlier = await findEntries(sessionId, personId, transaction);
  const base: readonly Entry[] = known && earlier.length === 0 ? await keepBase(transaction, known) : earlier;
  const added = { ...blank, ...entry, ...where, receivedAt };
  await AttendanceEntry.create(added, { transaction });
  const after = presenceAfter([...base, added], session);
  await keep(transaction, known, { ...where, presence: after });
  return { before: presenceAfter(base, session), after };
}

/** All entries about a person at a session, in the order in which they arrived. */
export async function findEntries(
  sessionId: number,
  personId: number,
  transaction?: Transaction,
): Promise<EntryRow[]> {
  const rows = await AttendanceEntry.findAll({
    where: { sessionId, personId },
    order: [['id', 'ASC']],
    transaction: transaction ?? null,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** Which of a device's numbers have been recorded. */
export async function findRecorded(
  transaction: Transaction,
  device: string,
  sequences: readonly number[],
): Promise<Set<number>> {
  const where = { device, sequence: { [Op.in]: [...sequences] } };
  const rows = await AttendanceEntry.findAll({ where, attributes: ['sequence'], transaction });
  return new Set(rows.map(({ sequence }) => sequence as number));
}

/** An attendance that was recorded before there were entries becomes the first of them. */
async function keepBase(transaction: Transaction, known: Attendance): Promise<Entry[]> {
  const { sessionId, personId, method, checkedInAt, checkedOutAt, recordedById } = known;
  const blank = { device: null, sequence: null, reason: null };
  const times = { checkedInAt: null, checkedOutAt: null };
  const came = { ...blank, ...times, action: 'in', method, at: checkedInAt, recordedById } as const;
  const left = checkedOutAt && {
    ...came,
    action: 'out' as const,
    at: checkedOutAt,
    method: known.checkOutMethod ?? method,
  };
  const entries = left ? [came, left] : [came];
  for (const entry of entries)
    await AttendanceEntry.create({ ...entry, sessionId, personId, receivedAt: entry.at }, { transaction });
  return entries;
}

async function keep(
  transaction: Transaction,
  known: Attendance | null,
  { sessionId, personId, presence }: { sessionId: number; personId: number; presence: Presence | null },
): Promise<void> {
  if (!presence) return known?.destroy({ transaction });
  if (known) await known.update(presence, { transaction });
  else await Attendance.create({ ...presence, sessionId, personId }, { transaction });
}

/** Who was at a session, and how it was recorded, by person id; of one person where she is named. */
export async function findPresences(
  sessionId: number,
  transaction?: Transaction,
  personId?: number,
): Promise<Map<number, Presence>> {
  const where = personId === undefined ? { sessionId } : { sessionId, personId };
  const rows = await Attendance.findAll({ where, transaction: transaction ?? null });
  return new Map(rows.map((row) => [row.personId, presenceOf(row)]));
}

/** How a person's presence is recorded, or null. */
export async function findPresence(sessionId: number, personId: number): Promise<Presence | null> {
  const row = await Attendance.findOne({ where: { sessionId, personId } });
  return row && presenceOf(row);
}

/** How many came to a session so far, and how many of them have left. */
export async function countPresence(sessionId: number): Promise<{ came: number; left: number }> {
  const came = await Attendance.count({ where: { sessionId } });
  const left = await Attendance.count({ where: { sessionId, checkedOutAt: { [Op.ne]: null } } });
  return { came, left };
}

function presenceOf(row: Attendance): Presence {
  const { checkedInAt, recordedById, checkedOutAt, minutes } = row;
  const checkOutMethod: AttendanceMethod | null = row.checkOutMethod;
  return { method: row.method, checkedInAt, recordedById, checkedOutAt, checkOutMethod, minutes };
}
