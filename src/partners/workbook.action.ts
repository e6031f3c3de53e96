/** Bulk check of an .xlsx: the same sheet comes back with result columns added; every other value stays. */
import type { Cell } from '../lib/spreadsheetFile.ts';
import { readFirstSheet, sizeProblem } from '../lib/workbook.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { numberColumn } from './numberColumn.ts';

/** A sheet with the numbers found in it; `numbers` has one entry for each row under the heading. */
export interface ReadWorkbook {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly numbers: readonly string[];
}

/** Largest size unpacked, in bytes. */
const unpacked = 30 * 1024 * 1024;

/** Reads the first sheet and finds the column with certificate numbers, or says why it can't. */
export async function readWorkbook(bytes: Buffer, mostRows: number): Promise<ReadWorkbook | Refusal> {
  const problem = sizeProblem(bytes, unpacked);
  if (problem) return refuse(`partners.workbook.${problem}`, {}, 'file');
  const sheet = (await readFirstSheet(bytes))?.map((row) => row.map(cellOf));
  if (!sheet) return refuse('partners.workbook.notXlsx', {}, 'file');
  const column = numberColumn(sheet);
  if (!column) return refuse('partners.workbook.noNumbers', {}, 'file');
  const rows = sheet.slice(column.hasHeading ? 1 : 0);
  if (rows.length > mostRows) return refuse('partners.workbook.tooMany', { most: mostRows }, 'file');
  const headings = column.hasHeading ? (sheet[0] ?? []).map((cell) => String(cell ?? '')) : [];
  const width = Math.max(headings.length, ...rows.map((row) => row.length));
  return {
    headings: fill(headings, width, ''),
    rows: rows.map((row) => fill(row, width, null)),
    numbers: rows.map((row) => String(row[column.index] ?? '').trim()),
  };
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || value instanceof Date) return value;
  return String(value);
}

function fill<T>(row: readonly T[], width: number, filler: T): T[] {
  return [...row, ...Array<T>(Math.max(0, width - row.length)).fill(filler)];
}
