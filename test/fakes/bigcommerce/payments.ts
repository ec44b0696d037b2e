import type { Call, Reply } from './call.ts';
import { idOf } from './call.ts';
import { isoOffset, readDate } from './dates.ts';
import { asNumber } from './decimals.ts';
import { notFound, unprocessable } from './errors.ts';
import { orderOf } from './orderOf.ts';
import { v3List } from './paging.ts';
import { listOf } from './query.ts';
import type { Order, Refund, Transaction } from './orderState.ts';

/** An order nobody paid has none: 204 without a body, in V3 all the same. */
export function listTransactions(call: Call): Reply {
  const order = orderOf(call);
  if (order.transactions.length === 0) return { status: 204 };
  return v3List(call, order.transactions, (transaction) => transactionJson(order, transaction));
}

function transactionJson(order: Order, transaction: Transaction): Record<string, unknown> {
  const { giftCertificate: gift, creditLeft } = transaction;
  return {
    event: transaction.event,
    method: transaction.method,
    amount: asNumber(transaction.amount),
    currency: order.currency,
    gateway: transaction.gateway,
    gateway_transaction_id: transaction.gatewayTransactionId,
    test: transaction.test,
    status: transaction.status,
    fraud_review: false,
    ...(transaction.referenceId === undefined ? {} : { reference_transaction_id: transaction.referenceId }),
    offline: transaction.displayName === undefined ? null : { display_name: transaction.displayName },
    custom: null,
    payment_method_id: `${transaction.gateway}.${transaction.method}`,
    id: transaction.id,
    // Text here, a number everywhere else.
    order_id: String(order.id),
    date_created: isoOffset(transaction.createdAt),
    payment_instrument_token: null,
    avs_result: { code: '', message: '', street_match: '', postal_match: '' },
    cvv_result: { code: '', message: '' },
    ...(transaction.method === 'credit_card' ? { credit_card: CARD } : {}),
    gift_certificate: gift === undefined ? null : giftJson(gift),
    store_credit: creditLeft === undefined ? null : { remaining_balance: asNumber(creditLeft) },
    custom_provider_field_result: null,
  };
}

const CARD = {
  card_type: 'visa',
  card_iin: '411111',
  card_last4: '1111',
  card_expiry_month: 7,
  card_expiry_year: 2029,
};

function giftJson(gift: NonNullable<Transaction['giftCertificate']>): Record<string, unknown> {
  return {
    code: gift.code,
    original_balance: asNumber(gift.original),
    starting_balance: asNumber(gift.original),
    remaining_balance: asNumber(gift.remaining),
    status: 'active',
  };
}

/** All of one order, oldest first; no pages. */
export function listRefundsOfOrder(call: Call): Reply {
  const order = orderOf(call);
  return { status: 200, body: { data: order.refunds.map((refund) => refundJson(order, refund)), meta: {} } };
}

export function getRefund(call: Call): Reply {
  const found = allRefunds(call).find(({ id }) => id === idOf(call));
  if (found === undefined) throw notFound();
  const json = refundJson(found.order, found.refund);
  // Amounts asked for are text here, and numbers in the lists.
  const items = itemsJson(found.refund).map((item) => ({
    ...item,
    requested_amount: item['requested_amount'] === null ? null : String(item['requested_amount']),
  }));
  return { status: 200, body: { data: { ...json, items }, meta: {} } };
}

interface RefundRow {
  readonly id: number;
  readonly order: Order;
  readonly refund: Refund;
}

function allRefunds(call: Call): RefundRow[] {
  const rows = call.store.orders.flatMap((order) => order.refunds.map((refund) => ({ id: refund.id, order, refund })));
  return rows.sort((a, b) => a.id - b.id);
}

/** Of every order: the one to catch up with. Parameters it does not know are passed over. */
export function listRefunds(call: Call): Reply {
  const { query, store } = call;
  const orderIds = listOf(query, 'order_id:in');
  const ids = listOf(query, 'id:in');
  const from = limit(query.get('created:min'), 'created:min');
  const to = limit(query.get('created:max'), 'created:max');
  const transaction = query.get('transaction_id');
  const isInclusive = store.settings.dateFilters === 'inclusive';
  const rows = allRefunds(call).filter(({ id, order, refund }) => {
    const at = refund.createdAt;
    return (
      (orderIds?.includes(String(order.id)) ?? true) &&
      (ids?.includes(String(id)) ?? true) &&
      (from === undefined || at > from || (isInclusive && at === from)) &&
      (to === undefined || at < to || (isInclusive && at === to)) &&
      (transaction === undefined || refund.payments.some((payment) => payment.transactionId === transaction))
    );
  });
  return v3List(call, rows, ({ order, refund }) => refundJson(order, refund));
}

function limit(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const instant = readDate(text);
  if (instant === undefined) throw unprocessable('Input is invalid.', { [name]: 'The date is invalid' });
  return instant;
}

function refundJson(order: Order, refund: Refund): Record<string, unknown> {
  return {
    id: refund.id,
    order_id: order.id,
    user_id: 0,
    created: isoOffset(refund.createdAt),
    reason: refund.reason,
    total_amount: asNumber(refund.total),
    total_tax: asNumber(refund.tax),
    uses_merchant_override_values: false,
    items: itemsJson(refund),
    payments: refund.payments.map((payment) => ({
      id: payment.id,
      provider_id: payment.provider,
      amount: asNumber(payment.amount),
      offline: payment.offline,
      is_declined: payment.declined,
      declined_message: payment.declined ? 'Declined by the provider.' : '',
      ...(payment.transactionId === null ? {} : { transaction_id: payment.transactionId }),
    })),
  };
}

function itemsJson(refund: Refund): Record<string, unknown>[] {
  return refund.items.map((item) => ({
    item_type: item.type,
    item_id: item.itemId,
    reason: item.reason,
    ...(item.quantity === undefined ? {} : { quantity: item.quantity }),
    requested_amount: item.requested === null ? null : asNumber(item.requested),
  }));
}
