import type { OrderPage, Store, StoreSession } from '../../../main/stores/store.ts';

/** A shop with orders and a clock of its own, that gives changes by stamps of whole seconds, page by page. */
export interface ShopForPolls {
  readonly store: Store;
  /** The shop's clock, milliseconds UTC. */
  now: number;
  /** Places the order, or changes it. */
  change(key: string): void;
  /** Gives the order a stamp of its own. */
  stamp(key: string, at: number): void;
  /** Every page that was asked for, as `page@seconds` after the start. */
  readonly asked: string[];
  /** Called before a page is given, with how many were asked for before. */
  beforePage: (asked: number) => void;
  /** The state of an order as a job reads it now: how often it was changed. */
  version(key: string): number;
}

export interface ShopOptions {
  readonly start: number;
  readonly perPage?: number;
  readonly overlapSeconds?: number;
  /** It gives changes of so many seconds too much, as a shop does that reads the zone wrongly. */
  readonly tooMuchSeconds?: number;
}

export function createShopForPolls({
  start,
  perPage = 100,
  overlapSeconds = 120,
  tooMuchSeconds = 0,
}: ShopOptions): ShopForPolls {
  const orders = new Map<string, { stamp: number; version: number }>();
  const set = (key: string, stamp: number) => {
    orders.set(key, { stamp: Math.floor(stamp / 1000) * 1000, version: (orders.get(key)?.version ?? 0) + 1 });
  };

  async function ordersChangedSince(since: string, page: number): Promise<OrderPage> {
    shop.beforePage(shop.asked.length);
    shop.asked.push(`${page}@${(Date.parse(since) - start) / 1000}`);
    const after = (Math.floor(Date.parse(since) / 1000) - tooMuchSeconds) * 1000;
    // Equal stamps stand in the order of their ids; WooCommerce counts pages by offset.
    const later = [...orders].filter(([, order]) => order.stamp > after);
    later.sort(([a, left], [b, right]) => left.stamp - right.stamp || Number(a) - Number(b));
    const rows = later.slice((page - 1) * perPage, page * perPage);
    return {
      changes: rows.map(([key, order]) => ({ key, modifiedAt: new Date(order.stamp).toISOString() })),
      hasMore: later.length > page * perPage,
    };
  }

  const shop: ShopForPolls = {
    store: { ...storeThatOnlyPolls(overlapSeconds), as: () => ({ ...sessionThatDoesNothing(), ordersChangedSince }) },
    now: start,
    change: (key) => set(key, shop.now),
    stamp: set,
    asked: [],
    beforePage: () => undefined,
    version: (key) => orders.get(key)?.version ?? 0,
  };
  return shop;
}

function storeThatOnlyPolls(pollOverlapSeconds: number): Omit<Store, 'as'> {
  return {
    connectionId: 'shop',
    kind: 'woocommerce',
    capabilities: { pollOverlapSeconds },
    orderTopics: [],
    verifyDelivery: notAsked,
    topicOf: notAsked,
    readDelivery: notAsked,
  };
}

function sessionThatDoesNothing(): Omit<StoreSession, 'ordersChangedSince'> {
  return {
    order: notAsked,
    info: notAsked,
    taxRates: notAsked,
    paymentMethods: notAsked,
    shippingMethods: notAsked,
    addNote: notAsked,
    subscriptions: notAsked,
    createSubscription: notAsked,
    deleteSubscription: notAsked,
  };
}

function notAsked(): never {
  throw new Error('a poll asks for changes only');
}
