/** Reads and writes imports that wait for their confirmation. */
import type { Transaction } from '../db/unitOfWork.ts';
import { PeopleImport } from './peopleImport.model.ts';

/** Keeps an import. */
export async function addImport(
  transaction: Transaction,
  row: { token: string; actorId: number; rowsSealed: Buffer; createdAt: Date },
): Promise<void> {
  await PeopleImport.create({ ...row, confirmedAt: null }, { transaction });
}

/** An import of this actor, its row locked. */
export async function lockImport(
  transaction: Transaction,
  token: string,
  actorId: number,
): Promise<PeopleImport | null> {
  return PeopleImport.findOne({ where: { token, actorId }, transaction, lock: transaction.LOCK.UPDATE });
}

/** Forgets the rows of a confirmed import. */
export async function closeImport(transaction: Transaction, id: number, now: Date): Promise<void> {
  await PeopleImport.update({ rowsSealed: null, confirmedAt: now }, { where: { id }, transaction });
}
