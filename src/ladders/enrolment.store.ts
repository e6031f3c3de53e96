/** Reads and writes places in classes and attendances. */
import { Op } from 'sequelize';
import type { Transaction } from '../db/unitOfWork.ts';
import { Session } from './cohort.model.ts';
import type { ConsentGiven } from './enrolment/consent.ts';
import { Attendance, Enrolment } from './enrolment.model.ts';
import { type PlaceState, takenStates } from './placeState.ts';

/** A place, or a place in the queue. */
export interface EnrolmentRow {
  readonly id: number;
  readonly cohortId: number;
  readonly personId: number;
  readonly state: PlaceState;
  readonly queueNumber: number | null;
  readonly enrolledAt: Date;
  readonly completedAt: Date | null;
  /** enrolment_sources.id; null: not by a poster of a source. */
  readonly sourceId: number | null;
  /** Last moment to confirm; null unless offered. */
  readonly offeredUntil: Date | null;
  /** people.id of who enrolled her; null: she did. */
  readonly enrolledById: number | null;
  readonly consentVersion: string | null;
  readonly consentGiven: ConsentGiven | null;
  readonly consentWitness: string | null;
}

/** A person's place in a class. */
export async function findEnrolment(
  cohortId: number,
  personId: number,
  transaction?: Transaction,
): Promise<EnrolmentRow | null> {
  const row = await Enrolment.findOne({ where: { cohortId, personId }, transaction: transaction ?? null });
  return row?.get({ plain: true }) ?? null;
}

/** All places of a person, newest first. */
export async function findEnrolmentsOf(personId: number): Promise<EnrolmentRow[]> {
  const rows = await Enrolment.findAll({ where: { personId }, order: [['enrolledAt', 'DESC']] });
  return rows.map((row) => row.get({ plain: true }));
}

/** All places of a class: confirmed and completed first, then the queue in its order. */
export async function findEnrolmentsIn(cohortId: number, transaction?: Transaction): Promise<EnrolmentRow[]> {
  const rows = await Enrolment.findAll({
    where: { cohortId },
    order: [
      ['queueNumber', 'ASC'],
      ['id', 'ASC'],
    ],
    transaction: transaction ?? null,
  });
  const plain = rows.map((row) => row.get({ plain: true }));
  return [
    ...plain.filter(({ queueNumber }) => queueNumber === null),
    ...plain.filter(({ queueNumber }) => queueNumber !== null),
  ];
}

/** Who holds a place in a class (ids), not counting those who wait. */
export async function findPlaceHolders(cohortId: number, transaction?: Transaction): Promise<number[]> {
  const where = { cohortId, state: ['confirmed', 'completed'] };
  const rows = await Enrolment.findAll({
    where,
    attributes: ['personId'],
    transaction: transaction ?? null,
  });
  return rows.map(({ personId }) => personId);
}

/** Places taken in a class, offered ones too. The class must be locked. */
export function countTaken(transaction: Transaction, cohortId: number): Promise<number> {
  return Enrolment.count({ where: { cohortId, state: [...takenStates] }, transaction });
}

/** The next number of a class's queue. The class must be locked. */
export async function nextQueueNumber(transaction: Transaction, cohortId: number): Promise<number> {
  const last = await Enrolment.max<number | null, Enrolment>('queueNumber', {
    where: { cohortId },
    transaction,
  });
  return Number(last ?? 0) + 1;
}

/** How many wait for a place in a class. */
export function countWaiting(cohortId: number): Promise<number> {
  return Enrolment.count({ where: { cohortId, state: 'waitlisted' } });
}

/** How many wait before this number, and oneself. */
export function queuePosition(
  cohortId: number,
  queueNumber: number,
  transaction?: Transaction,
): Promise<number> {
  return Enrolment.count({
    where: { cohortId, state: 'waitlisted', queueNumber: { [Op.lte]: queueNumber } },
    transaction: transaction ?? null,
  });
}

/** Stores a place, new or taken again after it was given up. */
export async function saveEnrolment(
  transaction: Transaction,
  place: Omit<EnrolmentRow, 'id' | 'completedAt' | 'offeredUntil'>,
): Promise<void> {
  const row = { ...place, completedAt: null, offeredUntil: null };
  const { cohortId, personId } = place;
  const known = await Enrolment.findOne({ where: { cohortId, personId }, transaction });
  if (known) await known.update(row, { transaction });
  else await Enrolment.create(row, { transaction });
}

/** Gives a place up, or the place in the queue, or an offer. */
export async function cancelEnrolment(transaction: Transaction, id: number): Promise<void> {
  const columns = { state: 'cancelled', queueNumber: null, offeredUntil: null } as const;
  await Enrolment.update(columns, { where: { id }, transaction });
}

/** Marks places as completed. */
export async function completeEnrolments(
  transaction: Transaction,
  cohortId: number,
  personIds: readonly number[],
  now: Date,
): Promise<void> {
  const where = { cohortId, personId: [...personIds], state: 'confirmed' };
  await Enrolment.update({ state: 'completed', completedAt: now }, { where, transaction });
}

/** Number of people at each session of a class, by session id. */
export async function countPresent(
  cohortId: number,
  transaction?: Transaction,
): Promise<Map<number, number>> {
  const inside = { transaction: transaction ?? null };
  const sessions = await Session.findAll({ where: { cohortId }, attributes: ['id'], ...inside });
  const where = { sessionId: sessions.map(({ id }) => id) };
  const rows = await Attendance.findAll({ where, attributes: ['sessionId'], ...inside });
  const counts = new Map<number, number>();
  for (const { sessionId } of rows) counts.set(sessionId, (counts.get(sessionId) ?? 0) + 1);
  return counts;
}

/** Sessions of a class that each person attended, by person id. */
export async function countAttended(
  cohortId: number,
  transaction?: Transaction,
): Promise<Map<number, number>> {
  const inside = { transaction: transaction ?? null };
  const sessions = await Session.findAll({ where: { cohortId }, attributes: ['id'], ...inside });
  const where = { sessionId: sessions.map(({ id }) => id) };
  const rows = await Attendance.findAll({ where, attributes: ['personId'], ...inside });
  const counts = new Map<number, number>();
  for (const { personId } of rows) counts.set(personId, (counts.get(personId) ?? 0) + 1);
  return counts;
}

/** Takes a completion back: the place stays. */
export async function reopenEnrolment(
  transaction: Transaction,
  cohortId: number,
  personId: number,
): Promise<void> {
  const where = { cohortId, personId, state: 'completed' as const };
  await Enrolment.update({ state: 'confirmed', completedAt: null }, { where, transaction });
}
