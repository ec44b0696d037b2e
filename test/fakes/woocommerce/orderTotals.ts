import type { Big } from 'big.js';
import type { MoneyRules, RateTax, TaxTable } from './arithmetic.ts';
import { lineTax, precision, roundTax, sumOfTaxes, taxesOnTop } from './arithmetic.ts';
import { exact, roundHalfUp, sumOf, zero } from './decimals.ts';

interface Taxed {
  readonly taxClass: string;
  readonly taxable: boolean;
}

/** What an order keeps of its lines, all net and as stored: the order's rules start from these, never from prices. */
export interface OrderAmounts {
  readonly items: readonly (Taxed & { readonly subtotal: Big; readonly total: Big })[];
  readonly shipping: readonly { readonly total: Big; readonly taxable: boolean }[];
  readonly fees: readonly (Taxed & { readonly total: Big })[];
}

export interface OrderTotals {
  readonly items: readonly { readonly taxes: readonly RateTax[]; readonly subtotalTaxes: readonly RateTax[] }[];
  readonly shipping: readonly { readonly taxes: readonly RateTax[] }[];
  /** `total` may be less negative than what was asked: a fee cannot take more than the order is worth. */
  readonly fees: readonly { readonly total: Big; readonly taxes: readonly RateTax[] }[];
  readonly taxLines: readonly { readonly rateId: number; readonly tax: Big; readonly shippingTax: Big }[];
  readonly discountTotal: Big;
  readonly discountTax: Big;
  readonly shippingTotal: Big;
  readonly shippingTax: Big;
  readonly cartTax: Big;
  readonly total: Big;
  readonly totalTax: Big;
}

/** Counts an order as `WC_Order::calculate_totals` does: REST, block checkout and the admin screen all end here. */
export function countOrder(amounts: OrderAmounts, table: TaxTable, rules: MoneyRules): OrderTotals {
  const { decimals } = rules;
  const subtotal = roundedItems(amounts, 'subtotal', rules);
  const itemsTotal = roundedItems(amounts, 'total', rules);
  const shippingTotal = sumOf(amounts.shipping.map((line) => roundHalfUp(line.total, decimals)));
  const feeTotals = cappedFees(amounts, itemsTotal, shippingTotal, decimals);
  const capped = { ...amounts, fees: amounts.fees.map((fee, at) => ({ ...fee, total: feeTotals[at] ?? fee.total })) };
  const taxes = taxAll(capped, table, rules);
  const cart = perRate([...taxes.items, ...taxes.fees], rules);
  const shipping = perRate(taxes.shipping, rules);
  const cartTax = sumOf([...cart.values()]);
  const shippingTax = sumOf([...shipping.values()]);
  const allTaxes = (pick: 'taxes' | 'subtotalTaxes'): Big => sumOf(taxes.items.map((item) => sumOfTaxes(item[pick])));
  const sum = sumOf([itemsTotal, ...feeTotals, shippingTotal, cartTax, shippingTax]);
  return {
    ...taxes,
    fees: taxes.fees.map((fee, at) => ({ ...fee, total: feeTotals[at] ?? zero })),
    taxLines: [...new Set([...cart.keys(), ...shipping.keys()])].map((rateId) => ({
      rateId,
      tax: cart.get(rateId) ?? zero,
      shippingTax: shipping.get(rateId) ?? zero,
    })),
    discountTotal: roundHalfUp(subtotal.minus(itemsTotal), decimals),
    discountTax: roundTax(allTaxes('subtotalTaxes').minus(allTaxes('taxes')), decimals, rules),
    shippingTotal,
    shippingTax,
    cartTax,
    total: notBelowZero(roundHalfUp(roundHalfUp(sum, precision(rules)), decimals)),
    totalTax: roundHalfUp(cartTax.plus(shippingTax), decimals),
  };
}

function roundedItems(amounts: OrderAmounts, field: 'subtotal' | 'total', rules: MoneyRules): Big {
  return sumOf(
    amounts.items.map((item) => (rules.roundAtSubtotal ? item[field] : roundHalfUp(item[field], rules.decimals))),
  );
}

function notBelowZero(value: Big): Big {
  return value.lt(0) ? zero : value;
}

