import { ConnectorError } from '../../base/errors.ts';
import { big } from '../../base/money.ts';
import type { StoreOrder } from '../../stores/store.ts';

/** What NAV gets for a payment method of the store; what is absent stays as NAV has it. */
export interface PaymentMapping {
  /** Code of NAV's payment method. */
  readonly method?: string;
  /** Code of the payment terms. */
  readonly terms?: string;
  /** Code of the cash receipt journal in which what was paid becomes a line. */
  readonly journal?: string;
}

export interface PaymentRules {
  /** By the store's word for the payment method, such as `paypal`. */
  readonly payments: Readonly<Record<string, PaymentMapping>>;
  /** A method that is not among them: left to NAV, or parked where any are mapped. */
  readonly unknownPayment: 'leave' | 'park';
}

export interface MappedPayment extends PaymentMapping {
  readonly comesFrom: string;
}

/** What its payment method is mapped to; null where it is not. */
export function mappingOf(
  order: Pick<StoreOrder, 'paymentMethod'>,
  { payments }: Pick<PaymentRules, 'payments'>,
): MappedPayment | null {
  const found = Object.entries(payments).find(([name]) => name.toLowerCase() === order.paymentMethod.toLowerCase());
  return found ? { ...found[1], comesFrom: `payment method ${order.paymentMethod} of the order` } : null;
}

/** null leaves payment method and terms to NAV. @throws ConnectorError `payment-unknown` */
export function mapPayment(
  order: Pick<StoreOrder, 'number' | 'paymentMethod' | 'total'>,
  { payments, unknownPayment }: PaymentRules,
): MappedPayment | null {
  const found = mappingOf(order, { payments });
  if (found) return found;
  const isFree = big(order.total).eq(0);
  if (unknownPayment === 'leave' || Object.keys(payments).length === 0 || isFree) return null;
  throw unknown(order.number, order.paymentMethod);
}

function unknown(orderNo: string, method: string): ConnectorError {
  const words = method === '' ? 'no payment method' : `payment method "${method}"`;
  return new ConnectorError({
    kind: 'invalid',
    code: 'payment-unknown',
    message: `Order ${orderNo} has ${words}, which is not mapped to a payment method in NAV.`,
    whatToDo: `Map "${method}" under "payments" of the integration, or set "unknownPayment" to "leave", then replay.`,
    params: { method },
  });
}
