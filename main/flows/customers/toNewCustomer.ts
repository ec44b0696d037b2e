import type { NewCustomer } from '../../nav/nav.ts';
import type { StoreOrder } from '../../stores/store.ts';
import { cut, fittingEmail } from '../cut.ts';

/**
 * The customer card an order's shopper gets. Lengths are NAV's; what it would refuse in a phone number, and an e-mail
 * address it has no room for, is left out.
 */
export function toNewCustomer(order: Pick<StoreOrder, 'billing' | 'email'>, country: string): NewCustomer {
  const { billing } = order;
  const person = `${billing.firstName} ${billing.lastName}`;
  const company = cut(billing.company, 100).text;
  const name = company || cut(person, 100).text || cut(order.email.split('@')[0] ?? '', 100).text;
  return {
    name,
    isCompany: company !== '',
    email: fittingEmail(order.email),
    phone: cut(billing.phone.replace(/[^0-9+()/.\- ]/g, ''), 30).text,
    addressLine1: cut(billing.line1, 100).text,
    addressLine2: cut(billing.line2, 50).text,
    city: cut(billing.city, 30).text,
    state: cut(billing.state, 30).text,
    postCode: cut(billing.postCode, 20).text,
    country,
  };
}
