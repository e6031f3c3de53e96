/** A credential and a key to sign it with, for tests without a database. */
import { generateKeyPairSync } from 'node:crypto';
import { buildCredential, type CredentialFacts, hashIdentity } from '../../src/certificates/credential.ts';
import { didDocument } from '../../src/certificates/didDocument.ts';
import { type PublishedKey, publicJwkOf, type SigningKey } from '../../src/keys/signingKey.ts';
import type { DidDocument } from './strictVerifier.ts';

export const origin = 'https://jieti.example.org';
export const did = 'did:web:jieti.example.org';
export const issuedAt = new Date('2026-03-23T02:00:00Z');

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

/** The key that signs in tests. */
export const key: SigningKey = {
  id: 1,
  purpose: 'credential',
  keyId: 'credential-2026-1',
  privateKey,
  publicKey,
  certificatePem: null,
  createdAt: issuedAt,
  retiredAt: null,
};

/** What is published of a key. */
export function published({ keyId, purpose, publicKey, createdAt }: SigningKey): PublishedKey {
  return {
    keyId,
    purpose,
    algorithm: purpose === 'credential' || purpose === 'log' ? 'Ed25519' : 'P-256',
    publicJwk: publicJwkOf(publicKey),
    certificatePem: null,
    createdAt,
    activeAt: createdAt,
    retiredAt: null,
    lostAt: null,
  };
}

/** The issuer's DID document with this key in it. */
export async function didWithKey(): Promise<DidDocument> {
  return (await didDocument(did, [published(key)])) as DidDocument;
}

/** Facts of a fictional certificate; tests change what they are about. */
export function credentialFacts(changes: Partial<CredentialFacts> = {}): CredentialFacts {
  return {
    origin,
    did,
    issuerName: '示范市妇女联合会',
    token: '7k3m9q4x7k3m9q4x7k3m9q4x7k',
    number: 'JT-26-T-7K3M9Q4-X',
    kind: 'completion',
    title: { zh: '培训合格证书', en: 'Certificate of Completion' },
    programme: { zh: '养老护理技能班', en: 'Elderly care skills' },
    tierName: '技能培训',
    hours: 40,
    award: null,
    issuedAt,
    expiresAt: new Date('2029-03-23T16:00:00Z'),
    startsOn: new Date('2026-03-01T02:00:00Z'),
    endsOn: new Date('2026-03-20T02:00:00Z'),
    statusIndex: 94_567,
    holder: { shownName: '王*芳', nameHash: hashIdentity('王桂芳', 'salt'), salt: null },
    ...changes,
  };
}

/** An unsigned credential. */
export function givenCredential(changes: Partial<CredentialFacts> = {}) {
  return buildCredential(credentialFacts(changes));
}
