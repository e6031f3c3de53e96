/**
 * The count of numbered forms: what came in, what was used, what was spoiled, what is left. Knows no database; a form
 * is in stock until something is written about it.
 */

/** Numbers of one delivery, both ends included. */
export interface FormRange {
  readonly firstNumber: number;
  readonly lastNumber: number;
}

/** What a form that has left the stock became. */
export type SheetState = 'used' | 'spoiled';

/** Counts of a series; received is always used + spoiled + left. */
export interface FormLedger {
  readonly received: number;
  readonly used: number;
  readonly spoiled: number;
  readonly left: number;
}

/** Why a form can't be handed out; `lost` is one that was handed out and has been lost since. */
export const spoilReasons = ['jam', 'misprint', 'damaged', 'missing', 'lost', 'other'] as const;
export type SpoilReason = (typeof spoilReasons)[number];

/** Most forms of one delivery. */
export const mostForms = 100_000;

/**
 * The ledger of a series from how many of its forms are used and spoiled.
 * @throws when more have left the stock than came in: that can't happen while numbers are unique.
 */
export function ledgerOf(range: FormRange, { used, spoiled }: Record<SheetState, number>): FormLedger {
  const received = sizeOf(range);
  const left = received - used - spoiled;
  if (left < 0) throw new Error(`Of ${received} forms ${used + spoiled} have left the stock.`);
  return { received, used, spoiled, left };
}

/** How many forms a range holds. */
export function sizeOf({ firstNumber, lastNumber }: FormRange): number {
  return lastNumber - firstNumber + 1;
}

/**
 * The next forms from a number on that are still in stock, in order; null where there are too few.
 * `taken`: numbers that have left the stock.
 */
export function nextForms(
  range: FormRange,
  taken: ReadonlySet<number>,
  from: number,
  count: number,
): number[] | null {
  const found: number[] = [];
  for (let number = Math.max(from, range.firstNumber); number <= range.lastNumber; number++) {
    if (found.length === count) break;
    if (!taken.has(number)) found.push(number);
  }
  return found.length === count ? found : null;
}

/** Where the next forms usually lie: after the last that left the stock, or where a gap is left behind it. */
export function usualStart(range: FormRange, taken: ReadonlySet<number>): number {
  let last = range.firstNumber - 1;
  for (const number of taken) last = Math.max(last, number);
  return last < range.lastNumber ? last + 1 : range.firstNumber;
}

/** A form's number as it is printed on it: prefix and all its digits. */
export function formLabel({ prefix, digits }: { prefix: string; digits: number }, number: number): string {
  return `${prefix}${String(number).padStart(digits, '0')}`;
}

/** The number in a label or in bare digits, or null where it is neither. */
export function readFormNumber({ prefix }: { prefix: string }, typed: string): number | null {
  const plain = typed.normalize('NFKC').trim().toUpperCase();
  const digits = plain.startsWith(prefix) ? plain.slice(prefix.length) : plain;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
