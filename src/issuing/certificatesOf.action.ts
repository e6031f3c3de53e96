/** Gives certificates one after another with their documents, so that thousands need little memory. */
import { type CertificateRow, findCertificate } from '../certificates/certificate.store.ts';
import { printedFacts } from '../certificates/certificateAward.ts';
import type { PrintedCertificate } from '../certificates/certificatePdf.ts';
import { qrTextFor } from '../certificates/credential.action.ts';
import { freezeCertificate } from '../certificates/freezeCertificate.action.ts';
import { lookOfCertificate } from '../certificates/look.action.ts';
import { eachCertificateId } from './batch.store.ts';
import { eachGoodSheet } from './sheet.store.ts';

/** A certificate with what reads its document, or what is printed, when it is wanted. */
export interface NextCertificate {
  readonly certificate: CertificateRow;
  /** The number of its form; null where it is not printed on one. */
  readonly sheet: string | null;
  /** The frozen bytes, made now where they were not yet. */
  readonly read: () => Promise<Buffer>;
  readonly print: () => Promise<PrintedCertificate>;
}

/** The certificates of a batch in its order. */
export async function* certificatesOf(batchId: number, origin: string): AsyncGenerator<NextCertificate> {
  for await (const id of eachCertificateId(batchId)) {
    const certificate = await findCertificate(id);
    if (certificate) yield next(certificate, null, origin);
  }
}

/** The certificates of a run in the order of the forms. */
export async function* certificatesOnForms(runId: number, origin: string): AsyncGenerator<NextCertificate> {
  for await (const { certificateId, label } of eachGoodSheet(runId)) {
    const certificate = await findCertificate(certificateId);
    if (certificate) yield next(certificate, label, origin);
  }
}

/** What is printed of one certificate. */
export async function printOf(certificate: CertificateRow, origin: string): Promise<PrintedCertificate> {
  const verifyUrl = `${origin}/c/${certificate.token}`;
  const facts = printedFacts(certificate.facts, { ...certificate, verifyUrl });
  const look = await lookOfCertificate(certificate);
  return { ...facts, look, qrText: await qrTextFor(certificate, origin) };
}

function next(certificate: CertificateRow, sheet: string | null, origin: string): NextCertificate {
  return {
    certificate,
    sheet,
    read: async () => (await freezeCertificate(certificate.id, origin)).pdf,
    print: () => printOf(certificate, origin),
  };
}
