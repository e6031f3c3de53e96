/** The secrets behind the codes: one for each session's door, one for each person; derived, so that none is stored. */
import { lookupHash, seal, unseal } from '../../db/secrets.ts';
import { ownCodeText, readOwnCode, unwrapOwnCode, wrapOwnCode } from './ownCode.ts';

/** What signs the codes of a session's door; another door code, another secret. */
export function doorSecret(session: { readonly id: number; readonly doorCode: string }): string {
  return lookupHash(`session door:${session.id}:${session.doorCode}`);
}

/** What a person's typed digits come from. */
export function digitsSecret(personId: number): string {
  return lookupHash(`own digits:${personId}`);
}

/** The text of a person's own QR: nobody else can read it or make one. */
export function ownCode(personId: number, now: Date): string {
  return wrapOwnCode(seal(ownCodeText(personId, now)));
}

/** Whose QR was scanned; null: no code of ours. */
export function openOwnCode(code: string, now: Date): number | 'tooOld' | null {
  const sealed = unwrapOwnCode(code);
  if (!sealed) return null;
  try {
    return readOwnCode(unseal(sealed), now);
  } catch {
    return null;
  }
}
