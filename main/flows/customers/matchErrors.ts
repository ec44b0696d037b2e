import { ConnectorError } from '../../base/errors.ts';
import type { NavCustomer } from '../../nav/nav.ts';

/*
 * Why an order waits for a person before its customer is certain. Cards are named by number: names and addresses are
 * the shopper's business.
 */

export function numbersOf(customers: readonly NavCustomer[]): string {
  return customers.map(({ no }) => no).join(', ');
}

export function emailMissing(orderNo: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'customer-email-missing',
    message: `Order ${orderNo} has no e-mail address, so its customer cannot be found or created.`,
    whatToDo:
      'Add the e-mail address to the order in the store, or name a customer for such orders in the integration ("customers.fallback"), then replay.',
  });
}

export function notCreated(orderNo: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'customer-not-created',
    message: `No customer in NAV belongs to order ${orderNo}, and the integration creates none.`,
    whatToDo:
      'Create the customer in NAV with the e-mail address of the order, or let the integration create customers ("customers.create") or name one for such orders ("customers.fallback"), then replay.',
  });
}

export function emailBlocked(orderNo: string, customers: readonly NavCustomer[]): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'customer-blocked',
    message: `The customer of order ${orderNo} is blocked in NAV: ${numbersOf(customers)}.`,
    whatToDo: 'Clear "Blocked" on the customer card in NAV, or put another e-mail address on the order, then replay.',
    params: { no: numbersOf(customers) },
  });
}

/** The card that the store's number, the VAT number or the shopper's orders before this one lead to. */
export function cardBlocked(orderNo: string, customers: readonly NavCustomer[]): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'customer-card-blocked',
    message: `The customer of order ${orderNo} is blocked in NAV: ${numbersOf(customers)}.`,
    whatToDo: 'Clear "Blocked" on the customer card in NAV, then replay.',
    params: { no: numbersOf(customers) },
  });
}

export function emailAmbiguous(orderNo: string, customers: readonly NavCustomer[]): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'customer-ambiguous',
    message: `${customers.length} customers share the e-mail address of order ${orderNo}: ${numbersOf(customers)}.`,
    whatToDo: 'Remove the address from the cards it does not belong to, then replay.',
    params: { count: String(customers.length), candidates: numbersOf(customers) },
  });
}

export function vatNumberAmbiguous(orderNo: string, customers: readonly NavCustomer[]): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'customer-vat-ambiguous',
    message: `${customers.length} customers have the VAT number of order ${orderNo}: ${numbersOf(customers)}.`,
    whatToDo: 'Put the e-mail address of the order on the right customer card in NAV, then replay.',
    params: { count: String(customers.length), candidates: numbersOf(customers) },
  });
}

export function numberUnknown(orderNo: string, no: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'customer-number-unknown',
    message: `The store says that order ${orderNo} is customer ${no}'s, who is not in NAV.`,
    whatToDo: 'Correct the customer number in the store, or create the customer in NAV under it, then replay.',
    params: { no },
  });
}

export function guestNeedsConsent(orderNo: string, customers: readonly NavCustomer[]): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'guest-customer-unverified',
    message: `Order ${orderNo} is a guest's, and its e-mail address belongs to customer ${numbersOf(customers)}.`,
    whatToDo:
      'A guest types any address. Let guests use existing customers in the integration ("matchGuestsByEmail"), then replay.',
    params: { no: numbersOf(customers) },
  });
}

export function guestOnTerms(orderNo: string, { no }: NavCustomer): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'guest-customer-terms',
    message: `Order ${orderNo} is a guest's, and what the guest typed leads to customer ${no}, who has payment terms or a price group.`,
    whatToDo:
      'If the order is this customer’s, let guests buy on the terms of customers in the integration ("customers.guestsOnTerms"), then replay. If not, correct the e-mail address in the store, then replay.',
    params: { no },
  });
}
