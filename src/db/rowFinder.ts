/**
 * Finds one row by a unique key, for the few questions that the public asks by the thousand: a prepared statement on
 * one of Sequelize's own connections, without what Sequelize does around a query, which takes several times longer
 * than the query. Questions that arrive in the same turn of the event loop are asked together, so that a burst costs a
 * few queries instead of hundreds. Reads outside transactions only.
 */
import type { Model, ModelStatic, Sequelize } from 'sequelize';
import { database } from './connection.ts';

/** Gives the row whose key is `value`, or null. */
export type RowFinder<Row> = (value: string) => Promise<Row | null>;

type Raw = Record<string, unknown>;

/** What is worked out once for each opened database. */
interface Plan {
  readonly sequelize: Sequelize;
  /** Up to the list of keys. */
  readonly sql: string;
  readonly key: string;
  readonly instants: readonly string[];
  readonly documents: readonly string[];
}

/** One who waits for a row. */
interface Question {
  readonly value: string;
  resolve(row: Raw | null): void;
  reject(error: unknown): void;
}

/** Most keys in one query. Lists are filled up to a power of two: a database keeps few statements prepared. */
const most = 32;

/** Makes a finder of a model's plain rows by one attribute; `without` are attributes that it leaves out. */
export function rowFinder<M extends Model, Row>(
  model: ModelStatic<M>,
  key: string,
  without: readonly string[],
): RowFinder<Row> {
  let plan: Plan | null = null;
  let waiting: Question[] = [];
  const askAll = () => {
    const questions = waiting;
    waiting = [];
    try {
      if (plan?.sequelize !== database()) plan = planOf(model, key, without);
      for (let from = 0; from < questions.length; from += most)
        void answerAll(plan, questions.slice(from, from + most));
    } catch (error) {
      for (const { reject } of questions) reject(error);
    }
  };
  return (value) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(askAll);
      waiting.push({ value, resolve: resolve as Question['resolve'], reject });
    });
}

async function answerAll(plan: Plan, questions: readonly Question[]): Promise<void> {
  try {
    const values = questions.map(({ value }) => value);
    const rows = await query(plan, filledUp(values));
    const byKey = new Map(rows.map((raw) => [raw[plan.key], typed(raw, plan)]));
    for (const { value, resolve } of questions) resolve(byKey.get(value) ?? null);
  } catch (error) {
    for (const { reject } of questions) reject(error);
  }
}

function filledUp(values: readonly string[]): string[] {
  const last = values.at(-1) as string;
  const length = 2 ** Math.ceil(Math.log2(values.length));
  return Array.from({ length }, (_, index) => values[index] ?? last);
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
    sql: `SELECT ${columns.join(', ')} FROM ${quote(model.tableName)} WHERE ${quote(keyField)} IN `,
    key,
    instants: named('DATETIME'),
    documents: named('JSON'),
  };
}

/** What both drivers' connections can do. */
interface Connection {
  /** mysql2 */
  execute?(sql: string, values: string[], done: (error: Error | null, rows: Raw[]) => void): void;
  /** sqlite3 */
  all?(sql: string, values: string[], done: (error: Error | null, rows: Raw[]) => void): void;
}

interface Pool {
  getConnection(options: { type: 'read' }): Promise<Connection>;
  releaseConnection(connection: Connection): void;
}

async function query({ sequelize, sql }: Plan, values: string[]): Promise<Raw[]> {
  const pool = (sequelize as unknown as { connectionManager: Pool }).connectionManager;
  const connection = await pool.getConnection({ type: 'read' });
  const whole = `${sql}(${values.map(() => '?').join(', ')})`;
  try {
    return await new Promise((resolve, reject) => {
      const done = (error: Error | null, rows: Raw[]) => (error ? reject(error) : resolve(rows));
      if (connection.execute) connection.execute(whole, values, done);
      else connection.all?.(whole, values, done);
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
