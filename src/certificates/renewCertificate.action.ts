/**
 * Renews a certificate within the caller's unit of work: a new one with a new end replaces the old one. Which refresher
 * renews what is the ladder's rule, not ours.
 */
import { lockPerson } from '../accounts/person.store.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import type { Refusal } from '../refusal.ts';
import { findCertificate, lockCertificate } from './certificate.store.ts';
import type { Issuer } from './certificateAward.ts';
import { verdictOf } from './certificateStatus.ts';
import { replaceBy } from './replaceCertificate.action.ts';
import { endOfValidity } from './validity.ts';

/** What is renewed, and for how long. */
export interface Renewal {
  readonly certificateId: number;
  readonly validityMonths: number;
  readonly at: Date;
  /** Who let her pass; where the system did, it is she whose passing brought the renewal. */
  readonly actorId: number | null;
}

/** The new certificate's id; null where there is nothing to renew: it has ended, is not in force, or is as new. */
export async function renewCertificate(
  transaction: Transaction,
  { certificateId, validityMonths, at, actorId }: Renewal,
  issuer: Issuer,
): Promise<number | null | Refusal> {
  const seen = await findCertificate(certificateId, transaction);
  if (!seen) return null;
  await lockPerson(transaction, seen.personId);
  const old = await lockCertificate(transaction, certificateId);
  if (!old || old.expiresAt === null || verdictOf(old.state, old.expiresAt, at) !== 'valid') return null;
  // Issued at this very moment or later: the same refresher has renewed it already.
  if (old.issuedAt >= at) return null;
  const expiresAt = endOfValidity(at, validityMonths, issuer.timeZone);
  const change = {
    facts: old.facts,
    expiresAt,
    reasonCode: 'renewed',
    reason: '',
    actorId: actorId ?? old.personId,
    at,
  } as const;
  return replaceBy(transaction, old, renewalKey(old.id), change, issuer);
}

/** The award under which the renewal of a certificate is found. */
export function renewalKey(certificateId: number): string {
  return `renewal:${certificateId}`;
}
