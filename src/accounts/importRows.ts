/** Reads the rows of a people import as they were typed. Knows no files and no database, and does not judge. */
import { normaliseIdentityNumber } from '../lib/identityNumber.ts';
import { readPhoneNumber } from '../lib/phoneNumber.ts';
import { type ColumnPlaces, cellText, findColumns } from '../lib/sheet.ts';

/** Columns in the order of the template, with the headings accepted in both languages. */
export const importColumns = {
  name: ['姓名', 'Name'],
  phone: ['手机号', 'Phone'],
  identityNumber: ['身份证号', 'ID number'],
  community: ['社区', 'Community'],
  workerNumber: ['工号', 'Worker number'],
} as const;
export type ImportColumn = keyof typeof importColumns;

/** A row that can be imported. */
export interface ImportRow {
  readonly name: string;
  readonly phone: string | null;
  readonly identityNumber: string | null;
  readonly community: string | null;
  readonly workerNumber: string | null;
}

/** The position of each column, or null where a heading that is needed is missing. */
export function readHeadings(cells: readonly unknown[]): ColumnPlaces<ImportColumn> | null {
  const found = findColumns(importColumns, cells);
  return found.has('name') && (found.has('phone') || found.has('identityNumber')) ? found : null;
}

/** One row as typed, made standard. */
export function readRow(cells: readonly unknown[], headings: ColumnPlaces<ImportColumn>): ImportRow {
  const text = (column: ImportColumn) => cellText(cells[headings.get(column) ?? -1]);
  return {
    name: text('name'),
    phone: readPhoneNumber(text('phone')) ?? (text('phone') || null),
    identityNumber: normaliseIdentityNumber(text('identityNumber')) || null,
    community: text('community') || null,
    workerNumber: text('workerNumber').toUpperCase() || null,
  };
}

/** Whether a cell holds a number so long that the spreadsheet rounded it. */
export function isRounded(cell: unknown): boolean {
  return typeof cell === 'number' && !Number.isSafeInteger(cell);
}
