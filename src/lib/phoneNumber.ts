/** Mainland mobile numbers: 11 digits, the first 1, the second 3–9. */

/** Full-width digits, spaces, dashes and +86 made standard; null where it is no mobile number. */
export function readPhoneNumber(text: string): string | null {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null;
}
