/** Reads and writes deliveries of numbered forms, and the forms that have left the stock. */
import { Op } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import { type FormLedger, ledgerOf, type SheetState } from './formLedger.ts';
import { FormSeries } from './printing.model.ts';
import { countSheets } from './sheet.store.ts';

/** A delivery. */
export interface SeriesRow {
  readonly id: number;
  readonly title: string;
  readonly prefix: string;
  readonly digits: number;
  readonly firstNumber: number;
  readonly lastNumber: number;
  readonly supplier: string | null;
  readonly receivedBy: number;
  readonly receivedAt: Date;
}

/** A delivery with its count. */
export type CountedSeries = SeriesRow & { readonly ledger: FormLedger };

/** A delivery by id, with its count. */
export async function findSeries(id: number): Promise<CountedSeries | null> {
  const series = await FormSeries.findByPk(id);
  if (!series) return null;
  const [counted] = await withLedgers([series.get({ plain: true })]);
  return counted ?? null;
}

/** A delivery, locked until the transaction ends: who takes forms from it waits. */
export async function lockSeries(transaction: Transaction, id: number): Promise<SeriesRow | null> {
  const series = await FormSeries.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
  return series?.get({ plain: true }) ?? null;
}

/** One page of the deliveries with their counts. */
export async function pageOfSeries(query: ListQuery): Promise<ListPage<CountedSeries>> {
  const pattern = { [Op.like]: containsPattern(query.search) };
  const prefix = { [Op.like]: containsPattern(query.search.toUpperCase()) };
  const where = query.search === '' ? {} : { [Op.or]: [{ title: pattern }, { prefix }] };
  const found = await pageOf(FormSeries, query, where);
  return { ...found, rows: await withLedgers(found.rows) };
}

/** Deliveries that have forms left, newest first; of the newest two hundred. */
export async function findSeriesInStock(): Promise<CountedSeries[]> {
  const rows = await FormSeries.findAll({ order: [['id', 'DESC']], limit: 200 });
  return (await withLedgers(rows.map((row) => row.get({ plain: true })))).filter(
    ({ ledger }) => ledger.left > 0,
  );
}

/** Adds a delivery; null where another begins with the same number. */
export async function addSeries(
  transaction: Transaction,
  series: Omit<SeriesRow, 'id'>,
): Promise<number | null> {
  return (await nullIfTaken(FormSeries.create(series, { transaction })))?.id ?? null;
}

/** Deliveries with this prefix that claim a number between these, other than `id`. */
export function countOverlapping(
  transaction: Transaction,
  { prefix, firstNumber, lastNumber }: Pick<SeriesRow, 'prefix' | 'firstNumber' | 'lastNumber'>,
  id: number,
): Promise<number> {
  const between = { firstNumber: { [Op.lte]: lastNumber }, lastNumber: { [Op.gte]: firstNumber } };
  return FormSeries.count({ where: { prefix, ...between, id: { [Op.ne]: id } }, transaction });
}

async function withLedgers(rows: readonly SeriesRow[]): Promise<CountedSeries[]> {
  const counts = await countSheets(rows.map(({ id }) => id));
  return rows.map((series) => {
    const countOf = (state: SheetState) =>
      counts.find((one) => one.seriesId === series.id && one.state === state)?.count ?? 0;
    return { ...series, ledger: ledgerOf(series, { used: countOf('used'), spoiled: countOf('spoiled') }) };
  });
}
