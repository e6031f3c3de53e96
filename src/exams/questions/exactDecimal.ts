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

/** Half of the sum: the middle of a range. */
export function halfSum(left: ExactDecimal, right: ExactDecimal): ExactDecimal {
  const places = Math.max(left.places, right.places);
  const raised = ({ digits, places: own }: ExactDecimal) => digits * 10n ** BigInt(places - own);
  return { digits: (raised(left) + raised(right)) * 5n, places: places + 1 };
}

/** The value with its sign turned. */
export function negated({ digits, places }: ExactDecimal): ExactDecimal {
  return { digits: -digits, places };
}

/** As text, without needless zeros: `-0.5`. */
export function writeDecimal({ digits, places }: ExactDecimal): string {
  const sign = digits < 0n ? '-' : '';
  const all = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
  const part = all.slice(all.length - places).replace(/0+$/, '');
  return sign + all.slice(0, all.length - places) + (places > 0 && part !== '' ? `.${part}` : '');
}
