/**
 * Enters a new certificate into the register, within the caller's unit of work: draws its number and token, and writes
 * the row, the transparency log and the audit trail together. Who gets what, and whether at all, was decided before.
 */
import { randomBytes } from 'node:crypto';
import { findPhotoId } from '../accounts/photo/photo.store.ts';
import { audit } from '../db/audit.ts';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import { drawToken, type RandomBytes } from '../lib/publicToken.ts';
import { sendNotice } from '../notices/sendNotice.action.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { findInForce } from '../templates/template.store.ts';
import { addCertificate } from './certificate.store.ts';
import { type FrozenFacts, type Issuer, printedFacts } from './certificateAward.ts';
import { addDueDocument } from './certificateDocument.store.ts';
import { logCertificate } from './certificateLog.action.ts';
import { certificateNotice } from './certificateNotice.ts';
import { drawCertificateNumber } from './certificateNumber.ts';
import { unprintableCharacters } from './certificatePdf.ts';
import { titleOf } from './certificateWording.ts';
import { findForbiddenTitleWords } from './forbiddenTitleWords.ts';
import { assignStatusIndex } from './statusListEntry.store.ts';
import { yearIn } from './validity.ts';

/** A certificate to enter. */
export interface NewCertificate {
  readonly awardKey: string;
  readonly personId: number;
  readonly facts: FrozenFacts;
  readonly issuedAt: Date;
  readonly expiresAt: Date | null;
  /** people.id of who issues; null: the system. */
  readonly actorId: number | null;
  /** The certificate that this one replaces. */
  readonly replacesId: number | null;
}

/**
 * Enters it and gives its id. Refuses a title with words that only the state may use, and a name with characters that
 * the fonts can't print. `draw` gives the random bytes of number and token.
 */
export async function enterCertificate(
  transaction: Transaction,
  entry: NewCertificate,
  issuer: Issuer,
  draw: RandomBytes = randomBytes,
): Promise<number | Refusal> {
  const { awardKey, facts, issuedAt, actorId, replacesId } = entry;
  const refusal = objectionTo(facts, issuedAt);
  if (refusal) return refusal;
  const row = await addUnderFreshNumber(transaction, entry, issuer, draw);
  const { id, number, kind } = row;
  await assignStatusIndex(transaction, id);
  await addDueDocument(transaction, id, issuedAt);
  await sendNotice(transaction, certificateNotice(row, 'issued', issuedAt));
  await logCertificate(transaction, row, 'issued', issuedAt);
  await audit(transaction, {
    actorId,
    at: issuedAt,
    action: 'certificate.issue',
    subjectKind: 'certificate',
    subjectId: id,
    after: { number, kind, awardKey, ...(replacesId === null ? {} : { replacesId }) },
  });
  return id;
}

const draws = 20;

/** Writes the row; numbers are random, so one that is taken already is drawn again. */
async function addUnderFreshNumber(
  transaction: Transaction,
  { awardKey, personId, facts, issuedAt, expiresAt, replacesId }: NewCertificate,
  issuer: Issuer,
  draw: RandomBytes,
) {
  const { kind, holderName } = facts;
  const title = titleOf(facts).zh;
  const template = kind === 'record' ? null : await findInForce(kind, transaction);
  const templateVersionId = template?.id ?? null;
  const hasPhoto = template?.design.elements.some((element) => element.kind === 'photo') ?? false;
  const photoId = hasPhoto ? await findPhotoId(personId, transaction) : null;
  const series = { issuer: issuer.mark ?? 'JT', year: yearIn(issuedAt, issuer.timeZone), kind };
  for (let attempt = 1; attempt <= draws; attempt++) {
    const number = drawCertificateNumber(series, draw);
    const token = drawToken(draw);
    const named = { number, token, kind, awardKey, personId, holderName, title };
    const row = { ...named, facts, issuedAt, expiresAt, templateVersionId, photoId };
    const id = await nullIfTaken(addCertificate(transaction, { ...row, replacesId }));
    if (id !== null) return { ...row, id };
  }
  throw new Error(`No free number was found in ${draws} draws.`);
}

/** Why a certificate with these facts would be refused, or null. */
export function objectionTo(facts: FrozenFacts, issuedAt: Date): Refusal | null {
  const words = findForbiddenTitleWords(titleOf(facts).zh);
  if (words.length > 0) return refuse('certificates.refusal.forbiddenTitle', { words: words.join('、') });
  const printed = printedFacts(facts, { number: '', verifyUrl: '', issuedAt, expiresAt: null });
  const characters = unprintableCharacters(printed);
  return characters.length > 0
    ? refuse('certificates.refusal.unprintable', { characters: characters.join(' ') })
    : null;
}
