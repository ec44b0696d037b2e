import type { Big } from 'big.js';
import { exact, roundHalfDown, roundHalfUp, sumOf, zero } from './decimals.ts';

/** The settings of a shop that change how it counts. */
export interface MoneyRules {
  readonly pricesIncludeTax: boolean;
  /** "Round tax at subtotal level, instead of rounding per line". */
  readonly roundAtSubtotal: boolean;
  /** Decimals shown, which are also the decimals counted in. */
  readonly decimals: number;
}

export interface Rate {
  readonly id: number;
  readonly percent: string;
  /** Taken on the net amount plus the other taxes. */
  readonly compound: boolean;
}

export interface RateTax {
  readonly rateId: number;
  readonly amount: Big;
}

/** Which rates apply where the order is taxed. */
export interface TaxTable {
  ratesFor(taxClass: string): readonly Rate[];
  shippingRatesFor(taxClass: string): readonly Rate[];
  /** Class of shipping; `inherit` takes the first class present, the standard class before all others. */
  readonly shippingTaxClass: string;
  /** All classes in the shop's order, the standard class `''` first. */
  readonly classes: readonly string[];
}

/** WooCommerce keeps at least six decimals, and always two more than it shows. */
export function precision(rules: MoneyRules): number {
  return Math.max(rules.decimals + 2, 6);
}

/** Tax is rounded half down where catalogue prices include it, so that net + tax is the gross price again. */
export function roundTax(value: Big, places: number, rules: MoneyRules): Big {
  const settled = roundHalfUp(value, precision(rules));
  return rules.pricesIncludeTax ? roundHalfDown(settled, places) : roundHalfUp(settled, places);
}

/** Taxes on top of a net amount, each rounded to `places`. */
export function taxesOnTop(net: Big, rates: readonly Rate[], places: number): RateTax[] {
  const amounts = new Map<number, Big>();
  for (const rate of rates.filter((each) => !each.compound)) {
    amounts.set(rate.id, net.times(rate.percent).div(100));
  }
  for (const rate of rates.filter((each) => each.compound)) {
    const soFar = net.plus(sumOf([...amounts.values()]));
    amounts.set(rate.id, soFar.times(rate.percent).div(100));
  }
  return rates.map((rate) => ({ rateId: rate.id, amount: roundHalfUp(amounts.get(rate.id) ?? zero, places) }));
}

/** Taxes contained in a gross amount; compound rates are peeled off first, from the last. */
export function taxesWithin(gross: Big, rates: readonly Rate[], places: number): RateTax[] {
  const amounts = new Map<number, Big>();
  let rest = gross;
  for (const rate of rates.filter((each) => each.compound).reverse()) {
    const tax = rest.minus(rest.div(exact(1).plus(exact(rate.percent).div(100))));
    amounts.set(rate.id, tax);
    rest = rest.minus(tax);
  }
  const regular = rates.filter((each) => !each.compound);
  const divisor = exact(1).plus(sumOf(regular.map((rate) => rate.percent)).div(100));
  for (const rate of regular) {
    amounts.set(rate.id, rest.times(rate.percent).div(100).div(divisor));
  }
  return rates.map((rate) => ({ rateId: rate.id, amount: roundHalfUp(amounts.get(rate.id) ?? zero, places) }));
}

export function sumOfTaxes(taxes: readonly RateTax[]): Big {
  return sumOf(taxes.map((tax) => tax.amount));
}

/** A line's own tax amount, as its setters count it from the taxes per rate. */
export function lineTax(taxes: readonly Big[], rules: MoneyRules): Big {
  if (rules.roundAtSubtotal) return sumOf([...taxes]);
  return sumOf(taxes.map((tax) => roundTax(tax, rules.decimals, rules)));
}

/** Net amount of a catalogue price for `quantity` pieces; the price is never rounded per piece. */
export function netOfPrice(price: string, quantity: number, baseRates: readonly Rate[], rules: MoneyRules): Big {
  const asEntered = exact(price).times(quantity);
  if (!rules.pricesIncludeTax) return asEntered;
  return asEntered.minus(sumOfTaxes(taxesWithin(asEntered, baseRates, precision(rules))));
}
