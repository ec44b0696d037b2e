import { toInstant } from '../base/ports.ts';
import type { StoreCustomer, StoreSession } from '../stores/store.ts';
import type { Stamped, StampedPage } from './readOn.ts';
import type { WalkedPage } from './walks.ts';

/** Something that happened to an order, or to the account of a shopper, as a poll sees it. */
export interface ChangeOfTopic extends Stamped {
  /** Of the order, or of the account. */
  readonly key: string;
  /** The account as it is now; absent: it is about an order. */
  readonly account?: StoreCustomer;
  /** Tells this change of the record from every other one. */
  readonly body: string;
}

export interface Asked {
  readonly since: string;
  readonly page: number;
  readonly statuses: readonly string[];
}

interface AnyTopic {
  readonly name: 'orders' | 'refunds' | 'customers';
  /** Whether the same record can change again under the same stamp. */
  readonly canChange: boolean;
  /** Whether the store has no such list, and nobody has to ask it. */
  isLacking?(session: StoreSession): boolean;
}

/** Listed by stamps, oldest first, so that it is read on from any instant. */
export interface TopicByStamp extends AnyTopic {
  readonly readOn: 'byStamp';
  /** null where the store has no such list, or does not let us. */
  ask(session: StoreSession, asked: Asked): Promise<StampedPage<ChangeOfTopic> | null>;
}

/** Listed in no promised sequence, and read on from where a cursor says that the last page ended. */
export interface TopicByCursor extends AnyTopic {
  readonly readOn: 'byCursor';
  /** null where the store has no such list, or does not let us. */
  ask(session: StoreSession, since: string, cursor: string | null): Promise<WalkedPage<ChangeOfTopic> | null>;
}

/** What is polled; each has a watermark of its own. */
export type Topic = TopicByStamp | TopicByCursor;

const orders: TopicByStamp = {
  name: 'orders',
  readOn: 'byStamp',
  canChange: true,
  async ask(session, { since, page, statuses }) {
    const { changes, hasMore } = await session.ordersChangedSince(since, page, statuses);
    return { hasMore, changes: changes.map(({ key, modifiedAt }) => toChange(key, modifiedAt, '')) };
  },
};

/** A refund rings for its order. One that was deleted again leaves no trace in any list: the sweep finds it. */
const refunds: TopicByStamp = {
  name: 'refunds',
  readOn: 'byStamp',
  canChange: false,
  async ask(session, { since, page }) {
    const found = await session.refundsChangedSince(since, page);
    if (found === null) return null;
    const changes = found.refunds.map(({ key, orderKey, madeAt }) => toChange(orderKey, madeAt, `refund ${key} `));
    return { hasMore: found.hasMore, changes };
  },
};

/**
 * WooCommerce lists no customers by their changes, and no store those that are gone: whoever has a card in NAV is compared
 * by night as well (`accounts`). Whom an order is for is read with the order.
 */
const customers: TopicByCursor = {
  name: 'customers',
  readOn: 'byCursor',
  canChange: true,
  isLacking: ({ customersChangedSince }) => customersChangedSince === undefined,
  async ask(session, since, cursor) {
    const found = await session.customersChangedSince?.(since, cursor);
    if (!found) return null;
    const changes = found.changes.map(({ account, modifiedAt }) => ({
      ...toChange(account.key, modifiedAt, ''),
      account,
    }));
    return { ...found, changes };
  },
};

export const orderTopics: readonly Topic[] = [orders, refunds];
export const accountTopics: readonly Topic[] = [customers];

function toChange(key: string, stamp: string, what: string): ChangeOfTopic {
  const at = Date.parse(stamp);
  return { key, at, body: `${what}${toInstant(at)}` };
}
