/** Inserts many rows a few hundred at a time, within the limit of bound values that SQLite sets. */
import type { CreationAttributes, Model, ModelStatic } from 'sequelize';
import type { Transaction } from '../../src/db/unitOfWork.ts';

/** Writes all rows of a table. */
export async function insertAll<M extends Model>(
  model: ModelStatic<M>,
  rows: readonly CreationAttributes<M>[],
  transaction: Transaction,
): Promise<void> {
  for (let start = 0; start < rows.length; start += 400)
    await model.bulkCreate(rows.slice(start, start + 400), { transaction });
}
