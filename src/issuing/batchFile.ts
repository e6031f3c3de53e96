/** Reads the rows of a batch's file as they were typed. Knows no files and no database. */
import { normaliseIdentityNumber } from '../lib/identityNumber.ts';
import { readPhoneNumber } from '../lib/phoneNumber.ts';

/** Columns in the order of the template, with the headings accepted in both languages. */
export const batchColumns = {
  name: ['姓名', 'Name'],
  identityNumber: ['身份证号', 'ID number'],
  workerNumber: ['工号', 'Worker number'],
  phone: ['手机号', 'Phone'],
  award: ['奖项', 'Award'],
  hours: ['学时', 'Hours'],
} as const;
export type BatchColumn = keyof typeof batchColumns;

/** One row, made standard; what is not there is null. */
export interface FileRow {
  readonly name: string;
  readonly identityNumber: string | null;
  readonly workerNumber: string | null;
  readonly phone: string | null;
  readonly award: string | null;
  /** Standard class hours; NaN where the cell is no whole number. */
  readonly hours: number | null;
}

/** The position of each column, or null where a heading that is needed is missing. */
export function readBatchHeadings(cells: readonly unknown[]): Map<BatchColumn, number> | null {
  const typed = cells.map((cell) =>
    String(cell ?? '')
      .trim()
      .toLowerCase(),
  );
  const found = new Map<BatchColumn, number>();
  for (const [column, headings] of Object.entries(batchColumns) as [BatchColumn, readonly string[]][]) {
    const position = typed.findIndex((heading) =>
      headings.map((known) => known.toLowerCase()).includes(heading),
    );
    if (position >= 0) found.set(column, position);
  }
  const isFindable = found.has('identityNumber') || found.has('workerNumber') || found.has('phone');
  return found.has('name') && isFindable ? found : null;
}

/** The rows that are not wholly empty. */
export function readBatchRows(
  rows: readonly (readonly unknown[])[],
  headings: ReadonlyMap<BatchColumn, number>,
): FileRow[] {
  return rows.flatMap((cells) => {
    const text = (column: BatchColumn) =>
      String(cells[headings.get(column) ?? -1] ?? '')
        .normalize('NFKC')
        .trim();
    const row = {
      name: text('name'),
      identityNumber: normaliseIdentityNumber(text('identityNumber')) || null,
      workerNumber: text('workerNumber').toUpperCase() || null,
      phone: readPhoneNumber(text('phone')),
      award: text('award') || null,
      hours: text('hours') === '' ? null : hoursOf(text('hours')),
    };
    return Object.values(row).some((value) => value !== null && value !== '') ? [row] : [];
  });
}

function hoursOf(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}
