/** Writes .xlsx files: a bold heading row that stays in view, typed cells, text that no spreadsheet runs as a formula. */
import writeExcelFile from 'write-excel-file/node';
import { xlsxType } from '../lib/workbook.ts';
import { type Answer, file } from './route.ts';

/** A cell: text, number, UTC instant, or empty. */
export type Cell = string | number | Date | null;

/** Answers with a workbook of one sheet; `name` without its ending. */
export async function spreadsheet(
  name: string,
  title: string,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<Answer> {
  return file(xlsxType, `${name}.xlsx`, await writeSpreadsheet(title, headings, rows));
}

/** Makes a workbook with one sheet. */
export async function writeSpreadsheet(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<Buffer> {
  const header = headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const data = [header, ...rows.map((row) => row.map(typed))];
  const sheet = title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
  const columns = headings.map((heading) => ({ width: Math.max(12, heading.length * 2 + 2) }));
  return writeExcelFile(data, { sheet, columns, stickyRowsCount: 1 }).toBuffer();
}

function typed(cell: Cell): object | null {
  if (cell === null || cell === '') return null;
  if (cell instanceof Date) return { value: cell, type: Date, format: 'yyyy-mm-dd hh:mm' };
  if (typeof cell === 'number') return { value: cell, type: Number };
  return { value: cell, type: String };
}
