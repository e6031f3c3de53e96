/** Reads and writes printers. */
import { Op } from 'sequelize';
import { pageOf } from '../db/pageOf.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { containsPattern, type ListPage, type ListQuery } from '../lib/paging.ts';
import type { Calibration } from './calibration.ts';
import { Printer } from './printing.model.ts';

/** A printer. */
export interface PrinterRow extends Calibration {
  readonly id: number;
  readonly name: string;
  readonly changedAt: Date;
}

/** A printer by id. */
export async function findPrinter(id: number, transaction?: Transaction): Promise<PrinterRow | null> {
  const printer = await Printer.findByPk(id, {
    transaction: transaction ?? null,
    ...(transaction ? { lock: transaction.LOCK.UPDATE } : {}),
  });
  return printer?.get({ plain: true }) ?? null;
}

/** One page of the printers. */
export async function pageOfPrinters(query: ListQuery): Promise<ListPage<PrinterRow>> {
  return pageOf(
    Printer,
    query,
    query.search === '' ? {} : { name: { [Op.like]: containsPattern(query.search) } },
  );
}

/** The printers to choose from, by name. */
export async function listPrinters(): Promise<PrinterRow[]> {
  const rows = await Printer.findAll({ order: [['name', 'ASC']], limit: 100 });
  return rows.map((row) => row.get({ plain: true }));
}

/** Adds a printer; null where another has its name. */
export async function addPrinter(
  transaction: Transaction,
  printer: Omit<PrinterRow, 'id'>,
): Promise<number | null> {
  return (await nullIfTaken(Printer.create(printer, { transaction })))?.id ?? null;
}

/** Changes a printer; false where another has its name. */
export async function updatePrinter(
  transaction: Transaction,
  id: number,
  changes: Partial<Omit<PrinterRow, 'id'>>,
): Promise<boolean> {
  return (await nullIfTaken(Printer.update(changes, { where: { id }, transaction }))) !== null;
}
