import { big } from '../base/money.ts';
import { type OrderSummary, seenAs } from '../stores/store.ts';
import type { BookedOrder } from './booked.ts';

/** What a stretch of the store's orders and the same stretch of the books say of each other; ids of orders. */
export interface Differences {
  /** In the store and not in the books. */
  readonly missing: readonly string[];
  /** In both, and not as the books know it. */
  readonly different: readonly string[];
  /** In the books, and no longer in the store's list. */
  readonly gone: readonly string[];
}

export interface Stretch {
  readonly orders: readonly OrderSummary[];
  readonly booked: readonly BookedOrder[];
  /** Orders placed before it are not ours. */
  readonly startAt: string;
  /** What the store was asked for: an order of another status is not in the list. */
  readonly statuses: readonly string[];
  /** When the store was asked; what the books learnt later the list could not say. */
  readonly askedAt: string;
}

export function compareStretch(stretch: Stretch): Differences {
  const isOurs = ({ placedAt }: { readonly placedAt: string }) => Date.parse(placedAt) >= Date.parse(stretch.startAt);
  const known = new Map(stretch.booked.map((order) => [order.key, order]));
  const listed = new Set(stretch.orders.map(({ key }) => key));
  const ours = stretch.orders.filter(isOurs);
  const isListable = (order: BookedOrder) =>
    order.seen !== 'gone' && stretch.statuses.includes(order.status) && order.updatedAt < stretch.askedAt;
  return {
    missing: ours.filter(({ key }) => !known.has(key)).map(keyOf),
    different: ours.filter((order) => differs(order, known.get(order.key))).map(keyOf),
    gone: stretch.booked.filter((order) => !listed.has(order.key) && isOurs(order) && isListable(order)).map(keyOf),
  };
}

function differs(order: OrderSummary, booked: BookedOrder | undefined): boolean {
  if (booked === undefined) return false;
  if (booked.seen !== null) return booked.seen !== seenAs(order);
  return booked.status !== order.status || !big(booked.total).eq(order.total) || !big(order.refundedTotal).eq(0);
}

function keyOf({ key }: { readonly key: string }): string {
  return key;
}
