import { describe, expect, it } from 'vitest';
import { type HeaderRule, matchRule, type RuleConditions } from '../../../../main/flows/mapping/rules.ts';
import type { StoreOrder } from '../../../../main/stores/store.ts';
import { address, storeOrder } from '../orders/storeOrder.ts';

const rule = (when: RuleConditions, salesperson = 'WEB'): HeaderRule => ({
  when,
  set: { dimensions: {}, salesperson },
});
const order = storeOrder({
  createdVia: 'checkout',
  shipping: { ...address, country: 'FR' },
  paymentMethod: 'paypal',
  coupons: [{ code: 'vip10' }, { code: 'spring' }],
});

describe('a rule', () => {
  it.each<[string, RuleConditions, Partial<StoreOrder>, string | null]>([
    ['without conditions', {}, {}, 'rule 1: every order'],
    ['on the order source', { createdVia: ['admin', 'checkout'] }, {}, 'rule 1: order source checkout'],
    ['on a source that the store does not say', { createdVia: [''] }, { createdVia: '' }, 'rule 1: order source not given'],
    ['on another source', { createdVia: ['admin'] }, {}, null],
    ['on the channel', { channels: ['2', '7'] }, { channel: '2' }, 'rule 1: channel 2'],
    ['on a channel, for a shop that has none', { channels: ['1'] }, {}, null],
    ['on the ship-to country', { countries: ['fr'] }, {}, 'rule 1: ship-to country FR'],
    ['on the billing country alone', { countries: ['DE'] }, {}, null],
    ['on the payment method', { paymentMethods: ['PayPal'] }, {}, 'rule 1: payment method paypal'],
    ['on one of several coupons', { coupons: ['SPRING', 'FALL'] }, {}, 'rule 1: coupon spring'],
    ['on a coupon that is not there', { coupons: ['fall'] }, {}, null],
    ['on guests', { customer: 'guest' }, {}, 'rule 1: customer guest'],
    ['on guests, for a registered shopper', { customer: 'guest' }, { customerKey: '7' }, null],
    ['on registered shoppers', { customer: 'registered' }, { customerKey: '7' }, 'rule 1: customer registered'],
    ['on the currency', { currencies: ['EUR'] }, {}, 'rule 1: currency EUR'],
    ['on two that both hold', { paymentMethods: ['paypal'], countries: ['FR'] }, {}, 'rule 1: ship-to country FR, payment method paypal'],
    ['on two of which one does not hold', { paymentMethods: ['paypal'], countries: ['DE'] }, {}, null],
  ])('%s', (_name, when, changes, comesFrom) => {
    expect(matchRule({ ...order, ...changes }, [rule(when)])?.comesFrom ?? null).toBe(comesFrom);
  }); // prettier-ignore

  it('wins when it is the first that matches, and is called by its place', () => {
    const rules = [rule({ countries: ['DE'] }, 'A'), rule({ countries: ['FR'] }, 'B'), rule({}, 'C')];
    expect(matchRule(order, rules)).toEqual({
      set: { dimensions: {}, salesperson: 'B' },
      comesFrom: 'rule 2: ship-to country FR',
    });
  });
});
