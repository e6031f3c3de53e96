/** What a signing key is: its purposes, their algorithms, its public form. Does not know where keys are kept. */
import { createHash, type KeyObject } from 'node:crypto';

/**
 * What keys sign: PDF documents, Open Badges credentials, the payloads of QR codes, and tree heads of the log. One key
 * never serves two purposes.
 */
export const keyPurposes = ['document', 'credential', 'payload', 'log'] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

/** The algorithms of keys. RSA only comes with an imported document key. */
export type KeyAlgorithm = 'P-256' | 'Ed25519' | 'RSA';

/** What is made for each purpose; documents and payloads are P-256, since old readers lack Ed25519. */
export const algorithmOf: Readonly<Record<KeyPurpose, Exclude<KeyAlgorithm, 'RSA'>>> = {
  document: 'P-256',
  credential: 'Ed25519',
  payload: 'P-256',
  log: 'Ed25519',
};

/** A key with which to sign. */
export interface SigningKey {
  readonly id: number;
  readonly purpose: KeyPurpose;
  /** The fragment of its did:web address, such as `credential-2026-1`. */
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** X.509 of document keys (the signer's first, then its issuers), else null. */
  readonly certificatePem: string | null;
  readonly createdAt: Date;
  /** From when it no longer signs; what it signed stays good. */
  readonly retiredAt: Date | null;
}

/** A public key as a JSON Web Key (RFC 7517). */
export type PublicJwk = Readonly<Record<string, string>>;

/** What everyone may know of a key; keys stay published after they are retired or lost. */
export interface PublishedKey {
  readonly keyId: string;
  readonly purpose: KeyPurpose;
  readonly algorithm: KeyAlgorithm;
  readonly publicJwk: PublicJwk;
  readonly certificatePem: string | null;
  readonly createdAt: Date;
  /** From when it signs: later than `createdAt` where it was published ahead. */
  readonly activeAt: Date;
  readonly retiredAt: Date | null;
  /** When the private key was declared lost, and destroyed. */
  readonly lostAt: Date | null;
}

/** The public half as JWK. */
export function publicJwkOf(publicKey: KeyObject): PublicJwk {
  return publicKey.export({ format: 'jwk' }) as PublicJwk;
}

/** The algorithm of a key, or null where it is none of ours. */
export function algorithmOfKey(key: KeyObject): KeyAlgorithm | null {
  if (key.asymmetricKeyType === 'ed25519') return 'Ed25519';
  if (key.asymmetricKeyType === 'rsa') return 'RSA';
  return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? 'P-256' : null;
}

/**
 * SHA-256 of the public key (SubjectPublicKeyInfo, DER) as upper-case hexadecimal pairs joined by colons: the same
 * that `openssl pkey -pubin -outform DER | sha256sum` gives.
 */
export function keyFingerprint(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return (createHash('sha256').update(der).digest('hex').toUpperCase().match(/../g) as string[]).join(':');
}
