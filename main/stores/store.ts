import type { Decimal } from '../base/money.ts';
import type { Origin } from '../base/origin.ts';
import type { StoreOrder } from './order.ts';

// Whoever speaks with a store takes the neutral shapes from here.
export type * from './order.ts';

/** A tax rate that the store may charge. */
export interface StoreTaxRateOffered {
  readonly id: string;
  /** ISO 3166 two letters; "" for every country. */
  readonly country: string;
  readonly state: string;
  readonly percent: Decimal;
  readonly label: string;
  readonly taxClass: string;
  readonly compound: boolean;
}

/** A way to pay or to ship, by the word that orders carry and the one that people know. */
export interface StoreMethod {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
}

/** One line of a poll: enough to ring the job that reads the whole record. */
export interface OrderChange {
  readonly key: string;
  readonly modifiedAt: string;
}

export interface OrderPage {
  readonly changes: readonly OrderChange[];
  readonly hasMore: boolean;
}

/** One refund of a poll; a refund never changes, it is only deleted. */
export interface RefundChange {
  readonly key: string;
  readonly orderKey: string;
  readonly madeAt: string;
}

export interface RefundPage {
  readonly refunds: readonly RefundChange[];
  readonly hasMore: boolean;
}

/** What a list says of an order: enough to tell whether it is known as it is. Amounts as in `StoreOrder`. */
export type OrderSummary = Pick<
  StoreOrder,
  'key' | 'number' | 'status' | 'currency' | 'total' | 'refundedTotal' | 'refundsUnlisted' | 'placedAt' | 'modifiedAt'
>;

export interface OrderSummaryPage {
  readonly orders: readonly OrderSummary[];
  /** How many rows of the store's list it stands for, where not all of them were wanted; absent: as many as it has. */
  readonly rows?: number;
  readonly hasMore: boolean;
}

/** Which orders a list is of. Statuses are always named, because "any" would bring carts that were never ordered. */
export interface OrdersWanted {
  readonly statuses: readonly string[];
  /** Placed, or changed, after this instant (strictly, one-second resolution). */
  readonly after: string;
}

/** An order as the store's list shows it, in one word: equal words, nothing to read anew. */
export function seenAs({
  status,
  total,
  refundedTotal,
  refundsUnlisted,
  modifiedAt,
}: Pick<OrderSummary, 'status' | 'total' | 'refundedTotal' | 'refundsUnlisted' | 'modifiedAt'>): string {
  return [status, total, refundsUnlisted ? '-' : refundedTotal, modifiedAt].join(' ');
}

/** A shopper's account, as far as it is to be known again. */
export interface StoreCustomer {
  readonly key: string;
  /** Of the account; an order may give another one. "" where it has none. */
  readonly email: string;
  /** UTC instant, "" where the store does not say; tells it from another account that got the same key after a set-back. */
  readonly registeredAt: string;
}

/** One line of a poll for accounts that changed. */
export interface CustomerChange {
  readonly account: StoreCustomer;
  readonly modifiedAt: string;
}

/** A page of a list that is read on by a cursor, where what comes, goes or changes meanwhile shifts nothing. */
export interface CustomerPage {
  readonly changes: readonly CustomerChange[];
  /** Where the list goes on; null at its end. */
  readonly next: string | null;
  /** The store's clock as it answered, milliseconds UTC; null where its answer does not tell. */
  readonly at: number | null;
}

/** What the body of a delivery says, after its signature was verified. */
export type DeliveryReading =
  | { readonly kind: 'order'; readonly orderKey: string; readonly topic: string; readonly orderNo: string | null }
  | { readonly kind: 'customer'; readonly customerKey: string; readonly topic: string }
  /** Another resource or topic that no flow wants; kept as counted, rings nothing. */
  | { readonly kind: 'ignored'; readonly topic: string; readonly reason: string }
  /** The store reports about itself: the subscription's owner lost rights, the record is gone. */
  | { readonly kind: 'errorBody'; readonly topic: string; readonly code: string; readonly message: string }
  /** Signed, but not the shape we know. */
  | { readonly kind: 'wrongShape'; readonly topic: string; readonly problem: string };

