/**
 * Codes of sources: six characters without letters that look alike. They are shorter than a class's own code, so that
 * the address needs nothing but one of the two, and the QR stays small. Knows no chance: the bytes are given.
 */
const alphabet = 'abcdefghjkmnpqrstvwxyz23456789';

/** Bytes that a code is made from. */
export const sourceCodeBytes = 6;

/** The code of these bytes. */
export function sourceCode(bytes: Uint8Array): string {
  return [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('');
}

/** The codes in a browser's cookie, oldest first; anything else in it is dropped. */
export function readScanned(cookie: string): string[] {
  return cookie.split('.').filter((code) => /^[a-z0-9]{1,16}$/.test(code));
}

/** Most sources that a browser session remembers. */
const most = 20;

/** The cookie with one more source, which becomes the latest. */
export function addScanned(codes: readonly string[], code: string): string {
  return [...codes.filter((other) => other !== code), code].slice(-most).join('.');
}
