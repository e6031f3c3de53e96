/** Reads the rows of a batch's file as they were typed. Knows no files and no database. */
import type { IssuedKind } from '../certificates/certificateNumber.ts';
import { normaliseIdentityNumber } from '../lib/identityNumber.ts';
import { readPhoneNumber } from '../lib/phoneNumber.ts';
import { type ColumnPlaces, cellText, dayOf, findColumns, isDay } from '../lib/sheet.ts';

/** Columns in the order of the template, with the headings accepted in both languages. */
export const batchColumns = {
  name: ['姓名', 'Name'],
  identityNumber: ['身份证号', 'ID number'],
  workerNumber: ['工号', 'Worker number'],
  phone: ['手机号', 'Phone'],
  award: ['奖项', 'Award'],
  hours: ['学时', 'Hours'],
  kind: ['证书类型', 'Kind'],
  title: ['证书标题', 'Title'],
  programme: ['项目', 'Programme'],
  startsOn: ['开始日期', 'First day'],
  endsOn: ['结束日期', 'Last day'],
} as const;
export type BatchColumn = keyof typeof batchColumns;

/** One row, made standard; what is not there is null. */
export interface FileRow {
  readonly name: string;
  readonly identityNumber: string | null;
  readonly workerNumber: string | null;
  readonly phone: string | null;
  readonly award: string | null;
  /** Standard class hours. */
  readonly hours: number | null;
  readonly kind: IssuedKind | null;
  readonly title: string | null;
  readonly programme: string | null;
  /** Days as `2026-03-20`. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** The first column whose cell can't be read, or is too long. */
  readonly unreadable: BatchColumn | null;
}

/** Most characters of a cell, as in the form. */
const longest = { title: 30, award: 30, programme: 80 } as const;

/** What a kind may be called in a file. */
const kindNames: Readonly<Record<IssuedKind, readonly string[]>> = {
  completion: ['completion', '培训合格证书', '培训合格', '结业'],
  award: ['award', '获奖证书', '获奖'],
  honour: ['honour', 'honor', '荣誉证书', '荣誉'],
};

/** The position of each column, or null where a heading that is needed is missing. */
export function readBatchHeadings(cells: readonly unknown[]): ColumnPlaces<BatchColumn> | null {
  const found = findColumns(batchColumns, cells);
  const isFindable = found.has('identityNumber') || found.has('workerNumber') || found.has('phone');
  return found.has('name') && isFindable ? found : null;
}

/** The rows that are not wholly empty. */
export function readBatchRows(
  rows: readonly (readonly unknown[])[],
  headings: ColumnPlaces<BatchColumn>,
): FileRow[] {
  return rows.flatMap((cells) => {
    const cell = (column: BatchColumn) => cells[headings.get(column) ?? -1];
    const text = (column: BatchColumn) => cellText(cell(column));
    const kind = kindOf(text('kind'));
    const hours = hoursOf(text('hours'));
    const days = { startsOn: readDay(cell('startsOn')), endsOn: readDay(cell('endsOn')) };
    const read = { kind, hours, ...days };
    const unreadable =
      (['hours', 'kind', 'startsOn', 'endsOn'] as const).find((column) => read[column] === undefined) ??
      (['title', 'award', 'programme'] as const).find((column) => text(column).length > longest[column]);
    const row = {
      name: text('name'),
      identityNumber: normaliseIdentityNumber(text('identityNumber')) || null,
      workerNumber: text('workerNumber').toUpperCase() || null,
      phone: readPhoneNumber(text('phone')),
      award: text('award') || null,
      title: text('title') || null,
      programme: text('programme') || null,
      kind: kind ?? null,
      hours: hours ?? null,
      startsOn: days.startsOn ?? null,
      endsOn: days.endsOn ?? null,
      unreadable: unreadable ?? null,
    };
    return Object.values(row).some((value) => value !== null && value !== '') ? [row] : [];
  });
}

/** Null where the cell is empty, undefined where it can't be read; so are the next two. */
function hoursOf(text: string): number | null | undefined {
  if (text === '') return null;
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function kindOf(text: string): IssuedKind | null | undefined {
  if (text === '') return null;
  const kinds = Object.keys(kindNames) as IssuedKind[];
  return kinds.find((kind) => kindNames[kind].includes(text.toLowerCase()));
}

function readDay(cell: unknown): string | null | undefined {
  const day = dayOf(cell);
  if (day === '') return null;
  return isDay(day) ? day : undefined;
}
