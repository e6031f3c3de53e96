/** Writes the question bank, and reads what editors need. */
import { Op } from 'sequelize';
import { insertAll } from '../../db/insertAll.ts';
import type { Transaction } from '../../db/unitOfWork.ts';
import { Question, QuestionVersion, stemLength } from './question.model.ts';
import type { QuestionRow, VersionRow } from './question.store.ts';
import type { QuestionContent } from './questionContent.ts';
import type { Stem } from './similarStems.ts';

/** What is said about a question beside its content. */
export interface QuestionFacts {
  readonly topicId: number;
  readonly occupationId: number | null;
  readonly tierRank: number | null;
  readonly difficulty: number;
  readonly source: string;
}

/** A question that is to be added. */
export interface NewQuestion extends QuestionFacts {
  readonly content: QuestionContent;
}

/** One question. */
export async function findQuestion(id: number): Promise<QuestionRow | null> {
  return (await Question.findByPk(id))?.get({ plain: true }) ?? null;
}

/** One question, locked until the transaction ends. */
export async function lockQuestion(transaction: Transaction, id: number): Promise<QuestionRow | null> {
  const row = await Question.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
  return row?.get({ plain: true }) ?? null;
}

/** The versions of a question, the newest first. */
export async function findVersionsOf(questionId: number, transaction?: Transaction): Promise<VersionRow[]> {
  const options = { where: { questionId }, order: [['number', 'DESC']] as [string, string][] };
  const rows = await QuestionVersion.findAll({ ...options, limit: 50, transaction: transaction ?? null });
  return rows.map((row) => row.get({ plain: true }));
}

/** Adds questions as drafts; returns their ids in order. */
export async function insertQuestions(
  transaction: Transaction,
  questions: readonly NewQuestion[],
  { authorId, now }: { authorId: number; now: Date },
): Promise<number[]> {
  const rows = await Promise.all(
    questions.map(({ content, ...facts }) =>
      Question.create(
        { ...facts, ...shown(content), authorId, state: 'draft', version: 1, createdAt: now, updatedAt: now },
        { transaction },
      ),
    ),
  );
  const versions = rows.map(({ id }, index) => ({
    ...{ questionId: id, number: 1, authorId, createdAt: now, reviewerId: null, reviewedAt: null },
    ...versionOf(questions[index]?.content as QuestionContent),
  }));
  await insertAll(QuestionVersion, versions, transaction);
  return rows.map(({ id }) => id);
}

/** Sets what is said about a question, its state, and which version is its newest. */
export async function updateQuestion(
  transaction: Transaction,
  id: number,
  changes: Partial<QuestionFacts & Pick<QuestionRow, 'state' | 'version'>> & { readonly updatedAt: Date },
  content: QuestionContent | null = null,
): Promise<void> {
  await Question.update({ ...changes, ...(content ? shown(content) : {}) }, { where: { id }, transaction });
}

/** Adds a version. */
export async function addVersion(
  transaction: Transaction,
  version: Pick<VersionRow, 'questionId' | 'number' | 'content' | 'authorId' | 'createdAt'>,
): Promise<void> {
  const { content, ...rest } = version;
  const row = { ...rest, ...versionOf(content), reviewerId: null, reviewedAt: null };
  await QuestionVersion.create(row, { transaction });
}

/** Overwrites a version that only its author has seen. */
export async function overwriteVersion(
  transaction: Transaction,
  id: number,
  content: QuestionContent,
  { authorId, now }: { authorId: number; now: Date },
): Promise<void> {
  await QuestionVersion.update(
    { ...versionOf(content), authorId, createdAt: now },
    { where: { id }, transaction },
  );
}

/** Says who found a version right, or takes it back. */
export async function setReview(
  transaction: Transaction,
  id: number,
  review: Pick<VersionRow, 'reviewerId' | 'reviewedAt'>,
): Promise<void> {
  await QuestionVersion.update(review, { where: { id }, transaction });
}

/** The Chinese stems of all questions but this one and the retired, as far as a bank goes. */
export async function findStems(exceptId: number): Promise<Stem[]> {
  const where = { id: { [Op.ne]: exceptId }, state: ['draft', 'reviewed', 'live'] };
  const rows = await Question.findAll({ where, attributes: ['id', 'stemZh'], limit: 20_000, raw: true });
  return rows.map(({ id, stemZh }) => ({ id: Number(id), text: stemZh }));
}

/** What tells each question of the bank from every other, but for the retired. */
export async function findStemKeys(
  keyOf: (question: Pick<QuestionContent, 'kind' | 'stem'>) => string,
): Promise<Set<string>> {
  const where = { state: ['draft', 'reviewed', 'live'] };
  const attributes = ['kind', 'stemZh'];
  const rows = await Question.findAll({ where, attributes, raw: true });
  return new Set(rows.map(({ kind, stemZh }) => keyOf({ kind, stem: { zh: stemZh, en: '' } })));
}

function shown({ kind, stem }: QuestionContent) {
  return { kind, stemZh: stem.zh.slice(0, stemLength), stemEn: stem.en.slice(0, stemLength) };
}

function versionOf(content: QuestionContent) {
  return { kind: content.kind, content };
}
