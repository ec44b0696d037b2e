import type { StoredDocument } from '../../fakes/nav/stored.ts';
import type { Order } from '../../fakes/woocommerce/state.ts';
import type { Cart } from './cart.ts';
import { absolute, exactly, plainText, sumOf, units } from './exact.ts';
import { nameOfRate } from './store.ts';

export interface TaxApart {
  readonly label: string;
  readonly store: bigint;
  readonly nav: bigint;
  readonly apart: bigint;
  /** Lines of the document that go by its name. */
  readonly count: number;
}

/** Each tax of the store's order beside the document's line of its name. */
export function taxesApart({ taxLines }: Order, { lines }: StoredDocument): TaxApart[] {
  return taxLines.map(({ rateId, tax, shippingTax }) => {
    const label = nameOfRate(rateId);
    const found = lines.filter(({ description }) => description === label);
    const store = exactly(tax) + exactly(shippingTax);
    const nav = sumOf(found.map(({ gross }) => exactly(gross)));
    return { label, store, nav, apart: absolute(store - nav), count: found.length };
  });
}

/** The taxes that have a line, in the store's order; one that is missing is found by its amount. */
export function taxLabels(stored: Order, document: StoredDocument): string[] {
  return taxesApart(stored, document)
    .filter(({ count }) => count > 0)
    .map(({ label }) => label);
}

/** NAV charges nothing; each tax is its line but for a unit nobody owns, and together they are the order's tax. */
export function taxLineFaults({ decimals }: Cart, stored: Order, document: StoredDocument): string[] {
  const faults: string[] = [];
  if (exactly(document.totals.tax) !== 0n) faults.push(`NAV charges ${document.totals.tax} besides the tax lines`);
  const taxes = taxesApart(stored, document);
  for (const { label, store, nav, apart, count } of taxes) {
    if (count > 1) faults.push(`${label} has ${count} lines`);
    if (apart > units(1, decimals)) faults.push(`${label}: ${plainText(store)} in the store, ${plainText(nav)} in NAV`);
  }
  const lines = sumOf(taxes.map(({ nav }) => nav));
  if (lines !== exactly(stored.totalTax)) faults.push(`tax lines of ${plainText(lines)} instead of ${stored.totalTax}`);
  return faults;
}
