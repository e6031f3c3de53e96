/** Reads the question bank and papers. */
import { Op, type WhereOptions } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { containsPattern, type ListQuery } from '../lib/paging.ts';
import { ExamQuestion } from './exam.model.ts';
import type { PaperQuestion, QuestionKind } from './marking.ts';
import { Question } from './question.model.ts';
import type { QuestionOption, Topic } from './question.ts';

/** A question of the bank. */
export interface QuestionRow {
  readonly id: number;
  readonly courseId: number | null;
  readonly topic: Topic;
  readonly kind: QuestionKind;
  readonly stemZh: string;
  readonly stemEn: string;
  readonly options: readonly QuestionOption[];
  readonly answerKey: readonly string[];
  readonly createdAt: Date;
}

/** A question as it stands on a paper. */
export interface PaperItem extends PaperQuestion {
  readonly position: number;
  readonly stemZh: string;
  readonly stemEn: string;
  readonly options: readonly QuestionOption[];
}

/** One page of the staff's list. Filters: `topic`, `kind`. */
export async function pageOfQuestions(query: ListQuery): Promise<{ rows: QuestionRow[]; total: number }> {
  const pattern = { [Op.like]: containsPattern(query.search) };
  const { topic, kind } = query.filters;
  const where: WhereOptions = {
    ...(query.search ? { [Op.or]: [{ stemZh: pattern }, { stemEn: pattern }] } : {}),
    ...(topic ? { topic } : {}),
    ...(kind ? { kind } : {}),
  };
  return pageOf(Question, query, where);
}

/** Ids of the questions that an exam of this course may draw: the course's own and those for every course. */
export async function findPool(transaction: Transaction, courseId: number): Promise<number[]> {
  const where = { courseId: { [Op.or]: [courseId, null] } };
  const rows = await Question.findAll({ where, attributes: ['id'], order: [['id', 'ASC']], transaction });
  return rows.map(({ id }) => id);
}

/** A paper's questions in order. */
export async function findPaper(examId: number, transaction?: Transaction): Promise<PaperItem[]> {
  const inside = { transaction: transaction ?? null };
  const places = await ExamQuestion.findAll({ where: { examId }, order: [['position', 'ASC']], ...inside });
  const ids = places.map(({ questionId }) => questionId);
  const questions = await Question.findAll({ where: { id: ids }, ...inside });
  const byId = new Map(questions.map((question) => [question.id, question]));
  return places.map(({ questionId, position, marks }) => itemOf(byId.get(questionId), position, marks));
}

/** A question of a paper, or null where the paper does not have it. */
export async function findPaperItem(
  transaction: Transaction,
  examId: number,
  questionId: number,
): Promise<PaperItem | null> {
  const place = await ExamQuestion.findOne({ where: { examId, questionId }, transaction });
  if (!place) return null;
  const question = await Question.findByPk(questionId, { transaction });
  return itemOf(question ?? undefined, place.position, place.marks);
}

/** Number of questions on a paper. */
export function countPaper(examId: number): Promise<number> {
  return ExamQuestion.count({ where: { examId } });
}

function itemOf(question: Question | undefined, position: number, marks: number): PaperItem {
  if (!question) throw new Error('A paper has a question that the bank does not have.');
  const { id: questionId, kind, answerKey, stemZh, stemEn, options } = question;
  return { questionId, kind, answerKey, stemZh, stemEn, options, position, marks };
}
