import { big, type Big, type Decimal, sum, toDecimal } from '../../../base/money.ts';
import type { StoreOrder } from '../../../stores/store.ts';

type Paid = Pick<StoreOrder, 'total' | 'tender' | 'currencyDigits'>;

/** What gift cards, store credit and the like have paid. */
export function tenderSum({ tender = [] }: Pick<StoreOrder, 'tender'>): Big {
  return sum(tender.map(({ amount }) => amount));
}

/**
 * What the order is worth: its total before tender. A gift card is a way to pay and no discount, so this is what the
 * document must come to, and what the books compare.
 */
export function worthOf(order: Paid): Decimal {
  const paid = tenderSum(order);
  return paid.eq(0) ? order.total : toDecimal(big(order.total).plus(paid), order.currencyDigits);
}
