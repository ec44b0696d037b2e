import { describe, expect, it } from 'vitest';
import type { HeaderRule } from '../../../../main/flows/mapping/rules.ts';
import { planned, storyOf, webCustomer } from './planning.ts';

const paypal: HeaderRule = {
  when: { paymentMethods: ['paypal'] },
  set: {
    dimensions: { CHANNEL: 'SHOP', DEPARTMENT: 'SALES' },
    salesperson: 'WEB',
    location: 'MAIN',
    shipmentMethod: 'PARCEL',
    customer: 'WEB-01',
    paymentTerms: 'PREPAID',
  },
};
const facts = { chosen: webCustomer };

describe('the rules of an integration', () => {
  it('give the document their values', () => {
    const { document, customer } = planned({ paymentMethod: 'paypal' }, { headerRules: [paypal] }, facts);
    expect(document).toMatchObject({
      salesperson: 'WEB',
      location: 'MAIN',
      shipmentMethod: 'PARCEL',
      paymentTerms: 'PREPAID',
      dimensions: [
        { code: 'CHANNEL', value: 'SHOP' },
        { code: 'DEPARTMENT', value: 'SALES' },
      ],
    });
    expect(customer).toEqual({ kind: 'existing', no: 'WEB-01' });
  });

  it('are told of in the story with every value', () => {
    const plan = planned({ paymentMethod: 'paypal' }, { headerRules: [paypal] }, facts);
    const from = 'rule 1: payment method paypal';
    expect(storyOf(plan)).toMatchObject({
      salesperson: ['WEB', from],
      locationCode: ['MAIN', from],
      shipmentMethodCode: ['PARCEL', from],
      paymentTermsCode: ['PREPAID', from],
      'dimension CHANNEL': ['SHOP', from],
      'dimension DEPARTMENT': ['SALES', from],
    });
    expect(storyOf(plan, 'customer')).toEqual({ customerNumber: ['WEB-01', from] });
  });

  it('leave a document alone that none of them matches', () => {
    const { document } = planned({ paymentMethod: 'bacs' }, { headerRules: [paypal] });
    expect(document).toEqual(planned({ paymentMethod: 'bacs' }).document);
  });

  it('do without an e-mail address where they name the customer', () => {
    const { customer } = planned({ paymentMethod: 'paypal', email: '' }, { headerRules: [paypal] }, facts);
    expect(customer).toEqual({ kind: 'existing', no: 'WEB-01' });
  });

  it.each([
    ['is not in NAV', null, 'rule-customer-unknown'],
    ['is blocked there', { ...webCustomer, blocked: 'all' as const }, 'rule-customer-blocked'],
  ])('park the order whose customer %s', (_name, chosen, code) => {
    expect(() => planned({ paymentMethod: 'paypal' }, { headerRules: [paypal] }, { chosen })).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringContaining('customer WEB-01 (rule 1: payment method paypal)'),
        whatToDo: expect.stringContaining('settings of the integration, then replay'),
      }),
    );
  });
});
