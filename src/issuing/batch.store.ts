/** Reads and writes batches of certificates. Rows are read a page or a chunk at a time. */
import { col, fn, Op } from 'sequelize';
import { insertAll } from '../db/insertAll.ts';
import { pageOf } from '../db/pageOf.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import { CertificateBatch, CertificateBatchRow } from './batch.model.ts';
import type { BatchSource, BatchState } from './batchState.ts';
import type { PreviewRow, RowReason, RowState } from './splitBatch.ts';

/** A batch. */
export interface BatchRow {
  readonly id: number;
  readonly title: string;
  readonly sourceKind: BatchSource;
  readonly sourceId: number | null;
  readonly state: BatchState;
  readonly actorId: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** One person of a batch, with what became of her. */
export interface BatchEntry extends Omit<PreviewRow, 'state'> {
  readonly id: number;
  readonly position: number;
  readonly state: RowState;
}

/** How many rows are in each state. */
export type RowCounts = Readonly<Record<RowState, number>>;

/** A batch by id. */
export async function findBatch(id: number): Promise<BatchRow | null> {
  return (await CertificateBatch.findByPk(id))?.get({ plain: true }) ?? null;
}

/** A batch, locked until the transaction ends. */
export async function lockBatch(
  transaction: Transaction,
  id: number,
): Promise<(BatchRow & { lease: string | null; leasedUntil: Date | null }) | null> {
  const batch = await CertificateBatch.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
  return batch?.get({ plain: true }) ?? null;
}

/** The newest batches that have issued something, to choose one for printing. */
export async function findPrintableBatches(): Promise<BatchRow[]> {
  const rows = await CertificateBatch.findAll({
    where: { state: ['done', 'paused', 'cancelled'] },
    order: [['id', 'DESC']],
    limit: 100,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** One page of the staff's list. */
export async function pageOfBatches(query: ListQuery): Promise<ListPage<BatchRow>> {
  return pageOf(CertificateBatch, query, {
    ...(query.search === '' ? {} : { title: { [Op.like]: containsPattern(query.search) } }),
    ...(query.filters.state ? { state: query.filters.state } : {}),
  });
}

/** Adds a batch with its preview. */
export async function addBatch(
  transaction: Transaction,
  batch: Pick<BatchRow, 'title' | 'sourceKind' | 'sourceId' | 'actorId' | 'createdAt'>,
  rows: readonly PreviewRow[],
): Promise<number> {
  const blank = { startedAt: null, finishedAt: null, lease: null, leasedUntil: null };
  const { id } = await CertificateBatch.create({ ...batch, ...blank, state: 'preview' }, { transaction });
  const entries = rows.map((row, index) => ({ ...row, batchId: id, position: index + 1 }));
  await insertAll(CertificateBatchRow, entries, transaction);
  return id;
}

/** Changes a batch. */
export async function updateBatch(
  transaction: Transaction,
  id: number,
  changes: Partial<Pick<CertificateBatch, 'state' | 'startedAt' | 'finishedAt' | 'lease' | 'leasedUntil'>>,
): Promise<void> {
  await CertificateBatch.update(changes, { where: { id }, transaction });
}

/** Running batches that no instance is at work on, oldest first (ids). */
export async function findUnattended(now: Date): Promise<number[]> {
  const rows = await CertificateBatch.findAll({
    where: { state: 'running', leasedUntil: { [Op.or]: [null, { [Op.lte]: now }] } },
    attributes: ['id'],
    order: [['id', 'ASC']],
    limit: 20,
  });
  return rows.map(({ id }) => id);
}

/** The next rows to issue. */
export async function findWaiting(
  batchId: number,
  limit: number,
  transaction?: Transaction,
): Promise<BatchEntry[]> {
  const rows = await CertificateBatchRow.findAll({
    where: { batchId, state: 'issue' },
    order: [['position', 'ASC']],
    limit,
    transaction: transaction ?? null,
  });
  return rows.map((row) => row.get({ plain: true }));
}

/** Writes what became of a row, unless another instance has settled it. */
export async function settleRow(
  transaction: Transaction,
  id: number,
  outcome: { state: RowState; reason: RowReason | null; detail: string | null; certificateId: number | null },
): Promise<void> {
  await CertificateBatchRow.update(outcome, { where: { id, state: 'issue' }, transaction });
}

/** Puts failed rows back, to be tried again; returns how many. */
export async function reopenFailed(transaction: Transaction, batchId: number): Promise<number> {
  const [count] = await CertificateBatchRow.update(
    { state: 'issue', reason: null, detail: null },
    { where: { batchId, state: 'failed' }, transaction },
  );
  return count;
}

/** How many rows are in each state. */
export async function countRows(batchId: number, transaction?: Transaction): Promise<RowCounts> {
  const found = (await CertificateBatchRow.findAll({
    where: { batchId },
    attributes: ['state', [fn('COUNT', col('id')), 'count']],
    group: ['state'],
    raw: true,
    transaction: transaction ?? null,
  })) as unknown as { state: RowState; count: number | string }[];
  const counts = { issue: 0, held: 0, refused: 0, issued: 0, failed: 0 };
  for (const { state, count } of found) counts[state] = Number(count);
  return counts;
}

/** One page of a batch's rows. */
export async function pageOfRows(batchId: number, query: ListQuery): Promise<ListPage<BatchEntry>> {
  return pageOf(CertificateBatchRow, query, {
    batchId,
    ...(query.search === '' ? {} : { holderName: { [Op.like]: containsPattern(query.search) } }),
    ...(query.filters.state ? { state: query.filters.state } : {}),
  });
}

/** Certificates that a batch issued or found held, in its order, a hundred at a time. */
export async function* eachCertificateId(batchId: number): AsyncGenerator<number> {
  let position = 0;
  for (;;) {
    const rows = await CertificateBatchRow.findAll({
      where: { batchId, position: { [Op.gt]: position }, certificateId: { [Op.not]: null } },
      attributes: ['position', 'certificateId'],
      order: [['position', 'ASC']],
      limit: 100,
      raw: true,
    });
    if (rows.length === 0) return;
    for (const row of rows) if (row.certificateId !== null) yield row.certificateId;
    position = rows.at(-1)?.position ?? position;
  }
}
