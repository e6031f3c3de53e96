/** A certificate's machine-readable forms: the holder's with her name, the public one with the name masked. */
import { lookupHash } from '../db/secrets.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { didOf } from '../keys/did.ts';
import { findSigningKey } from '../keys/signingKey.store.ts';
import { maskName } from '../lib/masking.ts';
import type { CertificateRow } from './certificate.store.ts';
import { titleOf } from './certificateWording.ts';
import {
  buildCredential,
  type Credential,
  type CredentialHolder,
  credentialJwt,
  hashIdentity,
} from './credential.ts';
import { addProof } from './credentialProof.ts';
import { jwtKeyAddress } from './didDocument.ts';
import { payloadDigits, payloadFacts } from './payload.ts';
import { assignStatusIndex, findStatusIndex } from './statusListEntry.store.ts';

/** A credential, and the same signed as VC-JWT. */
export interface SignedCredential {
  readonly credential: Credential;
  readonly jwt: string;
}

/**
 * The holder's credential, for the attachment of her PDF: with her name and the salt of its hash. Opens a unit of work
 * of its own for certificates of before there were status lists, so it must not be called inside one.
 */
export function credentialFor(certificate: CertificateRow, origin: string): Promise<SignedCredential> {
  const salt = saltOf(certificate);
  return signedFor(certificate, origin, {
    shownName: certificate.holderName,
    nameHash: hashIdentity(certificate.holderName, salt),
    salt,
  });
}

/** The credential that everyone may see: the name masked, its hash without the salt. */
export function publicCredentialFor(certificate: CertificateRow, origin: string): Promise<SignedCredential> {
  return signedFor(certificate, origin, {
    shownName: maskName(certificate.holderName),
    nameHash: hashIdentity(certificate.holderName, saltOf(certificate)),
    salt: null,
  });
}

/** The same credential with a Data Integrity proof (`eddsa-rdfc-2022`) in it. */
export async function withProof(credential: Credential, origin: string, now: Date): Promise<Credential> {
  return addProof(credential, await findSigningKey('credential'), didOf(origin), now);
}

/** The signed facts that the QR on the paper carries in its fragment, as decimal digits. */
export async function payloadFor(certificate: CertificateRow): Promise<string> {
  const { facts } = certificate;
  const statusIndex = await getStatusIndex(certificate.id);
  const shown = payloadFacts({
    ...certificate,
    programme: facts.programme,
    award: facts.award,
    timeZone: facts.timeZone,
    statusIndex,
  });
  return payloadDigits(shown, await findSigningKey('payload'));
}

/** The text of the paper's QR: the page's address, and behind `#` what no server ever sees. */
export async function qrTextFor(certificate: CertificateRow, origin: string): Promise<string> {
  return `${origin}/c/${certificate.token}#${await payloadFor(certificate)}`;
}

async function signedFor(
  certificate: CertificateRow,
  origin: string,
  holder: CredentialHolder,
): Promise<SignedCredential> {
  const { facts, number, token, kind, issuedAt, expiresAt } = certificate;
  const did = didOf(origin);
  const credential = buildCredential({
    origin,
    did,
    number,
    token,
    kind,
    issuedAt,
    expiresAt,
    holder,
    issuerName: facts.issuerName,
    title: titleOf(facts),
    programme: { zh: facts.programme, en: facts.programmeEnglish ?? '' },
    award: facts.award === null ? null : { zh: facts.award, en: facts.awardEnglish ?? '' },
    tierName: facts.tierName,
    hours: facts.hours,
    startsOn: instant(facts.startsOn),
    endsOn: instant(facts.endsOn),
    statusIndex: await getStatusIndex(certificate.id),
  });
  const key = await findSigningKey('credential');
  return { credential, jwt: await credentialJwt(credential, key, jwtKeyAddress(did, key.keyId)) };
}

/** The place of a certificate in the status lists; one of before there were lists gets it now. */
async function getStatusIndex(certificateId: number): Promise<number> {
  const found = await findStatusIndex(certificateId);
  return found ?? unitOfWork((transaction) => assignStatusIndex(transaction, certificateId));
}

/** 256 secret bits of each certificate, so that the hash of a name can't be guessed; the same for ever. */
function saltOf({ token }: CertificateRow): string {
  return lookupHash(`salt of the holder's name, ${token}`);
}

function instant(stored: string | null): Date | null {
  return stored === null ? null : new Date(stored);
}
