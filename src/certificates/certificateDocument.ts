/**
 * A certificate as the document that is handed out: its page, the machine-readable credential inside, and the
 * signature. Everything it needs is in the job, so that it can be made in another thread.
 */
import type { KeyObject } from 'node:crypto';
import { signatureRoom, signPdf } from '../keys/pdfSignature.ts';
import type { Attachment } from '../lib/pdf/attachment.ts';
import { renderCertificatePdf } from './certificatePdf.ts';
import type { CertificateFacts } from './certificateWording.ts';

/** All that goes into one document. */
export interface DocumentJob {
  readonly facts: CertificateFacts;
  readonly attachments: readonly Attachment[];
  readonly key: { readonly privateKey: KeyObject; readonly certificatePem: string | null };
  readonly signedAt: Date;
}

/** Makes the document. The signature contains a random number, so that no two calls give the same bytes. */
export async function renderDocument({ facts, attachments, key, signedAt }: DocumentJob): Promise<Buffer> {
  const pdf = await renderCertificatePdf(facts, { attachments, signature: signatureRoom(key) });
  return signPdf(pdf, key, signedAt);
}
