/**
 * Finds one row by a unique key, for the few questions that the public asks by the thousand: a prepared statement on
 * one of Sequelize's own connections, without what Sequelize does around a query, which takes several times longer
 * than the query. Reads outside transactions only.
 */
import type { Model, ModelStatic, Sequelize } from 'sequelize';
import { database } from './connection.ts';

/** Gives the row whose key is `value`, or null. */
export type RowFinder<Row> = (value: string) => Promise<Row | null>;

type Raw = Record<string, unknown>;

/** What is worked out once for each opened database. */
interface Plan {
  readonly sequelize: Sequelize;
  readonly sql: string;
  readonly instants: readonly string[];
  readonly documents: readonly string[];
}

/** Makes a finder of a model's plain rows by one attribute; `without` are attributes that it leaves out. */
export function rowFinder<M extends Model, Row>(
  model: ModelStatic<M>,
  key: string,
  without: readonly string[],
): RowFinder<Row> {
  let plan: Plan | null = null;
  return async (value) => {
    if (plan?.sequelize !== database()) plan = planOf(model, key, without);
    const raw = await queryOne(plan, value);
    return raw && (typed(raw, plan) as Row);
  };
}

function planOf<M extends Model>(model: ModelStatic<M>, key: string, without: readonly string[]): Plan {
  const sequelize = database();
  const attributes = Object.entries(model.getAttributes()).filter(([name]) => !without.includes(name));
  const quote = (name: string) => sequelize.getQueryInterface().quoteIdentifier(name);
  const columns = attributes.map(([name, { field }]) => `${quote(field ?? name)} AS ${quote(name)}`);
  const keyField = model.getAttributes()[key as keyof typeof model.rawAttributes & string]?.field ?? key;
  const named = (type: string) =>
    attributes.filter(([, attribute]) => String(attribute.type).startsWith(type)).map(([name]) => name);
  return {
    sequelize,
    sql: `SELECT ${columns.join(', ')} FROM ${quote(model.tableName)} WHERE ${quote(keyField)} = ? LIMIT 1`,
    instants: named('DATETIME'),
    documents: named('JSON'),
  };
}

/** What both drivers' connections can do. */
interface Connection {
  /** mysql2 */
  execute?(sql: string, values: string[], done: (error: Error | null, rows: Raw[]) => void): void;
  /** sqlite3 */
  get?(sql: string, values: string[], done: (error: Error | null, row?: Raw) => void): void;
}

interface Pool {
  getConnection(options: { type: 'read' }): Promise<Connection>;
  releaseConnection(connection: Connection): void;
}

async function queryOne({ sequelize, sql }: Plan, value: string): Promise<Raw | null> {
  const pool = (sequelize as unknown as { connectionManager: Pool }).connectionManager;
  const connection = await pool.getConnection({ type: 'read' });
  try {
    return await new Promise((resolve, reject) => {
      const values = [value];
      if (connection.execute)
        connection.execute(sql, values, (error, rows) => (error ? reject(error) : resolve(rows[0] ?? null)));
      else connection.get?.(sql, values, (error, row) => (error ? reject(error) : resolve(row ?? null)));
    });
  } finally {
    pool.releaseConnection(connection);
  }
}

/** Drivers give instants as dates or texts, and documents as objects or texts. */
function typed(raw: Raw, { instants, documents }: Plan): Raw {
  const row = { ...raw };
  for (const name of instants) if (typeof row[name] === 'string') row[name] = new Date(row[name]);
  for (const name of documents) if (typeof row[name] === 'string') row[name] = JSON.parse(row[name]);
  return row;
}
