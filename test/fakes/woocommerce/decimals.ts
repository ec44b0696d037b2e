import { Big } from 'big.js';

/** A constructor of its own, so that nobody else's settings of big.js change what this shop counts. */
const Exact = Big();
Exact.DP = 40;
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

/** PHP's `round`: halves away from zero. */
export function roundHalfUp(value: Big, places: number): Big {
  return value.round(places, 1);
}

/** PHP_ROUND_HALF_DOWN: halves towards zero. */
export function roundHalfDown(value: Big, places: number): Big {
  const unit = exact(10).pow(-places);
  const cut = value.round(places, 0);
  const rest = value.minus(cut).abs();
  if (rest.lte(unit.div(2))) return cut;
  return value.lt(0) ? cut.minus(unit) : cut.plus(unit);
}

/**
 * How an amount is kept with an order line: six decimals at most, no needless zeros. PHP prints a binary float here,
 * so an exact half falls to the side its float lies on.
 */
export function asStored(value: Big, places = 6): string {
  return exact(value.toNumber().toFixed(places)).toFixed();
}

/** How the REST API writes an amount: exactly `places` decimals. */
export function asMoney(value: string | Big, places: number): string {
  const rounded = roundHalfUp(exact(value), places);
  return (rounded.eq(0) ? zero : rounded).toFixed(places);
}
