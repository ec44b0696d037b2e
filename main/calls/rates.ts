import { big, roundTo, toDecimal, zero } from '../base/money.ts';
import type { OrderDetail } from '../contract/views.ts';
import type { PlannedTotals } from '../flows/orders/totals/types.ts';
import type { NavDocument } from '../nav/nav.ts';

/** Net and tax per rate, the store's beside NAV's; NAV's columns are empty until the document is there. */
export function ratesOf(totals: PlannedTotals, document: NavDocument | null): OrderDetail['totals'] {
  const percents = [...new Set(totals.lines.map((line) => line.taxPercent))].sort((left, right) =>
    big(right).cmp(big(left)),
  );
  return percents.map((percent) => {
    const store = totals.lines.filter((line) => line.taxPercent === percent);
    const nav = (document?.lines ?? []).filter((line) => line.kind !== 'comment' && big(line.taxPercent).eq(percent));
    const format = (values: readonly string[]) =>
      toDecimal(
        roundTo(
          values.reduce((total, value) => total.plus(value), zero),
          totals.digits,
        ),
        totals.digits,
      );
    const storeTax = format(store.map((line) => line.storeTax));
    const navTax = format(nav.map((line) => line.taxAmount));
    return {
      percent,
      storeNet: format(store.map((line) => line.storeNet)),
      storeTax,
      navNet: document ? format(nav.map((line) => line.amountExclTax)) : null,
      navTax: document ? navTax : null,
      difference: document ? toDecimal(big(navTax).minus(storeTax), totals.digits) : null,
    };
  });
}
