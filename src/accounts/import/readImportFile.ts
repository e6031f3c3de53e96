/** Opens an uploaded file of people, .xlsx or .csv, as its first line and the rows below. Judges nothing but the file. */
import { decodeText, parseCsv } from '../../lib/csv.ts';
import { readFirstSheet, sizeProblem } from '../../lib/workbook.ts';
import type { ImportCell } from './importFields.ts';

/** Largest file, unpacked size, number of rows and columns, and longest cell that an import takes. */
export const importLimits = {
  bytes: 10 * 1024 * 1024,
  unpacked: 100 * 1024 * 1024,
  rows: 20_000,
  columns: 60,
  cell: 200,
} as const;

/** Why a file can't be read. */
export type FileProblem = 'notReadable' | 'tooLarge' | 'tooMany' | 'tooWide' | 'empty';

/** A file's first line that is not empty, the number of that line, and all rows below it. */
export interface ImportFile {
  readonly headings: readonly string[];
  readonly headingLine: number;
  readonly rows: readonly (readonly ImportCell[])[];
}

/** The file's content, or what is wrong with it. */
export async function readImportFile(bytes: Buffer): Promise<ImportFile | FileProblem> {
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const sheet = isZip ? await readWorkbook(bytes) : readCsv(bytes);
  if (typeof sheet === 'string') return sheet;
  const headingIndex = sheet.findIndex((row) => row.some(isFilled));
  const titles = (sheet[headingIndex] ?? []).map((cell) => String(cellOf(cell) ?? ''));
  const rows = sheet.slice(headingIndex + 1);
  while (rows.length > 0 && !rows.at(-1)?.some(isFilled)) rows.pop();
  if (headingIndex < 0 || rows.length === 0) return 'empty';
  if (rows.length > importLimits.rows) return 'tooMany';
  const width = Math.max(titles.length, ...rows.slice(0, 100).map((row) => row.length));
  if (width > importLimits.columns) return 'tooWide';
  const headings = Array.from({ length: width }, (_, index) => titles[index] ?? '');
  const cells = rows.map((row) => Array.from({ length: width }, (_, index) => cellOf(row[index])));
  return { headings, headingLine: headingIndex + 1, rows: cells };
}

async function readWorkbook(bytes: Buffer): Promise<unknown[][] | FileProblem> {
  const problem = sizeProblem(bytes, importLimits.unpacked);
  if (problem) return problem === 'tooLarge' ? 'tooLarge' : 'notReadable';
  return (await readFirstSheet(bytes)) ?? 'notReadable';
}

function readCsv(bytes: Buffer): string[][] | FileProblem {
  const text = decodeText(bytes);
  return text === null ? 'notReadable' : parseCsv(text.replace(/^\ufeff/, ''));
}

function isFilled(cell: unknown): boolean {
  return cellOf(cell) !== null;
}

function cellOf(cell: unknown): ImportCell {
  if (typeof cell === 'number') return cell;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10);
  const text = String(cell ?? '')
    .trim()
    .slice(0, importLimits.cell);
  return text === '' ? null : text;
}
