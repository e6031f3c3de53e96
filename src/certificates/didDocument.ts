/**
 * The issuer's DID document (W3C DID Core, did:web): every key that ever signed, so that old certificates stay
 * verifiable. Only keys for credentials and QR payloads may sign credentials (`assertionMethod`): keys of PDFs and of
 * the log are listed, but a credential signed with one of them is refused by any verifier.
 *
 * did:web names a host, with its port percent-encoded, and resolves over https only. On a demonstration at
 * `http://host:port` the document is served, but other people's resolvers won't fetch it: they need https.
 */
import { createPublicKey } from 'node:crypto';
import { fromJwk } from '@digitalbazaar/ed25519-multikey';
import type { KeyPurpose, PublicJwk, PublishedKey } from '../keys/signingKey.ts';

interface VerificationMethod {
  readonly id: string;
  readonly type: 'Multikey' | 'JsonWebKey';
  readonly controller: string;
  readonly publicKeyMultibase?: string;
  readonly publicKeyJwk?: PublicJwk;
}

/**
 * The document. An Ed25519 key for credentials stands there twice, since Data Integrity wants Multikey and VC-JWT wants
 * JsonWebKey (its id ends in `-jwk`).
 */
export async function didDocument(did: string, keys: readonly PublishedKey[]): Promise<object> {
  const methods = await Promise.all(keys.map((key) => methodsOf(did, key)));
  const asserting = methods.filter((_, index) => mayAssert(keys[index]?.purpose));
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      'https://w3id.org/security/jwk/v1',
    ],
    id: did,
    verificationMethod: methods.flat(),
    assertionMethod: asserting.flat().map(({ id }) => id),
  };
}

/** The address of the form of a key that VC-JWTs name as `kid`. */
export function jwtKeyAddress(did: string, keyId: string): string {
  return `${did}#${keyId}-jwk`;
}

/** The address of the form of a key that Data Integrity proofs name as `verificationMethod`. */
export function proofKeyAddress(did: string, keyId: string): string {
  return `${did}#${keyId}`;
}

function mayAssert(purpose: KeyPurpose | undefined): boolean {
  return purpose === 'credential' || purpose === 'payload';
}

async function methodsOf(
  controller: string,
  { keyId, purpose, publicJwk }: PublishedKey,
): Promise<VerificationMethod[]> {
  const id = proofKeyAddress(controller, keyId);
  const publicKeyJwk = publicHalf(publicJwk);
  if (purpose !== 'credential') return [{ id, type: 'JsonWebKey', controller, publicKeyJwk }];
  const { publicKeyMultibase } = await fromJwk({ jwk: publicKeyJwk });
  return [
    { id, type: 'Multikey', controller, publicKeyMultibase },
    { id: jwtKeyAddress(controller, keyId), type: 'JsonWebKey', controller, publicKeyJwk },
  ];
}

/** Only what is public, whatever was stored. */
function publicHalf(jwk: PublicJwk): PublicJwk {
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  return key.export({ format: 'jwk' }) as PublicJwk;
}