export interface RawDelivery {
  readonly method: string;
  /** Lower-cased names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What is kept of a delivery, to be read now and, by a newer version or with a mended shop, once more. */
export interface KeptDelivery {
  readonly topic: string;
  /** As received, in UTF-8. */
  readonly body: string;
}

/** What a delivery is, decided on its raw bytes; only what is rightly signed is parsed. */
export type DeliveryVerdict =
  /** The store tries the address; answer 200 and nothing else. */
  | { readonly kind: 'webhookPing' }
  | { readonly kind: 'verified' }
  | {
      readonly kind: 'refused';
      readonly status: 400 | 401 | 405 | 415;
      readonly reason: 'signatureMissing' | 'signatureWrong' | 'signatureStale' | 'otherShop' | 'notJson' | 'method';
    };

export interface StoreInfo {
  readonly name: string;
  /** The home address the store knows itself by, without a trailing slash. */
  readonly homeUrl: string;
  readonly version: string;
  readonly currency: string;
  readonly decimals: number;
}

export interface StoreCapabilities {
  /** Seconds the poll reads behind its watermark: equal stamps and late commits. */
  readonly pollOverlapSeconds: number;
  /**
   * A subscription that the store switched off: `remake`, because its failure counter would disable it again at the next
   * failure; `reactivate`, because it takes no second one for the same topic and address.
   */
  readonly subscriptionsOff: 'remake' | 'reactivate';
  /** Statuses that lists are asked for besides those an integration imports: all but carts, so that a cancellation is noticed. */
  readonly orderStatuses: readonly string[];
}

/** The calls that leave the house carry who asked for them. */
export interface StoreSession {
  /** null when the order is gone. @throws ConnectorError */
  order(key: string): Promise<StoreOrder | null>;
  /** Orders in `statuses` modified after the instant (strictly, one-second resolution), oldest change first. */
  ordersChangedSince(since: string, page: number, statuses: readonly string[]): Promise<OrderPage>;
  /**
   * Refunds made after the instant (strictly, one-second resolution), oldest first. null where the store gives no list
   * of them: then the change of their order tells.
   */
  refundsChangedSince(since: string, page: number): Promise<RefundPage | null>;
  /** Orders placed after an instant, by their ids upwards, as the store counts them, without the first `skip`. */
  ordersById(wanted: OrdersWanted, skip: number): Promise<OrderSummaryPage>;
  /** How many were placed, or changed, after an instant; null where the store does not count. */
  countOrders(by: 'placed' | 'changed', wanted: OrdersWanted): Promise<number | null>;
  /** Orders with this id or this number, whatever their status; that of the id first. Empty when there is none. */
  findOrders(text: string): Promise<readonly OrderSummary[]>;
  /** null when the account is gone. Absent: the store is not asked for accounts. @throws ConnectorError */
  customer?(key: string): Promise<StoreCustomer | null>;
  /** Those of these accounts, at most 100, that the store lists. */
  customers?(keys: readonly string[]): Promise<readonly StoreCustomer[]>;
  /**
   * Accounts changed after the instant (strictly, one-second resolution), in no promised sequence, from `next` of the page
   * before; those that are gone are in no list. Absent: the store lists none by their changes. null where it does not let us.
   */
  customersChangedSince?(since: string, cursor: string | null): Promise<CustomerPage | null>;
  info(): Promise<StoreInfo>;
  /** Every rate the store may charge. */
  taxRates(): Promise<readonly StoreTaxRateOffered[]>;
  paymentMethods(): Promise<readonly StoreMethod[]>;
  shippingMethods(): Promise<readonly StoreMethod[]>;
  /** Leaves a private note at the order, seen by the shop's staff only; wakes no delivery. */
  addNote(orderKey: string, note: string): Promise<void>;
  /** Our subscriptions and everybody else's. */
  subscriptions(): Promise<readonly StoreSubscription[]>;
  createSubscription(wanted: { topic: string; deliveryUrl: string; name: string }): Promise<StoreSubscription>;
  /** Switches one on again that the store had switched off. */
  reactivateSubscription(id: string): Promise<void>;
  deleteSubscription(id: string): Promise<void>;
  /** What the store says of sending to this address. Absent: it says nothing of it. */
  deliveryTrouble?(deliveryUrl: string): Promise<DeliveryTrouble>;
  /** Names who is mailed of it, instead of whoever was. Absent: the store mails nobody. */
  mailDeliveryTrouble?(addresses: readonly string[]): Promise<void>;
  /** What connectors left at the store for each other to see; not among its subscriptions. */
  heartbeats(): Promise<StoreHeartbeats>;
  /** Writes this text into the heartbeat of that id, or makes one where it is null. Nothing is ever delivered for it. */
  beat(id: string | null, text: string): Promise<void>;
  /** One that is gone already is what was wanted. */
  endHeartbeat(id: string): Promise<void>;
}

/** What a connector left at the store: that it lives, and since when it has not been heard of. */
export interface StoreHeartbeat {
  readonly id: string;
  readonly text: string;
}

export interface StoreHeartbeats {
  /** The store's own clock, milliseconds UTC; null where its answer does not tell. */
  readonly at: number | null;
  readonly beats: readonly StoreHeartbeat[];
}

export interface DeliveryTrouble {
  /** For how long it still sends nothing, because too many of its deliveries failed; 0: it sends. */
  readonly heldBackSeconds: number;
  /** Who is mailed when it switches subscriptions off, or holds them back. */
  readonly mailedTo: readonly string[];
}

export interface StoreSubscription {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly deliveryUrl: string;
  readonly active: boolean;
}

/** One connected shop. WooCommerce and BigCommerce stand behind it. */
export interface Store {
  readonly connectionId: string;
  readonly kind: 'woocommerce' | 'bigcommerce';
  readonly capabilities: StoreCapabilities;
  /** Topics of deliveries that ring for orders, in the store's words. */
  readonly orderTopics: readonly string[];
  /** Topics of deliveries that tell what became of shoppers' accounts; absent: none. */
  readonly customerTopics?: readonly string[];
  verifyDelivery(delivery: RawDelivery): DeliveryVerdict;
  /** In the store's words; "" when it says none. */
  topicOf(delivery: RawDelivery): string;
  /** Only for deliveries that were verified. */
  readDelivery(delivery: KeptDelivery): DeliveryReading;
  as(origin: Origin): StoreSession;
}
