/** Decimals without rounding: a whole number of the smallest digit, and how many digits follow the point. */

/** `digits` × 10^−`places`. */
export interface ExactDecimal {
  readonly digits: bigint;
  readonly places: number;
}

/** Reads `-12.50`, `１２.５` or `1 250`; null where it is no decimal, or longer than 30 digits. */
export function readDecimal(text: string): ExactDecimal | null {
  const plain = text.normalize('NFKC').replace(/[\s_]/gu, '').replace(/^\+/, '').replace('−', '-');
  const [, sign, whole = '', , part = ''] = /^(-?)(\d{0,15})(\.(\d{0,15}))?$/.exec(plain) ?? [];
  if (sign === undefined || whole + part === '') return null;
  return {
    digits: BigInt(`${sign}${whole}${part}` === '-' ? '0' : `${sign}${whole}${part}`),
    places: part.length,
  };
}

/** The product. */
export function times(left: ExactDecimal, right: ExactDecimal): ExactDecimal {
  return { digits: left.digits * right.digits, places: left.places + right.places };
}

/** Whether two are no farther apart than a tolerance. */
export function isWithin(one: ExactDecimal, other: ExactDecimal, tolerance: ExactDecimal): boolean {
  const places = Math.max(one.places, other.places, tolerance.places);
  const raised = ({ digits, places: own }: ExactDecimal) => digits * 10n ** BigInt(places - own);
  const apart = raised(one) - raised(other);
  return (apart < 0n ? -apart : apart) <= raised(tolerance);
}
