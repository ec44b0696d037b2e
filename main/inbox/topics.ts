import { toInstant } from '../base/ports.ts';
import type { StoreSession } from '../stores/store.ts';
import type { Stamped, StampedPage } from './readOn.ts';

/** Something that happened to an order, as a poll sees it. */
export interface ChangeOfTopic extends Stamped {
  readonly orderKey: string;
  /** Tells this change of the order from every other one. */
  readonly body: string;
}

export interface Asked {
  readonly since: string;
  readonly page: number;
  readonly statuses: readonly string[];
}

/** What is polled; each has a watermark of its own. */
export interface Topic {
  readonly name: 'orders' | 'refunds';
  /** Whether the same record can change again under the same stamp. */
  readonly canChange: boolean;
  /** null where the store has no such list. */
  ask(session: StoreSession, asked: Asked): Promise<StampedPage<ChangeOfTopic> | null>;
}

const orders: Topic = {
  name: 'orders',
  canChange: true,
  async ask(session, { since, page, statuses }) {
    const { changes, hasMore } = await session.ordersChangedSince(since, page, statuses);
    return { hasMore, changes: changes.map(({ key, modifiedAt }) => toChange(key, modifiedAt, '')) };
  },
};

/** A refund rings for its order. One that was deleted again leaves no trace in any list: the sweep finds it. */
const refunds: Topic = {
  name: 'refunds',
  canChange: false,
  async ask(session, { since, page }) {
    const found = await session.refundsChangedSince(since, page);
    if (found === null) return null;
    const changes = found.refunds.map(({ key, orderKey, madeAt }) => toChange(orderKey, madeAt, `refund ${key} `));
    return { hasMore: found.hasMore, changes };
  },
};

/**
 * Customers are not among them: WooCommerce lists none by their changes. Those with a card in NAV are compared by night
 * (`accounts`); whom an order is for is read with the order.
 */
export const topics: readonly Topic[] = [orders, refunds];

function toChange(orderKey: string, stamp: string, what: string): ChangeOfTopic {
  const at = Date.parse(stamp);
  return { orderKey, at, body: `${what}${toInstant(at)}` };
}
