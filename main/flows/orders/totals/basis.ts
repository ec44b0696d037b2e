import { big, type Big, roundTo } from '../../../base/money.ts';
import type { StoreAmounts, StoreOrder } from '../../../stores/store.ts';
import type { Basis } from './types.ts';

/** An amount as net and tax, exact or as shown. */
export interface NetAndTax {
  readonly net: Big;
  readonly tax: Big;
}

export function shownAmounts(amounts: StoreAmounts): NetAndTax {
  return { net: big(amounts.net), tax: big(amounts.tax) };
}

export function exactAmounts(amounts: StoreAmounts): NetAndTax {
  return { net: big(amounts.exactNet), tax: big(amounts.exactTax) };
}

export function onBasis(basis: Basis, amount: NetAndTax): Big {
  return basis === 'gross' ? amount.net.plus(amount.tax) : amount.net;
}

/** What the line amounts have to sum up to: the total, or the total without its tax. */
export function goalOf(basis: Basis, order: Pick<StoreOrder, 'total' | 'totalTax'>, digits: number): Big {
  const total = big(order.total);
  return roundTo(basis === 'gross' ? total : total.minus(big(order.totalTax)), digits);
}
