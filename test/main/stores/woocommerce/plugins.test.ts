import { describe, expect, it } from 'vitest';
import {
  fieldsOf,
  pluginMeta,
  tenderOf,
  toldByPlugins,
  type ToldByPlugins,
} from '../../../../main/stores/woocommerce/plugins.ts';

const meta = (values: Record<string, unknown>) => Object.entries(values).map(([key, value]) => ({ key, value }));

describe('what plugins keep at an order', () => {
  it.each<[string, Record<string, unknown>, ToldByPlugins]>([
    ['nothing', { _wcpay_mode: 'prod', is_vat_exempt: 'no' }, {}],
    ['a VAT number', { _billing_vat_number: ' FR40303265045 ' }, { vatNumber: 'FR40303265045' }],
    ['a VAT number under the first name that has one', { _vat_number: '', _billing_vat_id: 'ATU1' }, { vatNumber: 'ATU1' }],
    ['no VAT number where it is no text', { vat_number: { number: 'ATU1' } }, {}],
    ['a trial of WooPayments', { _wcpay_mode: 'test' }, { isTestPayment: true }],
    ['a trial of PayPal', { _ppcp_paypal_payment_mode: 'sandbox' }, { isTestPayment: true }],
    ['a payment that counts', { _mollie_payment_mode: 'live', _wc_stripe_mode: 'live' }, {}],
    ['several ship-to addresses', { _multiple_shipping: 'yes' }, { hasSeveralShipTos: true }],
  ])('tells of %s', (_name, values, wanted) => {
    expect(toldByPlugins(meta(values))).toEqual(wanted);
  }); // prettier-ignore

  it('is asked for by its names alone', () => {
    expect(pluginMeta).toContain('_billing_vat_number');
  });

  it('is given by the names that settings name, lists and objects as JSON', () => {
    const values = meta({ credit: 12.5, cards: { X: '3.00' }, note: 'left', gone: null, secret: 'other' });
    expect(fieldsOf(values, ['credit', 'cards', 'note', 'gone', 'never'])).toEqual({
      fields: { credit: '12.5', cards: '{"X":"3.00"}', note: 'left' },
    });
    expect(fieldsOf(values, [])).toEqual({});
  });

  it('tells what gift cards paid, and not their codes', () => {
    const cards = [{ id: 1, code: 'AAAA-BBBB', amount: '10' }, { id: 2, code: 'CCCC', amount: '2.5' }]; // prettier-ignore
    expect(tenderOf(cards, 2)).toEqual({
      tender: [{ kind: 'giftCard', amount: '10.00' }, { kind: 'giftCard', amount: '2.50' }],
    }); // prettier-ignore
    expect(tenderOf([], 2)).toEqual({});
  });
});
