/**
 * Enters certificates into the transparency log that were issued before there was one, with what happened to them since;
 * their leaves say that they were entered after the fact.
 */
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { appendLogEntries, type NewLogEntry } from '../transparency/appendEntry.action.ts';
import { attestedHash } from './attestedFacts.ts';
import { leafKindOf } from './certificateStatus.ts';
import { findChangesOfMany, lockUnlogged, type RegisterRow } from './register.store.ts';

const chunk = 400;

/** Enters them all, a few hundred at a time; returns how many. Safe while others issue, and when run twice. */
export async function backfillLog(): Promise<number> {
  let [total, afterId] = [0, 0];
  for (;;) {
    const ids = await unitOfWork((transaction) => backfillChunk(transaction, afterId));
    if (ids.length === 0) return total;
    total += ids.length;
    afterId = ids.at(-1) ?? afterId;
  }
}

/** Enters them all within one transaction, for an empty city that is being filled. */
export async function backfillWithin(transaction: Transaction): Promise<void> {
  for (let afterId = 0; ; ) {
    const ids = await backfillChunk(transaction, afterId);
    if (ids.length === 0) return;
    afterId = ids.at(-1) ?? afterId;
  }
}

async function backfillChunk(transaction: Transaction, afterId: number): Promise<number[]> {
  const certificates = await lockUnlogged(transaction, afterId, chunk);
  const ids = certificates.map(({ id }) => id);
  if (ids.length === 0) return ids;
  const changes = await findChangesOfMany(transaction, ids);
  const entries = certificates.flatMap((certificate) => {
    const own = changes.filter(({ certificateId }) => certificateId === certificate.id);
    const issued = entry(certificate, 'issued', certificate.issuedAt);
    return [issued, ...own.map(({ change, at }) => entry(certificate, leafKindOf[change], at))];
  });
  await appendLogEntries(transaction, entries);
  return ids;
}

function entry(certificate: RegisterRow, kind: NewLogEntry['kind'], at: Date): NewLogEntry {
  const { id: certificateId, number } = certificate;
  return { kind, certificateId, number, factsHash: attestedHash(certificate), at, backfilled: true };
}
