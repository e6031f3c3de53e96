/** Checks the rows of a people import. Knows no files and no database: who is known already comes as an argument. */
import { identityProblem, normaliseIdentityNumber } from '../lib/identityNumber.ts';
import { readPhoneNumber } from '../lib/phoneNumber.ts';

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

/** Why a cell can't be imported. */
export type CellProblem =
  | 'required'
  | 'tooLong'
  | 'phone'
  | 'identity'
  | 'duplicateIdentity'
  | 'duplicateWorkerNumber'
  | 'otherName'
  | 'takenWorkerNumber';

/** What became of one row; `line` is its line in the sheet, the heading being 1. */
export interface CheckedRow {
  readonly line: number;
  readonly row: ImportRow;
  readonly outcome: 'new' | 'known' | 'error';
  readonly problems: readonly { column: ImportColumn; problem: CellProblem }[];
}

/** What the database knows: names by ID number, and the ID number behind each worker number. */
export interface Known {
  readonly nameByIdentity: ReadonlyMap<string, string>;
  readonly nameByWorkerNumber: ReadonlyMap<string, string>;
}

/** The position of each column, or null where a heading that is needed is missing. */
export function readHeadings(cells: readonly unknown[]): Map<ImportColumn, number> | null {
  const found = new Map<ImportColumn, number>();
  for (const [column, headings] of Object.entries(importColumns) as [ImportColumn, readonly string[]][]) {
    const wanted = headings.map((heading) => heading.toLowerCase());
    const position = cells.findIndex((cell) =>
      wanted.includes(
        String(cell ?? '')
          .trim()
          .toLowerCase(),
      ),
    );
    if (position >= 0) found.set(column, position);
  }
  return found.has('name') && (found.has('phone') || found.has('identityNumber')) ? found : null;
}

/** Checks every row; rows that are wholly empty are left out. */
export function checkRows(
  sheet: readonly (readonly unknown[])[],
  headings: ReadonlyMap<ImportColumn, number>,
  known: Known,
  rules: { demonstration: boolean; now: Date },
): CheckedRow[] {
  const seen = { identities: new Set<string>(), workerNumbers: new Set<string>() };
  return sheet.flatMap((cells, index) => {
    const row = readRow(cells, headings);
    if (Object.values(row).every((value) => !value)) return [];
    const problems = [...cellProblems(row, rules), ...clashes(row, seen, known)];
    if (row.identityNumber) seen.identities.add(row.identityNumber);
    if (row.workerNumber) seen.workerNumbers.add(row.workerNumber);
    const isKnown = row.identityNumber !== null && known.nameByIdentity.has(row.identityNumber);
    return [
      { line: index + 2, row, problems, outcome: problems.length > 0 ? 'error' : isKnown ? 'known' : 'new' },
    ];
  });
}

/** One row as typed, made standard. */
export function readRow(cells: readonly unknown[], headings: ReadonlyMap<ImportColumn, number>): ImportRow {
  const text = (column: ImportColumn) =>
    String(cells[headings.get(column) ?? -1] ?? '')
      .normalize('NFKC')
      .trim();
  return {
    name: text('name'),
    phone: readPhoneNumber(text('phone')) ?? (text('phone') || null),
    identityNumber: normaliseIdentityNumber(text('identityNumber')) || null,
    community: text('community') || null,
    workerNumber: text('workerNumber').toUpperCase() || null,
  };
}

function cellProblems(row: ImportRow, rules: { demonstration: boolean; now: Date }): CheckedRow['problems'] {
  const problems: { column: ImportColumn; problem: CellProblem }[] = [];
  if (row.name.length < 2) problems.push({ column: 'name', problem: 'required' });
  if (!row.phone && !row.identityNumber) problems.push({ column: 'phone', problem: 'required' });
  if (row.phone && readPhoneNumber(row.phone) === null) problems.push({ column: 'phone', problem: 'phone' });
  if (row.identityNumber && identityProblem(row.identityNumber, rules))
    problems.push({ column: 'identityNumber', problem: 'identity' });
  for (const column of ['name', 'community', 'workerNumber'] as const)
    if ((row[column]?.length ?? 0) > 60) problems.push({ column, problem: 'tooLong' });
  return problems;
}

function clashes(
  row: ImportRow,
  seen: { identities: Set<string>; workerNumbers: Set<string> },
  known: Known,
): CheckedRow['problems'] {
  const problems: { column: ImportColumn; problem: CellProblem }[] = [];
  const { identityNumber, workerNumber } = row;
  if (identityNumber && seen.identities.has(identityNumber))
    problems.push({ column: 'identityNumber', problem: 'duplicateIdentity' });
  if (workerNumber && seen.workerNumbers.has(workerNumber))
    problems.push({ column: 'workerNumber', problem: 'duplicateWorkerNumber' });
  const registeredName = identityNumber ? known.nameByIdentity.get(identityNumber) : undefined;
  if (registeredName !== undefined && registeredName !== row.name)
    problems.push({ column: 'name', problem: 'otherName' });
  const holder = workerNumber ? known.nameByWorkerNumber.get(workerNumber) : undefined;
  if (holder !== undefined && holder !== row.name)
    problems.push({ column: 'workerNumber', problem: 'takenWorkerNumber' });
  return problems;
}
