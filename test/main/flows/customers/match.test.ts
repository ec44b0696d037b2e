import { describe, expect, it } from 'vitest';
import type { CustomerRules } from '../../../../main/flows/customers/customerRules.ts';
import { type CustomerFacts, NO_CUSTOMERS } from '../../../../main/flows/customers/gatherCustomers.ts';
import { type CustomerMatch, matchCustomer } from '../../../../main/flows/customers/match.ts';
import { toNewCustomer } from '../../../../main/flows/customers/toNewCustomer.ts';
import type { NavCustomer } from '../../../../main/nav/nav.ts';
import type { StoreOrder } from '../../../../main/stores/store.ts';
import { address, storeOrder } from '../orders/storeOrder.ts';

const anna: NavCustomer = {
  key: 'k-1', no: '1', name: 'Vogt', emails: ['anna@vogt.example'], postCode: '79098', country: 'DE', blocked: 'no', currency: 'EUR',
  vatNumber: '', hasTerms: false, priceGroup: '', creditLimit: '0', balance: '0',
}; // prettier-ignore

const customer = (no: string, changes: Partial<NavCustomer> = {}): NavCustomer => ({
  ...anna,
  key: `k-${no}`,
  no,
  ...changes,
});

type Settings = Partial<CustomerRules['customers']> & { readonly matchGuestsByEmail?: boolean };

const rulesOf = ({ matchGuestsByEmail = true, ...changes }: Settings): CustomerRules => ({
  matchGuestsByEmail,
  customers: {
    byVatNumber: true, guestsOnTerms: false, overCreditLimit: 'park', create: true, holdPosting: false, ...changes,
  },
}); // prettier-ignore

const guest: Partial<StoreOrder> = { customerKey: null };
const registered: Partial<StoreOrder> = { customerKey: '5' };
const withoutEmail: Partial<StoreOrder> = { email: '' };

function match(order: Partial<StoreOrder>, facts: Partial<CustomerFacts>, settings: Settings): CustomerMatch {
  return matchCustomer(storeOrder(order), { ...NO_CUSTOMERS, ...facts }, rulesOf(settings));
}

/** A customer's number with "for many" where it is not the shopper's own, `new`, or why the order waits. */
function said(result: CustomerMatch): string {
  if (result.kind === 'park') return result.error.code;
  if (result.kind === 'create') return 'new';
  return result.isShoppers ? result.customer.no : `${result.customer.no} for many`;
}

type Row = readonly [name: string, Partial<StoreOrder>, Partial<CustomerFacts>, Settings, wanted: string];

const blocked = { blocked: 'all' } as const;
const onTerms = { hasTerms: true };
const NUMBER = { numberField: 'nav_no' };
const kept = (no: string): Partial<StoreOrder> => ({ fields: { nav_no: no } });

const byEmail: readonly Row[] = [
  ['nobody has it', guest, {}, {}, 'new'],
  ['one has it', guest, { sameEmail: [customer('1')] }, {}, '1'],
  ['only a blocked one has it', guest, { sameEmail: [customer('1', { blocked: 'ship' })] }, {}, 'customer-blocked'],
  ['a blocked and an open one have it', guest, { sameEmail: [customer('1', blocked), customer('2')] }, {}, '2'],
  [
    'two have it, one with the post code of the order',
    guest,
    { sameEmail: [customer('1', { postCode: '10115' }), customer('2', { postCode: '79 098' })] },
    {},
    '2',
  ],
  ['two have it alike', guest, { sameEmail: [customer('1'), customer('2')] }, {}, 'customer-ambiguous'],
  [
    'one has it, and guests are not found by it',
    guest,
    { sameEmail: [customer('1')] },
    { matchGuestsByEmail: false },
    'guest-customer-unverified',
  ],
  [
    'one has it, and only guests are not found by it',
    registered,
    { sameEmail: [customer('1')] },
    { matchGuestsByEmail: false },
    '1',
  ],
  ['the order has none', withoutEmail, {}, {}, 'customer-email-missing'],
];

const byWhatIsKept: readonly Row[] = [
  ['the card of earlier orders', registered, { linked: customer('1', onTerms) }, {}, '1'],
  ['the card of earlier orders, though the store names another', { ...registered, ...kept('7') }, { linked: customer('1') }, NUMBER, '1'],
  ['the card of earlier orders is blocked', registered, { linked: customer('1', blocked) }, {}, 'customer-card-blocked'],
  [
    'the card of earlier orders is blocked, and another has the e-mail',
    registered,
    { linked: customer('1', blocked), sameEmail: [customer('2')] },
    {},
    '2',
  ],
  [
    'the card of earlier orders is blocked, and others go to one for many',
    registered,
    { linked: customer('1', blocked), fallback: customer('WEB') },
    { create: false, fallback: 'WEB' },
    'customer-card-blocked',
  ],
  ['the number in the store', kept('7'), { byNumber: customer('7') }, NUMBER, '7'],
  ['the e-mail before the number in the store', kept('7'), { byNumber: customer('7'), sameEmail: [customer('1')] }, NUMBER, '1'],
  ['the number in the store is nobody’s', kept('7'), {}, NUMBER, 'customer-number-unknown'],
  ['the number in the store is blocked', kept('7'), { byNumber: customer('7', blocked) }, NUMBER, 'customer-card-blocked'],
  ['an empty number in the store', kept(' '), { sameEmail: [customer('1')] }, NUMBER, '1'],
  ['a number in the store that nobody asked for', kept('7'), { byNumber: customer('7') }, {}, 'new'],
  ['a number without an e-mail address', { ...kept('7'), email: '' }, { byNumber: customer('7') }, NUMBER, '7'],
]; // prettier-ignore

