/** Gives certificates their numbered forms: a print run. Each certificate stands on one good form at most. */
import { findActiveIds } from '../certificates/certificateIds.store.ts';
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { eachCertificateId } from './batch.store.ts';
import { formLabel, nextForms, readFormNumber, usualStart } from './formLedger.ts';
import { lockSeries, type SeriesRow } from './formStock.store.ts';
import { addPrintRun } from './printRun.store.ts';
import { mostInRun } from './printRunState.ts';
import { addSheets, findBorne, findTaken } from './sheet.store.ts';

/** What is to be printed on which forms. */
export interface PrintPlan {
  readonly title: string;
  readonly batchId: number | null;
  /** In the order in which they come out of the printer. */
  readonly certificateIds: readonly number[];
  readonly seriesId: number;
  readonly printerId: number;
  /** The number on top of the stack as it was typed; null: the one after the last that was taken. */
  readonly first: string | null;
  readonly actorId: number;
  readonly now: Date;
}

/** The certificates of a batch that hold and stand on no form yet, in its order; at most one run's. */
export async function findUnprinted(batchId: number): Promise<number[]> {
  const found: number[] = [];
  let chunk: number[] = [];
  for await (const id of eachCertificateId(batchId)) {
    chunk.push(id);
    if (chunk.length < 500) continue;
    found.push(...(await printable(chunk)));
    chunk = [];
    if (found.length >= mostInRun) return found.slice(0, mostInRun);
  }
  return [...found, ...(await printable(chunk))].slice(0, mostInRun);
}

/** Those of these certificates that hold and stand on no good form. */
export async function printable(ids: readonly number[]): Promise<number[]> {
  const [active, borne] = [await findActiveIds(ids), await findBorne(ids)];
  return ids.filter((id) => active.has(id) && !borne.has(id));
}

/** Assigns the forms and gives the run's id. */
export function prepareRun(plan: PrintPlan): Promise<number | Refusal> {
  const { certificateIds, seriesId, title, batchId, printerId, actorId, now } = plan;
  if (certificateIds.length === 0) return Promise.resolve(refuse('issuing.refusal.nothingToPrint'));
  return unitOfWork(async (transaction) => {
    const series = await lockSeries(transaction, seriesId);
    if (!series) return refuse('issuing.refusal.tooFewForms', { count: certificateIds.length }, 'seriesId');
    const numbers = await takeForms(transaction, series, plan.first, certificateIds.length);
    if (isRefusal(numbers)) return numbers;
    const run = { title: title.slice(0, 160), batchId, seriesId, printerId, actorId, createdAt: now };
    const runId = await addPrintRun(transaction, run);
    const sheets = certificateIds.map((certificateId, index) =>
      usedSheet(series, numbers[index] ?? 0, { certificateId, runId, actorId, at: now }),
    );
    if (!(await addSheets(transaction, sheets))) return refuse('issuing.refusal.alreadyPrinted');
    await audit(transaction, {
      actorId,
      at: now,
      action: 'printRun.prepare',
      subjectKind: 'printRun',
      subjectId: runId,
      after: { seriesId, printerId, batchId, first: sheets[0]?.label, last: sheets.at(-1)?.label },
    });
    return runId;
  });
}

/** The next forms of a locked delivery, beginning with the typed one; a Refusal where they do not suffice. */
export async function takeForms(
  transaction: Transaction,
  series: SeriesRow,
  typed: string | null,
  count: number,
): Promise<number[] | Refusal> {
  const taken = await findTaken(transaction, series.id, series.firstNumber);
  const from = typed === null ? usualStart(series, taken) : readFormNumber(series, typed);
  if (from === null || from < series.firstNumber || from > series.lastNumber)
    return refuse('issuing.refusal.formNumber', {}, 'first');
  if (typed !== null && taken.has(from)) return refuse('issuing.refusal.formTaken', {}, 'first');
  const numbers = nextForms(series, taken, from, count);
  return numbers ?? refuse('issuing.refusal.tooFewForms', { count }, 'seriesId');
}

/** A form with a certificate on it. */
export function usedSheet(
  series: SeriesRow,
  number: number,
  use: { certificateId: number; runId: number | null; actorId: number; at: Date },
) {
  return {
    ...use,
    seriesId: series.id,
    number,
    label: formLabel(series, number),
    state: 'used',
    bearsCertificateId: use.certificateId,
    reason: null,
    detail: null,
  } as const;
}
