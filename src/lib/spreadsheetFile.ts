/** Writes .xlsx files: a bold heading row that stays in view, typed cells, text that no spreadsheet runs as a formula. */
import writeExcelFile from 'write-excel-file/node';

/** A cell: text, number, UTC instant, or empty. */
export type Cell = string | number | Date | null;

/** Makes a workbook with one sheet. */
export async function writeSpreadsheet(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<Buffer> {
  const data = [boldly(headings), ...rows.map((row) => row.map(typed))];
  const columns = headings.map((heading) => ({ width: Math.max(12, heading.length * 2 + 2) }));
  return writeExcelFile(data, { sheet: sheetName(title), columns, stickyRowsCount: 1 }).toBuffer();
}

/** One sheet: lines above the table, say what was asked and when; then headings and rows. */
export interface SheetContent {
  readonly title: string;
  readonly head: readonly (readonly Cell[])[];
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Makes a workbook with several sheets. */
export async function writeWorkbook(sheets: readonly SheetContent[]): Promise<Buffer> {
  const made = sheets.map(({ title, head, headings, rows }) => ({
    sheet: sheetName(title),
    data: [
      ...head.map((line) => line.map(typed)),
      [],
      boldly(headings),
      ...rows.map((line) => line.map(typed)),
    ],
    columns: headings.map((heading, index) => ({
      width: Math.max(index === 0 ? 28 : 14, heading.length * 2 + 2),
    })),
  }));
  return writeExcelFile(made).toBuffer();
}

function boldly(headings: readonly string[]) {
  return headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
}

/** What Excel allows in the name of a sheet. */
function sheetName(title: string): string {
  return title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
}

function typed(cell: Cell): object | null {
  if (cell === null || cell === '') return null;
  if (cell instanceof Date) return { value: cell, type: Date, format: 'yyyy-mm-dd hh:mm' };
  if (typeof cell === 'number') return { value: cell, type: Number };
  return { value: cell, type: String };
}
