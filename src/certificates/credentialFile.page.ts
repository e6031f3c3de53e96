/** The holder's own credential as a file for her wallet or an employer: with her name, as on her paper. */
import { type Answer, type Context, file } from '../http/route.ts';
import type { CertificateRow } from './certificate.store.ts';
import { credentialFor, withProof } from './credential.action.ts';

/** As JSON with a Data Integrity proof. */
export async function downloadCredentialJson(context: Context<unknown, CertificateRow>): Promise<Answer> {
  const { loaded, baseUrl, now } = context;
  const { credential } = await credentialFor(loaded, baseUrl);
  const signed = await withProof(credential, baseUrl, now);
  return file('application/vc', `${loaded.number}.json`, Buffer.from(JSON.stringify(signed, null, 2)));
}

/** As VC-JWT. */
export async function downloadCredentialJwt(context: Context<unknown, CertificateRow>): Promise<Answer> {
  const { loaded, baseUrl } = context;
  const { jwt } = await credentialFor(loaded, baseUrl);
  return file('application/vc+jwt', `${loaded.number}.jwt`, Buffer.from(jwt));
}
