/** Suspends, resumes or revokes a certificate, with a reason, in the audit trail. */
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { lockCertificate, saveChange } from './certificate.store.ts';
import { type CertificateChange, changeState } from './certificateStatus.ts';

/** A change that someone asks for. */
export interface StatusChange {
  readonly certificateId: number;
  readonly change: Exclude<CertificateChange, 'replace'>;
  /** Shown to whoever verifies. */
  readonly reason: string;
  readonly actorId: number;
  readonly at: Date;
}

/** Applies the change, or says why it can't be. */
export function changeStatus({
  certificateId,
  change,
  reason,
  actorId,
  at,
}: StatusChange): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const certificate = await lockCertificate(transaction, certificateId);
    if (!certificate) throw new Error('The certificate is gone.');
    const result = changeState(certificate.state, change);
    if (!result.ok) return refuse(`certificates.fault.${result.fault}`);
    await saveChange(transaction, { certificateId, change, state: result.state, reason, actorId, at });
    await audit(transaction, {
      actorId,
      at,
      action: `certificate.${change}`,
      subjectKind: 'certificate',
      subjectId: certificateId,
      before: { state: certificate.state },
      after: { state: result.state, reason },
    });
    return null;
  });
}
