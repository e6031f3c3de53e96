/**
 * Issues the certificates of running batches, a chunk in each unit of work. A lease says which instance is at work; when
 * that one crashes, the lease runs out and another goes on where it stopped. A row that was issued before the crash is
 * found as issued, so that nobody gets two.
 */
import { randomUUID } from 'node:crypto';
import type { Issuer } from '../certificates/certificateAward.ts';
import { issueCertificate } from '../certificates/issueCertificate.action.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal } from '../refusal.ts';
import { awardOf } from './awardDraft.ts';
import {
  type BatchEntry,
  findUnattended,
  findWaiting,
  lockBatch,
  settleRow,
  updateBatch,
} from './batch.store.ts';
import { reasonOf } from './previewBatch.action.ts';

/** Rows in one unit of work: few enough that others are not kept waiting. */
const chunkSize = 25;
const leaseMilliseconds = 60_000;

/** Told of rows that failed in a way that nobody foresaw. */
export type OnError = (batchId: number, error: unknown) => void;

/** Works on every running batch that no instance is at, until none is left. */
export async function runBatches(issuer: Issuer, clock: () => Date, onError: OnError): Promise<void> {
  for (const batchId of await findUnattended(clock())) await runBatch(batchId, issuer, clock, onError);
}

async function runBatch(batchId: number, issuer: Issuer, clock: () => Date, onError: OnError): Promise<void> {
  const lease = randomUUID();
  if (!(await takeLease(batchId, lease, clock()))) return;
  for (;;) {
    const work = { batchId, lease, issuer, now: clock() };
    const isAtWork = await issueChunk(work, chunkSize).catch((error: unknown) => {
      onError(batchId, error);
      return issueOneByOne(work, onError);
    });
    if (!isAtWork) return;
  }
}

/** One chunk of one batch. */
interface Work {
  readonly batchId: number;
  readonly lease: string;
  readonly issuer: Issuer;
  readonly now: Date;
}

function takeLease(batchId: number, lease: string, now: Date): Promise<boolean> {
  return unitOfWork(async (transaction) => {
    const batch = await lockBatch(transaction, batchId);
    const isFree = batch?.leasedUntil == null || batch.leasedUntil <= now;
    if (batch?.state !== 'running' || !isFree) return false;
    await updateBatch(transaction, batchId, { lease, leasedUntil: leaseEnd(now) });
    return true;
  });
}

/** Issues some rows; false when there is nothing more to do here: done, paused, cancelled, or taken over. */
function issueChunk({ batchId, lease, issuer, now }: Work, size: number): Promise<boolean> {
  return unitOfWork(async (transaction) => {
    const batch = await lockBatch(transaction, batchId);
    if (batch?.lease !== lease) return false;
    if (batch.state !== 'running') {
      await updateBatch(transaction, batchId, { lease: null, leasedUntil: null });
      return false;
    }
    const rows = await findWaiting(batchId, size, transaction);
    for (const row of rows) await issueRow(transaction, row, { actorId: batch.actorId, issuer, now });
    const isDone = rows.length < size;
    await updateBatch(
      transaction,
      batchId,
      isDone
        ? { state: 'done', finishedAt: now, lease: null, leasedUntil: null }
        : { leasedUntil: leaseEnd(now) },
    );
    return !isDone;
  });
}

async function issueRow(
  transaction: Transaction,
  row: BatchEntry,
  { actorId, issuer, now }: { actorId: number; issuer: Issuer; now: Date },
): Promise<void> {
  if (!row.award || row.personId === null) throw new Error(`Row ${row.id} has nobody to issue to.`);
  const award = awardOf(row.award, { personId: row.personId, issuedAt: now, actorId });
  const issued = await issueCertificate(transaction, award, issuer);
  const blank = { reason: null, detail: null };
  await settleRow(
    transaction,
    row.id,
    isRefusal(issued)
      ? { ...reasonOf(issued), state: 'refused', certificateId: null }
      : { ...blank, state: issued.isNew ? 'issued' : 'held', certificateId: issued.certificateId },
  );
}

/** After a chunk broke: each row alone, so that one that can't be issued does not stop the others. */
async function issueOneByOne(work: Work, onError: OnError): Promise<boolean> {
  for (const row of await findWaiting(work.batchId, chunkSize)) {
    try {
      if (!(await issueChunk(work, 1))) return false;
    } catch (error) {
      onError(work.batchId, error);
      const failed = { state: 'failed', reason: 'error', detail: null, certificateId: null } as const;
      await unitOfWork((transaction) => settleRow(transaction, row.id, failed));
    }
  }
  return true;
}

function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMilliseconds);
}
