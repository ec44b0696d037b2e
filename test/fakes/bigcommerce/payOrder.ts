import type { Exact } from './decimals.ts';
import { exact } from './decimals.ts';
import type { Purchase } from './purchase.ts';
import type { Order, Transaction } from './orderState.ts';
import type { Store } from './state.ts';
import { next, thisSecond } from './state.ts';

type Payment = Pick<Partial<Purchase>, 'payment' | 'giftCertificate' | 'storeCredit'>;

/** Tender first, money for what is left. Waiting for payment (7) means that none has come. */
export function payOrder(store: Store, order: Order, purchase: Payment, status: number): void {
  const { payment = {}, giftCertificate, storeCredit } = purchase;
  const kind = payment.kind ?? (status === 7 ? 'none' : 'card');
  order.paymentMethod = payment.method ?? (kind === 'card' ? 'Credit Card' : 'Bank Deposit');
  const rest = exact(order.totals.totalIncTax)
    .minus(giftCertificate?.amount ?? '0')
    .minus(storeCredit ?? '0');
  if (giftCertificate !== undefined) payByCertificate(store, order, giftCertificate);
  if (storeCredit !== undefined) payByCredit(store, order, storeCredit);
  if (kind === 'none' || !rest.gt(0)) return;
  payRest(store, order, rest, payment);
}

function payRest(store: Store, order: Order, rest: Exact, payment: NonNullable<Purchase['payment']>): void {
  const isOffline = payment.kind === 'offline';
  order.paymentStatus = isOffline ? '' : payment.authorizedOnly === true ? 'authorized' : 'captured';
  order.paymentProviderId = isOffline ? '' : `txn_${order.id}`;
  addTransaction(store, order, {
    event: payment.authorizedOnly === true ? 'authorization' : 'purchase',
    method: isOffline ? 'offline' : 'credit_card',
    amount: rest.toFixed(),
    gateway: isOffline ? 'bankdeposit' : 'braintree',
    test: payment.test === true,
    ...(isOffline ? { displayName: order.paymentMethod } : {}),
  });
}

function payByCertificate(
  store: Store,
  order: Order,
  { code, amount }: NonNullable<Purchase['giftCertificate']>,
): void {
  order.giftCertificateAmount = amount;
  addTransaction(store, order, {
    event: 'purchase',
    method: 'gift_certificate',
    amount,
    gateway: 'giftcertificate',
    test: false,
    giftCertificate: { code, original: '100', remaining: exact('100').minus(amount).toFixed() },
  });
}

function payByCredit(store: Store, order: Order, amount: string): void {
  order.storeCreditAmount = amount;
  const customer = store.customers.find((each) => each.id === order.customerId);
  const left = exact(customer?.storeCredit ?? '0').minus(amount);
  const creditLeft = left.lt(0) ? '0' : left.toFixed();
  if (customer !== undefined) customer.storeCredit = creditLeft;
  addTransaction(store, order, {
    event: 'purchase',
    method: 'store_credit',
    amount,
    gateway: 'storecredit',
    test: false,
    creditLeft,
  });
}

type NewTransaction = Omit<Transaction, 'id' | 'gatewayTransactionId' | 'status' | 'createdAt'>;

export function addTransaction(
  store: Store,
  order: Order,
  given: NewTransaction & { readonly status?: Transaction['status'] },
): Transaction {
  const id = next(store, 'transaction');
  const transaction: Transaction = {
    status: 'ok',
    ...given,
    id,
    gatewayTransactionId: `gw${id}`,
    createdAt: thisSecond(store),
  };
  order.transactions.push(transaction);
  store.events.happened('store/order/transaction/created', {
    type: 'transaction',
    order_id: String(order.id),
    transaction_id: String(id),
    transaction_status: transaction.status === 'ok' ? 'complete' : 'failed',
    transaction_type: transaction.event,
    result: { code: transaction.event, message: '', type: transaction.status === 'ok' ? 'success' : 'error' },
    platform_transaction_id: String(id),
    provider_transaction_id: transaction.gatewayTransactionId,
  });
  return transaction;
}
