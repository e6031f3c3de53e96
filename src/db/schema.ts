/** What migrations are written with: creates a table in our collation, with its unique keys and indexes named. */
import type { ModelAttributeColumnOptions, QueryInterface } from 'sequelize';

/** Unique keys and indexes of a table, by name, as lists of snake_case columns. */
export interface Keys {
  readonly unique?: Readonly<Record<string, readonly string[]>>;
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Creates a table (utf8mb4, unicode_520_ci on MySQL) with named unique keys and indexes. Columns are snake_case;
 * unique keys are named here, not on the columns.
 */
export async function createTable(
  queryInterface: QueryInterface,
  name: string,
  columns: Readonly<Record<string, ModelAttributeColumnOptions>>,
  keys: Keys = {},
): Promise<void> {
  const uniqueKeys = Object.fromEntries(
    Object.entries(keys.unique ?? {}).map(([key, fields]) => [
      key,
      { customIndex: true, fields: [...fields] },
    ]),
  );
  await queryInterface.createTable(name, { ...columns }, {
    charset: 'utf8mb4',
    collate: 'utf8mb4_unicode_520_ci',
    uniqueKeys,
  } as Parameters<QueryInterface['createTable']>[2]);
  for (const [index, fields] of Object.entries(keys.indexes ?? {}))
    await queryInterface.addIndex(name, [...fields], { name: index });
}
