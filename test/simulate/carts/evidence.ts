import type { StoredDocument, StoredLine } from '../../fakes/nav/stored.ts';
import type { LineTax, Order } from '../../fakes/woocommerce/state.ts';
import type { Cart, CartRate } from './cart.ts';
import { UNTAXED } from './company.ts';
import {
  absolute,
  combined,
  exactly,
  HUNDRED,
  inUnits,
  plainText,
  product,
  share,
  sumOf,
  unit,
  units,
} from './exact.ts';
import { shownTotal } from './store.ts';
import { taxesApart, taxLabels, taxLineFaults } from './taxLineEvidence.ts';

/** How the rounding line names itself; every other line is described by the key of its store line. */
export const ROUNDING = 'Rounding';

/** What the two systems' stored documents say of each other; nothing the product says of itself is asked. */
export interface Evidence {
  /** Sentences; none when both say the same. */
  readonly faults: readonly string[];
  /** The greatest difference of the tax of one rate, in units of the currency. */
  readonly worstTaxUnits: number;
}

interface StoreLine {
  readonly key: string;
  readonly quantity: bigint;
  readonly net: bigint;
  readonly gross: bigint;
  /** What its rates make together; null where no rate that it lists is large enough to show. */
  readonly percent: string | null;
  readonly taxes: readonly { readonly percent: string }[];
  /** A negative fee: its tax lies in several rates, so that it may be several lines. */
  readonly isCut: boolean;
}

interface Both {
  readonly cart: Cart;
  readonly stored: Order;
  readonly document: StoredDocument;
  readonly lines: readonly StoreLine[];
  readonly percentOf: PercentOf;
  readonly byKey: ReadonlyMap<string, readonly StoredLine[]>;
}

/** Holds the shop's order and NAV's document against each other, line by line, rate by rate and as a whole. */
export function examine(cart: Cart, stored: Order, document: StoredDocument): Evidence {
  const percentOf = percentsOf(cart, stored);
  const lines = linesOf(cart, stored, percentOf);
  const both: Both = {
    cart,
    stored,
    document,
    lines,
    percentOf,
    byKey: Map.groupBy(document.lines, (line) => line.description),
  };
  if (cart.nav.storeTax === 'line') return examineTaxLines(both);
  const rates = ratesApart(both);
  const faults = [
    ...totalFaults(both),
    ...sumFaults(both),
    ...lines.flatMap((line) => lineFaults(both, line)),
    ...strangerFaults(both),
    ...roundingFaults(both),
    ...rates.flatMap((rate) => rateFaults(both, rate)),
    ...taxFaults(both),
  ];
  return { faults, worstTaxUnits: Math.max(0, ...rates.map(({ apart }) => inUnits(apart, cart.decimals))) };
}

/** Where the store's taxes are lines, NAV's own tax is nothing and each line is the tax of one rate. */
function examineTaxLines(both: Both): Evidence {
  const { cart, stored, document, lines } = both;
  const faults = [
    ...totalFaults(both),
    ...sumFaults(both),
    ...lines.flatMap((line) => lineFaults(both, { ...line, percent: '0', isCut: false })),
    ...strangerFaults(both),
    ...roundingFaults(both),
    ...taxLineFaults(cart, stored, document),
  ];
  const apart = taxesApart(stored, document).map((one) => inUnits(one.apart, cart.decimals));
  return { faults, worstTaxUnits: Math.max(0, ...apart) };
}

function totalFaults({ cart, stored, document }: Both): string[] {
  const total = shownTotal(stored, cart);
  const nav = isHalved(cart, document) ? plainText(postedTotal(cart, document)) : document.totals.gross;
  const isEqual = exactly(total) === exactly(nav) && document.currencyCode === cart.currency;
  return isEqual ? [] : [`total: ${total} ${cart.currency} in the store, ${nav} ${document.currencyCode} in NAV`];
}

/** Drafts of NAV 2018 round positive and negative lines apart; on net prices only posting shows the total. */
function isHalved({ nav }: Cart, { posted, pricesIncludeTax }: StoredDocument): boolean {
  return nav.server === 'pages2018' && !posted && !pricesIncludeTax;
}

function postedTotal(cart: Cart, document: StoredDocument): bigint {
  const groups = [...Map.groupBy(document.lines, (line) => line.taxCode).values()];
  const net = sumOf(document.lines.map((line) => amountOf(line, cart)));
  return net + sumOf(groups.map((lines) => vatOf(cart, document, lines)));
}

