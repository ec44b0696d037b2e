import { describe, expect, it } from 'vitest';
import { matchCustomer } from '../../../../main/flows/customers/match.ts';
import { toNewCustomer } from '../../../../main/flows/customers/toNewCustomer.ts';
import type { NavCustomer } from '../../../../main/nav/nav.ts';
import { address, storeOrder } from '../orders/storeOrder.ts';

function customer(no: string, changes: Partial<NavCustomer> = {}): NavCustomer {
  return { key: `k-${no}`, no, name: 'Vogt', emails: ['anna@vogt.example'], postCode: '79098', country: 'DE', blocked: 'no', currency: 'EUR', ...changes }; // prettier-ignore
}

const rules = { matchGuestsByEmail: true };

describe('the customer of an order', () => {
  it('is created when nobody in NAV has the address', () => {
    expect(matchCustomer(storeOrder(), [], rules)).toEqual({ kind: 'create' });
  });
  it('is the only one with the address', () => {
    expect(matchCustomer(storeOrder(), [customer('10021')], rules)).toMatchObject({
      kind: 'existing',
      customer: { no: '10021' },
    });
  });
  it('is never a blocked one', () => {
    const both = [customer('1', { blocked: 'all' }), customer('2')];
    expect(matchCustomer(storeOrder(), both, rules)).toMatchObject({ kind: 'existing', customer: { no: '2' } });
    expect(matchCustomer(storeOrder(), [customer('1', { blocked: 'ship' })], rules)).toMatchObject({
      kind: 'park',
      error: { code: 'customer-blocked' },
    });
  });
  it('is the one with the post code of the order when several share the address', () => {
    const both = [customer('1', { postCode: '10115' }), customer('2', { postCode: '79 098' })];
    expect(matchCustomer(storeOrder(), both, rules)).toMatchObject({ kind: 'existing', customer: { no: '2' } });
  });
  it('is a person’s decision when they cannot be told apart, with the candidates by number', () => {
    const both = [customer('10021'), customer('40127')];
    const parked = matchCustomer(storeOrder(), both, rules);
    expect(parked).toMatchObject({
      kind: 'park',
      error: { code: 'customer-ambiguous', params: { candidates: '10021, 40127' } },
    });
    expect(JSON.stringify(parked)).not.toContain('anna@');
  });
  it('is not taken from a guest’s typed address without consent', () => {
    const strict = { matchGuestsByEmail: false };
    expect(matchCustomer(storeOrder(), [customer('1')], strict)).toMatchObject({
      kind: 'park',
      error: { code: 'guest-customer-unverified' },
    });
    expect(matchCustomer(storeOrder({ customerKey: '5' }), [customer('1')], strict)).toMatchObject({
      kind: 'existing',
    });
  });
  it('cannot be found without an address', () => {
    expect(matchCustomer(storeOrder({ email: '' }), [], rules)).toMatchObject({
      kind: 'park',
      error: { code: 'customer-email-missing' },
    });
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
