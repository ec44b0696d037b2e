import { describe, expect, it } from 'vitest';
import { mapPayment, type PaymentRules } from '../../../../main/flows/mapping/payments.ts';
import { planned, storyOf } from '../orders/planning.ts';
import { storeOrder } from '../orders/storeOrder.ts';

const payments = {
  paypal: { method: 'PAYPAL', terms: 'PREPAID' },
  bacs: { terms: '14 DAYS' },
  cod: { method: 'CASH' },
};
const from = (method: string) => `payment method ${method} of the order`;

describe('the payment method of an order', () => {
  it.each<[string, string, PaymentRules['unknownPayment'], object | null]>([
    ['is mapped with its terms', 'paypal', 'leave', { ...payments.paypal, comesFrom: from('paypal') }],
    ['is mapped whatever its capitals', 'PayPal', 'park', { ...payments.paypal, comesFrom: from('PayPal') }],
    ['may have terms alone', 'bacs', 'park', { terms: '14 DAYS', comesFrom: from('bacs') }],
    ['that nobody mapped is left to NAV', 'klarna', 'leave', null],
    ['that an object would have anyway is left to NAV', 'constructor', 'leave', null],
  ])('%s', (_name, paymentMethod, unknownPayment, wanted) => {
    expect(mapPayment(storeOrder({ paymentMethod }), { payments, unknownPayment })).toEqual(wanted);
  });

  it.each(['klarna', ''])('that nobody mapped parks on demand with its value and place: "%s"', (paymentMethod) => {
    expect(() => mapPayment(storeOrder({ paymentMethod }), { payments, unknownPayment: 'park' })).toThrow(
      expect.objectContaining({
        code: 'payment-unknown',
        whatToDo: `Map "${paymentMethod}" under "payments" of the integration, or set "unknownPayment" to "leave", then replay.`,
        params: { method: paymentMethod },
      }),
    );
  });

  it.each([
    ['where none are mapped', {}, '19.99'],
    ['where nothing was to be paid', payments, '0.00'],
  ])('that nobody mapped parks nothing %s', (_name, mapped, total) => {
    const order = storeOrder({ paymentMethod: '', total });
    expect(mapPayment(order, { payments: mapped, unknownPayment: 'park' })).toBeNull();
  });

  it('stands in the plan with its terms', () => {
    const plan = planned({ paymentMethod: 'paypal' }, { payments });
    expect(plan.document).toMatchObject({ paymentMethod: 'PAYPAL', paymentTerms: 'PREPAID' });
    expect(storyOf(plan)).toMatchObject({
      paymentMethodCode: ['PAYPAL', from('paypal')],
      paymentTermsCode: ['PREPAID', from('paypal')],
    });
  });

  it('gives way with its terms to those of a rule', () => {
    const headerRules = [{ when: {}, set: { dimensions: {}, paymentTerms: 'COD' } }];
    const plan = planned({ paymentMethod: 'paypal' }, { payments, headerRules });
    expect(plan.document).toMatchObject({ paymentMethod: 'PAYPAL', paymentTerms: 'COD' });
    expect(storyOf(plan)['paymentTermsCode']).toEqual(['COD', 'rule 1: every order']);
  });
});
