/** Reads and writes sittings and answers. */
import { Op } from 'sequelize';
import type { Transaction } from '../db/unitOfWork.ts';
import type { Response } from './questions/response.ts';
import { Answer, Sitting } from './sitting.model.ts';

/** One person at one paper. */
export interface SittingRow {
  readonly id: number;
  readonly examId: number;
  readonly personId: number;
  readonly paperId: number | null;
  readonly startedAt: Date;
  readonly deadlineAt: Date;
  readonly submittedAt: Date | null;
  readonly theoryMarks: number | null;
  readonly markedAt: Date | null;
  readonly deviceToken: string | null;
  readonly extraPercent: number;
  readonly grantedMinutes: number;
  readonly seenAt: Date | null;
}

/** An answer as it was last received. */
export interface AnswerRow {
  readonly questionId: number;
  readonly sequence: number;
  readonly response: Response;
  readonly savedAt: Date;
  readonly isLate: boolean;
}

/** A person's sitting of an exam. */
export async function findSitting(
  examId: number,
  personId: number,
  transaction?: Transaction,
): Promise<SittingRow | null> {
  const row = await Sitting.findOne({ where: { examId, personId }, transaction: transaction ?? null });
  return row?.get({ plain: true }) ?? null;
}

/** A person's sitting, its row locked until the transaction ends. */
export async function lockSitting(
  transaction: Transaction,
  examId: number,
  personId: number,
): Promise<SittingRow | null> {
  const lock = transaction.LOCK.UPDATE;
  const row = await Sitting.findOne({ where: { examId, personId }, transaction, lock });
  return row?.get({ plain: true }) ?? null;
}

/** All sittings of a person. */
export async function findSittingsOf(personId: number): Promise<SittingRow[]> {
  return (await Sitting.findAll({ where: { personId } })).map((row) => row.get({ plain: true }));
}

/** All sittings of an exam. */
export async function findSittingsIn(examId: number): Promise<SittingRow[]> {
  return (await Sitting.findAll({ where: { examId } })).map((row) => row.get({ plain: true }));
}

/** Open sittings whose deadline was before this moment, the longest overdue first. */
export async function findOverdue(before: Date, limit: number): Promise<SittingRow[]> {
  const where = { submittedAt: null, deadlineAt: { [Op.lt]: before } };
  const rows = await Sitting.findAll({ where, order: [['deadlineAt', 'ASC']], limit });
  return rows.map((row) => row.get({ plain: true }));
}

/** Begins a sitting. */
export async function addSitting(
  transaction: Transaction,
  sitting: Pick<SittingRow, 'examId' | 'personId' | 'paperId' | 'startedAt' | 'deadlineAt' | 'extraPercent'>,
): Promise<void> {
  const blank = { submittedAt: null, theoryMarks: null, markedAt: null, deviceToken: null };
  await Sitting.create({ ...sitting, ...blank }, { transaction });
}

/** Says which device may save from now on. */
export async function saveDevice(transaction: Transaction, id: number, deviceToken: string): Promise<void> {
  await Sitting.update({ deviceToken }, { where: { id }, transaction });
}

/** Writes what each answer earned. */
export async function saveAnswerMarks(
  transaction: Transaction,
  sittingId: number,
  earned: ReadonlyMap<number, number | null>,
): Promise<void> {
  for (const [questionId, marks] of earned)
    await Answer.update({ marks }, { where: { sittingId, questionId }, transaction });
}

/** Closes a sitting with its marks. */
export async function closeSitting(
  transaction: Transaction,
  id: number,
  closed: { submittedAt: Date; theoryMarks: number | null; markedAt: Date | null },
): Promise<void> {
  await Sitting.update(closed, { where: { id }, transaction });
}

/** All answers of a sitting. */
export async function findAnswers(sittingId: number, transaction?: Transaction): Promise<AnswerRow[]> {
  const rows = await Answer.findAll({ where: { sittingId }, transaction: transaction ?? null });
  return rows.map((row) => row.get({ plain: true }));
}

/** The answer to one question. */
export async function findAnswer(
  transaction: Transaction,
  sittingId: number,
  questionId: number,
): Promise<AnswerRow | null> {
  const row = await Answer.findOne({ where: { sittingId, questionId }, transaction });
  return row?.get({ plain: true }) ?? null;
}

/** Stores an answer, new or changed. The sitting must be locked. */
export async function saveAnswerRow(
  transaction: Transaction,
  sittingId: number,
  answer: AnswerRow,
  isNew: boolean,
): Promise<void> {
  const row = { ...answer, response: [...answer.response] };
  const where = { sittingId, questionId: answer.questionId };
  if (isNew) await Answer.create({ ...row, sittingId }, { transaction });
  else await Answer.update(row, { where, transaction });
}
