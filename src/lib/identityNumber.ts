/**
 * Resident identity numbers, GB 11643-1999: 6 digits of region, 8 of birth date, 3 of serial (odd: male), and a
 * check digit by ISO 7064 MOD 11-2.
 */

/** Why a text is no identity number that we accept. */
export type IdentityProblem = 'length' | 'date' | 'checkDigit' | 'region';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** The region of fictional people, which no place has. */
export const demonstrationRegion = '990000';

/** Full-width digits, spaces and a lower-case x made standard. */
export function normaliseIdentityNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** What is wrong with a normalised number, or null; `demonstration` also accepts the fictional region. */
export function identityProblem(
  number: string,
  { demonstration, now }: { demonstration: boolean; now: Date },
): IdentityProblem | null {
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return 'length';
  if (!isRealDate(birthDateOf(number), now)) return 'date';
  if (checkDigit(number.slice(0, 17)) !== number[17]) return 'checkDigit';
  const isFictional = number.startsWith(demonstrationRegion);
  return (isFictional && demonstration) || (!isFictional && /^[1-8]/.test(number)) ? null : 'region';
}

/** The check digit of the first 17 digits. */
export function checkDigit(body: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return checkDigits[sum % 11] as string;
}

/** The birth date as YYYY-MM-DD. */
export function birthDateOf(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

/** The sex that the serial's parity says. */
export function sexOf(number: string): 'female' | 'male' {
  return Number(number[16]) % 2 === 1 ? 'male' : 'female';
}

function isRealDate(day: string, now: Date): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return false;
  return date.getTime() <= now.getTime() && date.getUTCFullYear() >= 1900;
}
