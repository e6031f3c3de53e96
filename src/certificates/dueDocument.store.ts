/** The queue of documents to make. A claim is a due time in the future: whoever crashes loses it when that comes. */
import { literal, Op } from 'sequelize';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { DueDocument } from './certificateDocument.model.ts';

/** Who claims documents, and until when. */
export interface Claim {
  readonly name: string;
  readonly at: Date;
  readonly until: Date;
}

/** Claims up to `limit` documents whose time has come; gives their certificates' ids. */
export async function claimDue(claim: Claim, limit: number): Promise<number[]> {
  const due = await DueDocument.findAll({
    where: { dueAt: { [Op.lte]: claim.at } },
    attributes: ['certificateId'],
    order: [
      ['dueAt', 'ASC'],
      ['id', 'ASC'],
    ],
    limit,
  });
  return due.length === 0
    ? []
    : claimThese(
        claim,
        due.map(({ certificateId }) => certificateId),
      );
}

/** Claims those of the documents that are in the queue and that nobody else has claimed. */
export function claimThese({ name, at, until }: Claim, certificateIds: readonly number[]): Promise<number[]> {
  return unitOfWork(async (transaction) => {
    await DueDocument.update(
      { claim: name, dueAt: until, attempts: literal('attempts + 1') as unknown as number },
      { where: { certificateId: [...certificateIds], dueAt: { [Op.lte]: at } }, transaction },
    );
    const where = { certificateId: [...certificateIds], claim: name, dueAt: until };
    const claimed = await DueDocument.findAll({ where, attributes: ['certificateId'], transaction });
    return claimed.map(({ certificateId }) => certificateId);
  });
}

/** Which of the documents wait in the queue, claimed or not. */
export async function findQueued(certificateIds: readonly number[]): Promise<Set<number>> {
  const where = { certificateId: [...certificateIds] };
  const rows = await DueDocument.findAll({ where, attributes: ['certificateId'] });
  return new Set(rows.map(({ certificateId }) => certificateId));
}

/** Puts a document back after a failure: later each time, at most an hour. */
export function postponeDue(certificateId: number, at: Date): Promise<void> {
  return unitOfWork(async (transaction) => {
    const row = await DueDocument.findOne({ where: { certificateId }, transaction });
    const seconds = Math.min(3600, 5 * 2 ** Math.min(row?.attempts ?? 0, 10));
    await row?.update({ claim: null, dueAt: new Date(at.getTime() + seconds * 1000) }, { transaction });
  });
}

/** Takes a document out of the queue, within the unit of work that keeps it. */
export async function removeDue(transaction: Transaction, certificateId: number): Promise<void> {
  await DueDocument.destroy({ where: { certificateId }, transaction });
}