/** A fee is counted with all its decimals; a negative one is cut at what items, shipping and earlier fees come to. */
function cappedFees(amounts: OrderAmounts, itemsTotal: Big, shippingTotal: Big, decimals: number): Big[] {
  let running = zero;
  return amounts.fees.map((fee) => {
    const lowest = roundHalfUp(itemsTotal.plus(running).plus(shippingTotal), decimals).times(-1);
    const total = fee.total.lt(lowest) && lowest.lt(0) ? lowest : fee.total;
    running = running.plus(total);
    return total;
  });
}

interface Taxes {
  readonly items: { taxes: RateTax[]; subtotalTaxes: RateTax[] }[];
  readonly shipping: { taxes: RateTax[] }[];
  readonly fees: { taxes: RateTax[] }[];
}

function taxAll(amounts: OrderAmounts, table: TaxTable, rules: MoneyRules): Taxes {
  const places = precision(rules);
  const shippingClass = classOfShipping(amounts, table);
  const shippingRates = shippingClass === undefined ? [] : table.shippingRatesFor(shippingClass);
  return {
    items: amounts.items.map((item) => {
      const rates = item.taxable ? table.ratesFor(item.taxClass) : [];
      const taxes = taxesOnTop(item.total, rates, places);
      const subtotalTaxes = taxesOnTop(item.subtotal, rates, places);
      const discounted = sumOfTaxes(subtotalTaxes).gte(sumOfTaxes(taxes));
      return { taxes, subtotalTaxes: discounted ? subtotalTaxes : taxes };
    }),
    shipping: amounts.shipping.map((line) => ({
      taxes: taxesOnTop(line.total, line.taxable ? shippingRates : [], places),
    })),
    fees: amounts.fees.map((fee) => ({ taxes: taxesOfFee(fee, amounts, table, places) })),
  };
}

function taxesOfFee(
  fee: OrderAmounts['fees'][number],
  amounts: OrderAmounts,
  table: TaxTable,
  places: number,
): RateTax[] {
  if (fee.total.lt(0)) return taxesOfDiscountFee(fee.total, amounts, table, places);
  return taxesOnTop(fee.total, fee.taxable ? table.ratesFor(fee.taxClass) : [], places);
}

/** A negative fee is a discount: its tax is split over the classes in proportion to what each costs. */
function taxesOfDiscountFee(total: Big, amounts: OrderAmounts, table: TaxTable, places: number): RateTax[] {
  const costs = costsPerClass(amounts, table);
  const whole = sumOf([...costs.values()]);
  const merged = new Map<number, Big>();
  for (const [taxClass, cost] of costs) {
    if (taxClass === 'non-taxable' || whole.eq(0)) continue;
    for (const tax of taxesOnTop(total.times(cost).div(whole), table.ratesFor(taxClass), places)) {
      merged.set(tax.rateId, (merged.get(tax.rateId) ?? zero).plus(tax.amount));
    }
  }
  return [...merged].map(([rateId, amount]) => ({ rateId, amount }));
}

function costsPerClass(amounts: OrderAmounts, table: TaxTable): Map<string, Big> {
  const costs = new Map<string, Big>();
  const add = (taxClass: string, cost: Big): void => {
    if (cost.gt(0)) costs.set(taxClass, (costs.get(taxClass) ?? zero).plus(cost));
  };
  for (const line of [...amounts.items, ...amounts.fees]) add(line.taxable ? line.taxClass : 'non-taxable', line.total);
  // Here, unlike for shipping itself, "inherit" means the class of the first item.
  const firstClass = amounts.items.find((item) => item.taxable)?.taxClass ?? '';
  const ofShipping = table.shippingTaxClass === 'inherit' ? firstClass : table.shippingTaxClass;
  for (const line of amounts.shipping) add(line.taxable ? ofShipping : 'non-taxable', line.total);
  return costs;
}

/** Undefined when nothing in the order is taxable: shipping is then not taxed either. */
function classOfShipping(amounts: OrderAmounts, table: TaxTable): string | undefined {
  if (table.shippingTaxClass !== 'inherit') return table.shippingTaxClass;
  const present = new Set(amounts.items.filter((item) => item.taxable).map((item) => item.taxClass));
  return table.classes.find((taxClass) => present.has(taxClass));
}

function perRate(lines: readonly { readonly taxes: readonly RateTax[] }[], rules: MoneyRules): Map<number, Big> {
  const sums = new Map<number, Big>();
  for (const { rateId, amount } of lines.flatMap((line) => line.taxes)) {
    const counted = lineTax([exact(amount)], rules);
    sums.set(rateId, (sums.get(rateId) ?? zero).plus(counted));
  }
  return sums;
}
