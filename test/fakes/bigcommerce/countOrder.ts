import type { MoneyRules, RateTax, Taxed } from './arithmetic.ts';
import { taxed } from './arithmetic.ts';
import type { Exact } from './decimals.ts';
import { exact, rounded, sumOf, zero } from './decimals.ts';
import type { Cost, LineAmounts, Order, OrderLine, TaxRow } from './orderState.ts';
import type { Store, TaxRate } from './state.ts';
import { moneyRules } from './state.ts';

/** Rates of the place for a class; a place without rates of its own takes those for everywhere else. */
export function ratesFor(store: Store, country: string, taxClassId: number): readonly TaxRate[] {
  const local = store.taxRates.filter((rate) => rate.country === country);
  const rates = local.length > 0 ? local : store.taxRates.filter((rate) => rate.country === '');
  return rates.filter((rate) => rate.taxClassId === taxClassId);
}

const rowsOf = (taxes: readonly RateTax[]): TaxRow[] =>
  taxes.map(({ rate, amount }) => ({
    rateId: rate.id,
    name: rate.name,
    percent: rate.percent,
    priority: rate.priority,
    amount: amount.toFixed(),
  }));

/** A cost that is entered once and taxed where the goods go. */
export function costOf(store: Store, entered: string, taxClassId: number, country: string, rules: MoneyRules): Cost {
  // What costs nothing is not listed among the taxes.
  if (exact(entered).eq(0)) return { ...NO_COST, taxClassId };
  const { net, gross, tax, taxes } = taxed(exact(entered), ratesFor(store, country, taxClassId), rules);
  return {
    base: entered,
    exTax: net.toFixed(),
    incTax: gross.toFixed(),
    tax: tax.toFixed(),
    taxClassId,
    taxes: rowsOf(taxes),
  };
}

/** Where a line is taxed: the address it goes to, else the store for pickups, else the billing address. */
export function countryOf(store: Store, order: Order, line: Pick<OrderLine, 'addressId' | 'pickupMethodId'>): string {
  const shipTo = order.shipTos.find((each) => each.id === line.addressId);
  if (shipTo !== undefined) return shipTo.address.country_iso2;
  return line.pickupMethodId === 0 ? order.billing.country_iso2 : store.settings.country;
}

/** Everything of a line that follows from price, quantity and discounts; tax is taken after discounts. */
export function countLine(store: Store, order: Order, line: OrderLine): LineAmounts {
  const rules = moneyRules(store, order);
  const rates = ratesFor(store, countryOf(store, order, line), line.taxClassId);
  const discount = sumOf(line.discounts.map((each) => each.amount));
  const entered = exact(line.price).times(line.quantity);
  const whole = taxed(entered, rates, rules);
  const paid = discount.eq(0) ? whole : taxed(entered.minus(discount), rates, rules);
  const piece = taxed(exact(line.price), rates, { ...rules, rounding: 'NO_ROUNDING' });
  return {
    priceExTax: piece.net.toFixed(),
    priceIncTax: piece.gross.toFixed(),
    totalExTax: whole.net.toFixed(),
    totalIncTax: whole.gross.toFixed(),
    tax: paid.tax.toFixed(),
    discountedIncTax: paid.gross.toFixed(),
    taxes: rowsOf(paid.taxes),
  };
}

/** Counts the lines and the header anew from prices, discounts and costs. */
export function recount(store: Store, order: Order): void {
  for (const line of order.lines) line.amounts = countLine(store, order, line);
  const shipping = addCosts(
    order.shipTos.map((shipTo) => shipTo.cost),
    2,
  );
  const handling = addCosts(
    order.shipTos.map((shipTo) => shipTo.handling),
    2,
  );
  const wrapping = addCosts(
    order.lines.map((line) => line.wrapping),
    3,
  );
  const fees = store.settings.feesInTotals ? order.fees.map((fee) => fee.cost) : [];
  const discounts = order.lines.flatMap((line) => line.discounts);
  const discountAmount = sumOf(discounts.filter((each) => each.code === null).map((each) => each.amount));
  const couponDiscount = sumOf(discounts.filter((each) => each.code !== null).map((each) => each.amount));
  const lines = order.lines.map((line) => line.amounts);
  const subtotal = {
    ex: sumOf(lines.map((line) => line.totalExTax)),
    inc: sumOf(lines.map((line) => line.totalIncTax)),
    tax: sumOf(lines.map((line) => line.tax)),
  };
  const costs = [shipping, handling, wrapping, ...fees];
  const total = totalOf(moneyRules(store, order), subtotal, costs, discountAmount.plus(couponDiscount));
  order.totals = {
    subtotalExTax: subtotal.ex.toFixed(),
    subtotalIncTax: subtotal.inc.toFixed(),
    subtotalTax: subtotal.tax.toFixed(),
    shipping,
    handling,
    wrapping,
    totalExTax: total.net.toFixed(),
    totalIncTax: total.gross.toFixed(),
    totalTax: total.tax.toFixed(),
    discountAmount: discountAmount.toFixed(),
    couponDiscount: couponDiscount.toFixed(),
  };
}

interface Subtotal {
  readonly ex: Exact;
  readonly inc: Exact;
  readonly tax: Exact;
}

/** From the side that is exact; the other one is the rest. */
function totalOf(rules: MoneyRules, lines: Subtotal, costs: readonly Cost[], discount: Exact): Omit<Taxed, 'taxes'> {
  const tax = rounded(lines.tax.plus(sumOf(costs.map((cost) => cost.tax))), rules.digits);
  if (rules.pricesIncludeTax) {
    const gross = rounded(lines.inc.plus(sumOf(costs.map((cost) => cost.incTax))).minus(discount), rules.digits);
    return { net: gross.minus(tax), tax, gross };
  }
  const net = rounded(lines.ex.plus(sumOf(costs.map((cost) => cost.exTax))).minus(discount), rules.digits);
  return { net, tax, gross: net.plus(tax) };
}

export const NO_COST: Cost = { base: '0', exTax: '0', incTax: '0', tax: '0', taxClassId: 2, taxes: [] };

function addCosts(costs: readonly Cost[], taxClassId: number): Cost {
  const sum = (pick: (cost: Cost) => string): string =>
    costs.reduce((total, cost) => total.plus(pick(cost)), zero).toFixed();
  return {
    base: sum((cost) => cost.base),
    exTax: sum((cost) => cost.exTax),
    incTax: sum((cost) => cost.incTax),
    tax: sum((cost) => cost.tax),
    taxClassId,
    taxes: costs.flatMap((cost) => cost.taxes),
  };
}
