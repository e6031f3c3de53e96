/** What the columns of a people import can be, and how a file's columns are guessed. Knows no files and no database. */
import { identityProblem, normaliseIdentityNumber } from '../../lib/identityNumber.ts';
import { readPhoneNumber } from '../../lib/phoneNumber.ts';
import { cellText } from '../../lib/sheet.ts';

/** A cell as it came: numbers stay numbers, so that rounded ones are seen. */
export type ImportCell = string | number | null;

/**
 * Fields in the order of the template, with the headings by which each is known, the template's own first: one in
 * Chinese, one in English, then synonyms.
 */
const headings = {
  name: ['姓名', 'Name', '名字', '学员', '学员姓名', '人员姓名', '员工姓名', '家政员', 'full name', 'person'],
  phone: [
    '手机号',
    'Phone',
    '手机',
    '手机号码',
    '电话',
    '电话号码',
    '联系电话',
    '联系方式',
    '移动电话',
    'mobile',
    'mobile phone',
    'phone number',
    'telephone',
    'tel',
    'cell',
  ],
  identityNumber: [
    '身份证号',
    'ID number',
    '身份证',
    '身份证号码',
    '证件号',
    '证件号码',
    '公民身份号码',
    'id',
    'id card',
    'id no',
    'identity number',
    'national id',
  ],
  community: [
    '社区',
    'Community',
    '所属社区',
    '居住社区',
    '所在社区',
    '社区名称',
    '小区',
    'neighbourhood',
    'neighborhood',
  ],
  workerNumber: [
    '工号',
    'Worker number',
    '家政员编号',
    '登记编号',
    '登记号',
    '从业编号',
    '员工编号',
    'worker no',
    'staff number',
    'employee number',
  ],
} as const;

export type ImportField = keyof typeof headings;
export const importFields = Object.keys(headings) as ImportField[];

/** What a column is said to be. */
export type ColumnRole = ImportField | 'ignore';

/** A row as typed, made standard. */
export interface ImportRow {
  readonly name: string;
  readonly phone: string | null;
  readonly identityNumber: string | null;
  readonly community: string | null;
  readonly workerNumber: string | null;
}

/** The template's heading of a field. */
export function headingOf(field: ImportField, locale: 'zh-CN' | 'en'): string {
  return headings[field][locale === 'en' ? 1 : 0];
}

/**
 * What each column probably is: by its heading, else by what stands in the sample rows (phones and ID numbers tell
 * themselves). No field is guessed twice.
 */
export function guessColumns(
  titles: readonly string[],
  sample: readonly (readonly ImportCell[])[],
): ColumnRole[] {
  const roles: ColumnRole[] = titles.map(() => 'ignore');
  const place = (field: ImportField, index: number) => {
    if (index >= 0 && !roles.includes(field)) roles[index] = field;
  };
  const keys = titles.map(headingKey);
  const free = (index: number) => roles[index] === 'ignore';
  for (const field of importFields) {
    const known = headings[field].map(headingKey);
    place(
      field,
      keys.findIndex((key, index) => free(index) && known.includes(key)),
    );
  }
  for (const field of importFields) {
    const known = headings[field]
      .map(headingKey)
      .filter((key) => key.length > 2 || /\p{Script=Han}{2}/u.test(key));
    place(
      field,
      keys.findIndex((key, index) => free(index) && known.some((word) => key.includes(word))),
    );
  }
  for (const field of ['identityNumber', 'phone'] as const)
    place(
      field,
      titles.findIndex(
        (_, index) =>
          free(index) &&
          looksLike(
            field,
            sample.map((row) => row[index] ?? null),
          ),
      ),
    );
  return roles;
}

/** What is wrong with a mapping, or null: a name is needed, and a phone or an ID number; nothing twice. */
export function mappingProblem(roles: readonly ColumnRole[]): 'name' | 'contact' | 'twice' | null {
  const used = roles.filter((role) => role !== 'ignore');
  if (new Set(used).size < used.length) return 'twice';
  if (!used.includes('name')) return 'name';
  return used.includes('phone') || used.includes('identityNumber') ? null : 'contact';
}

/** One row by its mapping. */
export function readRow(cells: readonly ImportCell[], roles: readonly ColumnRole[]): ImportRow {
  const text = (field: ImportField) => cellText(cells[roles.indexOf(field)]);
  return {
    name: text('name').replace(/\s+/g, ' '),
    phone: readPhoneNumber(text('phone')) ?? (text('phone') || null),
    identityNumber: normaliseIdentityNumber(text('identityNumber')) || null,
    community: text('community') || null,
    workerNumber: text('workerNumber').toUpperCase() || null,
  };
}

/** Whether a cell holds a number so long that the spreadsheet rounded it. */
export function isRounded(cell: ImportCell | undefined): boolean {
  return typeof cell === 'number' && !Number.isSafeInteger(cell);
}

/** "手机号（必填） *" → "手机号" */
function headingKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]|【.*?】/g, '')
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

function looksLike(field: 'phone' | 'identityNumber', cells: readonly ImportCell[]): boolean {
  const texts = cells.map(cellText).filter((text) => text !== '');
  const fits = (text: string) =>
    field === 'phone'
      ? readPhoneNumber(text) !== null
      : identityProblem(normaliseIdentityNumber(text), { demonstration: true, now: new Date(8.64e15) }) ===
        null;
  return texts.length > 0 && texts.filter(fits).length * 2 > texts.length;
}
