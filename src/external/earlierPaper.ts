/** Reads and checks the rows of a list of certificates issued before this register. Knows no files and no database. */
import { type ColumnPlaces, cellText, dayOf, findColumns, isDay } from '../lib/sheet.ts';
import { isExternalNumber, normaliseExternalNumber } from './externalNumber.ts';

/** Columns in the order of the template, with the headings accepted in both languages. */
export const paperColumns = {
  number: ['证书编号', 'Number'],
  name: ['姓名', 'Name'],
  workerNumber: ['工号', 'Worker number'],
  title: ['项目', 'Programme'],
  level: ['级别', 'Level'],
  issuer: ['发证单位', 'Issued by'],
  issuedOn: ['发证日期', 'Issued on'],
  expiresOn: ['有效期至', 'Valid until'],
} as const;
export type PaperColumn = keyof typeof paperColumns;

/** What is wrong with a cell. */
export type PaperProblem =
  | 'required'
  | 'number'
  | 'rounded'
  | 'ours'
  | 'tooLong'
  | 'day'
  | 'order'
  | 'twice'
  | 'known'
  | 'unknownWorker'
  | 'otherName';

/** One row as it would be recorded. */
export interface PaperRow {
  readonly number: string;
  readonly holderName: string;
  /** Hers in the register of workers; null: her name only. */
  readonly workerNumber: string | null;
  readonly title: string;
  readonly level: string | null;
  readonly issuerName: string;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
}

/** A row with what is wrong with it; `line` is its line in the sheet, the heading being 1. */
export interface CheckedPaper {
  readonly line: number;
  readonly row: PaperRow;
  /** The holder in the register; null where the row names no worker number. */
  readonly personId: number | null;
  readonly problems: readonly { readonly column: PaperColumn; readonly problem: PaperProblem }[];
}

/** The position of each column, or null where one that is needed is missing. */
export function readPaperHeadings(cells: readonly unknown[]): ColumnPlaces<PaperColumn> | null {
  const found = findColumns(paperColumns, cells);
  return (['number', 'name', 'title', 'issuedOn'] as const).every((column) => found.has(column))
    ? found
    : null;
}

/** What checking needs to know besides the rows. */
export interface PaperRules {
  /** Who issued where the file does not say. */
  readonly issuerName: string;
  /** Numbers that are recorded already. */
  readonly known: ReadonlySet<string>;
  /** Who has which worker number. */
  readonly workers: ReadonlyMap<string, { readonly id: number; readonly name: string }>;
  /** Whether a text is a number of this register, which earlier paper can't have. */
  readonly isOurs: (number: string) => boolean;
}

/** A row as typed. */
export interface ReadPaper {
  readonly line: number;
  readonly row: PaperRow;
  /** The number was kept as a number, of which a spreadsheet keeps 15 digits and makes up the rest. */
  readonly isRounded: boolean;
}

/** Reads the rows that are not wholly empty. */
export function readPaperRows(
  sheet: readonly (readonly unknown[])[],
  headings: ColumnPlaces<PaperColumn>,
  issuerName: string,
): ReadPaper[] {
  return sheet.flatMap((cells, index) => {
    const cell = (column: PaperColumn) => cells[headings.get(column) ?? -1];
    const text = (column: PaperColumn) => cellText(cell(column));
    const row = {
      number: normaliseExternalNumber(text('number')),
      holderName: text('name'),
      workerNumber: text('workerNumber').toUpperCase() || null,
      title: text('title'),
      level: text('level') || null,
      issuerName: text('issuer') || issuerName,
      issuedOn: dayOf(cell('issuedOn')),
      expiresOn: dayOf(cell('expiresOn')) || null,
    };
    const isEmpty = row.number === '' && row.holderName === '' && row.title === '';
    const number = cell('number');
    const isRounded = typeof number === 'number' && number >= 1e15;
    return isEmpty ? [] : [{ line: index + 2, row, isRounded }];
  });
}

/** Checks the rows against each other, the register of workers and what is recorded. */
export function checkPaper(rows: readonly ReadPaper[], rules: PaperRules): CheckedPaper[] {
  const above = new Set<string>();
  return rows.map((read) => {
    const { line, row } = read;
    const number = numberProblem(read, above, rules);
    above.add(row.number);
    const problems = [
      ...(number ? [{ column: 'number', problem: number } as const] : []),
      ...holderProblems(row, rules),
      ...paperProblems(row),
    ];
    const personId = row.workerNumber === null ? null : (rules.workers.get(row.workerNumber)?.id ?? null);
    return { line, row, personId, problems };
  });
}

function numberProblem(
  { row: { number }, isRounded }: ReadPaper,
  above: ReadonlySet<string>,
  rules: PaperRules,
): PaperProblem | null {
  if (isRounded) return 'rounded';
  if (rules.isOurs(number)) return 'ours';
  if (!isExternalNumber('earlierPaper', number)) return 'number';
  if (above.has(number)) return 'twice';
  return rules.known.has(number) ? 'known' : null;
}

type Problems = { readonly column: PaperColumn; readonly problem: PaperProblem }[];

function holderProblems({ holderName, workerNumber }: PaperRow, { workers }: PaperRules): Problems {
  const problems: Problems = [];
  if (holderName === '') problems.push({ column: 'name', problem: 'required' });
  if (holderName.length > 60) problems.push({ column: 'name', problem: 'tooLong' });
  const worker = workerNumber === null ? null : workers.get(workerNumber);
  if (worker === undefined) problems.push({ column: 'workerNumber', problem: 'unknownWorker' });
  else if (worker !== null && worker.name !== holderName)
    problems.push({ column: 'workerNumber', problem: 'otherName' });
  return problems;
}

function paperProblems({ title, level, issuerName, issuedOn, expiresOn }: PaperRow): Problems {
  const problems: Problems = [];
  if (title === '') problems.push({ column: 'title', problem: 'required' });
  if (title.length > 160) problems.push({ column: 'title', problem: 'tooLong' });
  if ((level?.length ?? 0) > 60) problems.push({ column: 'level', problem: 'tooLong' });
  if (issuerName.length > 160) problems.push({ column: 'issuer', problem: 'tooLong' });
  if (!isDay(issuedOn)) problems.push({ column: 'issuedOn', problem: 'day' });
  if (expiresOn !== null && !isDay(expiresOn)) problems.push({ column: 'expiresOn', problem: 'day' });
  else if (expiresOn !== null && isDay(issuedOn) && expiresOn < issuedOn)
    problems.push({ column: 'expiresOn', problem: 'order' });
  return problems;
}
