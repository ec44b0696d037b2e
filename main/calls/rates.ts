import { sum, toDecimal } from '../base/money.ts';
import type { OrderDetail } from '../contract/views.ts';
import { rateOf, totalsByRate } from '../flows/orders/totals/totalsByRate.ts';
import type { MoneyLine, PlannedTotals } from '../flows/orders/totals/types.ts';
import type { NavDocument } from '../nav/nav.ts';

type TotalsRow = OrderDetail['totals'][number];

/** Net and tax per rate, the store's beside NAV's; NAV's columns are empty until the document is there with its lines. */
export function ratesOf(totals: PlannedTotals, document: NavDocument | null): TotalsRow[] {
  const compared = document ? totalsByRate(totals, document) : [];
  if (compared.length === 0) return planned(totals);
  return compared.map(({ percent, store, nav, taxDifference }) => ({
    percent,
    storeNet: store.net,
    storeTax: store.tax,
    navNet: nav.net,
    navTax: nav.tax,
    difference: taxDifference,
  }));
}

function planned({ lines, digits }: PlannedTotals): TotalsRow[] {
  const total = (some: readonly MoneyLine[], of: 'storeNet' | 'storeTax') =>
    toDecimal(sum(some.map((line) => line[of])), digits);
  return [...Map.groupBy(lines, rateOf)].map(([percent, some]) => ({
    percent,
    storeNet: total(some, 'storeNet'),
    storeTax: total(some, 'storeTax'),
    navNet: null,
    navTax: null,
    difference: null,
  }));
}
