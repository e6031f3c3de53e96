/**
 * What an API key is: a secret that an enterprise's program sends, of which only a hash is kept. A hash without salt
 * or stretching is enough, since the secret has 192 random bits.
 */
import { createHash } from 'node:crypto';

/** What a key may be allowed to do; a key has at least one. */
export const scopes = ['look-up', 'bulk', 'feed', 'follow'] as const;
export type Scope = (typeof scopes)[number];

/** Gives so many random bytes; node's `randomBytes` fits. */
export type RandomBytes = (size: number) => Buffer;

/** Requests a minute, and certificates looked up a day, that a key gets unless staff say otherwise. */
export const usualQuotas = { perMinute: 60, perDay: 5_000 } as const;

/** Largest quotas that staff can set. */
export const largestQuotas = { perMinute: 6_000, perDay: 1_000_000 } as const;

/** How long an old key still works beside its successor, in hours. */
export const overlapHours = { usual: 72, longest: 720 } as const;

const shape = /^jt_[A-Za-z0-9_-]{32}$/;
const shownCharacters = 9;

/** Draws a key: `jt_` and 192 random bits. */
export function drawApiKey(randomBytes: RandomBytes): string {
  return `jt_${randomBytes(24).toString('base64url')}`;
}

/** The key in an `Authorization: Bearer …` header, or null where there is none of our shape. */
export function keyInHeader(authorization: string | undefined): string | null {
  const key = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return shape.test(key) ? key : null;
}

/** What the database knows of a key. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** The beginning of a key, by which its owner tells it from others: 36 of its 192 bits. */
export function keyBeginning(key: string): string {
  return key.slice(0, shownCharacters);
}

/** Scopes as stored, back into a list; unknown words are left out. */
export function readScopes(stored: string): Scope[] {
  const words = stored.split(' ');
  return scopes.filter((scope) => words.includes(scope));
}

/** A key's times; whatever comes first ends it. */
export interface KeyLife {
  /** Its last moment, after a rotation. */
  readonly endsAt: Date | null;
  readonly withdrawnAt: Date | null;
}

export type KeyState = 'active' | 'ending' | 'ended' | 'withdrawn';

/** Where a key stands; only active and ending ones open anything. */
export function keyState({ endsAt, withdrawnAt }: KeyLife, now: Date): KeyState {
  if (withdrawnAt) return 'withdrawn';
  if (!endsAt) return 'active';
  return now < endsAt ? 'ending' : 'ended';
}

/** Whether a key still works. */
export function isUsable(life: KeyLife, now: Date): boolean {
  return ['active', 'ending'].includes(keyState(life, now));
}
