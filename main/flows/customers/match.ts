import type { ConnectorError } from '../../base/errors.ts';
import type { NavCustomer } from '../../nav/nav.ts';
import type { StoreOrder } from '../../stores/store.ts';
import { chosenCustomer } from './chosen.ts';
import type { CustomerRules } from './customerRules.ts';
import { type CustomerFacts, numberInStore } from './gatherCustomers.ts';
import {
  cardBlocked,
  emailAmbiguous,
  emailBlocked,
  emailMissing,
  guestNeedsConsent,
  guestOnTerms,
  notCreated,
  numberUnknown,
  vatNumberAmbiguous,
} from './matchErrors.ts';

export type CustomerMatch =
  | {
      readonly kind: 'existing';
      readonly customer: NavCustomer;
      readonly why: string;
      /** The shopper's own card, to be found again by their account in the store; not one named for many. */
      readonly isShoppers: boolean;
    }
  | { readonly kind: 'create' }
  | { readonly kind: 'park'; readonly error: ConnectorError };

export type MatchedOrder = Pick<StoreOrder, 'number' | 'billing' | 'customerKey' | 'email' | 'fields'>;

/**
 * Which NAV customer an order belongs to: the one of the shopper's orders before it, one with the shopper's e-mail, the
 * one whose number the store keeps, one with the VAT number, a new one, or the integration's for all others.
 * Blocked ones do not count, and what stays open is a person's decision.
 */
export function matchCustomer(order: MatchedOrder, facts: CustomerFacts, rules: CustomerRules): CustomerMatch {
  const { linked } = facts;
  if (linked?.blocked === 'no') return existing(linked, 'the customer of earlier orders of this shopper');
  const found = foundBySearch(order, facts, rules);
  if (found) return found.kind === 'existing' ? guarded(order, found, facts, rules) : found;
  // Somebody blocked the shopper's card: a second one would only evade that.
  if (linked) return park(cardBlocked(order.number, [linked]));
  const { create, fallback } = rules.customers;
  // Without a customer for such orders, NAV's word on what is to be published for it is the better one.
  if (order.email !== '' && create && (facts.canCreate || fallback === undefined)) return { kind: 'create' };
  return withoutOwn(order, facts, rules);
}

function foundBySearch(order: MatchedOrder, facts: CustomerFacts, rules: CustomerRules): CustomerMatch | null {
  const found = byEmail(order, facts.sameEmail, rules);
  if (found) return found;
  const number = numberInStore(order, rules);
  if (number !== '') return byNumber(order, facts.byNumber, number, rules);
  return byVatNumber(order, facts.sameVatNumber);
}

function byNumber(order: MatchedOrder, card: NavCustomer | null, no: string, rules: CustomerRules): CustomerMatch {
  if (card === null) return park(numberUnknown(order.number, no));
  if (card.blocked !== 'no') return park(cardBlocked(order.number, [card]));
  return existing(card, `customer number in field ${rules.customers.numberField ?? ''} of the order`);
}

function byEmail(order: MatchedOrder, sameEmail: readonly NavCustomer[], rules: CustomerRules): CustomerMatch | null {
  if (sameEmail.length === 0) return null;
  const open = sameEmail.filter(({ blocked }) => blocked === 'no');
  if (open.length === 0) return park(emailBlocked(order.number, sameEmail));
  if (order.customerKey === null && !rules.matchGuestsByEmail) return park(guestNeedsConsent(order.number, open));
  const one = oneOf(order, open);
  if (!one) return park(emailAmbiguous(order.number, open));
  return existing(one.card, one.isOnly ? 'the only customer with this e-mail' : 'same e-mail and post code');
}

function byVatNumber(order: MatchedOrder, sameVatNumber: readonly NavCustomer[]): CustomerMatch | null {
  if (sameVatNumber.length === 0) return null;
  const open = sameVatNumber.filter(({ blocked }) => blocked === 'no');
  if (open.length === 0) return park(cardBlocked(order.number, sameVatNumber));
  const one = oneOf(order, open);
  if (!one) return park(vatNumberAmbiguous(order.number, open));
  return existing(one.card, one.isOnly ? 'the only customer with this VAT number' : 'same VAT number and post code');
}

/** The only one, or the only one with the order's post code; null where that does not settle it. */
function oneOf(order: MatchedOrder, open: readonly NavCustomer[]): { card: NavCustomer; isOnly: boolean } | null {
  const [only] = open;
  if (open.length === 1 && only) return { card: only, isOnly: true };
  const near = open.filter((customer) => samePostCode(customer.postCode, order.billing.postCode));
  const [nearest] = near;
  return near.length === 1 && nearest ? { card: nearest, isOnly: false } : null;
}

function samePostCode(left: string, right: string): boolean {
  const plain = (code: string) => code.replace(/[\s-]/g, '').toUpperCase();
  return plain(left) !== '' && plain(left) === plain(right);
}

/**
 * What a guest types nobody verified: terms and prices of a customer are given to nobody for an address they typed,
 * unless the integration says so. Cards that we made are exempt: what they have, every new shopper gets.
 */
function guarded(
  order: MatchedOrder,
  match: Extract<CustomerMatch, { kind: 'existing' }>,
  { madeByUs }: CustomerFacts,
  rules: CustomerRules,
): CustomerMatch {
  const { customer } = match;
  const isGuarded = customer.hasTerms === true || (customer.priceGroup ?? '') !== '';
  if (order.customerKey !== null || rules.customers.guestsOnTerms || !isGuarded) return match;
  return madeByUs.includes(customer.no) ? match : park(guestOnTerms(order.number, customer));
}

function withoutOwn(order: MatchedOrder, facts: CustomerFacts, rules: CustomerRules): CustomerMatch {
  const { fallback } = rules.customers;
  if (fallback !== undefined) return chosenCustomer(order, { no: fallback, comesFrom: FALLBACK }, facts.fallback);
  return park(order.email === '' ? emailMissing(order.number) : notCreated(order.number));
}

const FALLBACK = 'customer for orders without one of their own';

function existing(customer: NavCustomer, why: string): Extract<CustomerMatch, { kind: 'existing' }> {
  return { kind: 'existing', customer, why, isShoppers: true };
}

function park(error: ConnectorError): CustomerMatch {
  return { kind: 'park', error };
}
