/** Records spoiled forms: blank ones, and used ones, whose certificate may take the next form. */
import { findActiveIds } from '../certificates/certificateIds.store.ts';
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { formLabel, readFormNumber, type SpoilReason } from './formLedger.ts';
import { lockSeries, type SeriesRow } from './formStock.store.ts';
import { takeForms, usedSheet } from './prepareRun.action.ts';
import {
  addSheets,
  findSheet,
  findSheetByNumber,
  findTaken,
  lockSheet,
  type SheetRow,
  spoilSheet,
} from './sheet.store.ts';

/** Why, by whom and when. */
export interface Spoiling {
  readonly reason: SpoilReason;
  readonly detail: string | null;
  readonly actorId: number;
  readonly now: Date;
}

/** Most blank forms recorded at once. */
export const mostSpoiled = 1_000;

/** Blank forms from one number to another are spoiled; a Refusal where one of them has left the stock already. */
export function spoilBlank(
  seriesId: number,
  typed: { first: string; last: string | null },
  spoiling: Spoiling,
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const series = await lockSeries(transaction, seriesId);
    const range = series && rangeOf(series, typed);
    if (!series || !range) return refuse('issuing.refusal.formNumber', {}, 'first');
    if (range.last - range.first >= mostSpoiled)
      return refuse('issuing.refusal.tooManyForms', { count: mostSpoiled }, 'last');
    const taken = await findTaken(transaction, seriesId, range.first);
    const numbers = Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index);
    if (numbers.some((number) => taken.has(number))) return refuse('issuing.refusal.formTaken', {}, 'first');
    const sheets = numbers.map((number) => blankSheet(series, number, spoiling));
    if (!(await addSheets(transaction, sheets))) return refuse('issuing.refusal.formTaken', {}, 'first');
    const after = { first: sheets[0]?.label, last: sheets.at(-1)?.label, reason: spoiling.reason };
    await record(transaction, 'formSeries.spoil', { kind: 'formSeries', id: seriesId }, after, spoiling);
    return numbers.length;
  });
}

/** A used sheet is spoiled; with `again` its certificate takes another form. Gives the sheet to look at next. */
export async function spoilUsed(
  sheetId: number,
  again: { first: string | null } | null,
  spoiling: Spoiling,
): Promise<number | Refusal> {
  const known = await findSheet(sheetId);
  if (!known) return refuse('issuing.refusal.sheetSpoiled');
  return unitOfWork(async (transaction) => {
    const series = await lockSeries(transaction, known.seriesId);
    const sheet = await lockSheet(transaction, sheetId);
    if (!series || sheet?.state !== 'used' || sheet.certificateId === null)
      return refuse('issuing.refusal.sheetSpoiled');
    const { reason, detail, actorId, now } = spoiling;
    await spoilSheet(transaction, sheetId, { reason, detail, actorId, at: now });
    const next = again && (await replace(transaction, series, sheet, again.first, spoiling));
    if (isRefusal(next)) return next;
    const after = { label: sheet.label, reason, replacedBy: next?.label ?? null };
    await record(transaction, 'formSheet.spoil', { kind: 'formSheet', id: sheetId }, after, spoiling);
    return next?.id ?? sheetId;
  });
}

async function replace(
  transaction: Transaction,
  series: SeriesRow,
  { certificateId, runId }: SheetRow,
  first: string | null,
  { actorId, now }: Spoiling,
): Promise<{ id: number; label: string } | Refusal> {
  const ids = certificateId === null ? [] : [certificateId];
  if (certificateId === null || !(await findActiveIds(ids, transaction)).has(certificateId))
    return refuse('issuing.refusal.nothingToPrint');
  const numbers = await takeForms(transaction, series, first, 1);
  if (isRefusal(numbers)) return numbers;
  const sheet = usedSheet(series, numbers[0] ?? 0, { certificateId, runId, actorId, at: now });
  if (!(await addSheets(transaction, [sheet]))) return refuse('issuing.refusal.formTaken', {}, 'first');
  const added = await findSheetByNumber(transaction, series.id, sheet.number);
  if (!added) throw new Error('A sheet that was just added is not there.');
  return added;
}

function rangeOf(
  series: SeriesRow,
  typed: { first: string; last: string | null },
): { first: number; last: number } | null {
  const first = readFormNumber(series, typed.first);
  const last = typed.last === null ? first : readFormNumber(series, typed.last);
  if (first === null || last === null) return null;
  return first >= series.firstNumber && last <= series.lastNumber && first <= last ? { first, last } : null;
}

function blankSheet(series: SeriesRow, number: number, { reason, detail, actorId, now }: Spoiling) {
  return {
    seriesId: series.id,
    number,
    label: formLabel(series, number),
    state: 'spoiled',
    certificateId: null,
    bearsCertificateId: null,
    runId: null,
    reason,
    detail,
    actorId,
    at: now,
  } as const;
}

async function record(
  transaction: Transaction,
  action: string,
  subject: { kind: string; id: number },
  after: object,
  { actorId, now }: Spoiling,
): Promise<void> {
  await audit(transaction, {
    actorId,
    at: now,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    after,
  });
}
