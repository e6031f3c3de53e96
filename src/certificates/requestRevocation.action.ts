/** Asks for a revocation; nothing changes until a second person confirms it. */
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { lockCertificate } from './certificate.store.ts';
import { changeState } from './certificateStatus.ts';
import { addRevocation } from './revocation.store.ts';
import type { StatusReason } from './statusReason.ts';

/** What is asked for. */
export interface RevocationWish {
  readonly certificateId: number;
  readonly reason: StatusReason;
  readonly actorId: number;
  readonly at: Date;
}

/** Records the request, or says why there can't be one: one waits already, or the certificate's state is final. */
export function requestRevocation({
  certificateId,
  reason,
  actorId,
  at,
}: RevocationWish): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const certificate = await lockCertificate(transaction, certificateId);
    if (!certificate) throw new Error('The certificate is gone.');
    const result = changeState(certificate.state, 'revoke');
    if (!result.ok) return refuse(`certificates.fault.${result.fault}`);
    const { code: reasonCode, note, isPublic } = reason;
    const wish = { certificateId, reasonCode, note, isPublic, requestedById: actorId, requestedAt: at };
    const requestId = await addRevocation(transaction, wish);
    if (requestId === null) return refuse('certificates.revocation.waitsAlready');
    await audit(transaction, {
      actorId,
      at,
      action: 'certificate.requestRevocation',
      subjectKind: 'certificate',
      subjectId: certificateId,
      after: { requestId, reasonCode },
    });
    return null;
  });
}
