import { Big } from 'big.js';
import type { FakeNav } from '../fakes/nav/fakeNav.ts';
import type { StoredDocument } from '../fakes/nav/stored.ts';

/*
 * The bookkeeper's question, answered from the two simulators' stored documents and from nothing the product says of
 * itself: is every web order in NAV once, with the same total?
 */

/** What a store has of an order, whatever store it is. */
export interface ProvedOrder {
  readonly id: number;
  readonly number: string;
  readonly total: string;
  readonly currency: string;
  /** Tax as exact as the store keeps it. */
  readonly shares: readonly { readonly percent: string; readonly tax: string }[];
}

/** A store, as far as it says whose orders it took. */
export interface Seller {
  readonly stored: { orders(): readonly { readonly record: { readonly billing: { readonly email: string } } }[] };
}

export interface OrderProof {
  readonly orderId: number;
  readonly number: string;
  readonly documents: readonly string[];
  readonly storeTotal: string;
  readonly navTotal: string | null;
  readonly grossDiffers: boolean;
  /** Why the VAT is not the store's; null when it is, within rounding. */
  readonly vatDiffers: string | null;
}

/** What is special about an order's document. */
export interface Proving {
  /** What gift cards and store credit paid: NAV has the order's total before that. */
  readonly tender?: string | undefined;
  /** The store's taxes are lines on this account, and NAV takes none itself. */
  readonly taxAccount?: string | undefined;
}

export function proveOrder(order: ProvedOrder, nav: FakeNav, prefix: string, proving: Proving = {}): OrderProof {
  const documents = nav.stored.byExternalNumber(`${prefix}${order.number}`.toUpperCase());
  const [document] = documents;
  const total = new Big(order.total).plus(proving.tender ?? 0);
  return {
    orderId: order.id,
    number: order.number,
    documents: documents.map(({ number }) => number),
    storeTotal: order.total,
    navTotal: document?.totals.gross ?? null,
    grossDiffers:
      document !== undefined && !(new Big(document.totals.gross).eq(total) && document.currencyCode === order.currency),
    vatDiffers: document === undefined ? null : taxDifference(order, document, proving),
  };
}

function taxDifference(order: ProvedOrder, document: StoredDocument, { taxAccount }: Proving): string | null {
  if (taxAccount === undefined) return vatDifference(order, document);
  if (!new Big(document.totals.tax).eq(0)) return `NAV takes ${document.totals.tax} besides the lines`;
  const booked = document.lines.filter(({ type, no }) => type === 'Account' && no === taxAccount);
  const inLines = booked.reduce((total, { gross }) => total.plus(gross), new Big(0));
  const store = order.shares.reduce((total, { tax }) => total.plus(tax), new Big(0));
  return inLines.eq(store) ? null : `${store.toFixed(2)} in the store, ${inLines.toFixed(2)} on the lines`;
}

/** Compares tax per rate: the same rates, and per rate no further apart than rounding each line can explain. */
function vatDifference(order: ProvedOrder, document: StoredDocument): string | null {
  const store = taxPerRate(order.shares.map(({ percent, tax }) => ({ percent, tax })));
  const nav = taxPerRate(document.vat.map(({ percent, tax }) => ({ percent, tax })));
  for (const percent of new Set([...store.keys(), ...nav.keys()])) {
    const [left, right] = [store.get(percent) ?? new Big(0), nav.get(percent) ?? new Big(0)];
    const lines = document.lines.filter(
      (line) => line.type !== 'Comment' && new Big(line.taxPercent).eq(percent),
    ).length;
    const tolerance = new Big('0.01').times(1 + Math.ceil(0.6 * lines));
    if (left.minus(right).abs().gt(tolerance))
      return `${percent} %: ${left.toFixed(2)} in the store, ${right.toFixed(2)} in NAV`;
  }
  return null;
}

function taxPerRate(shares: readonly { percent: string; tax: string }[]): Map<string, Big> {
  const rates = new Map<string, Big>();
  for (const { percent, tax } of shares) {
    if (new Big(tax).eq(0)) continue;
    const key = new Big(percent).toString();
    rates.set(key, (rates.get(key) ?? new Big(0)).plus(tax));
  }
  return rates;
}

/** E-mail addresses that more than one customer of NAV has. */
export function doubledCustomers(nav: FakeNav, shop: Seller): string[] {
  const shoppers = new Set(shop.stored.orders().map((order) => order.record.billing.email.toLowerCase()));
  const counts = new Map<string, number>();
  for (const customer of nav.stored.customers()) {
    const email = customer.email.toLowerCase();
    if (shoppers.has(email)) counts.set(email, (counts.get(email) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([email]) => email);
}
