/** Reads and writes imports that wait for their confirmation. */
import { Op } from 'sequelize';
import { singleWrite, type Transaction } from '../db/unitOfWork.ts';
import { PeopleImport } from './peopleImport.model.ts';

/** A kept import; its rows are null once it was confirmed. */
export interface KeptImport {
  readonly id: number;
  readonly rowsSealed: Buffer | null;
  readonly createdAt: Date;
}

/** Keeps an import. */
export async function addImport(
  transaction: Transaction,
  row: { token: string; actorId: number; rowsSealed: Buffer; createdAt: Date },
): Promise<void> {
  await PeopleImport.create({ ...row, confirmedAt: null }, { transaction });
}

/** An import of this actor. */
export function findImport(token: string, actorId: number): Promise<KeptImport | null> {
  return PeopleImport.findOne({ where: { token, actorId } });
}

/** An import of this actor, its row locked. */
export function lockImport(
  transaction: Transaction,
  token: string,
  actorId: number,
): Promise<KeptImport | null> {
  return PeopleImport.findOne({ where: { token, actorId }, transaction, lock: transaction.LOCK.UPDATE });
}

/** Forgets the rows of a confirmed import. */
export async function closeImport(transaction: Transaction, id: number, now: Date): Promise<void> {
  await PeopleImport.update({ rowsSealed: null, confirmedAt: now }, { where: { id }, transaction });
}

/** Deletes imports from before this moment that were never confirmed; returns how many. */
export function deleteUnconfirmed(before: Date): Promise<number> {
  const where = { confirmedAt: null, createdAt: { [Op.lt]: before } };
  return singleWrite(() => PeopleImport.destroy({ where }));
}
