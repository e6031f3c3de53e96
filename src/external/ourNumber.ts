/** Tells numbers of this register, which no other issuer's certificate may carry here. */

/** `JT-26-T-7K3M9Q4-X`, however it is written. */
export function isOurNumber(number: string): boolean {
  return /^[0-9A-Z]{2}\d\d[TAH][0-9A-Z]{8}$/.test(number.replace(/[^0-9A-Za-z]/g, '').toUpperCase());
}
