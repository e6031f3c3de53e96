/** Suspends, resumes, revokes or replaces a certificate: with a reason, in the audit trail and the transparency log. */
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { translator } from '../i18n/translate.ts';
import { sendNotice } from '../notices/sendNotice.action.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type CertificateRow, lockCertificate, type PublicStatus, saveChange } from './certificate.store.ts';
import { logCertificate } from './certificateLog.action.ts';
import { certificateNotice } from './certificateNotice.ts';
import {
  type CertificateChange,
  type CertificateState,
  changeState,
  leafKindOf,
} from './certificateStatus.ts';
import { publicReasonOf, type ReasonCode } from './statusReason.ts';

/** A change of a certificate that is locked already. */
export interface StatusChange {
  readonly change: CertificateChange;
  /** `other` where nothing else is said. */
  readonly reasonCode?: ReasonCode;
  /** In someone's own words; may be empty where the code says it. */
  readonly reason: string;
  /** Whether whoever verifies reads these words, too; true where nothing else is said. */
  readonly isPublic?: boolean;
  readonly actorId: number;
  /** Who asked for it, where a second person decided. */
  readonly requestedById?: number | null;
  readonly at: Date;
}

/**
 * Applies the change, or says why it can't be. For a revocation the second person has agreed already
 * (decideRevocation.action.ts): no page revokes by this alone.
 */
export function changeStatus({
  certificateId,
  ...change
}: StatusChange & {
  certificateId: number;
  change: Exclude<CertificateChange, 'replace'>;
}): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const certificate = await lockCertificate(transaction, certificateId);
    if (!certificate) throw new Error('The certificate is gone.');
    return applyChange(transaction, certificate, change);
  });
}

/** Applies a change to a certificate that the caller has locked. */
export async function applyChange(
  transaction: Transaction,
  certificate: CertificateRow,
  { change, reasonCode = 'other', reason, isPublic = true, actorId, requestedById = null, at }: StatusChange,
  replacedById: number | null = null,
): Promise<Refusal | null> {
  const result = changeState(certificate.state, change);
  if (!result.ok) return refuse(`certificates.fault.${result.fault}`);
  const { state } = result;
  const certificateId = certificate.id;
  const entry = { certificateId, change, state, reason, reasonCode, isPublic, actorId, requestedById, at };
  await saveChange(transaction, entry, shownOf(state, reasonCode, isPublic ? reason : '', replacedById));
  await logCertificate(transaction, certificate, leafKindOf[change], at);
  await sendNotice(transaction, certificateNotice(certificate, leafKindOf[change], at));
  await audit(transaction, {
    actorId,
    at,
    action: `certificate.${change}`,
    subjectKind: 'certificate',
    subjectId: certificateId,
    before: { state: certificate.state },
    after: {
      state,
      reasonCode,
      ...(requestedById === null ? {} : { requestedById }),
      ...(replacedById === null ? {} : { replacedById }),
    },
  });
  return null;
}

function shownOf(
  state: CertificateState,
  code: ReasonCode,
  note: string,
  replacedById: number | null,
): PublicStatus {
  if (state === 'active') return { publicReason: null, reasonCode: null, publicNote: null, replacedById };
  const shown = { reasonCode: code, publicNote: note === '' ? null : note };
  return { ...shown, publicReason: publicReasonOf(shown, translator('zh-CN')), replacedById };
}