/** NAV's own figures, worked out again: line amounts, their sum, and after posting the VAT of each code. */
function sumFaults({ cart, document }: Both): string[] {
  const faults: string[] = [];
  const shown = sumOf(document.lines.map(({ gross }) => exactly(gross)));
  if (shown !== exactly(document.totals.gross)) faults.push('the lines of the document do not make its total');
  for (const line of document.lines) {
    const amount = amountOf(line, cart);
    if (exactly(document.pricesIncludeTax ? line.gross : line.net) !== amount)
      faults.push(`line ${line.sequence} shows another amount than price, quantity and discount make`);
  }
  if (!document.posted) return faults;
  for (const [code, lines] of Map.groupBy(document.lines, (line) => line.taxCode)) {
    const tax = sumOf(lines.map((line) => exactly(line.tax)));
    if (tax !== vatOf(cart, document, lines)) faults.push(`code ${code} shows ${plainText(tax)} of tax`);
  }
  return faults;
}

function amountOf(line: StoredLine, { decimals }: Cart): bigint {
  return product(exactly(line.quantity), exactly(line.unitPrice), decimals) - exactly(line.discountAmount);
}

/** One rounding per code: of the tax, or of the base in NAV 2018. */
function vatOf(cart: Cart, { pricesIncludeTax }: StoredDocument, lines: readonly StoredLine[]): bigint {
  const amount = sumOf(lines.map((line) => amountOf(line, cart)));
  const percent = exactly(lines[0]?.taxPercent ?? '0');
  if (!pricesIncludeTax) return share(amount, percent, HUNDRED, cart.decimals);
  if (cart.nav.server === 'pages2018') return amount - share(amount, HUNDRED, HUNDRED + percent, cart.decimals);
  return share(amount, percent, HUNDRED + percent, cart.decimals);
}

function lineFaults({ cart, document, byKey }: Both, line: StoreLine): string[] {
  const found = byKey.get(line.key) ?? [];
  const faults: string[] = [];
  if (found.length === 0 || (found.length > 1 && !line.isCut))
    return [`line ${line.key} is there ${found.length} times`];
  if (found.some(({ quantity }) => exactly(quantity) !== line.quantity)) faults.push(`line ${line.key}: quantity`);
  const rates = found.map(({ taxPercent }) => plainText(exactly(taxPercent)));
  if (line.percent !== null && !line.isCut && rates[0] !== line.percent)
    faults.push(`line ${line.key}: ${line.percent} % in the store, ${rates[0]} % in NAV`);
  const wanted = document.pricesIncludeTax ? line.gross : line.net;
  const apart = absolute(sumOf(found.map((one) => amountOf(one, cart))) - wanted);
  // Net and each tax are rounded, or the exact amount is and gets one of the units nobody owns.
  const most = units(Math.max(1.5, (1 + line.taxes.length) / 2) * found.length, cart.decimals);
  if (apart > most)
    faults.push(`line ${line.key}: ${plainText(wanted)} in the store, ${plainText(apart)} apart in NAV`);
  return faults;
}

function strangerFaults({ cart, stored, document, lines }: Both): string[] {
  const taxes = cart.nav.storeTax === 'line' ? taxLabels(stored, document) : [];
  const wanted = [...lines.map(({ key }) => key), ...taxes];
  const found = document.lines.map(({ description }) => description).filter((key) => key !== ROUNDING);
  const inOrder = found.filter((key, at) => key !== found[at - 1]);
  return inOrder.join() === wanted.join() ? [] : [`lines ${inOrder.join(', ')} instead of ${wanted.join(', ')}`];
}

/** One at most, last, without tax, and no larger than rounding explains. */
function roundingFaults({ cart, document, lines, byKey }: Both): string[] {
  const [line, ...more] = byKey.get(ROUNDING) ?? [];
  if (line === undefined) return [];
  const faults: string[] = [];
  if (more.length > 0 || document.lines.at(-1) !== line) faults.push('the rounding line is not the last and only one');
  if (line.taxCode !== UNTAXED || exactly(line.taxPercent) !== 0n) faults.push('the rounding line is taxed');
  const groups = new Set(document.lines.filter((one) => one !== line).map(({ taxCode }) => taxCode)).size;
  const most = Math.max(5, Math.ceil((taxedRates(lines) + groups) / 2));
  const amount = amountOf(line, cart);
  if (absolute(amount) > units(most, cart.decimals)) faults.push(`${plainText(amount)} is more than rounding`);
  return faults;
}

interface RateApart {
  readonly percent: string;
  readonly apart: bigint;
  readonly store: bigint;
  readonly nav: bigint;
}

