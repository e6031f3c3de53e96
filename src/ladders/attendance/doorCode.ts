/**
 * The code on the trainer's screen: another one every 20 seconds, each good for 60, so that one that was photographed
 * and forwarded is worthless by the time it arrives. A code is the session, its time step and an HMAC-SHA-256 over both
 * (RFC 2104) under a secret of the session's own, cut to 80 bits. Whoever scanned in time is given a pass: a signed
 * time of the scan, for one person or one browser, which survives a slow log-in. Knows no tables and no clock.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A new code appears this often, in seconds. */
export const stepSeconds = 20;
/** A code is good for this long after it first appeared, in seconds. */
export const validSeconds = 60;
/** Who scanned in time may log in or sign up for this long, in seconds. */
export const graceSeconds = 600;

/** What a code says before it is checked. */
export interface ReadCode {
  readonly sessionId: number;
  readonly step: number;
  readonly mac: string;
}

/** What a pass says before it is checked. */
export interface ReadPass {
  readonly sessionId: number;
  readonly scannedAt: Date;
  readonly mac: string;
}

/** The code that a session shows at a moment. */
export function doorCode(secret: string, sessionId: number, now: Date): string {
  const step = stepAt(now);
  return `${sessionId.toString(36)}-${step.toString(36)}-${sign(secret, `door:${sessionId}:${step}`)}`;
}

/** When the next code appears. */
export function nextCodeAt(now: Date): Date {
  return new Date((stepAt(now) + 1) * stepSeconds * 1000);
}

/** The parts of a code; null where it is none. */
export function readDoorCode(code: string): ReadCode | null {
  const match = /^([1-9a-z][0-9a-z]{0,5})-([0-9a-z]{1,8})-([0-9a-f]{20})$/.exec(code.trim().toLowerCase());
  if (!match) return null;
  const [, session = '', step = '', mac = ''] = match;
  return { sessionId: Number.parseInt(session, 36), step: Number.parseInt(step, 36), mac };
}

/** Whether a code opens its session's door now. `forged` also for codes that are yet to appear. */
export function checkDoorCode(secret: string, code: ReadCode, now: Date): 'valid' | 'tooOld' | 'forged' {
  const { sessionId, step, mac } = code;
  if (!isSame(sign(secret, `door:${sessionId}:${step}`), mac) || step > stepAt(now)) return 'forged';
  const age = now.getTime() - step * stepSeconds * 1000;
  return age < validSeconds * 1000 ? 'valid' : 'tooOld';
}

/** A pass for who scanned a good code; `holder` binds it to a person or a browser. */
export function scanPass(secret: string, sessionId: number, scannedAt: Date, holder: string): string {
  const at = scannedAt.getTime();
  return `${sessionId.toString(36)}-${at.toString(36)}-${sign(secret, `pass:${sessionId}:${at}:${holder}`)}`;
}

/** The parts of a pass; null where it is none. */
export function readScanPass(pass: string): ReadPass | null {
  const match = /^([1-9a-z][0-9a-z]{0,5})-([0-9a-z]{8,9})-([0-9a-f]{20})$/.exec(pass);
  if (!match) return null;
  const [, session = '', at = '', mac = ''] = match;
  return {
    sessionId: Number.parseInt(session, 36),
    scannedAt: new Date(Number.parseInt(at, 36)),
    mac,
  };
}

/** Whether a pass still holds for this holder. */
export function checkScanPass(
  secret: string,
  pass: ReadPass,
  holder: string,
  now: Date,
): 'valid' | 'tooOld' | 'forged' {
  const { sessionId, scannedAt, mac } = pass;
  const at = scannedAt.getTime();
  if (!isSame(sign(secret, `pass:${sessionId}:${at}:${holder}`), mac) || scannedAt > now) return 'forged';
  return now.getTime() - at < graceSeconds * 1000 ? 'valid' : 'tooOld';
}

function stepAt(now: Date): number {
  return Math.floor(now.getTime() / (stepSeconds * 1000));
}

function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex').slice(0, 20);
}

/** Compares in a time that says nothing about where two texts differ. */
function isSame(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
