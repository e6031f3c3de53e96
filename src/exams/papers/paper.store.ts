/** Reads and writes papers. */
import { Op } from 'sequelize';
import type { Transaction } from '../../db/unitOfWork.ts';
import { findVersions } from '../questions/question.store.ts';
import type { QuestionContent } from '../questions/questionContent.ts';
import { Paper } from './paper.model.ts';
import type { PaperPlace } from './paper.ts';

/** A frozen paper. */
export interface PaperRow {
  readonly id: number;
  readonly examId: number;
  readonly form: string;
  readonly personId: number | null;
  readonly seed: string;
  readonly places: readonly PaperPlace[];
  readonly createdAt: Date;
}

/** A question as it stands on a paper. */
export interface PaperItem extends PaperPlace {
  /** From 1. */
  readonly position: number;
  readonly content: QuestionContent;
}

/** Adds a paper; returns its id. */
export async function addPaper(transaction: Transaction, paper: Omit<PaperRow, 'id'>): Promise<number> {
  return (await Paper.create({ ...paper, places: [...paper.places] }, { transaction })).id;
}

/** The paper that a person sits in an exam: her own, else the first that is for everyone. */
export async function findPaperFor(
  transaction: Transaction,
  examId: number,
  personId: number,
): Promise<PaperRow | null> {
  const where = { examId, personId: { [Op.or]: [personId, null] } };
  const rows = await Paper.findAll({ where, order: [['id', 'ASC']], transaction });
  const chosen = rows.find((row) => row.personId === personId) ?? rows[0];
  return chosen?.get({ plain: true }) ?? null;
}

/** Papers of an exam that are for everyone, by form. */
export async function findPapersIn(examId: number, transaction?: Transaction): Promise<PaperRow[]> {
  const where = { examId, personId: null };
  const rows = await Paper.findAll({ where, order: [['form', 'ASC']], transaction: transaction ?? null });
  return rows.map((row) => row.get({ plain: true }));
}

/** A paper's questions in order; none for an unknown paper. */
export async function findPaperItems(paperId: number, transaction?: Transaction): Promise<PaperItem[]> {
  const paper = await Paper.findByPk(paperId, { transaction: transaction ?? null });
  return paper ? itemsOf(paper.places, transaction) : [];
}

/** Places with their questions' frozen contents. */
export async function itemsOf(
  places: readonly PaperPlace[],
  transaction?: Transaction,
): Promise<PaperItem[]> {
  const ids = places.map(({ versionId }) => versionId);
  const contents = new Map((await findVersions(ids, transaction)).map(({ id, content }) => [id, content]));
  return places.map((place, index) => {
    const content = contents.get(place.versionId);
    if (!content) throw new Error('A paper has a question that the bank does not have.');
    return { ...place, position: index + 1, content };
  });
}
