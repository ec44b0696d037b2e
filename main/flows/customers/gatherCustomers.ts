import type { Nav, NavCustomer, NavSession } from '../../nav/nav.ts';
import type { StoreOrder } from '../../stores/store.ts';
import type { Vault } from '../../vault/vault.ts';
import { type Intents, isOpen } from '../intents.ts';
import type { Links } from '../links.ts';
import type { WantedCustomer } from './chosen.ts';
import type { CreatedCustomers } from './createdCustomers.ts';
import type { CustomerRules } from './customerRules.ts';
import { CUSTOMER, emailFingerprint } from './ensureCustomer.ts';
import { linkedCard } from './shopperLink.ts';

/** What NAV and our own records say about whom an order may be for. */
export interface CustomerFacts {
  /** The customer whom a rule names; null where none does, or NAV has none of that number. */
  readonly chosen: NavCustomer | null;
  /** The card of the shopper's orders before this one; null for guests, and where it is gone. */
  readonly linked: NavCustomer | null;
  /** The one whose number the store keeps; null where it keeps none, or NAV has none of that number. */
  readonly byNumber: NavCustomer | null;
  readonly sameEmail: readonly NavCustomer[];
  readonly sameVatNumber: readonly NavCustomer[];
  /** The integration's customer for orders without one of their own, where one may be needed and is there. */
  readonly fallback: NavCustomer | null;
  /** Numbers among these of customers that we made. */
  readonly madeByUs: readonly string[];
  /** false where NAV shows nothing through which customers are made. */
  readonly canCreate: boolean;
}

export const NO_CUSTOMERS: CustomerFacts = {
  chosen: null,
  linked: null,
  byNumber: null,
  sameEmail: [],
  sameVatNumber: [],
  fallback: null,
  madeByUs: [],
  canCreate: true,
};

export interface CustomersAsked {
  readonly capabilities: Pick<Nav['capabilities'], 'createCustomers' | 'vatNumbers'>;
  readonly session: Pick<NavSession, 'customer' | 'customersByEmail' | 'customersByVatNumber'>;
  readonly order: StoreOrder;
  readonly rules: CustomerRules;
  readonly wanted: WantedCustomer | null;
  readonly companyId: string;
  readonly storeId: string;
  readonly links: Pick<Links, 'find'>;
  readonly intents: Pick<Intents, 'byNumber'>;
  readonly createdCustomers: Pick<CreatedCustomers, 'has'>;
  readonly vault: Pick<Vault, 'fingerprint'>;
}

/** Asks as little as settles it: one card where it is known which, and a search only where it is not. */
export async function gatherCustomers(asked: CustomersAsked): Promise<CustomerFacts> {
  const { session, order, wanted, companyId, storeId, links } = asked;
  if (wanted) return { ...NO_CUSTOMERS, chosen: await session.customer(wanted.no) };
  const { customerKey } = order;
  const link = customerKey === null ? null : linkedCard(links, { companyId, storeId, customerKey });
  const linked = link && (await session.customer(link.navNo));
  if (linked?.blocked === 'no') return { ...NO_CUSTOMERS, linked };
  return { ...(await search(asked)), linked };
}

async function search(asked: CustomersAsked): Promise<CustomerFacts> {
  const { session, order, rules, capabilities } = asked;
  const { byVatNumber, create, fallback } = rules.customers;
  const canCreate = capabilities.createCustomers.has;
  const number = numberInStore(order, rules);
  const vatNumber = byVatNumber && number === '' ? (order.vatNumber ?? '') : '';
  const mayNeedFallback = order.email === '' || !create || !canCreate;
  const searchesVatNumbers = capabilities.vatNumbers.has;
  const [sameEmail, byNumber, sameVatNumber, fallbackCard] = await Promise.all([
    order.email === '' ? [] : session.customersByEmail(order.email),
    number === '' ? null : session.customer(number),
    vatNumber === '' || !searchesVatNumbers ? [] : session.customersByVatNumber(vatNumber),
    mayNeedFallback && fallback !== undefined ? session.customer(fallback) : null,
  ]);
  // NAV says what is to be published for it: only where the e-mail address leads to nobody does the order wait for that.
  if (vatNumber !== '' && !searchesVatNumbers && sameEmail.length === 0) await session.customersByVatNumber(vatNumber);
  return withOurs(asked, { ...NO_CUSTOMERS, sameEmail, byNumber, sameVatNumber, fallback: fallbackCard, canCreate });
}

/** "" where the integration names no field, or the order's is empty. */
export function numberInStore({ fields }: Pick<StoreOrder, 'fields'>, { customers }: CustomerRules): string {
  return customers.numberField === undefined ? '' : (fields?.[customers.numberField] ?? '').trim();
}

function withOurs(asked: CustomersAsked, facts: CustomerFacts): CustomerFacts {
  const { companyId, createdCustomers } = asked;
  const { byNumber, sameEmail, sameVatNumber } = facts;
  const found = [...(byNumber ? [byNumber] : []), ...sameEmail, ...sameVatNumber].map(({ no }) => no);
  const made = found.filter((no) => createdCustomers.has(companyId, no));
  const [only] = sameEmail;
  const appeared = sameEmail.length === 1 && only && isBeingMade(asked) ? [only.no] : [];
  return { ...facts, madeByUs: [...new Set([...made, ...appeared])] };
}

/** We asked NAV to make the card for this address, and its answer is outstanding or was lost: what is there is ours. */
function isBeingMade({ order, companyId, intents, vault }: CustomersAsked): boolean {
  const intent = intents.byNumber(companyId, CUSTOMER, emailFingerprint(vault, order.email));
  return intent !== null && isOpen(intent);
}
