/**
 * Decides a revocation that someone asked for: a second person confirms or declines it; who asked can only take it back.
 */
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type CertificateRow, lockCertificate } from './certificate.store.ts';
import { applyChange } from './changeStatus.action.ts';
import { closeRevocation, lockRevocation, type RevocationRow } from './revocation.store.ts';

/** A decision; `requestId` is the request that the person saw, so that another one is never decided by mistake. */
export interface RevocationDecision {
  readonly certificateId: number;
  readonly requestId: number;
  readonly decision: 'confirmed' | 'declined' | 'withdrawn';
  readonly actorId: number;
  readonly at: Date;
}

/** Applies the decision, or says why it can't be. */
export function decideRevocation(decision: RevocationDecision): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const { certificateId, requestId, actorId } = decision;
    const certificate = await lockCertificate(transaction, certificateId);
    const request = await lockRevocation(transaction, requestId, certificateId);
    if (!certificate || request?.state !== 'waiting') return refuse('certificates.revocation.decidedAlready');
    const isOwn = request.requestedById === actorId;
    if (decision.decision === 'withdrawn' && !isOwn) return refuse('certificates.revocation.notYours');
    if (decision.decision !== 'withdrawn' && isOwn) return refuse('certificates.revocation.secondPerson');
    return apply(transaction, certificate, request, decision);
  });
}

async function apply(
  transaction: Transaction,
  certificate: CertificateRow,
  request: RevocationRow,
  { decision, actorId, at }: RevocationDecision,
): Promise<Refusal | null> {
  await closeRevocation(transaction, request.id, { state: decision, decidedById: actorId, decidedAt: at });
  if (decision === 'confirmed') {
    const { reasonCode, note, isPublic, requestedById } = request;
    const change = {
      change: 'revoke',
      reasonCode,
      reason: note ?? '',
      isPublic,
      requestedById,
      actorId,
      at,
    } as const;
    return applyChange(transaction, certificate, change);
  }
  await audit(transaction, {
    actorId,
    at,
    action: decision === 'declined' ? 'certificate.declineRevocation' : 'certificate.withdrawRevocation',
    subjectKind: 'certificate',
    subjectId: certificate.id,
    after: { requestId: request.id },
  });
  return null;
}
