import { ConnectorError } from '../../base/errors.ts';
import type { NavCustomer } from '../../nav/nav.ts';
import type { StoreOrder } from '../../stores/store.ts';

export type CustomerMatch =
  | { readonly kind: 'existing'; readonly customer: NavCustomer; readonly why: string }
  | { readonly kind: 'create' }
  | { readonly kind: 'park'; readonly error: ConnectorError };

/**
 * Which NAV customer an order belongs to, out of those whose e-mail is exactly the shopper's: blocked ones do not
 * count, ties go to the one with the order's post code, and what stays open is a person's decision.
 */
export function matchCustomer(
  order: Pick<StoreOrder, 'number' | 'billing' | 'customerKey' | 'email'>,
  sameEmail: readonly NavCustomer[],
  rules: { readonly matchGuestsByEmail: boolean },
): CustomerMatch {
  if (order.email === '') return { kind: 'park', error: emailMissing(order.number) };
  if (sameEmail.length === 0) return { kind: 'create' };
  const open = sameEmail.filter((customer) => customer.blocked === 'no');
  if (open.length === 0) return { kind: 'park', error: allBlocked(order.number, sameEmail) };
  if (order.customerKey === null && !rules.matchGuestsByEmail) {
    return { kind: 'park', error: guestNeedsConsent(order.number, open) };
  }
  const [only] = open;
  if (open.length === 1 && only) return { kind: 'existing', customer: only, why: 'the only customer with this e-mail' };
  const near = open.filter((customer) => samePostCode(customer.postCode, order.billing.postCode));
  const [nearest] = near;
  if (near.length === 1 && nearest) return { kind: 'existing', customer: nearest, why: 'same e-mail and post code' };
  return { kind: 'park', error: ambiguous(order.number, open) };
}

function samePostCode(left: string, right: string): boolean {
  const plain = (code: string) => code.replace(/[\s-]/g, '').toUpperCase();
  return plain(left) !== '' && plain(left) === plain(right);
}

function numbers(customers: readonly NavCustomer[]): string {
  return customers.map((customer) => customer.no).join(', ');
}

function emailMissing(number: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'customer-email-missing',
    message: `Order ${number} has no e-mail address, so its customer cannot be found or created.`,
    whatToDo: 'Add the e-mail address to the order in the store, then replay.',
  });
}

function allBlocked(number: string, customers: readonly NavCustomer[]): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'customer-blocked',
    message: `The customer of order ${number} is blocked in NAV: ${numbers(customers)}.`,
    whatToDo: 'Clear "Blocked" on the customer card in NAV, or put another e-mail address on the order, then replay.',
    params: { no: numbers(customers) },
  });
}

function ambiguous(number: string, customers: readonly NavCustomer[]): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'customer-ambiguous',
    message: `${customers.length} customers share the e-mail address of order ${number}: ${numbers(customers)}.`,
    whatToDo: 'Remove the address from the cards it does not belong to, then replay.',
    params: { count: String(customers.length), candidates: numbers(customers) },
  });
}

function guestNeedsConsent(number: string, customers: readonly NavCustomer[]): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'guest-customer-unverified',
    message: `Order ${number} is a guest's, and its e-mail address belongs to customer ${numbers(customers)}.`,
    whatToDo:
      'A guest types any address. Let guests use existing customers in the integration ("matchGuestsByEmail"), then replay.',
    params: { no: numbers(customers) },
  });
}
