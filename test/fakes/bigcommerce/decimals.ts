import { Big } from 'big.js';

/** A constructor of its own, so that nobody else's settings of big.js change what this store counts. */
const Exact = Big();
Exact.DP = 20;
Exact.RM = 1;
Exact.NE = -40;
Exact.PE = 40;

export type Exact = Big;

/** @throws Error when the text is not a decimal number. */
export function exact(value: string | number | Big): Big {
  return new Exact(value);
}

export const zero: Big = exact(0);

export function sumOf(values: readonly (string | Big)[]): Big {
  return values.reduce<Big>((total, value) => total.plus(value), zero);
}

/** Halves away from zero. */
export function rounded(value: Big, digits: number): Big {
  return value.round(digits, 1);
}

/** How V2 writes an amount: text with four decimals. */
export function asText(value: string | Big): string {
  // Most amounts are texts that only need their zeros: no arithmetic for those.
  const plain = typeof value === 'string' ? /^(\d+)(?:\.(\d{1,4}))?$/.exec(value) : null;
  if (plain !== null) return `${plain[1]}.${(plain[2] ?? '').padEnd(4, '0')}`;
  const four = rounded(exact(value), 4);
  return (four.eq(0) ? zero : four).toFixed(4);
}

/** How V3 writes an amount: a JSON number. */
export function asNumber(value: string | Big): number {
  return exact(value).toNumber();
}
