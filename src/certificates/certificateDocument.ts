/**
 * A certificate as the document that is handed out: its page, the machine-readable credential inside, and the
 * signature. Everything it needs is in the job, so that it can be made in another thread.
 */
import type { KeyObject } from 'node:crypto';
import { signatureRoom, signPdf } from '../keys/pdfSignature.ts';
import type { Attachment } from '../lib/pdf/attachment.ts';
import { type PrintedCertificate, renderCertificatePdf } from './certificatePdf.ts';
import { renderRecordPdf } from './recordPdf.ts';

/** All that goes into one document. */
export interface DocumentJob {
  readonly facts: PrintedCertificate;
  /** The address that the QR carries, with the signed payload behind `#`. */
  readonly qrText: string;
  readonly attachments: readonly Attachment[];
  readonly key: { readonly privateKey: KeyObject; readonly certificatePem: string | null };
  readonly signedAt: Date;
}

/** Makes the document. The signature contains a random number, so that no two calls give the same bytes. */
export async function renderDocument(job: DocumentJob): Promise<Buffer> {
  const { facts, qrText, attachments, key, signedAt } = job;
  const options = { attachments, signature: signatureRoom(key) };
  const pdf = facts.record
    ? await renderRecordPdf({ ...facts, qrText }, facts.record, options)
    : await renderCertificatePdf({ ...facts, qrText }, options);
  return signPdf(pdf, key, signedAt);
}
