/** Reads the question bank. */
import { Op, type WhereOptions } from 'sequelize';
import { pageOf } from '../../db/pageOf.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../../lib/paging.ts';
import { Question, QuestionTopic, QuestionVersion } from './question.model.ts';
import type { QuestionContent, QuestionKind, QuestionState } from './questionContent.ts';

/** A question of the bank, as lists show it. */
export interface QuestionRow {
  readonly id: number;
  readonly topicId: number;
  readonly occupationId: number | null;
  readonly tierRank: number | null;
  readonly kind: QuestionKind;
  readonly difficulty: number;
  readonly source: string;
  readonly state: QuestionState;
  readonly version: number;
  readonly stemZh: string;
  readonly stemEn: string;
  readonly authorId: number | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One version of a question. */
export interface VersionRow {
  readonly id: number;
  readonly questionId: number;
  readonly number: number;
  readonly kind: QuestionKind;
  readonly content: QuestionContent;
  readonly authorId: number | null;
  readonly createdAt: Date;
  readonly reviewerId: number | null;
  readonly reviewedAt: Date | null;
}

/** A topic of the tree. */
export interface TopicRow {
  readonly id: number;
  readonly parentId: number | null;
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
}

/** All topics by code. */
export async function listTopics(transaction?: Transaction): Promise<TopicRow[]> {
  const rows = await QuestionTopic.findAll({ order: [['code', 'ASC']], transaction: transaction ?? null });
  return rows.map((row) => row.get({ plain: true }));
}

/** One page of the staff's list. Filters: `topic` (id), `kind`, `state`. */
export async function pageOfQuestions(query: ListQuery): Promise<ListPage<QuestionRow>> {
  const pattern = { [Op.like]: containsPattern(query.search) };
  const { topic, kind, state } = query.filters;
  const where: WhereOptions = {
    ...(query.search ? { [Op.or]: [{ stemZh: pattern }, { stemEn: pattern }] } : {}),
    ...(topic ? { topicId: Number(topic) || 0 } : {}),
    ...(kind ? { kind } : {}),
    ...(state ? { state } : {}),
  };
  return pageOf(Question, query, where);
}

/** The newest versions of the live questions for an occupation and tier, and of those for every one. */
export async function findPool(
  transaction: Transaction,
  course: { readonly occupationId: number | null; readonly tierRank: number },
): Promise<VersionRow[]> {
  const where = {
    state: 'live',
    occupationId: { [Op.or]: [course.occupationId, null] },
    tierRank: { [Op.or]: [course.tierRank, null] },
  };
  const questions = await Question.findAll({ where, attributes: ['id', 'version'], raw: true, transaction });
  const newest = new Map(questions.map(({ id, version }) => [id, version]));
  const versions = await QuestionVersion.findAll({
    where: { questionId: [...newest.keys()] },
    order: [['questionId', 'ASC']],
    transaction,
  });
  return versions
    .filter(({ questionId, number }) => newest.get(questionId) === number)
    .map((row) => row.get({ plain: true }));
}

/** The contents of the newest versions of these questions, by question. */
export async function findNewestVersions(
  questions: readonly Pick<QuestionRow, 'id' | 'version'>[],
): Promise<Map<number, QuestionContent>> {
  const newest = new Map(questions.map(({ id, version }) => [id, version]));
  const rows = await QuestionVersion.findAll({ where: { questionId: [...newest.keys()] } });
  const kept = rows.filter(({ questionId, number }) => newest.get(questionId) === number);
  return new Map(kept.map(({ questionId, content }) => [questionId, content]));
}

/** Versions by their ids. */
export async function findVersions(ids: readonly number[], transaction?: Transaction): Promise<VersionRow[]> {
  const rows = await QuestionVersion.findAll({ where: { id: [...ids] }, transaction: transaction ?? null });
  return rows.map((row) => row.get({ plain: true }));
}
