/**
 * What a leaf of the log says. It is public for ever, so it names nobody: the certificate's number and facts are in it
 * only as commitments, HMAC-SHA-256 under keys that are derived from a secret of 256 bits for each certificate. A bare
 * hash would not do, since a few thousand likely names are tried in a moment. The key of the number is given to whoever
 * has the certificate's token; the key of the facts stays with the issuer, who can open it in a dispute.
 */
import { createHmac, hash } from 'node:crypto';
import { canonicalJson } from './canonicalJson.ts';

/** What happened to the certificate. */
export const leafKinds = ['issued', 'suspended', 'resumed', 'revoked', 'replaced'] as const;
export type LeafKind = (typeof leafKinds)[number];

/** A leaf, before it is written as canonical JSON. */
export interface Leaf {
  readonly version: 1;
  readonly kind: LeafKind;
  /** Commitment to the number, hexadecimal. */
  readonly certificate: string;
  /** Commitment to the facts, hexadecimal. */
  readonly facts: string;
  /** When it happened, as ISO 8601. */
  readonly at: string;
  /** The hash of the certificate's leaf before this one; null for its first. */
  readonly previous: string | null;
  /** Only where it was entered after the fact, such as for certificates older than the log. */
  readonly backfilled?: true;
}

/** What a leaf is made from. */
export interface LeafFacts {
  readonly kind: LeafKind;
  readonly number: string;
  /** SHA-256 of the certificate's facts, hexadecimal. */
  readonly factsHash: string;
  readonly at: Date;
  readonly salt: string;
  readonly previous: string | null;
  readonly backfilled: boolean;
}

/** Makes a leaf. */
export function makeLeaf({ kind, number, factsHash, at, salt, previous, backfilled }: LeafFacts): Leaf {
  return {
    version: 1,
    kind,
    certificate: commitment(numberKey(salt), number),
    facts: commitment(factsKey(salt), factsHash),
    at: at.toISOString(),
    previous,
    ...(backfilled ? { backfilled } : {}),
  };
}

/** The leaf's bytes, as hashed and published. */
export function leafText(leaf: Leaf): string {
  return canonicalJson(leaf);
}

/** Reads a stored leaf; null where it is none. */
export function readLeaf(text: string): Leaf | null {
  try {
    const leaf = JSON.parse(text) as Leaf;
    return leaf.version === 1 && leafKinds.includes(leaf.kind) ? leaf : null;
  } catch {
    return null;
  }
}

/** The key under which the number was committed to, hexadecimal. */
export function numberKey(salt: string): string {
  return derivedKey(salt, 'number');
}

/** The key under which the facts were committed to, hexadecimal; not for the public. */
export function factsKey(salt: string): string {
  return derivedKey(salt, 'facts');
}

/** HMAC-SHA-256 of a text under a key, both hexadecimal. */
export function commitment(key: string, text: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex');
}

/** SHA-256 of what a certificate says, as canonical JSON, hexadecimal. */
export function hashFacts(facts: unknown): string {
  return hash('sha256', canonicalJson(facts), 'hex');
}

/** SHA-256 over the purpose's name, a zero byte and the secret: one does not tell the other. */
function derivedKey(salt: string, purpose: 'number' | 'facts'): string {
  return hash('sha256', Buffer.concat([Buffer.from(`${purpose}\0`), Buffer.from(salt, 'hex')]), 'hex');
}
