/** Mainland mobile numbers: 11 digits, the first 1, the second 3–9. Does not know which are in service. */

/** The 11 digits of a mobile number as typed (full width, spaces, dashes, brackets, +86), or null where it is none. */
export function readPhoneNumber(typed: string): string | null {
  const plain = typed.normalize('NFKC').replace(/[\s()\p{Dash_Punctuation}]/gu, '');
  const digits = plain.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null;
}
