/** Inserts many rows a few hundred at a time, within the limit of bound values that SQLite sets. */
import type { CreationAttributes, Model, ModelStatic } from 'sequelize';
import { chunksOf } from '../lib/chunks.ts';
import type { Transaction } from './unitOfWork.ts';

/** Writes all rows of a table. */
export async function insertAll<M extends Model>(
  model: ModelStatic<M>,
  rows: readonly CreationAttributes<M>[],
  transaction: Transaction,
): Promise<void> {
  for (const some of chunksOf(rows, 400)) await model.bulkCreate(some, { transaction });
}
