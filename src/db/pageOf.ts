/** Reads one page of a table for a list: what the list asks for, and how many rows there are in all. */
import type { Attributes, FindAttributeOptions, Model, ModelStatic, WhereOptions } from 'sequelize';
import type { ListQuery } from '../lib/paging.ts';

/** What differs from list to list. */
export interface PageOptions {
  /** All columns where nothing is said. */
  readonly attributes?: FindAttributeOptions;
  /** What decides between rows that sort alike, so that no row is on two pages; the id where nothing is said. */
  readonly ties?: readonly [attribute: string, direction: 'ASC' | 'DESC'];
}

/** The page's rows as plain objects. */
export async function pageOf<M extends Model>(
  model: ModelStatic<M>,
  { sort, direction, offset, limit }: ListQuery,
  where: WhereOptions,
  { attributes, ties = ['id', direction] }: PageOptions = {},
): Promise<{ rows: Attributes<M>[]; total: number }> {
  const { rows, count } = await model.findAndCountAll({
    where: where as WhereOptions<Attributes<M>>,
    ...(attributes ? { attributes } : {}),
    order: [[sort, direction], [...ties]],
    offset,
    limit,
  });
  return { rows: rows.map((row) => row.get({ plain: true })), total: count };
}
