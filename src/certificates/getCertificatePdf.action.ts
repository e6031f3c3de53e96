/** The PDF of a certificate as it is handed out: frozen at issue, the same bytes for ever. */
import type { CertificateRow } from './certificate.store.ts';
import { freezeCertificate } from './freezeCertificate.action.ts';

/** The certificate's bytes; `baseUrl` is the origin that its QR carries where it has to be made first. */
export async function getCertificatePdf(certificate: CertificateRow, baseUrl: string): Promise<Buffer> {
  return (await freezeCertificate(certificate.id, baseUrl)).pdf;
}
