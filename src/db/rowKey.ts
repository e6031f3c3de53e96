/** Rows' places in an order, and the condition for what lies beyond one. Both databases put empty values first. */
import {
  type Model,
  type ModelAttributeColumnOptions,
  type ModelStatic,
  Op,
  type WhereOptions,
} from 'sequelize';
import type { RowKey } from '../lib/paging.ts';

/** The key of a row that was read with its id and the attribute it is sorted by. */
export function keyOf(row: object, sort: string): RowKey {
  const { id, [sort]: value } = row as Record<string, unknown> & { id: number };
  const plain = value instanceof Date ? value.toISOString() : value;
  return { id, value: (plain ?? null) as RowKey['value'] };
}

/** The order by an attribute, and by the id where rows can be alike: a unique key's index is not sorted any further. */
export function orderOf<M extends Model>(
  model: ModelStatic<M>,
  sort: string,
  way: 'ASC' | 'DESC',
): [string, string][] {
  const attributes = Object.entries(model.getAttributes() as Record<string, ModelAttributeColumnOptions>);
  const { unique, allowNull } = attributes.find(([name]) => name === sort)?.[1] ?? {};
  const sharing = attributes.filter(([, attribute]) => unique && attribute.unique === unique);
  const isUnique = sort === 'id' || (sharing.length === 1 && allowNull === false);
  return isUnique
    ? [[sort, way]]
    : [
        [sort, way],
        ['id', way],
      ];
}

/** The name of the index in whose order rows come sorted by this attribute, or null. */
export function indexOf<M extends Model>(model: ModelStatic<M>, sort: string): string | null {
  if (sort === 'id') return 'PRIMARY';
  const attribute = (model.getAttributes() as Record<string, ModelAttributeColumnOptions>)[sort];
  const field = attribute?.field ?? sort;
  const index = model.options.indexes?.find(({ fields }) => fields?.[0] === field);
  return index?.name ?? (typeof attribute?.unique === 'string' ? attribute.unique : null);
}

/** Rows that follow this key in the order of (attribute, id), both ascending or both descending. */
export function keyCondition<M extends Model>(
  model: ModelStatic<M>,
  sort: string,
  way: 'ASC' | 'DESC',
  { value, id }: RowKey,
): WhereOptions {
  const further = way === 'ASC' ? Op.gt : Op.lt;
  const beyondId = { id: { [further]: id } };
  if (sort === 'id') return beyondId;
  const attribute = (model.getAttributes() as Record<string, ModelAttributeColumnOptions>)[sort];
  const own = String(attribute?.type).startsWith('DATETIME') ? asDate(value) : value;
  const isOptional = attribute?.allowNull !== false;
  if (own === null)
    return way === 'ASC'
      ? { [Op.or]: [{ [sort]: { [Op.ne]: null } }, { [sort]: null, ...beyondId }] }
      : { [sort]: null, ...beyondId };
  const atLeast = { [sort]: { [way === 'ASC' ? Op.gte : Op.lte]: own } };
  const rest = { [Op.and]: [atLeast, { [Op.or]: [{ [sort]: { [further]: own } }, beyondId] }] };
  return way === 'DESC' && isOptional ? { [Op.or]: [rest, { [sort]: null }] } : rest;
}

function asDate(value: RowKey['value']): Date | null {
  const date = new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
