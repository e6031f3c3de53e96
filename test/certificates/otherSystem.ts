/** What a verifier of another system sees who follows a credential's own links: keys, contexts, status lists. */
import { expect } from 'chai';
import { loadContext } from '../../src/certificates/credentialProof.ts';
import { testOrigin, visitor } from '../support/app.ts';
import { bitsOf, type DidDocument, type Json, readJwt } from './strictVerifier.ts';

/** The issuer’s DID document as it is published. */
export const publishedDid = async () =>
  JSON.parse((await visitor().get('/.well-known/did.json').parse(asText)).body as string) as DidDocument;

/** superagent guesses by the media type; these tests want what was sent. */
export function asText(
  response: NodeJS.EventEmitter,
  done: (error: Error | null, text: string) => void,
): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
  response.on('end', () => done(null, Buffer.concat(chunks).toString()));
}

/** What a verifier sees who follows the credential's own links. */
export async function statusesOf(credential: Json): Promise<Record<string, boolean>> {
  const did = await publishedDid();
  const found: Record<string, boolean> = {};
  for (const entry of credential.credentialStatus as Record<string, string>[]) {
    const path = entry.statusListCredential?.slice(testOrigin.length) ?? '';
    const response = await visitor().get(path).parse(asText);
    const list = readJwt(response.body as string, did);
    expect((list.credentialSubject as Json).statusPurpose).to.equal(entry.statusPurpose);
    found[entry.statusPurpose ?? ''] = bitsOf(list)(Number(entry.statusListIndex));
  }
  return found;
}

/** Resolves our DID, its keys and our status lists over HTTP, contexts from what is kept. */
export async function resolver() {
  const did = await publishedDid();
  return async (asked: string): Promise<object> => {
    const method = did.verificationMethod.find(({ id }) => id === asked);
    const wrap = (document: object) => ({ contextUrl: null, documentUrl: asked, document });
    if (asked === did.id) return wrap(did);
    if (method) return wrap({ '@context': 'https://w3id.org/security/multikey/v1', ...method });
    if (!asked.startsWith(testOrigin)) return loadContext(asked);
    const path = asked.slice(testOrigin.length);
    const list = await visitor().get(path).set('Accept', 'application/vc').parse(asText);
    return wrap(JSON.parse(list.body as string));
  };
}
