/** Reads what an analysis is made from: the papers of an exam, and every first attempt with its answers and marks. */
import { Op } from 'sequelize';
import { Paper } from '../papers/paper.model.ts';
import { findPaperItems, type PaperItem } from '../papers/paper.store.ts';
import { Answer, Sitting } from '../sitting.model.ts';

/** One attempt: marks and answer by question. */
export interface Attempt {
  readonly sittingId: number;
  readonly marks: ReadonlyMap<number, number>;
  readonly responses: ReadonlyMap<number, readonly string[]>;
}

/** A paper with its attempts. */
export interface SatPaper {
  readonly paperId: number;
  readonly form: string;
  readonly items: readonly PaperItem[];
  readonly attempts: readonly Attempt[];
}

/** Papers of an exam that someone handed in, by form. A person sits an exam once: hers is her first attempt. */
export async function findSatPapers(examId: number): Promise<SatPaper[]> {
  const papers = await Paper.findAll({ where: { examId, personId: null }, order: [['form', 'ASC']] });
  const found: SatPaper[] = [];
  for (const { id: paperId, form } of papers) {
    const where = { paperId, submittedAt: { [Op.not]: null }, theoryMarks: { [Op.not]: null } };
    const sittings = await Sitting.findAll({ where, attributes: ['id'], order: [['id', 'ASC']], raw: true });
    if (sittings.length === 0) continue;
    const items = await findPaperItems(paperId);
    found.push({ paperId, form, items, attempts: await findAttempts(sittings.map(({ id }) => id)) });
  }
  return found;
}

async function findAttempts(sittingIds: readonly number[]): Promise<Attempt[]> {
  const rows = await Answer.findAll({
    where: { sittingId: [...sittingIds] },
    attributes: ['sittingId', 'questionId', 'response', 'marks'],
  });
  const bySitting = Map.groupBy(rows, ({ sittingId }) => sittingId);
  return sittingIds.map((sittingId) => {
    const own = bySitting.get(sittingId) ?? [];
    return {
      sittingId,
      marks: new Map(own.flatMap(({ questionId, marks }) => (marks === null ? [] : [[questionId, marks]]))),
      responses: new Map(own.map(({ questionId, response }) => [questionId, response])),
    };
  });
}
