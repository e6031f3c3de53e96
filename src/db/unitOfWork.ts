/**
 * The only way to open a transaction. On SQLite it begins IMMEDIATE behind a mutex, since waiting writers would
 * occupy the threads that the lock holder needs; on MySQL/MariaDB it runs READ COMMITTED and stores lock the rows
 * they change. The whole callback is retried, with jitter, on busy, deadlock and certification failure: it must do
 * nothing but database work. A Refusal rolls back and is returned.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { type Sequelize, Transaction } from 'sequelize';
import { Mutex } from '../lib/mutex.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { database } from './connection.ts';
import { isTransient } from './dialect.ts';

export type { Transaction } from 'sequelize';

const attempts = 12;
const current = new AsyncLocalStorage<Transaction>();
const writers = new Mutex();

/**
 * Runs the work in one transaction and gives back what it returned.
 * @throws what the work throws, after rolling back; an Error when units of work are nested.
 */
export async function unitOfWork<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  if (current.getStore()) throw new Error('Units of work can not be nested: pass the transaction on.');
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(work);
    } catch (error) {
      if (!isTransient(error) || attempt === attempts) throw error;
      await wait(Math.random() * 20 * 2 ** Math.min(attempt, 5));
    }
  }
}

/**
 * Runs a single write outside any transaction (a session's row, say) so that it waits its turn behind open
 * transactions instead of for SQLite's lock.
 */
export async function singleWrite<T>(work: () => Promise<T>): Promise<T> {
  const isSqlite = database().getDialect() === 'sqlite';
  for (let attempt = 1; ; attempt++) {
    try {
      return await (isSqlite ? writers.run(work) : work());
    } catch (error) {
      if (!isTransient(error) || attempt === attempts) throw error;
      await wait(Math.random() * 20 * 2 ** Math.min(attempt, 5));
    }
  }
}

/** Makes a query fail that runs inside a unit of work without its transaction. */
export function guardStrays(sequelize: Sequelize): void {
  sequelize.addHook('beforeQuery', (options: { transaction?: Transaction | null }) => {
    const open = current.getStore();
    if (open && options.transaction !== open) throw new Error('A query strayed outside its unit of work.');
  });
}

async function attemptOnce<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const sequelize = database();
  try {
    if (sequelize.getDialect() !== 'sqlite') return await sequelize.transaction(inside(work));
    const options = { type: Transaction.TYPES.IMMEDIATE };
    return await writers.run(() => sequelize.transaction(options, inside(work)));
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal as T;
    throw error;
  }
}

function inside<T>(work: (transaction: Transaction) => Promise<T>): (transaction: Transaction) => Promise<T> {
  return (transaction) =>
    current.run(transaction, async () => {
      const result = await work(transaction);
      if (isRefusal(result)) throw new RolledBack(result);
      return result;
    });
}

/** Carries a refusal out through Sequelize's rollback. */
class RolledBack extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super('Rolled back by a refusal.');
    this.refusal = refusal;
  }
}
