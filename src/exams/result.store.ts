/** Reads and writes practical marks and decided results. */
import type { Transaction } from '../db/unitOfWork.ts';
import { ExamResult, PracticalMark } from './result.model.ts';

/** One assessor's marks for one candidate. */
export interface PracticalRow {
  readonly id: number;
  readonly examId: number;
  readonly personId: number;
  readonly assessorId: number;
  readonly scores: Readonly<Record<string, number>>;
  readonly marks: number;
  readonly version: number;
  readonly submittedAt: Date;
  readonly updatedAt: Date;
}

/** A decided result. */
export interface ResultRow {
  readonly id: number;
  readonly examId: number;
  readonly personId: number;
  readonly theoryMarks: number;
  readonly practicalMarks: number;
  readonly passed: boolean;
  readonly certificateId: number | null;
  readonly decidedAt: Date;
}

/** What every assessor gave one candidate. */
export async function findPracticals(
  examId: number,
  personId: number,
  transaction?: Transaction,
): Promise<PracticalRow[]> {
  const where = { examId, personId };
  const rows = await PracticalMark.findAll({
    where,
    order: [['id', 'ASC']],
    transaction: transaction ?? null,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** All practical marks of an exam. */
export async function findPracticalsIn(examId: number): Promise<PracticalRow[]> {
  const rows = await PracticalMark.findAll({ where: { examId }, order: [['id', 'ASC']] });
  return rows.map((row) => row.get({ plain: true }));
}

/** All practical marks that a person was given. */
export async function findPracticalsOf(personId: number): Promise<PracticalRow[]> {
  return (await PracticalMark.findAll({ where: { personId } })).map((row) => row.get({ plain: true }));
}

/** Stores an assessor's first marks for a candidate. */
export async function addPractical(transaction: Transaction, sheet: Omit<PracticalRow, 'id'>): Promise<void> {
  await PracticalMark.create({ ...sheet, scores: { ...sheet.scores } }, { transaction });
}

/** Corrects an assessor's marks. */
export async function correctPractical(
  transaction: Transaction,
  id: number,
  changes: Pick<PracticalRow, 'scores' | 'marks' | 'version' | 'updatedAt'>,
): Promise<void> {
  await PracticalMark.update({ ...changes, scores: { ...changes.scores } }, { where: { id }, transaction });
}

/** The decided result of a person. */
export async function findResult(
  examId: number,
  personId: number,
  transaction?: Transaction,
): Promise<ResultRow | null> {
  const row = await ExamResult.findOne({ where: { examId, personId }, transaction: transaction ?? null });
  return row && plain(row);
}

/** All results of an exam. */
export async function findResultsIn(examId: number): Promise<ResultRow[]> {
  return (await ExamResult.findAll({ where: { examId } })).map(plain);
}

/** All results of a person. */
export async function findResultsOf(personId: number): Promise<ResultRow[]> {
  return (await ExamResult.findAll({ where: { personId } })).map(plain);
}

/** Stores a decided result. */
export async function addResult(transaction: Transaction, result: Omit<ResultRow, 'id'>): Promise<void> {
  await ExamResult.create(result, { transaction });
}

function plain(row: ExamResult): ResultRow {
  return { ...row.get({ plain: true }), passed: Boolean(row.passed) };
}
