/**
 * Signed tree heads: how large the log was at a moment, and its root, under the issuer's Ed25519 `log` key. Whoever
 * keeps one can later prove that nothing before it was changed. Knows no storage.
 */
import { createPublicKey, type JsonWebKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonicalJson.ts';

/** A head. */
export interface TreeHead {
  readonly treeSize: number;
  /** Hexadecimal. */
  readonly rootHash: string;
  readonly signedAt: Date;
}

/** A head with its signature. */
export interface SignedHead extends TreeHead {
  /** Fragment of the key's did:web address. */
  readonly keyId: string;
  /** Ed25519 over `headText`, base64url. */
  readonly signature: string;
}

const kind = 'jieti-tree-head-1';
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const published = z.looseObject({
  kind: z.literal(kind),
  treeSize: z.int().min(0),
  rootHash: hash,
  timestamp: z.iso.datetime(),
  keyId: z.string().min(1),
  signature: z.string().min(1),
});

/** The text that is signed: canonical JSON of everything but the signature. */
export function headText({ treeSize, rootHash, signedAt }: TreeHead, keyId: string): string {
  return canonicalJson({ kind, treeSize, rootHash, timestamp: signedAt, keyId });
}

/** Signs a head. */
export function signHead(head: TreeHead, key: { keyId: string; privateKey: KeyObject }): SignedHead {
  const signature = sign(null, Buffer.from(headText(head, key.keyId)), key.privateKey).toString('base64url');
  return { ...head, keyId: key.keyId, signature };
}

/** Whether the head was signed with this key, given as JWK. */
export function isHeadSignedBy(head: SignedHead, publicJwk: Readonly<Record<string, string>>): boolean {
  const key = createPublicKey({ key: publicJwk as JsonWebKey, format: 'jwk' });
  return verify(null, Buffer.from(headText(head, head.keyId)), key, Buffer.from(head.signature, 'base64url'));
}

/** A head as published. */
export function headJson({ treeSize, rootHash, signedAt, keyId, signature }: SignedHead) {
  return { kind, treeSize, rootHash, timestamp: signedAt.toISOString(), keyId, signature };
}

/** Reads a published head; null where it is none. */
export function readHead(text: string): SignedHead | null {
  try {
    const { treeSize, rootHash, timestamp, keyId, signature } = published.parse(JSON.parse(text));
    return { treeSize, rootHash, signedAt: new Date(timestamp), keyId, signature };
  } catch {
    return null;
  }
}
