/** Marks are whole hundredths: 87.5 is 8750. Reading and showing them without floating-point sums. */

/** `8750` → `87.50`; negative marks keep their sign. */
export function showHundredths(hundredths: number): string {
  const size = Math.abs(hundredths);
  const sign = hundredths < 0 ? '-' : '';
  return `${sign}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}

/** `87.5` → `8750`; null where the text is no number with at most two decimals. */
export function readHundredths(text: string): number | null {
  const match = /^(-?)(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const size = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? 0 - size : size;
}

/** Divides whole hundredths and rounds half away from zero. */
export function divideHundredths(hundredths: number, divisor: number): number {
  const quotient = Math.floor((2 * Math.abs(hundredths) + divisor) / (2 * divisor));
  return hundredths < 0 ? 0 - quotient : quotient;
}
