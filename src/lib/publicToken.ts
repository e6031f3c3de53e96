/** Draws unguessable tokens for public addresses, and the characters of numbers that are said on the phone. */

/** Gives so many random bytes; node's `randomBytes` fits. */
export type RandomBytes = (size: number) => Uint8Array;

/** Crockford's base 32: no I, L, O or U, which are misread. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const tokenLength = 26;
const tokenShape = new RegExp(`^[${crockford.toLowerCase()}]{${tokenLength}}$`);

/** Draws the token of a public address: 26 characters, 130 bits. */
export function drawToken(randomBytes: RandomBytes): string {
  return drawCharacters(tokenLength, randomBytes).toLowerCase();
}

/** Whether a text is shaped like a token; anything else needs no query. */
export function isToken(text: string): boolean {
  return tokenShape.test(text);
}

/** So many characters of Crockford's alphabet, 5 bits each. */
export function drawCharacters(length: number, randomBytes: RandomBytes): string {
  return Array.from(randomBytes(length), (byte) => crockford.charAt(byte % 32)).join('');
}