function ratesApart({ stored, document, percentOf }: Both): RateApart[] {
  const store = stored.taxLines.map((line) => ({
    percent: percentOf(line.rateId),
    tax: exactly(line.tax) + exactly(line.shippingTax),
  }));
  const nav = document.lines.map((line) => ({
    percent: plainText(exactly(line.taxPercent)),
    tax: exactly(line.tax),
  }));
  const of = (shares: readonly { readonly percent: string; readonly tax: bigint }[], percent: string) =>
    sumOf(shares.filter((one) => one.percent === percent).map(({ tax }) => tax));
  return [...new Set([...store, ...nav].map(({ percent }) => percent))].map((percent) => {
    const left = of(store, percent);
    const right = of(nav, percent);
    return { percent, apart: absolute(left - right), store: left, nav: right };
  });
}

function rateFaults({ cart, document, lines }: Both, { percent, apart, store, nav }: RateApart): string[] {
  const taxed = lines.flatMap(({ taxes }) => taxes).filter((tax) => tax.percent === percent).length;
  const draftLines = document.lines.filter((line) => plainText(exactly(line.taxPercent)) === percent).length;
  const allowed = 1 + Math.ceil(0.6 * taxed) + (document.posted ? 0 : draftLines);
  if (apart <= units(allowed, cart.decimals)) return [];
  return [`${percent} %: ${plainText(store)} of tax in the store, ${plainText(nav)} in NAV, ${allowed} units allowed`];
}

function taxFaults({ cart, stored, document, lines }: Both): string[] {
  const apart = absolute(exactly(stored.totalTax) - exactly(document.totals.tax));
  const allowed = 1 + Math.ceil(0.6 * taxedRates(lines)) + (document.posted ? 0 : document.lines.length);
  return apart <= units(allowed, cart.decimals)
    ? []
    : [`tax: ${stored.totalTax} in the store, ${document.totals.tax} in NAV`];
}

function taxedRates(lines: readonly StoreLine[]): number {
  return lines.reduce((count, { taxes }) => count + taxes.length, 0);
}

/** All items, and the charges that cost something. */
function linesOf(cart: Cart, stored: Order, percentOf: PercentOf): StoreLine[] {
  const items = stored.items.map((line) => toLine(cart, line, String(line.quantity), percentOf));
  const charges = [...stored.shippingLines, ...stored.feeLines]
    .filter((line) => exactly(line.total) !== 0n || taxOf(line.taxes) !== 0n)
    .map((line) => toLine(cart, line, '1', percentOf));
  return [...items, ...charges];
}

function toLine(cart: Cart, line: { readonly id: number } & Taxed, quantity: string, percentOf: PercentOf): StoreLine {
  const taxes = line.taxes
    .filter(({ total }) => exactly(total) !== 0n)
    .map(({ rateId }) => ({ percent: percentOf(rateId) }));
  const net = exactly(line.total);
  return {
    key: String(line.id),
    quantity: exactly(quantity),
    net,
    gross: net + taxOf(line.taxes),
    percent: taxes[0]?.percent ?? (isTooSmall(cart, line) ? null : '0'),
    taxes,
    isCut: net < 0n && taxes.length > 0,
  };
}

/** Its tax is less than half a unit, so that nothing of the order says which rate it has. */
function isTooSmall({ rates, decimals }: Cart, { total, taxes }: Taxed): boolean {
  const percents = taxes.map(({ rateId }) => exactly(rates.find(({ id }) => id === rateId)?.percent ?? '0'));
  const largest = percents.reduce((most, percent) => (percent > most ? percent : most), 0n);
  return largest > 0n && 2n * absolute(exactly(total)) * largest <= unit(decimals) * HUNDRED;
}

function taxOf(taxes: readonly LineTax[]): bigint {
  return sumOf(taxes.map(({ total }) => exactly(total)));
}

interface Taxed {
  readonly total: string;
  readonly taxes: readonly LineTax[];
}

/** The percentage of the NAV code behind a rate of the store. */
type PercentOf = (rateId: number) => string;

/**
 * All rates of a class and country tax its goods together. Where only a negative fee has them, as a discount on goods
 * that are not taxed themselves, no line of the order says that they belong together: each stands for itself.
 */
function percentsOf({ rates }: Cart, { items, shippingLines, feeLines }: Order): PercentOf {
  const surcharges = feeLines.filter(({ total }) => exactly(total) >= 0n);
  const others: readonly Taxed[] = [...items, ...shippingLines, ...surcharges];
  const together = new Set(others.flatMap(({ taxes }) => taxes.map(({ rateId }) => rateId)));
  return (id) => {
    const rate = rates.find((one) => one.id === id);
    if (rate === undefined) throw new Error(`The cart has no rate ${id}.`);
    const isOfClass = ({ taxClass, country }: CartRate) => taxClass === rate.taxClass && country === rate.country;
    return combined(together.has(id) ? rates.filter(isOfClass) : [rate]);
  };
}
