import type { Exact } from './decimals.ts';
import { exact, rounded, sumOf, zero } from './decimals.ts';
import { addTransaction } from './payOrder.ts';
import type { Cost, Order, OrderLine, Refund, RefundItem } from './orderState.ts';
import type { Store } from './state.ts';
import { currencyOf, next, thisSecond } from './state.ts';
import { changeStatus } from './statuses.ts';
import { orderChanged } from './state.ts';

/** What a refund gives back. Amounts are with tax, but for `order`, which is free of it. */
export type RefundWanted =
  | { readonly lineId: number; readonly quantity: number; readonly amount?: string }
  | { readonly wrappingOf: number; readonly quantity: number; readonly amount?: string }
  | { readonly shippingOf: number; readonly amount?: string }
  | { readonly handlingOf: number; readonly amount?: string }
  | { readonly fee: number; readonly amount?: string }
  | { readonly order: string };

export interface RefundRequest {
  /** Empty with `taxOnly`. */
  readonly items: readonly RefundWanted[];
  readonly reason?: string;
  /** A correction of tax alone: the refund lists no items. */
  readonly taxOnly?: string;
  /** To store credit instead of back to the card. */
  readonly toStoreCredit?: boolean;
  /** The provider said no; it is listed all the same. */
  readonly declined?: boolean;
}

interface Share {
  readonly item: RefundItem;
  readonly amount: Exact;
  readonly tax: Exact;
}

/** Totals of order and lines stay as they were; stock stays too. */
export function refundOrder(store: Store, order: Order, request: RefundRequest): Refund {
  const { digits } = currencyOf(store, order.currency);
  const shares = request.items.map((wanted) => shareOf(order, wanted, request.reason ?? '', digits));
  const total = sumOf(shares.map((share) => share.amount)).plus(request.taxOnly ?? '0');
  const tax = sumOf(shares.map((share) => share.tax)).plus(request.taxOnly ?? '0');
  const refund: Refund = {
    id: next(store, 'refund'),
    createdAt: thisSecond(store),
    reason: request.reason ?? '',
    total: total.toFixed(),
    tax: tax.toFixed(),
    items: shares.map((share) => share.item),
    payments: [paymentOf(store, order, total.toFixed(), request)],
  };
  order.refunds.push(refund);
  const data = { type: 'order', id: order.id, refund: { refund_id: refund.id } };
  store.events.happened('store/order/refund/created', data);
  if (request.declined !== true) moveOn(store, order, request.items);
  return refund;
}

function paymentOf(store: Store, order: Order, amount: string, request: RefundRequest): Refund['payments'][number] {
  const paid = order.transactions.find((each) => each.event === 'purchase' || each.event === 'capture');
  const declined = request.declined === true;
  const isOffline = request.toStoreCredit === true || paid === undefined || paid.method === 'offline';
  const provider = request.toStoreCredit === true ? 'storecredit' : (paid?.gateway ?? 'offline');
  const transaction = isOffline
    ? null
    : addTransaction(store, order, {
        event: 'refund',
        method: paid.method,
        amount,
        gateway: paid.gateway,
        test: paid.test,
        status: declined ? 'error' : 'ok',
        referenceId: paid.id,
      });
  const id = next(store, 'refundPayment');
  return {
    id,
    provider,
    amount,
    offline: isOffline,
    declined,
    transactionId: transaction === null ? null : String(transaction.id),
  };
}

function moveOn(store: Store, order: Order, items: readonly RefundWanted[]): void {
  for (const wanted of items) {
    if ('lineId' in wanted) lineOf(order, wanted.lineId).quantityRefunded += wanted.quantity;
  }
  const back = sumOf(
    order.refunds.filter((each) => !each.payments.some((payment) => payment.declined)).map((each) => each.total),
  );
  const isWhole = back.gte(order.totals.totalIncTax);
  order.paymentStatus = isWhole ? 'refunded' : 'partially refunded';
  const status = isWhole ? 4 : 14;
  if (order.statusId === status) orderChanged(store, order);
  else changeStatus(store, order, status);
}

function lineOf(order: Order, id: number): OrderLine {
  const line = order.lines.find((each) => each.id === id);
  if (line === undefined) throw new Error(`Order ${order.id} of the fake store has no line ${id}.`);
  return line;
}

function shareOf(order: Order, wanted: RefundWanted, reason: string, digits: number): Share {
  if ('order' in wanted) {
    const item: RefundItem = { type: 'ORDER', itemId: order.id, requested: wanted.order, reason };
    return { item, amount: exact(wanted.order), tax: zero };
  }
  const { type, id, whole, tax } = thingOf(order, wanted);
  const quantity = 'quantity' in wanted ? { quantity: wanted.quantity } : {};
  const amount = rounded(wanted.amount === undefined ? whole : exact(wanted.amount), digits);
  const item: RefundItem = { type, itemId: id, ...quantity, requested: amount.toFixed(), reason };
  return { item, amount, tax: whole.eq(0) ? zero : rounded(tax.times(amount).div(whole), digits) };
}

interface Thing {
  readonly type: RefundItem['type'];
  readonly id: number;
  /** With tax. */
  readonly whole: Exact;
  readonly tax: Exact;
}

function thingOf(order: Order, wanted: Exclude<RefundWanted, { order: string }>): Thing {
  if ('lineId' in wanted) {
    const line = lineOf(order, wanted.lineId);
    const part = (text: string): Exact => exact(text).times(wanted.quantity).div(line.quantity);
    return { type: 'PRODUCT', id: line.id, whole: part(line.amounts.discountedIncTax), tax: part(line.amounts.tax) };
  }
  if ('wrappingOf' in wanted) {
    return { type: 'GIFT_WRAPPING', id: wanted.wrappingOf, ...wholeOf(lineOf(order, wanted.wrappingOf).wrapping) };
  }
  if ('fee' in wanted) {
    const fee = order.fees.find((each) => each.id === wanted.fee);
    if (fee === undefined) throw new Error(`Order ${order.id} of the fake store has no fee ${wanted.fee}.`);
    return { type: 'FEE', id: fee.id, ...wholeOf(fee.cost) };
  }
  const id = 'shippingOf' in wanted ? wanted.shippingOf : wanted.handlingOf;
  const shipTo = order.shipTos.find((each) => each.id === id);
  if (shipTo === undefined) throw new Error(`Order ${order.id} of the fake store has no address ${id}.`);
  return 'shippingOf' in wanted
    ? { type: 'SHIPPING', id, ...wholeOf(shipTo.cost) }
    : { type: 'HANDLING', id, ...wholeOf(shipTo.handling) };
}

const wholeOf = (cost: Cost): { readonly whole: Exact; readonly tax: Exact } => ({
  whole: exact(cost.incTax),
  tax: exact(cost.tax),
});