const byVatNumber: readonly Row[] = [
  ['the VAT number, where nobody has the e-mail', guest, { sameVatNumber: [customer('4')] }, {}, '4'],
  ['the e-mail before the VAT number', guest, { sameEmail: [customer('1')], sameVatNumber: [customer('4')] }, {}, '1'],
  ['the VAT number of a blocked one', guest, { sameVatNumber: [customer('4', blocked)] }, {}, 'customer-card-blocked'],
  [
    'the VAT number of two, one with the post code',
    guest,
    { sameVatNumber: [customer('4', { postCode: '1' }), customer('5')] },
    {},
    '5',
  ],
  [
    'the VAT number of two alike',
    guest,
    { sameVatNumber: [customer('4'), customer('5')] },
    {},
    'customer-vat-ambiguous',
  ],
];

const ofGuests: readonly Row[] = [
  ['a customer with terms by e-mail', guest, { sameEmail: [customer('1', onTerms)] }, {}, 'guest-customer-terms'],
  ['a customer with a price group', guest, { sameEmail: [customer('1', { priceGroup: 'GOLD' })] }, {}, 'guest-customer-terms'],
  ['a customer with terms by VAT number', guest, { sameVatNumber: [customer('1', onTerms)] }, {}, 'guest-customer-terms'],
  ['a customer with terms by number', { ...guest, ...kept('7') }, { byNumber: customer('7', onTerms) }, NUMBER, 'guest-customer-terms'],
  ['a customer with terms, with consent', guest, { sameEmail: [customer('1', onTerms)] }, { guestsOnTerms: true }, '1'],
  ['a customer whose terms NAV does not show', guest, { sameEmail: [customer('1', { hasTerms: null, priceGroup: null })] }, {}, '1'],
  ['a customer with terms that we made', guest, { sameEmail: [customer('1', onTerms)], madeByUs: ['1'] }, {}, '1'],
  ['a customer with terms, by an account', registered, { sameEmail: [customer('1', onTerms)] }, {}, '1'],
]; // prettier-ignore

const forMany: readonly Row[] = [
  ['nobody, and none is made', guest, {}, { create: false }, 'customer-not-created'],
  ['nobody, and one is named', guest, { fallback: customer('WEB') }, { create: false, fallback: 'WEB' }, 'WEB for many'],
  ['one is named, with terms', guest, { fallback: customer('WEB', onTerms) }, { create: false, fallback: 'WEB' }, 'WEB for many'],
  ['one is named that is not there', guest, {}, { create: false, fallback: 'WEB' }, 'rule-customer-unknown'],
  ['one is named that is blocked', guest, { fallback: customer('WEB', blocked) }, { create: false, fallback: 'WEB' }, 'rule-customer-blocked'],
  ['one is named, and the order has no e-mail', withoutEmail, { fallback: customer('WEB') }, { fallback: 'WEB' }, 'WEB for many'],
  ['one is named, and NAV makes none', guest, { canCreate: false, fallback: customer('WEB') }, { fallback: 'WEB' }, 'WEB for many'],
  ['none is named, and NAV makes none', guest, { canCreate: false }, {}, 'new'],
  ['one is named, and the shopper can be made', guest, {}, { fallback: 'WEB' }, 'new'],
]; // prettier-ignore

describe('the customer of an order', () => {
  it.each(byEmail)('by e-mail: %s', (_name, order, facts, settings, wanted) => {
    expect(said(match(order, facts, settings))).toBe(wanted);
  });
  it.each(byWhatIsKept)('by what is kept: %s', (_name, order, facts, settings, wanted) => {
    expect(said(match(order, facts, settings))).toBe(wanted);
  });
  it.each(byVatNumber)('by VAT number: %s', (_name, order, facts, settings, wanted) => {
    expect(said(match(order, facts, settings))).toBe(wanted);
  });
  it.each(ofGuests)('of a guest’s or a shopper’s: %s', (_name, order, facts, settings, wanted) => {
    expect(said(match(order, facts, settings))).toBe(wanted);
  });
  it.each(forMany)('for many: %s', (_name, order, facts, settings, wanted) => {
    expect(said(match(order, facts, settings))).toBe(wanted);
  });
  it('names the candidates by number where a person has to decide, and no address', () => {
    const parked = match(guest, { sameEmail: [customer('10021'), customer('40127')] }, {});
    expect(parked).toMatchObject({ kind: 'park', error: { params: { candidates: '10021, 40127' } } });
    expect(JSON.stringify(parked)).not.toContain('anna@');
  });
});

describe('a new customer', () => {
  it('is a person, or the company where one is given', () => {
    expect(toNewCustomer(storeOrder(), 'DE')).toMatchObject({ name: 'Anna Vogt', isCompany: false, country: 'DE' });
    const billing = { ...address, company: 'Vogt GmbH' };
    expect(toNewCustomer(storeOrder({ billing }), 'DE')).toMatchObject({ name: 'Vogt GmbH', isCompany: true });
  });
  it('has what NAV takes: no letters in the phone number, texts cut to their length', () => {
    const billing = { ...address, phone: '0761 12 ext. 5', city: 'L'.repeat(40), lastName: 'V'.repeat(120) };
    const made = toNewCustomer(storeOrder({ billing }), 'DE');
    expect(made.phone).toBe('0761 12 . 5');
    expect(made.city).toHaveLength(30);
    expect(made.name).toHaveLength(100);
  });
});
