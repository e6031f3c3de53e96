/**
 * The unified social credit code of an enterprise (统一社会信用代码, GB 32100-2015): 17 characters and a check character
 * modulo 31. The weights are powers of 3, which are all different and prime to 31: any one wrong character and any
 * swap of neighbours is caught.
 */

/** Digits and capitals without I, O, S, V and Z (GB 32100-2015, table 4). */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Kind of body (2), region (6 digits), organisation (9), check character. */
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const modulus = alphabet.length;

/** Why a text is no credit code. */
export type CreditCodeFault = 'shape' | 'checkCharacter';

/** A code as typed, made standard: full-width characters, spaces, dashes and lower case are forgiven. */
export function normaliseCreditCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}]/gu, '');
}

/** What is wrong with a standard code, or null where it holds. */
export function creditCodeFault(code: string): CreditCodeFault | null {
  if (!shape.test(code)) return 'shape';
  return creditCodeCheck(code.slice(0, -1)) === code.at(-1) ? null : 'checkCharacter';
}

/** The check character of the first 17 characters. */
export function creditCodeCheck(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % modulus;
  }
  return alphabet.charAt((modulus - (sum % modulus)) % modulus);
}
