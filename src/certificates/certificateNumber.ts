/**
 * The printed number of a certificate (`JT-26-T-7K3M9Q4-X`: issuer, year, kind, serial, check character).
 * Knows no database: whether a number was issued is not its question, but a mistyped one is told from an unknown one
 * without a query. Any one wrong character and any swap of neighbours is caught (ISO 7064 MOD 37-2; serials whose check
 * character could be misread are drawn again).
 */
import { crockford, drawCharacters, type RandomBytes } from '../lib/publicToken.ts';

/** What a certificate attests. */
export type CertificateKind = 'completion' | 'award' | 'honour' | 'record';

/** Kinds that organisers issue; a `record` of learning is asked for by its holder. */
export type IssuedKind = Exclude<CertificateKind, 'record'>;

/** What a number says before its serial. */
export interface CertificateSeries {
  /** Two characters of Crockford's alphabet */
  readonly issuer: string;
  /** The year of issue, in four digits */
  readonly year: number;
  readonly kind: CertificateKind;
}

/** A number read from what someone typed. `shape`: no number at all; `checkCharacter`: one with a slip in it. */
export type NumberReading =
  | { readonly ok: true; readonly number: string; readonly kind: CertificateKind }
  | { readonly ok: false; readonly fault: 'shape' | 'checkCharacter' };

const checkAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';
const kindLetters: Readonly<Record<CertificateKind, string>> = {
  completion: 'T',
  award: 'A',
  honour: 'H',
  record: 'R',
};
const kinds: Readonly<Record<string, CertificateKind>> = {
  T: 'completion',
  A: 'award',
  H: 'honour',
  R: 'record',
};
const serialLength = 7;
const numberShape = /^([0-9A-HJKMNP-TV-Z]{2})(\d\d)([TAHR])([0-9A-HJKMNP-TV-Z]{7})([0-9A-HJKMNP-TV-Z])$/;

/** Draws a number of the series; its serial (35 bits) tells nothing of how many were issued. */
export function drawCertificateNumber(series: CertificateSeries, randomBytes: RandomBytes): string {
  for (;;) {
    const number = formatCertificateNumber(series, drawCharacters(serialLength, randomBytes));
    if (number) return number;
  }
}

/** The number of a serial, or null where its check character would be `*`, I, L, O or U. */
export function formatCertificateNumber(series: CertificateSeries, serial: string): string | null {
  const year = String(series.year).slice(-2);
  const body = `${series.issuer}${year}${kindLetters[series.kind]}${serial}`;
  if (!numberShape.test(`${body}0`)) throw new Error(`No certificate number can be made of ${body}`);
  const check = checkCharacter(body);
  if (!crockford.includes(check)) return null;
  return [series.issuer, year, kindLetters[series.kind], serial, check].join('-');
}

/** Reads a number as typed: lower case, spaces, dashes, full-width characters, O for 0, I and L for 1 are forgiven. */
export function parseCertificateNumber(typed: string): NumberReading {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}−_.·]/gu, '');
  const match = numberShape.exec(plain.replaceAll('O', '0').replace(/[IL]/g, '1'));
  if (!match) return { ok: false, fault: 'shape' };
  const [characters, ...parts] = match;
  const [, , letter = '', , check] = parts;
  const kind = kinds[letter];
  if (!kind || checkCharacter(characters.slice(0, -1)) !== check)
    return { ok: false, fault: 'checkCharacter' };
  return { ok: true, number: parts.join('-'), kind };
}

/** ISO 7064 MOD 37-2. */
function checkCharacter(body: string): string {
  const sum = [...body].reduce(
    (total, character) => ((total + checkAlphabet.indexOf(character)) * 2) % 37,
    0,
  );
  return checkAlphabet.charAt((38 - sum) % 37);
}
