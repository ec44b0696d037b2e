import { seenAs } from '../../../main/stores/store.ts';
import type {
  OrderPage,
  OrderSummary,
  OrderSummaryPage,
  CustomerPage,
  OrdersWanted,
  RefundPage,
  Store,
  StoreCustomer,
  StoreSession,
} from '../../../main/stores/store.ts';

/** A shop with orders and a clock of its own, that gives changes by stamps of whole seconds, page by page. */
export interface ShopForPolls {
  readonly store: Store;
  /** The shop's clock, milliseconds UTC. */
  now: number;
  /** Places the order, or changes it. */
  change(key: string): void;
  /** Gives the order a stamp of its own. */
  stamp(key: string, at: number): void;
  /** Gives it another state in the list. */
  set(key: string, changes: Partial<OrderSummary>): void;
  /** It leaves the list, and nothing tells of it. */
  remove(key: string): void;
  /** Pays something back, which does not show at the order's stamp. */
  refund(key: string, orderKey: string, at?: number): void;
  /** What a job that reads the order enters of it. */
  seen(key: string): { readonly placedAt: string; readonly status: string; readonly seen: string };
  /** Accounts that were changed, with their stamps. */
  readonly accounts: { account: StoreCustomer; at: number }[];
  /** Each time accounts were asked for, as `cursor@seconds` after the start. */
  readonly accountsAsked: string[];
  /** Called before accounts are given, with how often they were asked for before. */
  beforeAccounts: (asked: number) => void;
  /** Whether its answers say what time it is. */
  tellsTime: boolean;
  /** An older shop has no list of all refunds. */
  hasRefunds: boolean;
  /** Every page of the list by ids that was asked for, by the rows it left out. */
  readonly skipped: number[];
  /** How often refunds were asked for. */
  refundsAsked: number;
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
  const orders = new Map<string, { stamp: number; placed: number; version: number; told: Partial<OrderSummary> }>();
  const refunds: { key: string; orderKey: string; at: number }[] = [];
  const stamp = (key: string, at: number) => {
    const whole = Math.floor(at / 1000) * 1000;
    const { placed = whole, version = 0, told = {} } = orders.get(key) ?? {};
    orders.set(key, { stamp: whole, placed, version: version + 1, told });
  };
  const changeOf = (key: string) => {
    const order = orders.get(key);
    if (!order) throw new Error(`The shop has no order ${key}.`);
    return order;
  };

  function summaryOf([key, { stamp: modified, placed, told }]: readonly [string, ReturnType<typeof changeOf>]) {
    const at = (milliseconds: number) => new Date(milliseconds).toISOString();
    const plain = { status: 'processing', currency: 'EUR', total: '10.00', refundedTotal: '0.00' };
    return { key, number: key, ...plain, placedAt: at(placed), modifiedAt: at(modified), ...told };
  }

  const placedAfter = ({ after, statuses }: OrdersWanted) =>
    [...orders]
      .map(summaryOf)
      .filter(({ placedAt, status }) => Date.parse(placedAt) > Date.parse(after) && statuses.includes(status))
      .sort((left, right) => Number(left.key) - Number(right.key));

  async function ordersById(wanted: OrdersWanted, skip: number): Promise<OrderSummaryPage> {
    shop.beforePage(shop.skipped.length);
    shop.skipped.push(skip);
    const rows = placedAfter(wanted);
    return { orders: rows.slice(skip, skip + perPage), hasMore: skip + perPage < rows.length };
  }

  async function refundsChangedSince(since: string, page: number): Promise<RefundPage | null> {
    shop.refundsAsked += 1;
    if (!shop.hasRefunds) return null;
    const later = refunds.filter(({ at }) => at > Date.parse(since)).sort((left, right) => left.at - right.at);
    const rows = later.slice((page - 1) * perPage, page * perPage);
    const made = rows.map(({ key, orderKey, at }) => ({ key, orderKey, madeAt: new Date(at).toISOString() }));
    return { refunds: made, hasMore: later.length > page * perPage };
  }

  async function customersChangedSince(since: string, cursor: string | null): Promise<CustomerPage> {
    shop.beforeAccounts(shop.accountsAsked.length);
    shop.accountsAsked.push(`${cursor ?? ''}@${(Date.parse(since) - start) / 1000}`);
    // By keys, and not by stamps.
    const later = shop.accounts.filter(
      ({ account, at }) => at > Date.parse(since) && Number(account.key) > Number(cursor),
    );
    later.sort((left, right) => Number(left.account.key) - Number(right.account.key));
    const rows = later.slice(0, perPage);
    return {
      changes: rows.map(({ account, at }) => ({ account, modifiedAt: new Date(at).toISOString() })),
      next: later.length > perPage ? (rows.at(-1)?.account.key ?? null) : null,
      at: shop.tellsTime ? shop.now : null,
    };
  }

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
    store: {
      ...storeThatOnlyPolls(overlapSeconds),
      as: () => ({
        ...sessionThatDoesNothing(),
        ordersChangedSince,
        refundsChangedSince,
        ordersById,
        customersChangedSince,
      }),
    },
    now: start,
    change: (key) => stamp(key, shop.now),
    stamp,
    set(key, changes) {
      orders.set(key, { ...changeOf(key), told: { ...changeOf(key).told, ...changes } });
    },
    remove: (key) => void orders.delete(key),
    refund: (key, orderKey, at = shop.now) => void refunds.push({ key, orderKey, at: Math.floor(at / 1000) * 1000 }),
    seen(key) {
      const summary = summaryOf([key, changeOf(key)]);
      return { placedAt: summary.placedAt, status: summary.status, seen: seenAs(summary) };
    },
    accounts: [],
    accountsAsked: [],
    beforeAccounts: () => undefined,
    tellsTime: true,
    hasRefunds: true,
    skipped: [],
    refundsAsked: 0,
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
    capabilities: { pollOverlapSeconds, subscriptionsOff: 'remake', orderStatuses: [] },
    orderTopics: [],
    verifyDelivery: notAsked,
    topicOf: notAsked,
    readDelivery: notAsked,
  };
}

function sessionThatDoesNothing(): Omit<StoreSession, 'ordersChangedSince' | 'refundsChangedSince' | 'ordersById'> {
  return {
    countOrders: notAsked,
    findOrders: notAsked,
    order: notAsked,
    info: notAsked,
    taxRates: notAsked,
    paymentMethods: notAsked,
    shippingMethods: notAsked,
    addNote: notAsked,
    subscriptions: notAsked,
    createSubscription: notAsked,
    reactivateSubscription: notAsked,
    deleteSubscription: notAsked,
    heartbeats: notAsked,
    beat: notAsked,
    endHeartbeat: notAsked,
  };
}

function notAsked(): never {
  throw new Error('a poll asks for changes only');
}
