import type { Exact } from './decimals.ts';
import { asMoney, exact, sumOf, zero } from './decimals.ts';
import type { LineTax, Note, Order, Product, Shop, User, Webhook } from './state.ts';

/** One tax rate of an order; rate 0 gathers what no tax was taken on. Decimal texts in the shop's decimals. */
export interface TaxShare {
  readonly rateId: number;
  readonly percent: string;
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
}

export interface StoredOrder {
  readonly id: number;
  readonly number: string;
  readonly status: string;
  readonly currency: string;
  readonly customerId: number;
  readonly total: string;
  readonly totalTax: string;
  readonly shares: readonly TaxShare[];
  readonly refunded: string;
  /** The whole record, to look deeper. */
  readonly record: Readonly<Order>;
}

/** What really is in the shop, for comparing with what others made of it. */
export interface Stored {
  orders(): StoredOrder[];
  order(id: number): StoredOrder | undefined;
  notes(orderId: number): readonly Note[];
  /** With the role `customer` only. */
  customers(): readonly Readonly<User>[];
  products(): readonly Readonly<Product>[];
  /** With secrets, failure counts and owed pings, which the API never tells. */
  webhooks(): readonly Readonly<Webhook>[];
}

export function createStored(shop: Shop): Stored {
  const view = (order: Order): StoredOrder => storedOrder(shop, order);
  return {
    orders: () => shop.orders.map(view),
    order(id) {
      const order = shop.orders.find((each) => each.id === id);
      return order && view(order);
    },
    notes: (orderId) => shop.orders.find((order) => order.id === orderId)?.notes ?? [],
    customers: () => shop.users.filter((user) => user.role === 'customer'),
    products: () => shop.products,
    webhooks: () => shop.webhooks,
  };
}

function storedOrder(shop: Shop, order: Order): StoredOrder {
  const money = (value: string | Exact): string => asMoney(value, shop.settings.decimals);
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    currency: order.currency,
    customerId: order.customerId,
    total: money(order.total),
    totalTax: money(order.totalTax),
    shares: sharesOf(shop, order),
    refunded: money(sumOf(order.refunds.map((refund) => refund.amount))),
    record: order,
  };
}

function sharesOf(shop: Shop, order: Order): TaxShare[] {
  const nets = netPerRate(shop, order);
  return [...nets].map(([rateId, net]) => {
    const line = order.taxLines.find((each) => each.rateId === rateId);
    const tax = line === undefined ? zero : exact(line.tax).plus(line.shippingTax);
    const money = (value: Exact): string => asMoney(value, shop.settings.decimals);
    return { rateId, percent: percentOf(shop, rateId), net: money(net), tax: money(tax), gross: money(net.plus(tax)) };
  });
}

/** Net amounts each rate was taken on; a line with several rates counts for each of them. */
function netPerRate(shop: Shop, order: Order): Map<number, Exact> {
  const nets = new Map<number, Exact>();
  const add = (rateId: number, net: Exact): void => void nets.set(rateId, (nets.get(rateId) ?? zero).plus(net));
  for (const line of [...order.items, ...order.shippingLines]) {
    const rates = line.taxes.length === 0 ? [0] : line.taxes.map((tax) => tax.rateId);
    for (const rateId of rates) add(rateId, exact(line.total));
  }
  for (const fee of order.feeLines) addFee(shop, fee.total, fee.taxes, add);
  return nets;
}

/** A negative fee is spread over the rates of the order: its share of each follows from the tax it took back. */
function addFee(shop: Shop, total: string, taxes: readonly LineTax[], add: (rateId: number, net: Exact) => void): void {
  if (exact(total).gte(0)) {
    const rates = taxes.length === 0 ? [0] : taxes.map((tax) => tax.rateId);
    for (const rateId of rates) add(rateId, exact(total));
    return;
  }
  let left = exact(total);
  for (const tax of taxes) {
    const percent = exact(percentOf(shop, tax.rateId));
    const net = percent.eq(0) ? zero : exact(tax.total).times(100).div(percent).round(shop.settings.decimals);
    add(tax.rateId, net);
    left = left.minus(net);
  }
  if (!left.eq(0)) add(taxes.at(-1)?.rateId ?? 0, left);
}

function percentOf(shop: Shop, rateId: number): string {
  return shop.rates.find((rate) => rate.id === rateId)?.percent ?? '0';
}
