import type { StoreOrder } from '../store.ts';
import type { BigOrder, BigTransaction } from './shapes.ts';

type Payment = Pick<StoreOrder, 'paidAt' | 'transactionId' | 'isTestPayment'>;

const TAKES_MONEY: ReadonlySet<string> = new Set(['purchase', 'capture', 'settled']);
/** Words of `payment_status` that say so where there is no transaction: cash, or an order made through the API. */
const PAID: ReadonlySet<string> = new Set(['captured', 'paid', 'partially refunded', 'refunded']);

/** When and how it was paid. Transactions that failed, and those of a provider's trial, took no money. */
export function paymentOf(order: BigOrder, transactions: readonly BigTransaction[]): Payment {
  const taken = transactions.filter(({ event, status }) => TAKES_MONEY.has(event) && status === 'ok');
  const real = taken.find(({ test }) => !test);
  const isTestPayment = real === undefined && taken.length > 0;
  const saysPaid = PAID.has(order.payment_status.toLowerCase());
  return {
    paidAt: real?.date_created ?? (saysPaid && !isTestPayment ? order.date_created : null),
    ...(real !== undefined && real.gateway_transaction_id !== '' && { transactionId: real.gateway_transaction_id }),
    ...(isTestPayment && { isTestPayment }),
  };
}
