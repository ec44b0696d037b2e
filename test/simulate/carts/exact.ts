/*
 * Decimals as whole numbers of 10^-15, for a check that shares no arithmetic with the product or with the simulators.
 */

const PLACES = 15;
const ONE = 10n ** BigInt(PLACES);

/** @throws Error when the text is not a plain decimal that fits. */
export function exactly(text: string): bigint {
  if (text === '0') return 0n;
  if (!/^-?\d+(\.\d{1,15})?$/.test(text)) throw new Error(`${text} is no plain decimal.`);
  const point = text.indexOf('.');
  if (point === -1) return BigInt(text) * ONE;
  // Sign and digits together, then as many zeros as places are missing.
  const places = text.length - point - 1;
  return BigInt(text.slice(0, point) + text.slice(point + 1)) * 10n ** BigInt(PLACES - places);
}

export function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** The smallest unit of a currency with so many decimals. */
export function unit(digits: number): bigint {
  return ONE / 10n ** BigInt(digits);
}

export function units(count: number, digits: number): bigint {
  return (BigInt(Math.round(count * 2)) * unit(digits)) / 2n;
}

/** `left * right / divisor`, to whole units of a currency; halves go away from zero. */
export function share(left: bigint, right: bigint, divisor: bigint, digits: number): bigint {
  const numerator = left * right;
  const denominator = divisor * unit(digits);
  const whole = (2n * absolute(numerator) + absolute(denominator)) / (2n * absolute(denominator));
  return (numerator < 0n === denominator < 0n ? whole : -whole) * unit(digits);
}

/** Quantity times price, rounded once. */
export function product(quantity: bigint, price: bigint, digits: number): bigint {
  return share(quantity, price, ONE, digits);
}

/** What rates make together on a net amount of 100: `14.975`; a compound one taxes the taxes before it too. */
export function combined(rates: readonly { readonly percent: string; readonly compound: boolean }[]): string {
  const hundred = 100n * ONE;
  const plain = sumOf(rates.filter(({ compound }) => !compound).map(({ percent }) => exactly(percent)));
  const whole = rates
    .filter(({ compound }) => compound)
    .reduce((base, { percent }) => base + (base * exactly(percent)) / hundred, hundred + plain);
  return plainText(whole - hundred);
}

/** No exponent, no needless zeros. */
export function plainText(value: bigint): string {
  const text = absolute(value)
    .toString()
    .padStart(PLACES + 1, '0');
  const rest = text.slice(-PLACES).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${text.slice(0, -PLACES)}${rest === '' ? '' : `.${rest}`}`;
}

/** A difference in units of a currency, for reports only. */
export function inUnits(value: bigint, digits: number): number {
  return Number((value * 1_000n) / unit(digits)) / 1_000;
}

export const HUNDRED = 100n * ONE;
