import {
  big,
  type Big,
  type Decimal,
  roundTo,
  sum,
  toDecimal,
  unitOf,
  zero,
} from '../../../../../../main/base/money.ts';
import type { StoreLine, StoreOrder } from '../../../../../../main/stores/store.ts';
import { orderOf } from './orders.ts';

/** Numbers from 0 to 1, always the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface CartSettings {
  readonly pricesIncludeTax: boolean;
  readonly roundAtSubtotal: boolean;
  readonly digits: number;
  readonly currency: string;
  /** Tax classes, each with the rates of its goods; the first is the shipping's. */
  readonly classes: readonly (readonly Decimal[])[];
}

interface Rate {
  readonly id: string;
  readonly percent: Big;
}

interface CartLine {
  readonly kind: StoreLine['kind'];
  readonly quantity: number;
  readonly before: CartAmount;
  readonly after: CartAmount;
}

interface CartAmount {
  readonly net: Big;
  readonly taxes: readonly { readonly rate: Rate; readonly tax: Big }[];
}

export interface Cart {
  readonly order: StoreOrder;
  /** The store's tax of each rate, as the order's tax lines show it. */
  readonly taxByPercent: ReadonlyMap<Decimal, Big>;
}

/** A shopper's cart counted as WooCommerce counts it at the block checkout or, now and then, at the classic one. */
export function randomCart(random: () => number, settings: CartSettings): Cart {
  const pick = (count: number) => Math.floor(random() * count);
  const classes = settings.classes.map((percents, at) =>
    percents.map((percent, index) => ({ id: `${at + 1}${index + 1}`, percent: big(percent) })),
  );
  const items = Array.from({ length: 1 + pick(6) }, () => randomItem(random, settings, classes));
  const shipping =
    random() < 0.7 ? [charge('shipping', amountText(random, 15, settings.digits), classes[0] ?? [])] : [];
  const fees = random() < 0.3 ? [randomFee(random, settings, classes, [...items, ...shipping])] : [];
  return toCart([...items, ...shipping, ...fees], classes.flat(), settings, random() < 0.3);
}

function randomItem(random: () => number, settings: CartSettings, classes: Rate[][]): CartLine {
  const rates = classes[Math.floor(random() ** 2 * classes.length)] ?? [];
  const quantity = random() < 0.05 ? 100 + Math.floor(random() * 2000) : 1 + Math.floor(random() ** 2 * 12);
  const list = big(amountText(random, 200, settings.digits)).times(quantity);
  const percent = random() < 0.4 ? ([5, 7.5, 10, 33, 100][Math.floor(random() * 5)] ?? 0) : 0;
  // WooCommerce floors the coupon of a line to whole units.
  const discount = list.times(percent).div(100).round(settings.digits, 0);
  return {
    kind: 'item',
    quantity,
    before: taxed(list, rates, settings.pricesIncludeTax),
    after: taxed(list.minus(discount), rates, settings.pricesIncludeTax),
  };
}

/** Amounts up to `most`, small ones more often. */
function amountText(random: () => number, most: number, digits: number): string {
  return toDecimal(big(random() ** 3 * most + 0.01).times(digits === 0 ? 100 : 1), digits);
}

function taxed(amount: Big, rates: readonly Rate[], includesTax: boolean): CartAmount {
  const all = sum(rates.map((rate) => rate.percent));
  const divisor = includesTax ? all.plus(100) : big(100);
  const taxes = rates.map((rate) => ({ rate, tax: amount.times(rate.percent).div(divisor) }));
  return { net: includesTax ? amount.minus(sum(taxes.map(({ tax }) => tax))) : amount, taxes };
}

function charge(kind: 'shipping' | 'fee', net: string, rates: readonly Rate[]): CartLine {
  const amount = taxed(big(net), rates, false);
  return { kind, quantity: 1, before: amount, after: amount };
}

