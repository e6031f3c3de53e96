/** The PDF of a certificate: made at the first download and kept, so that every later one is the same bytes. */
import { createHash } from 'node:crypto';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type CertificateRow, findPdf, keepPdf } from './certificate.store.ts';
import { printedFacts } from './certificateAward.ts';
import { renderCertificatePdf } from './certificatePdf.ts';

/** The certificate's bytes; `baseUrl` is the origin that its QR carries. */
export async function getCertificatePdf(certificate: CertificateRow, baseUrl: string): Promise<Buffer> {
  const kept = await findPdf(certificate.id);
  if (kept) return kept;
  const verifyUrl = `${baseUrl}/c/${certificate.token}`;
  const pdf = await renderCertificatePdf(printedFacts(certificate.facts, { ...certificate, verifyUrl }));
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  await unitOfWork((transaction) => keepPdf(transaction, certificate.id, pdf, sha256));
  return (await findPdf(certificate.id)) ?? pdf;
}
