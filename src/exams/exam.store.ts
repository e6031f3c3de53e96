/** Reads and writes exams. */
import { Op, type WhereOptions } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import { Exam, type ExamState } from './exam.model.ts';
import type { Criterion } from './practicalMark.ts';

/** An exam. */
export interface ExamRow {
  readonly id: number;
  readonly courseId: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly minutes: number;
  readonly passMark: number;
  readonly assessorsNeeded: number;
  readonly rubric: readonly Criterion[];
  readonly state: ExamState;
  readonly createdAt: Date;
}

/** An exam by id. */
export async function findExam(id: number, transaction?: Transaction): Promise<ExamRow | null> {
  return (await Exam.findByPk(id, { transaction: transaction ?? null }))?.get({ plain: true }) ?? null;
}

/** An exam, its row locked until the transaction ends. */
export async function lockExam(transaction: Transaction, id: number): Promise<ExamRow | null> {
  const row = await Exam.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
  return row?.get({ plain: true }) ?? null;
}

/** Exams that are no drafts: of these courses, or with these ids; the latest first. */
export async function findAnnounced(
  courseIds: readonly number[],
  ids: readonly number[],
): Promise<ExamRow[]> {
  const where = { state: { [Op.ne]: 'draft' }, [Op.or]: [{ courseId: [...courseIds] }, { id: [...ids] }] };
  const rows = await Exam.findAll({ where, order: [['opensAt', 'DESC']] });
  return rows.map((row) => row.get({ plain: true }));
}

/** Exams that are no drafts, the latest first: those whose practicals may still be scored. */
export async function findAssessable(limit = 50): Promise<ExamRow[]> {
  const where = { state: { [Op.ne]: 'draft' } };
  const rows = await Exam.findAll({ where, order: [['opensAt', 'DESC']], limit });
  return rows.map((row) => row.get({ plain: true }));
}

/** One page of the staff's list. Filters: `state`, `course`. */
export async function pageOfExams(query: ListQuery): Promise<ListPage<ExamRow>> {
  const pattern = { [Op.like]: containsPattern(query.search) };
  const { state, course } = query.filters;
  const where: WhereOptions = {
    ...(query.search ? { [Op.or]: [{ titleZh: pattern }, { titleEn: pattern }] } : {}),
    ...(state ? { state } : {}),
    ...(course ? { courseId: Number(course) || 0 } : {}),
  };
  return pageOf(Exam, query, where);
}

/** Adds an exam; returns its id. */
export async function addExam(transaction: Transaction, exam: Omit<ExamRow, 'id'>): Promise<number> {
  return (await Exam.create({ ...exam, rubric: [...exam.rubric] }, { transaction })).id;
}

/** Changes an exam's facts or state. */
export async function updateExam(
  transaction: Transaction,
  id: number,
  changes: Partial<
    Pick<ExamRow, 'titleZh' | 'titleEn' | 'opensAt' | 'closesAt' | 'minutes' | 'assessorsNeeded' | 'state'>
  >,
): Promise<void> {
  await Exam.update(changes, { where: { id }, transaction });
}

/** Announced exams that are not over, whether or not their window is open yet. */
export async function findAnnouncedUntil(now: Date): Promise<ExamRow[]> {
  const where = { state: 'open', closesAt: { [Op.gt]: now } };
  const rows = await Exam.findAll({ where, order: [['id', 'ASC']] });
  return rows.map((row) => row.get({ plain: true }));
}

/** Exams whose window is open; the first to close first. */
export async function findOpenExams(now: Date): Promise<ExamRow[]> {
  const where = { state: 'open', opensAt: { [Op.lte]: now }, closesAt: { [Op.gt]: now } };
  const rows = await Exam.findAll({ where, order: [['closesAt', 'ASC']] });
  return rows.map((row) => row.get({ plain: true }));
}