/** A surcharge of the first class, or a reduction whose tax is spread over the cost of the classes in the cart. */
function randomFee(
  random: () => number,
  settings: CartSettings,
  classes: Rate[][],
  lines: readonly CartLine[],
): CartLine {
  const cost = sum(lines.map((line) => line.after.net));
  const fee = big(amountText(random, 10, settings.digits));
  if (random() < 0.5 || fee.gte(cost)) return charge('fee', fee.toFixed(), classes[0] ?? []);
  const byRate = classes.flat().map((rate) => {
    const own = lines.filter((line) => line.after.taxes.some((one) => one.rate.id === rate.id));
    const share = sum(own.map((line) => line.after.net)).div(cost);
    return { rate, tax: fee.times(-1).times(share).times(rate.percent).div(100) };
  });
  const amount = { net: fee.times(-1), taxes: byRate.filter(({ tax }) => !tax.eq(0)) };
  return { kind: 'fee', quantity: 1, before: amount, after: amount };
}

function toCart(lines: readonly CartLine[], rates: readonly Rate[], settings: CartSettings, isClassic: boolean): Cart {
  const { digits, roundAtSubtotal } = settings;
  const taxOf = (line: CartLine, rate: Rate) => line.after.taxes.find((one) => one.rate.id === rate.id)?.tax ?? zero;
  const shownTax = (line: CartLine, rate: Rate) =>
    // The classic checkout stores shipping tax rounded half up, whatever the lines say.
    isClassic && line.kind === 'shipping' ? roundTo(taxOf(line, rate), digits) : roundTax(taxOf(line, rate), settings);
  const taxes = rates.map((rate) =>
    roundAtSubtotal
      ? roundTo(sum(lines.map((line) => taxOf(line, rate))), digits)
      : sum(lines.map((line) => shownTax(line, rate))),
  );
  const net = sum(lines.map((line) => (roundAtSubtotal ? line.after.net : roundTo(line.after.net, digits))));
  const exactTax = sum(lines.flatMap((line) => line.after.taxes.map(({ tax }) => tax)));
  const total = roundAtSubtotal ? roundTo(net.plus(exactTax), digits) : net.plus(sum(taxes));
  const order = orderOf({
    currency: settings.currency,
    currencyDigits: digits,
    pricesIncludeTax: settings.pricesIncludeTax,
    lines: lines.map((line, index) => toStoreLine(line, `line-${index}`, settings)),
    taxRates: rates.map((rate) => ({ id: rate.id, percent: rate.percent.toFixed(), label: '', compound: false })),
    total: toDecimal(total, digits),
    totalTax: toDecimal(sum(taxes), digits),
  });
  return { order, taxByPercent: new Map(rates.map((rate, index) => [rate.percent.toFixed(), taxes[index] ?? zero])) };
}

/** Half down where prices include tax, else half up. */
function roundTax(tax: Big, { pricesIncludeTax, digits }: CartSettings): Big {
  const rounded = roundTo(tax, digits);
  const isHalf = rounded.minus(tax).abs().eq(unitOf(digits).div(2));
  return pricesIncludeTax && isHalf && tax.gt(0) ? rounded.minus(unitOf(digits)) : rounded;
}

function toStoreLine(line: CartLine, key: string, settings: CartSettings): StoreLine {
  const amounts = (amount: CartAmount) => ({
    net: toDecimal(amount.net, settings.digits),
    tax: toDecimal(shownTax(amount, settings), settings.digits),
    exactNet: toDecimal(amount.net, 6),
    exactTax: toDecimal(sum(amount.taxes.map(({ tax }) => toDecimal(tax, 6))), 6),
  });
  return {
    key,
    kind: line.kind,
    name: line.kind,
    sku: null,
    productKey: null,
    variationKey: null,
    method: '',
    quantity: String(line.quantity),
    amounts: amounts(line.after),
    amountsBeforeCoupons: amounts(line.before),
    taxes: line.after.taxes.map(({ rate, tax }, index) => ({
      rateId: rate.id,
      amount: toDecimal(tax, 6),
      amountBeforeCoupons: toDecimal(line.before.taxes[index]?.tax ?? zero, 6),
    })),
  };
}

function shownTax(amount: CartAmount, settings: CartSettings): Big {
  return settings.roundAtSubtotal
    ? roundTo(sum(amount.taxes.map(({ tax }) => tax)), settings.digits)
    : sum(amount.taxes.map(({ tax }) => roundTax(tax, settings)));
}
