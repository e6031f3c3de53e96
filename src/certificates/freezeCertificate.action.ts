/**
 * Freezes certificates: makes each one's document once, signs it and keeps it, so that every download is the same bytes
 * for ever. Rendering and storing happen outside the database's transaction; whoever comes second gets the first's.
 */
import { audit } from '../db/audit.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { findSigningKey } from '../keys/signingKey.store.ts';
import type { SigningKey } from '../keys/signingKey.ts';
import { type CertificateRow, findCertificate } from './certificate.store.ts';
import { printedFacts } from './certificateAward.ts';
import {
  addDocument,
  type FrozenDocument,
  findDocument,
  findOldPdf,
  type NewDocument,
  placeDocument,
  removeDocument,
  sha256Of,
} from './certificateDocument.store.ts';
import { type DocumentJob, renderDocument } from './certificateDocument.ts';
import { qrTextFor } from './credential.action.ts';
import { attachmentsFor } from './credentialAttachment.action.ts';
import { removeDue } from './dueDocument.store.ts';
import { lookOfCertificate } from './look.action.ts';

/** How a document is made: here, or in another thread. */
export type Render = (job: DocumentJob) => Promise<Buffer>;

/**
 * The certificate's document, made on the first call; `origin` is what its QR leads to.
 * @throws when there is no such certificate, or no key to sign with.
 */
export async function freezeCertificate(
  certificateId: number,
  origin: string,
  render: Render = renderDocument,
): Promise<FrozenDocument> {
  const frozen = await findDocument(certificateId);
  if (frozen) return frozen;
  const frozenAt = new Date();
  const old = await findOldPdf(certificateId);
  if (old) return keep({ certificateId, pdf: old, sha256: sha256Of(old), keyId: null, frozenAt });
  const certificate = await findCertificate(certificateId);
  if (!certificate) throw new Error(`There is no certificate ${certificateId}.`);
  const key = await findSigningKey('document', frozenAt);
  const pdf = await render(await jobOf(certificate, origin, key, frozenAt));
  return keep({ certificateId, pdf, sha256: sha256Of(pdf), keyId: key.keyId, frozenAt });
}

async function jobOf(
  certificate: CertificateRow,
  origin: string,
  { privateKey, certificatePem }: SigningKey,
  signedAt: Date,
): Promise<DocumentJob> {
  const verifyUrl = `${origin}/c/${certificate.token}`;
  const facts = printedFacts(certificate.facts, { ...certificate, verifyUrl });
  const qrText = await qrTextFor(certificate, origin);
  const attachments = await attachmentsFor(certificate, origin, signedAt);
  const look = await lookOfCertificate(certificate);
  return { facts: { ...facts, look }, qrText, attachments, key: { privateKey, certificatePem }, signedAt };
}

/** Keeps a document unless one was kept meanwhile; gives the one that is kept. */
async function keep(document: NewDocument): Promise<FrozenDocument> {
  const { certificateId, sha256, keyId, frozenAt } = document;
  const location = await placeDocument(document);
  const isFirst = await unitOfWork(async (transaction) => {
    await removeDue(transaction, certificateId);
    const added = await addDocument(transaction, document, location);
    if (added)
      await audit(transaction, {
        actorId: null,
        at: frozenAt,
        action: 'certificate.freeze',
        subjectKind: 'certificate',
        subjectId: certificateId,
        after: { sha256, keyId },
      });
    return added;
  });
  if (isFirst) return document;
  await removeDocument(location);
  return (await findDocument(certificateId)) ?? document;
}
