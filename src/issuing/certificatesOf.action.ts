/** Gives the certificates of a batch one after another with their documents, so that thousands need little memory. */
import { type CertificateRow, findCertificate } from '../certificates/certificate.store.ts';
import { freezeCertificate } from '../certificates/freezeCertificate.action.ts';
import { eachCertificateId } from './batch.store.ts';

/** A certificate with what reads its document when it is wanted. */
export interface BatchCertificate {
  readonly certificate: CertificateRow;
  /** The frozen bytes, made now where they were not yet. */
  readonly read: () => Promise<Buffer>;
}

/** The certificates in the batch's order. */
export async function* certificatesOf(batchId: number, origin: string): AsyncGenerator<BatchCertificate> {
  for await (const id of eachCertificateId(batchId)) {
    const certificate = await findCertificate(id);
    if (certificate) yield { certificate, read: async () => (await freezeCertificate(id, origin)).pdf };
  }
}
