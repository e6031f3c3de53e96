/** Reads and writes print runs. */
import { Op } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import { PrintRun } from './printing.model.ts';
import type { PrintRunState } from './printRunState.ts';

/** A print run. */
export interface PrintRunRow {
  readonly id: number;
  readonly title: string;
  readonly batchId: number | null;
  readonly seriesId: number;
  readonly printerId: number;
  readonly state: PrintRunState;
  readonly actorId: number;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
}

/** A run by id. */
export async function findPrintRun(id: number): Promise<PrintRunRow | null> {
  return (await PrintRun.findByPk(id))?.get({ plain: true }) ?? null;
}

/** A run, locked until the transaction ends. */
export async function lockPrintRun(transaction: Transaction, id: number): Promise<PrintRunRow | null> {
  const run = await PrintRun.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
  return run?.get({ plain: true }) ?? null;
}

/** One page of runs. Filter: `state`. */
export async function pageOfPrintRuns(query: ListQuery): Promise<ListPage<PrintRunRow>> {
  return pageOf(PrintRun, query, {
    ...(query.search === '' ? {} : { title: { [Op.like]: containsPattern(query.search) } }),
    ...(query.filters.state ? { state: query.filters.state } : {}),
  });
}

/** Adds a run that is to be printed. */
export async function addPrintRun(
  transaction: Transaction,
  run: Omit<PrintRunRow, 'id' | 'state' | 'closedAt'>,
): Promise<number> {
  return (await PrintRun.create({ ...run, state: 'prepared', closedAt: null }, { transaction })).id;
}

/** Ends a run. */
export async function closePrintRun(
  transaction: Transaction,
  id: number,
  changes: Pick<PrintRunRow, 'state' | 'closedAt'>,
): Promise<void> {
  await PrintRun.update(changes, { where: { id }, transaction });
}
