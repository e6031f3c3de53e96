/** Reads and checks the rows of a list of certificates issued before this register. Knows no files and no database. */
import { isExternalNumber, normaliseExternalNumber } from './externalNumber.ts';

/** Columns in the order of the template, with the headings accepted in both languages. */
export const paperColumns = {
  number: ['证书编号', 'Number'],
  name: ['姓名', 'Name'],
  title: ['项目', 'Programme'],
  level: ['级别', 'Level'],
  issuer: ['发证单位', 'Issued by'],
  issuedOn: ['发证日期', 'Issued on'],
  expiresOn: ['有效期至', 'Valid until'],
} as const;
export type PaperColumn = keyof typeof paperColumns;

/** What is wrong with a cell. */
export type PaperProblem = 'required' | 'number' | 'ours' | 'tooLong' | 'day' | 'order' | 'twice' | 'known';

/** One row as it would be recorded. */
export interface PaperRow {
  readonly number: string;
  readonly holderName: string;
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
  readonly problems: readonly { readonly column: PaperColumn; readonly problem: PaperProblem }[];
}

/** The position of each column, or null where one that is needed is missing. */
export function readPaperHeadings(cells: readonly unknown[]): Map<PaperColumn, number> | null {
  const typed = cells.map((cell) =>
    String(cell ?? '')
      .trim()
      .toLowerCase(),
  );
  const found = new Map<PaperColumn, number>();
  for (const [column, headings] of Object.entries(paperColumns) as [PaperColumn, readonly string[]][])
    for (const heading of headings) {
      const position = typed.indexOf(heading.toLowerCase());
      if (position >= 0) found.set(column, position);
    }
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
  /** Whether a text is a number of this register, which earlier paper can't have. */
  readonly isOurs: (number: string) => boolean;
}

/** Reads the rows that are not wholly empty. */
export function readPaperRows(
  sheet: readonly (readonly unknown[])[],
  headings: ReadonlyMap<PaperColumn, number>,
  issuerName: string,
): { line: number; row: PaperRow }[] {
  return sheet.flatMap((cells, index) => {
    const cell = (column: PaperColumn) => cells[headings.get(column) ?? -1];
    const text = (column: PaperColumn) =>
      String(cell(column) ?? '')
        .normalize('NFKC')
        .trim();
    const row = {
      number: normaliseExternalNumber(text('number')),
      holderName: text('name'),
      title: text('title'),
      level: text('level') || null,
      issuerName: text('issuer') || issuerName,
      issuedOn: dayOf(cell('issuedOn')),
      expiresOn: dayOf(cell('expiresOn')) || null,
    };
    const isEmpty = row.number === '' && row.holderName === '' && row.title === '';
    return isEmpty ? [] : [{ line: index + 2, row }];
  });
}

/** Checks the rows against each other and against what is recorded. */
export function checkPaper(
  rows: readonly { line: number; row: PaperRow }[],
  rules: PaperRules,
): CheckedPaper[] {
  const above = new Set<string>();
  return rows.map(({ line, row }) => {
    const problems = problemsOf(row, above, rules);
    above.add(row.number);
    return { line, row, problems };
  });
}

function problemsOf(row: PaperRow, above: ReadonlySet<string>, rules: PaperRules): CheckedPaper['problems'] {
  const problems: { column: PaperColumn; problem: PaperProblem }[] = [];
  const { number, holderName, title, level, issuerName, issuedOn, expiresOn } = row;
  if (rules.isOurs(number)) problems.push({ column: 'number', problem: 'ours' });
  else if (!isExternalNumber('earlierPaper', number)) problems.push({ column: 'number', problem: 'number' });
  else if (above.has(number)) problems.push({ column: 'number', problem: 'twice' });
  else if (rules.known.has(number)) problems.push({ column: 'number', problem: 'known' });
  if (holderName === '') problems.push({ column: 'name', problem: 'required' });
  if (title === '') problems.push({ column: 'title', problem: 'required' });
  if (holderName.length > 60) problems.push({ column: 'name', problem: 'tooLong' });
  if (title.length > 160) problems.push({ column: 'title', problem: 'tooLong' });
  if ((level?.length ?? 0) > 60) problems.push({ column: 'level', problem: 'tooLong' });
  if (issuerName.length > 160) problems.push({ column: 'issuer', problem: 'tooLong' });
  if (!isDay(issuedOn)) problems.push({ column: 'issuedOn', problem: 'day' });
  if (expiresOn !== null && !isDay(expiresOn)) problems.push({ column: 'expiresOn', problem: 'day' });
  else if (expiresOn !== null && isDay(issuedOn) && expiresOn < issuedOn)
    problems.push({ column: 'expiresOn', problem: 'order' });
  return problems;
}

/** A spreadsheet's date, or 2020-03-05, 2020/3/5, 2020.3.5, 2020年3月5日, as YYYY-MM-DD; else what was typed. */
export function dayOf(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '?' : cell.toISOString().slice(0, 10);
  const text = String(cell ?? '')
    .normalize('NFKC')
    .trim();
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!match) return text;
  const [, year = '', month = '', day = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}
