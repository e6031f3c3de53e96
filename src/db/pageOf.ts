/**
 * Reads one page of a table for a list. It first finds the page's ids alone, in the order of an index (every index ends
 * with the id), from the key of the row before where the address names one; then the rows of these ids. Rows are
 * counted up to a bound, and searches look into one index for each kind of match.
 */
import {
  type Attributes,
  type FindAttributeOptions,
  IndexHints,
  type Model,
  type ModelStatic,
  Op,
  type WhereOptions,
} from 'sequelize';
import type { ListPage, ListQuery, RowKey } from '../lib/paging.ts';
import { indexOf, keyCondition, keyOf, orderOf } from './rowKey.ts';

/** What differs from list to list. */
export interface PageOptions {
  /** All columns where nothing is said. */
  readonly attributes?: FindAttributeOptions;
  /** The ways in which a row may match a search, each of which an index answers; null: nothing is searched for. */
  readonly matches?: readonly WhereOptions[] | null;
}

/** A page whose rows are the caller's own. */
export type PageOf<M extends Model> = ListPage<Attributes<M>> & { rows: Attributes<M>[] };

/** Counting ends here; the list then says "more than". */
export const mostCounted = 100_000;
/** A search that finds more is not counted. */
export const mostMatched = 1_000;
/** Longer pages are parts of exports, which read whole rows in order and count none. */
const longestPage = 200;

/** The page's rows as plain objects. Rows that sort alike are in the order of their ids. */
export async function pageOf<M extends Model>(
  model: ModelStatic<M>,
  query: ListQuery,
  filter: WhereOptions,
  { attributes, matches = null }: PageOptions = {},
): Promise<PageOf<M>> {
  const { where, counted, isCommon } = await narrow(model, filter, matches);
  if (query.limit > longestPage) return everything(model, query, where, attributes);
  const [found, { total, isMore }] = await Promise.all([
    findKeys(model, query, where, isCommon ? indexOf(model, query.sort) : null),
    counted ?? countUpTo(model, where),
  ]);
  const rows = await findRows(
    model,
    found.keys.map(({ id }) => id),
    attributes,
  );
  const ends = [found.keys[0], found.keys.at(-1)] as [RowKey, RowKey];
  return { rows, total, isMore, hasNext: found.hasNext, keys: found.keys.length > 0 ? ends : null };
}

interface Count {
  readonly total: number;
  readonly isMore: boolean;
}

/** Few matches are looked up first and sorted; many are met soon enough on the way along the index of the order. */
async function narrow<M extends Model>(
  model: ModelStatic<M>,
  filter: WhereOptions,
  matches: readonly WhereOptions[] | null,
): Promise<{ where: WhereOptions; counted: Count | null; isCommon: boolean }> {
  if (matches === null) return { where: filter, counted: null, isCommon: false };
  const ids = new Set<number>();
  for (const match of matches) {
    for (const id of await findIds(model, { [Op.and]: [match, filter] })) ids.add(id);
    if (ids.size <= mostMatched) continue;
    const where = { [Op.and]: [{ [Op.or]: [...matches] }, filter] };
    return { where, counted: { total: mostMatched, isMore: true }, isCommon: true };
  }
  return { where: { id: [...ids] }, counted: { total: ids.size, isMore: false }, isCommon: false };
}

async function findIds<M extends Model>(model: ModelStatic<M>, where: WhereOptions): Promise<number[]> {
  const options = { where: where as WhereOptions<Attributes<M>>, attributes: ['id'], limit: mostMatched + 1 };
  const rows = (await model.findAll({ ...options, raw: true })) as unknown as { id: number }[];
  return rows.map(({ id }) => Number(id));
}

/** Whether there are more than the bound is found by skipping so many; only then few enough are counted. */
async function countUpTo<M extends Model>(model: ModelStatic<M>, where: WhereOptions): Promise<Count> {
  const narrowed = where as WhereOptions<Attributes<M>>;
  const beyond = await model.findAll({
    where: narrowed,
    attributes: ['id'],
    offset: mostCounted,
    limit: 1,
    raw: true,
  });
  if (beyond.length > 0) return { total: mostCounted, isMore: true };
  return { total: await model.count({ where: narrowed }), isMore: false };
}

async function findKeys<M extends Model>(
  model: ModelStatic<M>,
  { sort, direction, offset, limit, cursor }: ListQuery,
  where: WhereOptions,
  index: string | null,
): Promise<{ keys: RowKey[]; hasNext: boolean }> {
  const isBackwards = cursor?.side === 'before';
  const way = (direction === 'ASC') === isBackwards ? 'DESC' : 'ASC';
  const beside = cursor ? [keyCondition(model, sort, way, cursor)] : [];
  const found = await model.findAll({
    where: { [Op.and]: [where, ...beside] } as WhereOptions<Attributes<M>>,
    attributes: [...new Set(['id', sort])],
    order: orderOf(model, sort, way),
    ...(cursor ? {} : { offset }),
    limit: limit + 1,
    ...(index ? { indexHints: [{ type: IndexHints.FORCE, values: [index] }] } : {}),
  });
  const keys = found.slice(0, limit).map((row) => keyOf(row.get({ plain: true }), sort));
  return { keys: isBackwards ? keys.reverse() : keys, hasNext: isBackwards || found.length > limit };
}

async function findRows<M extends Model>(
  model: ModelStatic<M>,
  ids: readonly number[],
  attributes: FindAttributeOptions | undefined,
): Promise<Attributes<M>[]> {
  if (ids.length === 0) return [];
  const where = { id: [...ids] } as unknown as WhereOptions<Attributes<M>>;
  const rows = await model.findAll({ where, ...(attributes ? { attributes } : {}) });
  const byId = new Map(rows.map((row) => [Number(row.get('id')), row.get({ plain: true })]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function everything<M extends Model>(
  model: ModelStatic<M>,
  { sort, direction, offset, limit, cursor }: ListQuery,
  where: WhereOptions,
  attributes: FindAttributeOptions | undefined,
): Promise<PageOf<M>> {
  const beside = cursor ? [keyCondition(model, sort, direction, cursor)] : [];
  const found = await model.findAll({
    where: { [Op.and]: [where, ...beside] } as WhereOptions<Attributes<M>>,
    ...(attributes ? { attributes: withKey(attributes, sort) } : {}),
    order: orderOf(model, sort, direction),
    ...(cursor ? {} : { offset }),
    limit: limit + 1,
  });
  const rows = found.slice(0, limit).map((row) => row.get({ plain: true }));
  const hasNext = found.length > limit;
  const [first, last] = [rows[0], rows.at(-1)];
  const keys = first && last ? ([keyOf(first, sort), keyOf(last, sort)] as const) : null;
  return { rows, total: offset + found.length, hasNext, keys };
}

function withKey(attributes: FindAttributeOptions, sort: string): FindAttributeOptions {
  return Array.isArray(attributes) ? [...new Set(['id', sort, ...attributes])] : attributes;
}
