/** The file for machines that a certificate's PDF carries inside. */
import type { Attachment } from '../lib/pdf/attachment.ts';
import type { CertificateRow } from './certificate.store.ts';
import { credentialFor } from './credential.action.ts';

/** The holder's credential as VC-JWT, signed now; the paper around it shows the same name. */
export async function attachmentsFor(
  certificate: CertificateRow,
  origin: string,
  createdAt: Date,
): Promise<Attachment[]> {
  const { jwt } = await credentialFor(certificate, origin);
  const description = '可验证凭证（Open Badges 3.0）· Verifiable credential (Open Badges 3.0)';
  const file = { name: 'credential.jwt', mimeType: 'application/vc+jwt', description, createdAt };
  return [{ ...file, bytes: Buffer.from(jwt) }];
}
