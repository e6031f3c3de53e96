/** Issues one certificate within the caller's unit of work: exactly one for each award and person, whatever is retried. */
import { lockPerson } from '../accounts/person.store.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import type { RandomBytes } from '../lib/publicToken.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { findIssued } from './certificate.store.ts';
import { type CertificateAward, freezeFacts, type Issuer } from './certificateAward.ts';
import { enterCertificate } from './enterCertificate.action.ts';
import { endOfValidity } from './validity.ts';

/**
 * Issues a certificate, or finds the one already issued for this award. Refuses a title with words that only the state
 * may use, and a name with characters that the fonts can't print. `draw` gives the random bytes of
 * number and token.
 */
export async function issueCertificate(
  transaction: Transaction,
  award: CertificateAward,
  issuer: Issuer,
  draw?: RandomBytes,
): Promise<{ certificateId: number; isNew: boolean } | Refusal> {
  const holder = await lockPerson(transaction, award.personId);
  if (!holder) throw new Error('A certificate needs a holder.');
  const issued = await findIssued(transaction, award.awardKey, award.personId);
  if (issued !== null) return { certificateId: issued, isNew: false };
  const { awardKey, personId, issuedAt, validityMonths, actorId } = award;
  const expiresAt = validityMonths === null ? null : endOfValidity(issuedAt, validityMonths, issuer.timeZone);
  const facts = freezeFacts(award, holder, issuer);
  const entry = { awardKey, personId, facts, issuedAt, expiresAt, actorId, replacesId: null };
  const certificateId = await enterCertificate(transaction, entry, issuer, draw);
  return isRefusal(certificateId) ? certificateId : { certificateId, isNew: true };
}
