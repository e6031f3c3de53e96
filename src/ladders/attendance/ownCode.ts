/**
 * A trainee's own code, which the trainer scans: her internal number and the time, encrypted and sealed by whoever
 * calls, so that nobody else can read or make one; and six digits to type where there is no camera, from an HMAC
 * over the minute (like RFC 6238) under a secret of her own. Knows no tables and no clock.
 */
import { createHmac } from 'node:crypto';

/** The page shows a new code this often, in seconds. */
export const ownCodeStepSeconds = 30;
/** A scanned code is good for this long, in seconds. */
export const ownCodeValidSeconds = 90;
/** Typed digits change this often, and those of the step before are good, too; in seconds. */
export const digitsStepSeconds = 60;

const mark = 'JT1.';

/** What is sealed into the QR. */
export function ownCodeText(personId: number, now: Date): string {
  return `${personId}:${now.getTime()}`;
}

/** The QR's text around what was sealed (base64). */
export function wrapOwnCode(sealed: string): string {
  return mark + sealed;
}

/** What was sealed, out of the QR's text; null where it is no code of ours. */
export function unwrapOwnCode(code: string): string | null {
  const text = code.trim();
  return text.startsWith(mark) && /^[A-Za-z0-9+/=]{40,200}$/.test(text.slice(mark.length))
    ? text.slice(mark.length)
    : null;
}

/** Whose code it is, from what was sealed; `tooOld` after a minute and a half. */
export function readOwnCode(text: string, now: Date): number | 'tooOld' | null {
  const match = /^([1-9]\d{0,9}):(\d{13})$/.exec(text);
  if (!match) return null;
  const age = now.getTime() - Number(match[2]);
  if (age < 0) return null;
  return age < ownCodeValidSeconds * 1000 ? Number(match[1]) : 'tooOld';
}

/** The six digits of a moment. */
export function ownDigits(secret: string, now: Date): string {
  return digitsOf(secret, Math.floor(now.getTime() / (digitsStepSeconds * 1000)));
}

/** Whether six typed digits are those of this minute or of the one before. */
export function areDigitsOf(secret: string, typed: string, now: Date): boolean {
  const step = Math.floor(now.getTime() / (digitsStepSeconds * 1000));
  return typed === digitsOf(secret, step) || typed === digitsOf(secret, step - 1);
}

function digitsOf(secret: string, step: number): string {
  const mac = createHmac('sha256', secret).update(`digits:${step}`).digest();
  return String(mac.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}
