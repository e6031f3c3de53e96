/**
 * Replaces a certificate by a new one: with the right name, or because a refresher renewed it. The old one points to the
 * new one and back; of two who try at once, one does it.
 */
import { lockPerson } from '../accounts/person.store.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { type CertificateRow, findCertificate, lockCertificate } from './certificate.store.ts';
import type { FrozenFacts, Issuer } from './certificateAward.ts';
import { changeState } from './certificateStatus.ts';
import { applyChange } from './changeStatus.action.ts';
import { enterCertificate } from './enterCertificate.action.ts';
import type { ReasonCode } from './statusReason.ts';

/** A name to correct. */
export interface NameCorrection {
  readonly certificateId: number;
  readonly name: string;
  /** What proves the name; needed where it is not the one in her record. For staff only. */
  readonly evidence: string | null;
  readonly actorId: number;
  readonly at: Date;
}

/** Issues the certificate anew under the right name, with the same end; gives the new one's id. */
export function correctName(wish: NameCorrection, issuer: Issuer): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const seen = await findCertificate(wish.certificateId, transaction);
    if (!seen) throw new Error('The certificate is gone.');
    const holder = await lockPerson(transaction, seen.personId);
    const old = await lockCertificate(transaction, wish.certificateId);
    if (!holder || !old) throw new Error('A certificate needs a holder.');
    if (wish.name === old.holderName) return refuse('certificates.replace.sameName', {}, 'name');
    if (wish.name !== holder.name && wish.evidence === null)
      return refuse('certificates.replace.evidenceNeeded', { name: holder.name }, 'evidence');
    const facts = { ...old.facts, holderName: wish.name, identityMasked: holder.identityMasked };
    const { actorId, at } = wish;
    const reason = wish.evidence ?? '';
    const change = {
      facts,
      expiresAt: old.expiresAt,
      reasonCode: 'nameCorrected',
      reason,
      actorId,
      at,
    } as const;
    return replaceBy(transaction, old, `replacement:${old.id}`, change, issuer);
  });
}

/** What the new certificate is to be. */
export interface Replacement {
  readonly facts: FrozenFacts;
  readonly expiresAt: Date | null;
  readonly reasonCode: ReasonCode;
  /** For staff only. */
  readonly reason: string;
  readonly actorId: number;
  readonly at: Date;
}

/** Enters the new certificate and marks the old one, which the caller has locked, as replaced by it. */
export async function replaceBy(
  transaction: Transaction,
  old: CertificateRow,
  awardKey: string,
  { facts, expiresAt, reasonCode, reason, actorId, at }: Replacement,
  issuer: Issuer,
): Promise<number | Refusal> {
  const allowed = changeState(old.state, 'replace');
  if (!allowed.ok) return refuse(`certificates.fault.${allowed.fault}`);
  const entry = {
    awardKey,
    personId: old.personId,
    facts,
    issuedAt: at,
    expiresAt,
    actorId,
    replacesId: old.id,
  };
  const newId = await enterCertificate(transaction, entry, issuer);
  if (isRefusal(newId)) return newId;
  const change = { change: 'replace', reasonCode, reason, isPublic: false, actorId, at } as const;
  return (await applyChange(transaction, old, change, newId)) ?? newId;
}
