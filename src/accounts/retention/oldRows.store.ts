/** Counts and deletes rows that are older than a moment, with the rows that hang on them. */
import { type Model, type ModelStatic, Op, type WhereOptions } from 'sequelize';
import type { Transaction } from '../../db/unitOfWork.ts';
import { modelOf, referencesTo } from '../merge/references.store.ts';

/** How many rows of a table are older. */
export async function countOld(table: string, date: string, before: Date): Promise<number> {
  return Number(await modelOf(table).count({ where: { [date]: { [Op.lt]: before } } as WhereOptions }));
}

/** Deletes the oldest rows, up to so many; returns how many there were. */
export async function deleteOld(
  transaction: Transaction,
  { table, date, before, limit }: { table: string; date: string; before: Date; limit: number },
): Promise<number> {
  const model = modelOf(table);
  const rows = await model.findAll({
    where: { [date]: { [Op.lt]: before } } as WhereOptions,
    attributes: ['id'],
    order: [['id', 'ASC']],
    limit,
    transaction,
  });
  const ids = rows.map((row) => Number(row.get('id')));
  await deleteWithChildren(transaction, model, ids);
  return ids.length;
}

/** Deletes rows and, before them, all that refers to them. */
export async function deleteWithChildren(
  transaction: Transaction,
  model: ModelStatic<Model>,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  for (const child of referencesTo(model.tableName)) {
    const where = { [child.attribute]: [...ids] } as WhereOptions;
    const rows = await child.model.findAll({ where, attributes: ['id'], transaction });
    await deleteWithChildren(
      transaction,
      child.model,
      rows.map((row) => Number(row.get('id'))),
    );
  }
  await model.destroy({ where: { id: [...ids] } as WhereOptions, transaction });
}
