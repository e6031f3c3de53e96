/** Issues one certificate within the caller's unit of work: exactly one for each award and person, whatever is retried. */
import { randomBytes } from 'node:crypto';
import { lockPerson } from '../accounts/person.store.ts';
import { audit } from '../db/audit.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addCertificate, findIssued } from './certificate.store.ts';
import { type CertificateAward, freezeFacts, type Issuer, printedFacts } from './certificateAward.ts';
import { drawCertificateNumber, drawToken } from './certificateNumber.ts';
import { unprintableCharacters } from './certificatePdf.ts';
import { type CertificateFacts, titleOf } from './certificateWording.ts';
import { findForbiddenTitleWords } from './forbiddenTitleWords.ts';
import { endOfValidity, yearIn } from './validity.ts';

/** The issuer's mark at the head of every number. */
const issuerMark = 'JT';

/**
 * Issues a certificate, or finds the one already issued for this award. Refuses a title with words that only the state
 * may use, and a name with characters that the fonts can't print.
 */
export async function issueCertificate(
  transaction: Transaction,
  award: CertificateAward,
  issuer: Issuer,
): Promise<{ certificateId: number; isNew: boolean } | Refusal> {
  const holder = await lockPerson(transaction, award.personId);
  if (!holder) throw new Error('A certificate needs a holder.');
  const issued = await findIssued(transaction, award.awardKey, award.personId);
  if (issued !== null) return { certificateId: issued, isNew: false };
  const number = drawCertificateNumber(
    { issuer: issuerMark, year: yearIn(award.issuedAt, issuer.timeZone), kind: award.kind },
    randomBytes,
  );
  const expiresAt =
    award.validityMonths === null
      ? null
      : endOfValidity(award.issuedAt, award.validityMonths, issuer.timeZone);
  const facts = freezeFacts(award, holder, issuer);
  const printed = printedFacts(facts, { number, verifyUrl: '', issuedAt: award.issuedAt, expiresAt });
  const refusal = findObjection(printed);
  if (refusal) return refusal;
  const certificateId = await addCertificate(transaction, {
    number,
    token: drawToken(randomBytes),
    kind: award.kind,
    awardKey: award.awardKey,
    personId: award.personId,
    holderName: holder.name,
    title: titleOf(printed).zh,
    facts,
    issuedAt: award.issuedAt,
    expiresAt,
  });
  const subject = { subjectKind: 'certificate', subjectId: certificateId };
  const after = { number, kind: award.kind, awardKey: award.awardKey };
  await audit(transaction, {
    actorId: award.actorId,
    at: award.issuedAt,
    action: 'certificate.issue',
    ...subject,
    after,
  });
  return { certificateId, isNew: true };
}

function findObjection(facts: CertificateFacts): Refusal | null {
  const words = findForbiddenTitleWords(titleOf(facts).zh);
  if (words.length > 0) return refuse('certificates.refusal.forbiddenTitle', { words: words.join('、') });
  const characters = unprintableCharacters(facts);
  return characters.length > 0
    ? refuse('certificates.refusal.unprintable', { characters: characters.join(' ') })
    : null;
}
