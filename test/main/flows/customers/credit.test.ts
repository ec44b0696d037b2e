import { describe, expect, it } from 'vitest';
import type { CustomerRules } from '../../../../main/flows/customers/customerRules.ts';
import { checkCredit } from '../../../../main/flows/customers/credit.ts';

const rules = (overCreditLimit: CustomerRules['customers']['overCreditLimit']) => ({
  customers: { byVatNumber: false, guestsOnTerms: false, overCreditLimit, create: true, holdPosting: false },
});
const order = { number: '101', total: '50.00', isLocal: true };
const card = { no: '10000', creditLimit: '1000', balance: '900.01' };

describe('the credit limit', () => {
  it.each([
    ['no limit', { ...card, creditLimit: '0' }, order, undefined, undefined],
    ['a limit that NAV does not show', { ...card, creditLimit: null }, order, undefined, undefined],
    ['an order that stays within', card, order, '900.01 owed and 50.00 of the order stay within it', undefined],
    [
      'an order that reaches it to the cent',
      { ...card, balance: '950' },
      order,
      '950 owed and 50.00 of the order stay within it',
      undefined,
    ],
    [
      'an order that goes a cent beyond',
      { ...card, balance: '950.01' },
      order,
      '950.01 owed and 50.00 of the order go beyond it',
      'credit-limit-exceeded',
    ],
    [
      'a balance that NAV does not show',
      { ...card, balance: null },
      order,
      'not checked: NAV does not show what the customer owes',
      undefined,
    ],
    [
      'another currency',
      { ...card, balance: '5000' },
      { ...order, isLocal: false },
      'not checked: the order is in another currency',
      undefined,
    ],
    ['a customer who is owed', { ...card, balance: '-20' }, order, '-20 owed and 50.00 of the order stay within it', undefined],
  ])('%s', (_name, customer, of, said, code) => {
    const check = checkCredit(of, customer, rules('park'));
    expect([check?.said, check?.error?.code]).toEqual([said, code]);
  }); // prettier-ignore

  it('lets an order pass where the integration says so, and tells it', () => {
    expect(checkCredit(order, { ...card, balance: '5000' }, rules('import'))).toEqual({
      limit: '1000',
      said: '5000 owed and 50.00 of the order go beyond it, which the integration lets pass',
      error: null,
    });
  });
});
