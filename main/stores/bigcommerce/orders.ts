import * as z from 'zod';
import { big, type Decimal, sum, toPlainDecimal } from '../../base/money.ts';
import type { Origin } from '../../base/origin.ts';
import type { StoreOrder } from '../store.ts';
import { readShape } from './errors.ts';
import type { BigCall, BigClient } from './client.ts';
import { type BigParts, type BigReading, toStoreOrder } from './normalize.ts';
import { feesIn, isGone } from './quirks.ts';
import {
  bigConsignments,
  bigCoupons,
  bigFees,
  type BigOrder,
  type BigPickup,
  bigOrder,
  bigProducts,
  type BigRefund,
  bigRefunds,
  bigShippingAddresses,
  bigTaxes,
  type BigTransaction,
  bigTransactions,
} from './shapes.ts';

/** The most rows the shop gives at once; without asking it gives 50. */
const PER_PAGE = 250;

export interface BigOrderReading extends BigReading {
  /** Whether coupons that take from no line, such as free shipping, are asked for; a request more for orders with coupons. */
  readonly allCoupons: boolean;
}

/**
 * An order with all that belongs to it, in one round for the header and one for the rest; null when there is none of that
 * id. What an order cannot have is not asked for.
 */
export async function readBigOrder(
  client: BigClient,
  origin: Origin,
  key: string,
  reading: BigOrderReading,
): Promise<StoreOrder | null> {
  const subject = `order ${key}`;
  const read = { method: 'GET', effect: 'read', origin, subject, summary: `read ${subject}` } as const;
  const header = await client.send({ ...read, path: orderPath(key), query: [['include', 'fees']] });
  if (isGone(header.response)) return null;
  const { body, about } = client.answer(header.response, header.about);
  const order = readShape(bigOrder, body, about);
  const parts = await readParts({ client, read, key }, order, body, reading);
  return toStoreOrder({ order, ...parts }, reading);
}

interface Asking {
  readonly client: BigClient;
  readonly read: Omit<BigCall, 'path'>;
  readonly key: string;
}

async function readParts(
  asking: Asking,
  order: BigOrder,
  header: unknown,
  reading: BigOrderReading,
): Promise<Omit<BigParts, 'order'>> {
  const isShipped = order.shipping_address_count > 0;
  const hasCoupon = reading.allCoupons;
  const saysSo = saysRefunded(order);
  const [products, shippingAddresses, pickups, taxes, fees, coupons, transactions, refunds] = await Promise.all([
    readAll(asking, bigProducts, 'products'),
    isShipped ? readAll(asking, bigShippingAddresses, 'shipping_addresses') : [],
    isShipped || order.order_is_digital ? [] : readPickups(asking),
    readAll(asking, bigTaxes, 'taxes', [['details', 'true']]),
    readFees(asking, header),
    hasCoupon ? readAll(asking, bigCoupons, 'coupons') : [],
    readTransactions(asking),
    saysSo ? readRefunded(asking) : '0',
  ]);
  const showsIt =
    products.some(({ quantity_refunded }) => !big(quantity_refunded).eq(0)) || transactions.some(isRefund);
  const refunded = !saysSo && showsIt ? await readRefunded(asking) : refunds;
  return { products, shippingAddresses, pickups, taxes, fees, coupons, transactions, refunded };
}

/** All pages of a list of the order; the last one is short. */
async function readAll<T extends z.ZodType<readonly unknown[]>>(
  { client, read, key }: Asking,
  shape: T,
  what: string,
  query: readonly (readonly [string, string])[] = [],
): Promise<z.output<T>> {
  const rows: unknown[] = [];
  for (let page = 1; ; page += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const { body, about } = await client.call({
      ...read,
      path: `${orderPath(key)}/${what}`,
      query: [...query, ['page', String(page)], ['limit', String(PER_PAGE)]],
    });
    const found = readShape(z.array(z.unknown()), body, about);
    rows.push(...found);
    // More than was asked for: a list that knows no pages, and would give itself again.
    if (found.length !== PER_PAGE) return readShape(shape, rows, about);
  }
}

/** Goods that are sent nowhere are collected; where, stands in this list alone. */
async function readPickups({ client, read, key }: Asking): Promise<readonly BigPickup[]> {
  const { response, about } = await client.send({ ...read, path: `${orderPath(key)}/consignments` });
  // An order that somebody keyed in without any address has none.
  if (isGone(response)) return [];
  return readShape(bigConsignments, client.answer(response, about).body, about).pickups;
}

/** They come with the header where the shop heeds that wish. */
async function readFees(asking: Asking, header: unknown): Promise<z.output<typeof bigFees>> {
  const { client, read, key } = asking;
  const about = { system: '', subject: read.subject, once: false };
  const given = header !== null && typeof header === 'object' && 'fees' in header ? header.fees : null;
  if (Array.isArray(given)) return readShape(bigFees, given, about);
  const answer = await client.call({ ...read, path: `${orderPath(key)}/fees` });
  return readShape(bigFees, feesIn(answer.body), answer.about);
}

/** What stands within `data`; an answer without a body is an empty list. */
function dataOf(body: unknown): unknown {
  return body !== null && typeof body === 'object' && 'data' in body ? body.data : body;
}

async function readTransactions({ client, read, key }: Asking) {
  const path = `v3/orders/${encodeURIComponent(key)}/transactions`;
  const { body, about } = await client.call({ ...read, path });
  return readShape(bigTransactions, dataOf(body), about);
}

const REFUNDED_STATUSES: ReadonlySet<string> = new Set(['4', '14']);

/** Not always: whoever sets the status on takes it away, and what was paid offline has no status of payment. */
function saysRefunded({ status_id, payment_status }: BigOrder): boolean {
  return REFUNDED_STATUSES.has(status_id) || payment_status.toLowerCase().includes('refunded');
}

function isRefund({ event, status }: BigTransaction): boolean {
  return event === 'refund' && status === 'ok';
}

/** The header's own figure always says 0. Only an order that shows that it was refunded is asked how much. */
async function readRefunded({ client, read, key }: Asking): Promise<Decimal> {
  const path = `v3/orders/${encodeURIComponent(key)}/payment_actions/refunds`;
  const { body, about } = await client.call({ ...read, path });
  const refunds = readShape(bigRefunds, dataOf(body), about);
  return toPlainDecimal(sum(refunds.map(paidBack)));
}

/** What was really paid back: payments run after the answer, and each of them may be declined. */
function paidBack({ total_amount, payments }: BigRefund): Decimal {
  const declined = payments.filter(({ is_declined }) => is_declined);
  if (declined.length === payments.length && payments.length > 0) return '0';
  return toPlainDecimal(big(total_amount).minus(sum(declined.map(({ amount }) => amount))));
}

function orderPath(key: string): string {
  return `v2/orders/${encodeURIComponent(key)}`;
}
