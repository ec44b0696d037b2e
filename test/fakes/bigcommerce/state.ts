import type { MoneyRules } from './arithmetic.ts';
import type {
  CouponSeed,
  Customer,
  CustomerAttribute,
  CustomerGroup,
  PriceList,
  Product,
  StockLevel,
} from './goodsState.ts';
import type { Order } from './orderState.ts';

/** What the store takes from outside: it never looks at a clock or rolls dice by itself. */
export interface StorePorts {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  random(bytes: number): Uint8Array;
}

/** The write scope contains the read-only one. */
export type Scope =
  | 'store_v2_orders'
  | 'store_v2_orders_read_only'
  | 'store_v2_transactions_read_only'
  | 'store_v2_customers'
  | 'store_v2_customers_read_only'
  | 'store_v2_products'
  | 'store_v2_products_read_only'
  | 'store_inventory'
  | 'store_inventory_read_only'
  | 'store_locations_read_only'
  | 'store_v2_information_read_only'
  | 'store_channel_settings_read_only'
  | 'store_payments_methods_read';

/** An API account of the store; webhooks and metafields belong to it. */
export interface Account {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly token: string;
  readonly scopes: readonly Scope[];
}

export interface StoreSettings extends Pick<MoneyRules, 'pricesIncludeTax' | 'rounding'> {
  readonly name: string;
  readonly domain: string;
  /** ISO2; where goods are picked up and digital goods without address are taxed. */
  readonly country: string;
  readonly currency: string;
  readonly timezone: string;
  readonly multiStorefront: boolean;
  readonly updateStock: 'order_placed' | 'order_completed_or_shipped';
  readonly weightUnits: string;
  /** Not published, so either may be set: whether header totals contain fees. */
  readonly feesInTotals: boolean;
  /** Whether the list of fees is wrapped in an object, as in the published example, or bare as V2 lists are. */
  readonly wrapsFees: boolean;
  /** Not published: whether the list of orders holds archived ones. */
  readonly listsArchived: boolean;
  /** Not published: whether `min_…` and `max_…` dates take in the second they name. */
  readonly dateFilters: 'inclusive' | 'exclusive';
  /** Not published: whether our metafields move `date_modified` of the order. */
  readonly metafieldsTouchOrder: boolean;
  /** Not published: what `scope` says to a hook of `store/order/*`. */
  readonly wildcardScope: 'concrete' | 'registered';
  /** Stock written with a product comes back as 207: the product is saved, its stock is not. */
  readonly catalogStockFails: boolean;
  /** Not published: whether the code of a product that is tracked as a whole may name it in adjustments. */
  readonly skuAdjustsProducts: boolean;
  /** Milliseconds until an adjustment of stock is seen; adjustments are applied after their answer. */
  readonly stockDelay: number;
}

export interface Currency {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly token: string;
  /** One unit of the store's currency in this one. */
  readonly rate: string;
  readonly digits: number;
  readonly isTransactional: boolean;
}

export interface TaxRate {
  readonly id: number;
  readonly name: string;
  /** ISO2, or '' for everywhere else. */
  readonly country: string;
  /** 0 default, 1 non-taxable, 2 shipping, 3 gift wrapping. */
  readonly taxClassId: number;
  readonly percent: string;
  readonly priority: number;
}

export interface TaxClass {
  readonly id: number;
  readonly name: string;
}

export interface Channel {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly platform: string;
}

export interface Location {
  readonly id: number;
  readonly code: string;
  readonly label: string;
  readonly enabled: boolean;
}

export interface Hook {
  readonly id: number;
  readonly clientId: string;
  scope: string;
  destination: string;
  headers: Readonly<Record<string, string>> | null;
  isActive: boolean;
  /** `inactive` by a person, `deactivated` by the store itself. */
  status: 'active' | 'inactive' | 'deactivated';
  readonly createdAt: number;
  updatedAt: number;
  /** Of the last event, or when it was made or set going; 90 days without any switch it off. */
  lastEventAt: number;
  /** Events before this are not told yet. */
  readonly firesFrom: number;
}

/** Told after every change. `data` is what a delivery carries; the store knows who listens. */
export interface Events {
  happened(scope: string, data: unknown): void;
}

export interface PendingStock {
  readonly level: StockLevel;
  readonly onHand: number;
  readonly dueAt: number;
  readonly applied: () => void;
}

export interface Store {
  readonly ports: StorePorts;
  readonly hash: string;
  readonly storeId: string;
  settings: StoreSettings;
  readonly accounts: Account[];
  readonly currencies: Currency[];
  readonly taxRates: TaxRate[];
  readonly taxClasses: TaxClass[];
  readonly channels: Channel[];
  readonly locations: Location[];
  /** What the merchant renamed statuses to, by id. */
  readonly customStatuses: Map<number, string>;
  readonly orders: Order[];
  readonly customers: Customer[];
  readonly attributes: CustomerAttribute[];
  readonly groups: CustomerGroup[];
  readonly products: Product[];
  readonly priceLists: PriceList[];
  readonly coupons: CouponSeed[];
  readonly hooks: Hook[];
  hookEmails: readonly string[];
  pendingStock: PendingStock[];
  readonly sequences: Map<string, number>;
  readonly events: Events;
}

/** The next number of a sequence of its own; numbers of different things are alike and easily mixed. */
export function next(store: Store, sequence: string): number {
  const value = (store.sequences.get(sequence) ?? 0) + 1;
  store.sequences.set(sequence, value);
  return value;
}

/** Dates are kept in whole seconds. */
export function thisSecond(store: Store): number {
  return Math.floor(store.ports.now() / 1000) * 1000;
}

export function currencyOf(store: Store, code: string): Currency {
  const currency = store.currencies.find((each) => each.code === code);
  if (currency === undefined) throw new Error(`The fake store has no currency ${code}.`);
  return currency;
}

export function moneyRules(store: Store, order: Pick<Order, 'currency' | 'pricesIncludeTax'>): MoneyRules {
  return {
    pricesIncludeTax: order.pricesIncludeTax,
    rounding: store.settings.rounding,
    digits: currencyOf(store, order.currency).digits,
  };
}

/** Any change of an order, ours included, is an update that is told. */
export function orderChanged(store: Store, order: Order): void {
  order.modifiedAt = thisSecond(store);
  tellOrder(store, order, 'updated');
}

export function tellOrder(store: Store, order: Order, event: 'created' | 'updated' | 'archived'): void {
  store.events.happened(`store/order/${event}`, { type: 'order', id: order.id });
  store.events.happened(`store/channel/${order.channelId}/order/${event}`, { order_id: order.id });
}
