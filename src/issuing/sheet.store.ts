/** Reads and writes the forms that have left the stock: used for a certificate, or spoiled. */
import { col, fn, Op } from 'sequelize';
import { insertAll } from '../db/insertAll.ts';
import { pageOf } from '../db/pageOf.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { chunksOf } from '../lib/chunks.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import type { SheetState, SpoilReason } from './formLedger.ts';
import { FormSheet } from './printing.model.ts';

/** A form that has left the stock. */
export interface SheetRow {
  readonly id: number;
  readonly seriesId: number;
  readonly number: number;
  readonly label: string;
  readonly state: SheetState;
  readonly certificateId: number | null;
  readonly bearsCertificateId: number | null;
  readonly runId: number | null;
  readonly reason: SpoilReason | null;
  readonly detail: string | null;
  readonly actorId: number;
  readonly at: Date;
}

/** A sheet by id. */
export async function findSheet(id: number): Promise<SheetRow | null> {
  return (await FormSheet.findByPk(id))?.get({ plain: true }) ?? null;
}

/** A sheet, locked until the transaction ends. */
export async function lockSheet(transaction: Transaction, id: number): Promise<SheetRow | null> {
  const sheet = await FormSheet.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
  return sheet?.get({ plain: true }) ?? null;
}

/** One page of sheets. Filters: `state`, `run`, `series`, `certificate`. */
export async function pageOfSheets(query: ListQuery): Promise<ListPage<SheetRow>> {
  const { state, run, series, certificate } = query.filters;
  return pageOf(FormSheet, query, {
    ...(query.search === '' ? {} : { label: { [Op.like]: containsPattern(query.search.toUpperCase()) } }),
    ...(state ? { state } : {}),
    ...(run ? { runId: Number(run) || 0 } : {}),
    ...(certificate ? { certificateId: Number(certificate) || 0 } : {}),
    ...(series ? { seriesId: Number(series) || 0 } : {}),
  });
}

/** How many forms of these deliveries are in each state. */
export async function countSheets(
  seriesIds: readonly number[],
): Promise<{ seriesId: number; state: SheetState; count: number }[]> {
  const found = (await FormSheet.findAll({
    where: { seriesId: [...seriesIds] },
    attributes: ['seriesId', 'state', [fn('COUNT', col('id')), 'count']],
    group: ['series_id', 'state'],
    raw: true,
  })) as unknown as { seriesId: number; state: SheetState; count: number | string }[];
  return found.map((row) => ({ ...row, count: Number(row.count) }));
}

/** How many sheets of a run are in each state. */
export async function countSheetsOf(runId: number): Promise<Record<SheetState, number>> {
  const found = (await FormSheet.findAll({
    where: { runId },
    attributes: ['state', [fn('COUNT', col('id')), 'count']],
    group: ['state'],
    raw: true,
  })) as unknown as { state: SheetState; count: number | string }[];
  const counts: Record<SheetState, number> = { used: 0, spoiled: 0 };
  for (const { state, count } of found) counts[state] = Number(count);
  return counts;
}

/** Numbers of a delivery that have left the stock, from one on. The delivery must be locked. */
export async function findTaken(
  transaction: Transaction,
  seriesId: number,
  from: number,
): Promise<Set<number>> {
  const rows = await FormSheet.findAll({
    where: { seriesId, number: { [Op.gte]: from } },
    attributes: ['number'],
    transaction,
    raw: true,
  });
  return new Set(rows.map(({ number }) => number));
}

/** Which of these certificates stand on a good sheet. */
export async function findBorne(certificateIds: readonly number[]): Promise<Set<number>> {
  const borne = new Set<number>();
  for (const bearsCertificateId of chunksOf(certificateIds, 500)) {
    const rows = await FormSheet.findAll({
      where: { bearsCertificateId },
      attributes: ['bearsCertificateId'],
      raw: true,
    });
    for (const row of rows) if (row.bearsCertificateId !== null) borne.add(row.bearsCertificateId);
  }
  return borne;
}

/** Takes forms out of the stock; false where a number or a certificate was taken meanwhile. */
export async function addSheets(
  transaction: Transaction,
  sheets: readonly Omit<SheetRow, 'id'>[],
): Promise<boolean> {
  const written = await nullIfTaken(insertAll(FormSheet, sheets, transaction).then(() => true));
  return written ?? false;
}

/** A sheet by its delivery and number. */
export async function findSheetByNumber(
  transaction: Transaction,
  seriesId: number,
  number: number,
): Promise<SheetRow | null> {
  return (
    (await FormSheet.findOne({ where: { seriesId, number }, transaction }))?.get({ plain: true }) ?? null
  );
}

/** Says that a used sheet is spoiled; its certificate may then stand on another. */
export async function spoilSheet(
  transaction: Transaction,
  id: number,
  spoiled: Pick<SheetRow, 'reason' | 'detail' | 'actorId' | 'at'>,
): Promise<void> {
  const changes = { ...spoiled, state: 'spoiled', bearsCertificateId: null } as const;
  await FormSheet.update(changes, { where: { id }, transaction });
}

/** Puts the good forms of a run back into stock; returns how many. */
export function removeUsed(transaction: Transaction, runId: number): Promise<number> {
  return FormSheet.destroy({ where: { runId, state: 'used' }, transaction });
}

/** The good sheets of a run with their certificates, in the order of the stack, a hundred at a time. */
export async function* eachGoodSheet(
  runId: number,
): AsyncGenerator<{ label: string; certificateId: number }> {
  let number = -1;
  for (;;) {
    const rows = await FormSheet.findAll({
      where: { runId, state: 'used', number: { [Op.gt]: number } },
      attributes: ['number', 'label', 'certificateId'],
      order: [['number', 'ASC']],
      limit: 100,
      raw: true,
    });
    if (rows.length === 0) return;
    for (const { label, certificateId } of rows) if (certificateId !== null) yield { label, certificateId };
    number = rows.at(-1)?.number ?? number;
  }
}
