import type { MoneyRules } from './arithmetic.ts';
import type { Coupon } from './coupons.ts';

/** What the shop takes from outside: it never looks at a clock or rolls dice by itself. */
export interface ShopPorts {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  random(bytes: number): Uint8Array;
}

export interface ShopSettings extends MoneyRules {
  readonly currency: string;
  readonly taxesEnabled: boolean;
  /** Country and state of the shop, `DE:DE-BE`; its own rates are those of this place. */
  readonly baseLocation: string;
  readonly shippingTaxClass: string;
}

export interface TaxRate {
  readonly id: number;
  /** ISO2, or '' for everywhere. */
  readonly country: string;
  readonly state: string;
  readonly percent: string;
  readonly name: string;
  readonly priority: number;
  readonly compound: boolean;
  readonly shipping: boolean;
  /** '' is the standard class. */
  readonly taxClass: string;
}

export type Permission = 'read' | 'write' | 'read_write';

export interface ApiKey {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly permissions: Permission;
  readonly ownerId: number;
}

export interface Meta {
  readonly id: number;
  readonly key: string;
  readonly value: unknown;
}

export interface Address {
  first_name: string;
  last_name: string;
  company: string;
  address_1: string;
  address_2: string;
  city: string;
  state: string;
  postcode: string;
  country: string;
  email: string;
  phone: string;
}

/** A WordPress user; only those with the role `customer` are customers by default. */
export interface User {
  readonly id: number;
  email: string;
  username: string;
  firstName: string;
  lastName: string;
  role: string;
  isPayingCustomer: boolean;
  billing: Address;
  shipping: Address;
  meta: Meta[];
  readonly createdAt: number;
  /** Null until the first change. */
  modifiedAt: number | null;
}

export interface Product {
  readonly id: number;
  /** 0 but for variations. */
  readonly parentId: number;
  readonly type: 'simple' | 'variable' | 'variation';
  name: string;
  sku: string;
  gtin: string;
  price: string;
  taxClass: string;
  taxable: boolean;
  virtual: boolean;
  manageStock: boolean;
  stockQuantity: number | null;
  weight: string;
  totalSales: number;
  status: string;
  /** Of a variation: its own choice. Of a variable product: all choices. */
  readonly attributes: readonly { readonly name: string; readonly options: readonly string[] }[];
  readonly createdAt: number;
  modifiedAt: number;
}

/** `subtotal` is null on lines that know no price before coupons (shipping, fees). Six decimals at most. */
export interface LineTax {
  readonly rateId: number;
  readonly total: string;
  readonly subtotal: string | null;
}

export interface ItemLine {
  readonly id: number;
  readonly productId: number;
  readonly variationId: number;
  name: string;
  quantity: number;
  taxClass: string;
  taxable: boolean;
  subtotal: string;
  total: string;
  taxes: LineTax[];
  meta: Meta[];
}

export interface ShippingLine {
  readonly id: number;
  methodTitle: string;
  methodId: string;
  instanceId: string;
  total: string;
  taxable: boolean;
  taxes: LineTax[];
  meta: Meta[];
}

export interface FeeLine {
  readonly id: number;
  name: string;
  amount: string;
  taxClass: string;
  taxable: boolean;
  total: string;
  taxes: LineTax[];
  meta: Meta[];
}

export interface CouponLine {
  readonly id: number;
  readonly coupon: Coupon;
  discount: string;
  discountTax: string;
  meta: Meta[];
}

export interface TaxLine {
  readonly id: number;
  readonly rateId: number;
  tax: string;
  shippingTax: string;
}

export interface Note {
  readonly id: number;
  readonly text: string;
  readonly forCustomer: boolean;
  readonly createdAt: number;
}

export interface Refund {
  readonly id: number;
  readonly orderId: number;
  readonly createdAt: number;
  /** Gross, positive. */
  readonly amount: string;
  readonly reason: string;
  readonly refundedBy: number;
  readonly type: 'partial' | 'full';
  readonly metaId: number;
  /** Negative quantities and amounts. */
  readonly items: readonly ItemLine[];
  readonly shippingLines: readonly ShippingLine[];
  readonly feeLines: readonly FeeLine[];
  readonly taxLines: readonly TaxLine[];
}

