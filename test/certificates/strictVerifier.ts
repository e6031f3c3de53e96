/**
 * A second pair of eyes for credentials: verifies VC-JWTs, Data Integrity proofs and status lists by the letter of the
 * specifications, on node's own cryptography, with none of the libraries that sign them (JSON-LD and RDF
 * canonicalisation apart, which are standards of their own).
 */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import jsonld from 'jsonld';
import { canonize } from 'rdf-canonize';
import { loadContext } from '../../src/certificates/credentialProof.ts';

export type Json = Record<string, unknown>;

/** A DID document, as far as verifying goes. */
export interface DidDocument {
  readonly id: string;
  readonly verificationMethod: readonly {
    readonly id: string;
    readonly type: string;
    readonly controller: string;
    readonly publicKeyMultibase?: string;
    readonly publicKeyJwk?: object;
  }[];
  readonly assertionMethod: readonly string[];
}

/** Reads a VC-JWT (W3C VC-JOSE-COSE) and gives the credential; throws where anything is not as it should be. */
export function readJwt(jwt: string, did: DidDocument): Json {
  const parts = jwt.split('.');
  must(parts.length === 3 && parts.every((part) => /^[\w-]+$/.test(part)), 'three parts in base64url');
  const [head, body, signature] = parts as [string, string, string];
  for (const part of parts)
    must(Buffer.from(part, 'base64url').toString('base64url') === part, 'no stray bits in base64url');
  const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Json;
  must(header.alg === 'EdDSA' && header.typ === 'vc+jwt' && !('crit' in header), 'header');
  const key = keyFor(did, String(header.kid), 'JsonWebKey');
  must(verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')), 'signature');
  const credential = JSON.parse(Buffer.from(body, 'base64url').toString()) as Json;
  must(!('vc' in credential), 'the credential is the payload');
  must(credential.iss === did.id && issuerOf(credential) === did.id, 'issuer');
  must(credential.jti === credential.id, 'jti');
  must(credential.sub === (credential.credentialSubject as Json).id, 'sub');
  must(credential.nbf === Math.floor(Date.parse(String(credential.validFrom)) / 1000), 'nbf');
  return credential;
}

/** Checks an `eddsa-rdfc-2022` proof (W3C Data Integrity EdDSA Cryptosuites 1.0, §3.2). */
export async function isProven(document: Json, did: DidDocument): Promise<boolean> {
  const { proof, ...unsecured } = document as Json & { proof: Json };
  const { proofValue, ...options } = proof;
  must(options.type === 'DataIntegrityProof' && options.cryptosuite === 'eddsa-rdfc-2022', 'proof type');
  must(options.proofPurpose === 'assertionMethod' && issuerOf(document) === did.id, 'purpose and issuer');
  const key = keyFor(did, String(options.verificationMethod), 'Multikey');
  const context = { '@context': document['@context'] };
  const hashes = [await hashOf({ ...context, ...options }), await hashOf(unsecured)];
  const value = String(proofValue);
  must(value.startsWith('z'), 'base58btc');
  return verify(null, Buffer.concat(hashes), key, fromBase58(value.slice(1)));
}

/** The bits of a status list credential's list (W3C Bitstring Status List §3.2–3.3). */
export function bitsOf(credential: Json): (place: number) => boolean {
  const { encodedList, type } = credential.credentialSubject as { encodedList: string; type: string };
  must(type === 'BitstringStatusList' && encodedList.startsWith('u'), 'a list in multibase base64url');
  const bytes = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'));
  must(bytes.length * 8 >= 131_072, 'at least 131,072 places');
  return (place) => ((bytes[place >> 3] as number) & (0x80 >> (place & 7))) !== 0;
}

function keyFor(did: DidDocument, id: string, type: string): KeyObject {
  const method = did.verificationMethod.find((one) => one.id === id);
  if (!method) throw new Error(`no key ${id}`);
  must(method.type === type && method.controller === did.id, 'kind of key');
  must(did.assertionMethod.includes(id), 'key may assert');
  if (method.publicKeyJwk) return createPublicKey({ key: method.publicKeyJwk as never, format: 'jwk' });
  const bytes = fromBase58(String(method.publicKeyMultibase).slice(1));
  must(bytes.length === 34 && bytes[0] === 0xed && bytes[1] === 0x01, 'an Ed25519 key');
  const prefix = Buffer.from('302a300506032b6570032100', 'hex');
  return createPublicKey({ key: Buffer.concat([prefix, bytes.subarray(2)]), format: 'der', type: 'spki' });
}

async function hashOf(document: Json): Promise<Buffer> {
  const dataset = await jsonld.toRDF(document, {
    documentLoader: loadContext,
    safe: true,
    base: null,
    rdfDirection: 'i18n-datatype',
  });
  const quads = await canonize(dataset, { algorithm: 'RDFC-1.0', format: 'application/n-quads' });
  return createHash('sha256').update(quads).digest();
}

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

function fromBase58(text: string): Buffer {
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  let value = 0n;
  for (const character of text) {
    must(alphabet.includes(character), 'base58');
    value = value * 58n + BigInt(alphabet.indexOf(character));
  }
  const hex = value === 0n ? '' : value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.alloc(zeros), bytes]);
}

function issuerOf({ issuer }: Json): unknown {
  return typeof issuer === 'string' ? issuer : (issuer as Json | undefined)?.id;
}

function must(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`Not as the specification wants: ${what}.`);
}
