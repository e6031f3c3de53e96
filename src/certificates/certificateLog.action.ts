/** Writes what happens to certificates into the transparency log, within the caller's unit of work. */
import type { Transaction } from '../db/unitOfWork.ts';
import { appendLogEntry } from '../transparency/appendEntry.action.ts';
import type { LeafKind } from '../transparency/leaf.ts';
import { type AttestedFacts, attestedHash } from './attestedFacts.ts';

/** Logs one event of a certificate. */
export async function logCertificate(
  transaction: Transaction,
  certificate: AttestedFacts & { id: number },
  kind: LeafKind,
  at: Date,
): Promise<void> {
  const { id: certificateId, number } = certificate;
  await appendLogEntry(transaction, {
    kind,
    certificateId,
    number,
    factsHash: attestedHash(certificate),
    at,
  });
}
