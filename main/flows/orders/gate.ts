import { big } from '../../base/money.ts';
import type { StoreOrder } from '../../stores/store.ts';
import type { OrderRules } from './rules.ts';

export type Gate =
  | { readonly kind: 'import' }
  /** Left out by a rule, and shown with its reason. */
  | {
      readonly kind: 'leftOut';
      readonly code: string;
      readonly message: string;
      readonly params: Readonly<Record<string, string>>;
    }
  /** Placed before the integration's start: not part of its books at all. */
  | { readonly kind: 'notOurs' };

/** Whether an order that is not in NAV belongs there now. */
export function gate(order: StoreOrder, rules: Pick<OrderRules, 'statuses' | 'startAt'>): Gate {
  if (Date.parse(order.placedAt) < Date.parse(rules.startAt)) return { kind: 'notOurs' };
  if (!rules.statuses.includes(order.status)) {
    return {
      kind: 'leftOut',
      code: 'status-not-imported',
      message: `Order ${order.number} is "${order.status}" in the store, and that status is not imported.`,
      params: { status: order.status },
    };
  }
  const fullyRefunded = big(order.refundedTotal).gt(0) && big(order.refundedTotal).gte(order.total);
  if (fullyRefunded) {
    return {
      kind: 'leftOut',
      code: 'refunded-before-import',
      message: `Order ${order.number} was refunded in full before it was written to NAV.`,
      params: {},
    };
  }
  return { kind: 'import' };
}
