/** Fills a table with rows that differ, for tests that ask how the database answers: each column by its type. */
import {
  type Attributes,
  DataTypes,
  type Model,
  type ModelAttributeColumnOptions,
  type ModelStatic,
  QueryTypes,
} from 'sequelize';
import { database } from '../../src/db/connection.ts';

/** What the rows' texts, codes or references must be where any will not do. */
export type Given<M extends Model> = (index: number) => Partial<Attributes<M>>;

const start = new Date('2026-01-01T00:00:00Z').getTime();

/** Adds so many rows; references point to rows that are there, what may be empty is empty. */
export async function fillTable<M extends Model>(
  model: ModelStatic<M>,
  count: number,
  given: Given<M> = () => ({}),
): Promise<void> {
  const attributes = Object.entries(
    model.getAttributes() as unknown as Record<string, ModelAttributeColumnOptions>,
  ).filter(([, { primaryKey, allowNull }]) => !primaryKey && !allowNull);
  const ids = new Map<string, number[]>();
  for (const [, { references }] of attributes) {
    const table = tableOf(references);
    if (table && !ids.has(table)) ids.set(table, await idsOf(table));
  }
  const rows = Array.from({ length: count }, (_, index) => ({
    ...Object.fromEntries(attributes.map(([name, attribute]) => [name, sampleOf(attribute, index, ids)])),
    ...given(index),
  }));
  await model.bulkCreate(rows as never);
}

function tableOf(references: ModelAttributeColumnOptions['references']): string | null {
  return typeof references === 'object' && 'model' in references ? String(references.model) : null;
}

async function idsOf(table: string): Promise<number[]> {
  const sql = `SELECT id FROM ${table} ORDER BY id DESC LIMIT 2000`;
  const rows = await database().query<{ id: number }>(sql, { type: QueryTypes.SELECT });
  return rows.map(({ id }) => Number(id));
}

function sampleOf(
  { type, references }: ModelAttributeColumnOptions,
  index: number,
  ids: ReadonlyMap<string, readonly number[]>,
): unknown {
  const table = tableOf(references);
  if (table) {
    const known = ids.get(table) ?? [];
    return known[index % known.length];
  }
  if (type instanceof DataTypes.DATE) return new Date(start + index * 3_600_000);
  if (type instanceof DataTypes.INTEGER) return index;
  if (type instanceof DataTypes.BOOLEAN) return index % 2 === 0;
  if (type instanceof DataTypes.JSON) return [];
  if (type instanceof DataTypes.BLOB) return Buffer.alloc(1);
  return `t${index}`;
}