/** A card that paid for a part of an order; its code is worth money to whoever knows it. */
export interface GiftCard {
  readonly id: number;
  readonly code: string;
  readonly amount: string;
}

export interface OrderMoney {
  discountTotal: string;
  discountTax: string;
  shippingTotal: string;
  shippingTax: string;
  cartTax: string;
  total: string;
  totalTax: string;
}

export interface Order extends OrderMoney {
  readonly id: number;
  number: string;
  readonly orderKey: string;
  status: string;
  currency: string;
  readonly pricesIncludeTax: boolean;
  customerId: number;
  billing: Address;
  shipping: Address;
  paymentMethod: string;
  paymentMethodTitle: string;
  transactionId: string;
  readonly customerIp: string;
  readonly userAgent: string;
  readonly createdVia: string;
  customerNote: string;
  readonly cartHash: string;
  readonly createdAt: number;
  modifiedAt: number;
  paidAt: number | null;
  completedAt: number | null;
  meta: Meta[];
  items: ItemLine[];
  shippingLines: ShippingLine[];
  feeLines: FeeLine[];
  couponLines: CouponLine[];
  taxLines: TaxLine[];
  refunds: Refund[];
  notes: Note[];
  /** As the Gift Cards extension shows them; taken off the total after it was counted, without any line. */
  giftCards: readonly GiftCard[];
  /** What another plugin takes off the total, and says in metadata of its own at most. */
  creditUsed: string;
}

export interface Webhook {
  readonly id: number;
  name: string;
  status: string;
  topic: string;
  deliveryUrl: string;
  secret: string;
  readonly ownerId: number;
  failureCount: number;
  /** The ping that WordPress still owes; it is repeated at every save while active. */
  pendingPing: boolean;
  readonly createdAt: number;
  modifiedAt: number | null;
}

/** Every number WooCommerce gives out comes from one of these sequences. */
export interface Sequences {
  /** Products, variations, coupons, orders and refunds share one. */
  post: number;
  user: number;
  webhook: number;
  note: number;
  line: number;
  lineMeta: number;
  meta: number;
}

export interface Shop {
  readonly ports: ShopPorts;
  readonly name: string;
  readonly utcOffsetMinutes: number;
  readonly timezone: string;
  /** Without trailing slash; the first is seen by https requests, the second by plain ones and in deliveries. */
  home: { readonly secure: string; readonly plain: string };
  /** Plain: there are no rewrite rules, so that the web server itself does not find `/wp-json/`. */
  permalinks: 'pretty' | 'plain';
  settings: ShopSettings;
  readonly rates: TaxRate[];
  readonly keys: ApiKey[];
  readonly users: User[];
  readonly products: Product[];
  readonly coupons: Coupon[];
  readonly orders: Order[];
  readonly webhooks: Webhook[];
  readonly sequences: Sequences;
  readonly events: Events;
}

/** Where the shop says what happened; deliveries listens. */
export interface Events {
  /** `topic` such as `order.updated`; deliveries of one webhook for one object collapse while pending. */
  happened(topic: string, objectId: number): void;
  /** A WordPress hook that `action.*` topics can subscribe to, with its first argument. */
  action(hook: string, argument: number): void;
}

/** The next number of a sequence; posts leave out the numbers products already have. */
export function next(shop: Shop, sequence: keyof Sequences): number {
  let number = shop.sequences[sequence] + 1;
  if (sequence === 'post') {
    const taken = new Set(shop.products.map((product) => product.id));
    while (taken.has(number)) number += 1;
  }
  shop.sequences[sequence] = number;
  return number;
}

/** The present second: WordPress keeps no fractions. */
export function thisSecond(shop: Shop): number {
  return Math.floor(shop.ports.now() / 1000) * 1000;
}

export function isManager(user: User | undefined): boolean {
  return user?.role === 'administrator' || user?.role === 'shop_manager';
}
