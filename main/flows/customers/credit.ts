import { ConnectorError } from '../../base/errors.ts';
import { big, type Decimal } from '../../base/money.ts';
import type { NavCustomer } from '../../nav/nav.ts';
import type { StoreOrder } from '../../stores/store.ts';
import type { CustomerRules } from './customerRules.ts';

export interface CreditCheck {
  readonly limit: Decimal;
  /** What was found, for the plan. */
  readonly said: string;
  /** Why the order waits; null when it goes on. */
  readonly error: ConnectorError | null;
}

/**
 * Whether the order takes the customer over the limit of the card; null where none is set or shown. Limits are in the
 * local currency, and a rate of our own would be a guess: orders in another one are not checked.
 */
export function checkCredit(
  order: Pick<StoreOrder, 'number' | 'total'> & { readonly isLocal: boolean },
  { no, creditLimit, balance }: Pick<NavCustomer, 'no' | 'creditLimit' | 'balance'>,
  { customers }: Pick<CustomerRules, 'customers'>,
): CreditCheck | null {
  if (creditLimit === null || !big(creditLimit).gt(0)) return null;
  const told = (said: string, error: ConnectorError | null = null): CreditCheck => ({
    limit: creditLimit,
    said,
    error,
  });
  if (!order.isLocal) return told('not checked: the order is in another currency');
  if (balance === null) return told('not checked: NAV does not show what the customer owes');
  const owed = `${balance} owed and ${order.total} of the order`;
  if (big(balance).plus(order.total).lte(creditLimit)) return told(`${owed} stay within it`);
  if (customers.overCreditLimit === 'import') return told(`${owed} go beyond it, which the integration lets pass`);
  return told(`${owed} go beyond it`, overLimit(order.number, { no, creditLimit, balance, total: order.total }));
}

function overLimit(orderNo: string, about: Record<'no' | 'creditLimit' | 'balance' | 'total', string>): ConnectorError {
  const { no, creditLimit, balance, total } = about;
  return new ConnectorError({
    kind: 'invalid',
    code: 'credit-limit-exceeded',
    message: `Order ${orderNo} would take customer ${no} over the credit limit of ${creditLimit}: ${balance} are owed, and the order adds ${total}.`,
    whatToDo:
      'Raise the credit limit on the customer card in NAV or wait for a payment, or let such orders pass in the integration ("customers.overCreditLimit"), then replay.',
    params: about,
  });
}
