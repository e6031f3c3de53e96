/** Where a key stands in its life: published ahead, signing, retired, lost. */
import type { PublishedKey } from './signingKey.ts';

/** In the order of a key's life; a lost key can be lost from any of them. */
export const keyStates = ['coming', 'signing', 'retired', 'lost'] as const;
export type KeyState = (typeof keyStates)[number];

/** What the state depends on. */
export type KeyDates = Pick<PublishedKey, 'activeAt' | 'retiredAt' | 'lostAt'>;

/** The state of a key at a moment. */
export function keyState({ activeAt, retiredAt, lostAt }: KeyDates, now: Date): KeyState {
  if (lostAt !== null) return 'lost';
  if (retiredAt !== null && retiredAt <= now) return 'retired';
  return activeAt <= now ? 'signing' : 'coming';
}

/** Whether some other key would sign, so that this one can stop. */
export function canStop<K extends KeyDates>(key: K, ofItsPurpose: readonly K[], now: Date): boolean {
  return ofItsPurpose.some((other) => other !== key && keyState(other, now) === 'signing');
}
