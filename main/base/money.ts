import { Big } from 'big.js';

/** Money and quantities travel as decimal text ("12.50"), never as floats. Arithmetic is exact (big.js). */
export type Decimal = string;

export type { Big };

const HALF_AWAY_FROM_ZERO = 1;
const UP_AWAY_FROM_ZERO = 3;
const DOWN_TOWARDS_ZERO = 0;

// Divisions keep this many decimals; amounts have at most 6 and rates at most 5, so no digit that matters is lost.
Big.DP = 30;
Big.RM = HALF_AWAY_FROM_ZERO;
Big.NE = -40;
Big.PE = 40;

/** @throws Error when the text is not a decimal number. */
export function big(value: Decimal | number | Big): Big {
  return new Big(value);
}

export const zero: Big = new Big(0);

export function sum(values: readonly (Decimal | Big)[]): Big {
  return values.reduce<Big>((total, value) => total.plus(value), zero);
}

/** Rounds halves away from zero, also for negative amounts, as NAV does. */
export function roundTo(value: Big, digits: number): Big {
  return value.round(digits, HALF_AWAY_FROM_ZERO);
}

export function roundUpTo(value: Big, digits: number): Big {
  return value.round(digits, UP_AWAY_FROM_ZERO);
}

export function roundDownTo(value: Big, digits: number): Big {
  return value.round(digits, DOWN_TOWARDS_ZERO);
}

/** Text with exactly `digits` decimals; no exponent, and no minus sign before a zero. */
export function toDecimal(value: Big, digits: number): Decimal {
  const text = value.toFixed(digits);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** Text with as many decimals as the value has, and no exponent. */
export function toPlainDecimal(value: Big): Decimal {
  const text = value.toFixed();
  return text === '-0' ? '0' : text;
}

export function isEqual(left: Decimal | Big, right: Decimal | Big): boolean {
  return big(left).eq(right);
}

/** The smallest unit of a currency with `digits` decimals: 0.01, 1, 0.001. */
export function unitOf(digits: number): Big {
  return new Big(10).pow(-digits);
}

/**
 * Whether `percent` of `net` may be this tax. Both were rounded to `digits` decimals, the tax once for each of the `rates`
 * that make the percentage together.
 */
export function mayBeTax(net: Big, tax: Big, percent: Big, { digits, rates = 1 }: TaxRounding): boolean {
  const off = net.times(percent).div(100).minus(tax).abs();
  return off.lte(percent.div(100).plus(rates).times(unitOf(digits)).div(2));
}

export interface TaxRounding {
  readonly digits: number;
  readonly rates?: number;
}

// Minor units of the currencies that do not have two (ISO 4217).
const MINOR_UNITS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
}; // prettier-ignore

/** How many decimals amounts in this currency have (ISO 4217); 2 where nothing else is known. */
export function currencyDigits(currency: string): number {
  return MINOR_UNITS[currency.toUpperCase()] ?? 2;
}
