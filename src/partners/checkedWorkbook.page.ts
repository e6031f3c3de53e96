/** Makes the workbook that a bulk check gives back: what was sent, and the results beside it. */
import type { Context } from '../http/route.ts';
import { toLocalDay } from '../i18n/dates.ts';
import { type Cell, writeSpreadsheet } from '../lib/spreadsheetFile.ts';
import { xlsxType } from '../lib/workbook.ts';
import { checkNumbers } from './checkCertificates.action.ts';
import type { CheckResult } from './checkResult.ts';
import type { ReadWorkbook } from './workbook.action.ts';

const columns = ['outcome', 'holder', 'title', 'programme', 'issuedAt', 'expiresAt', 'reason'] as const;

/** A file to download. */
export interface MadeWorkbook {
  readonly type: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** Checks the numbers of a sheet and gives it back with the results; rows without a number get none. */
export async function checkedWorkbook(
  sheet: ReadWorkbook,
  fileName: string,
  context: Context,
): Promise<MadeWorkbook> {
  const { now, baseUrl, settings, t } = context;
  const frame = { now, baseUrl, demonstration: settings.demonstration, t };
  const results = await checkNumbers(sheet.numbers, frame);
  const added = columnLabels(t);
  const rows = sheet.rows.map((row, index) => {
    const result = sheet.numbers[index] ? results[index] : undefined;
    return [...row, ...(result ? resultCells(result, context) : added.map(() => null))];
  });
  const bytes = await writeSpreadsheet(t('partners.bulk.title'), [...sheet.headings, ...added], rows);
  const suffix = t('partners.bulk.fileSuffix');
  return { type: xlsxType, name: `${fileName.replace(/\.xlsx$/i, '')}-${suffix}.xlsx`, bytes };
}

/** The headings of the added columns. */
export function columnLabels(t: Context['t']): string[] {
  return columns.map((column) => t(`partners.column.${column}`));
}

/** A result as cells, in the order of the added columns. */
export function resultCells({ outcome, certificate }: CheckResult, { t }: Pick<Context, 't'>): Cell[] {
  const word = t(`partners.outcome.${outcome}`);
  if (!certificate) return [word, ...columns.slice(1).map(() => null)];
  const { holder, title, programme, issuedAt, expiresAt, reason } = certificate;
  const lastDay = expiresAt && toLocalDay(new Date(Date.parse(expiresAt) - 1));
  return [word, holder, title, programme, toLocalDay(new Date(issuedAt)), lastDay, reason];
}
