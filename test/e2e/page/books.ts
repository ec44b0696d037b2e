import { Big } from 'big.js';
import { isRight, proofOf, type Scene } from '../support/scene.ts';

export interface Term {
  readonly count: number;
  readonly amount: Big;
}

/** The equation of one currency, counted from what the two simulated systems hold. */
export interface Books {
  readonly store: Term;
  readonly equal: Term;
  readonly waiting: Term;
}

/** @param orderIds orders whose outcome is settled: in NAV, or waiting for a person */
export function booksOf(scene: Scene, orderIds: readonly number[], currency: string): Books {
  const orders = orderIds.flatMap((id) => {
    const order = scene.shop.stored.order(id);
    return order?.currency === currency ? [order] : [];
  });
  const termOf = (some: typeof orders): Term => ({
    count: some.length,
    amount: some.reduce((sum, order) => sum.plus(order.total), new Big(0)),
  });
  return {
    store: termOf(orders),
    equal: termOf(orders.filter(({ id }) => isRight(proofOf(scene, id)))),
    waiting: termOf(orders.filter(({ id }) => proofOf(scene, id).documents.length === 0)),
  };
}

/** `4,460.23 EUR` and `29 orders` as the equation's cell shows them. */
export function cell({ count, amount }: Term, currency: string): string {
  const money = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 }).format(Number(amount.toFixed(2)));
  const orders = count === 0 ? 'none' : `${count} ${count === 1 ? 'order' : 'orders'}`;
  return `${money} ${currency}${orders}`;
}
