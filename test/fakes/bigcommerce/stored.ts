import type { Exact } from './decimals.ts';
import { asText, exact, sumOf, zero } from './decimals.ts';
import type { Customer, Product } from './goodsState.ts';
import type { Metafield, Order, Shipment, TaxRow } from './orderState.ts';
import type { Hook, Store } from './state.ts';
import { currencyOf } from './state.ts';
import { settleStock } from './stock.ts';
import type { Writes, WriteSignatures } from './writes.ts';

/** One tax rate at one percentage; rate 0 gathers what no tax was taken on. Decimal texts as exact as they are kept. */
export interface TaxShare {
  readonly rateId: number;
  readonly percent: string;
  readonly net: string;
  readonly tax: string;
}

export interface StoredOrder {
  readonly id: number;
  readonly statusId: number;
  readonly currency: string;
  readonly customerId: number;
  /** In the decimals of the currency. */
  readonly total: string;
  readonly totalTax: string;
  readonly refunded: string;
  /** After discounts; what several rates were taken on counts for each of them. */
  readonly shares: readonly TaxShare[];
  /** The whole record, to look deeper. */
  readonly record: Readonly<Order>;
}

/** What really is in the store, for comparing with what others made of it. */
export interface Stored {
  orders(): StoredOrder[];
  order(id: number): StoredOrder | undefined;
  /** Of every account. */
  metafields(orderId: number): readonly Readonly<Metafield>[];
  shipments(orderId: number): readonly Readonly<Shipment>[];
  customers(): readonly Readonly<Customer>[];
  products(): readonly Readonly<Product>[];
  /** On hand at a location, adjustments that are due taken in. */
  stock(sku: string, locationId?: number): number;
  /** Of every account, with what they were told. */
  hooks(): readonly Readonly<Hook>[];
  /** Who is mailed when a hook is switched off. */
  hookEmails(): readonly string[];
  writeSignatures(): WriteSignatures;
}

export function createStored(store: Store, writes: Writes): Stored {
  const find = (id: number): Order | undefined => store.orders.find((order) => order.id === id);
  return {
    orders: () => store.orders.map((order) => storedOrder(store, order)),
    order(id) {
      const order = find(id);
      return order && storedOrder(store, order);
    },
    metafields: (orderId) => find(orderId)?.metafields ?? [],
    shipments: (orderId) => find(orderId)?.shipments ?? [],
    customers: () => store.customers,
    products: () => store.products,
    stock(sku, locationId = 1) {
      settleStock(store);
      const product = store.products.find((each) => each.variants.some((variant) => variant.sku === sku));
      const variant = product?.variants.find((each) => each.sku === sku);
      const levels = product?.inventoryTracking === 'product' ? product.stock : variant?.stock;
      return levels?.get(locationId)?.onHand ?? 0;
    },
    hooks: () => store.hooks,
    hookEmails: () => store.hookEmails,
    writeSignatures: () => writes.signatures(),
  };
}

function storedOrder(store: Store, order: Order): StoredOrder {
  const { digits } = currencyOf(store, order.currency);
  const money = (text: string): string => exact(asText(text)).toFixed(digits);
  return {
    id: order.id,
    statusId: order.statusId,
    currency: order.currency,
    customerId: order.customerId,
    total: money(order.totals.totalIncTax),
    totalTax: money(order.totals.totalTax),
    refunded: money(sumOf(order.refunds.map((refund) => refund.total)).toFixed()),
    shares: sharesOf(order),
    record: order,
  };
}

function sharesOf(order: Order): TaxShare[] {
  const shares = new Map<string, { readonly rateId: number; readonly percent: string; net: Exact; tax: Exact }>();
  for (const { net, taxes } of partsOf(order).filter((part) => !part.net.eq(0))) {
    for (const row of taxes.length === 0 ? [UNTAXED] : taxes) {
      const key = `${row.rateId}/${row.percent}`;
      const share = shares.get(key) ?? { rateId: row.rateId, percent: row.percent, net: zero, tax: zero };
      shares.set(key, share);
      share.net = share.net.plus(net);
      share.tax = share.tax.plus(row.amount);
    }
  }
  return [...shares.values()].map((share) => ({ ...share, net: share.net.toFixed(), tax: share.tax.toFixed() }));
}

const UNTAXED: TaxRow = { rateId: 0, name: '', percent: '0', priority: 0, amount: '0' };

function partsOf(order: Order): { readonly net: Exact; readonly taxes: readonly TaxRow[] }[] {
  const lines = order.lines.map(({ amounts }) => ({
    net: exact(amounts.discountedIncTax).minus(amounts.tax),
    taxes: amounts.taxes,
  }));
  const costs = [
    ...order.lines.map((line) => line.wrapping),
    ...order.shipTos.flatMap(({ cost, handling }) => [cost, handling]),
    ...order.fees.map((fee) => fee.cost),
  ];
  return [...lines, ...costs.map(({ exTax, taxes }) => ({ net: exact(exTax), taxes }))];
}
