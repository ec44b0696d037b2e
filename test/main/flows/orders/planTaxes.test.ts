import { describe, expect, it } from 'vitest';
import type { TaxTreatment } from '../../../../main/flows/mapping/taxes.ts';
import type { OrderRules } from '../../../../main/flows/orders/rules.ts';
import type { StoreLine, StoreOrder } from '../../../../main/stores/store.ts';
import { planned, storyOf, webCustomer } from './planning.ts';
import { address, teeLine } from './storeOrder.ts';

const row = (treatment: Partial<TaxTreatment>): TaxTreatment => ({ name: '', keepsItemTaxCodes: false, ...treatment });

const taxMap: readonly TaxTreatment[] = [
  row({ name: 'domestic', countries: ['DE'], storeTax: 'charged' }),
  row({
    name: 'reverse charge', countries: ['FR', 'AT'], vatNumber: 'given', storeTax: 'zero', keepsItemTaxCodes: true,
    untaxedTaxCode: 'RC', modelCustomer: 'WEB-EU',
  }),
  row({ name: 'OSS France', countries: ['FR'], taxes: [{ percent: '20', taxCode: 'FR20' }], modelCustomer: 'WEB-FR' }),
  row({ name: 'export', countries: ['CH'], storeTax: 'zero', untaxedTaxCode: 'EXPORT', customer: 'WEB-EXPORT' }),
]; // prettier-ignore
const export_ = { ...webCustomer, no: 'WEB-EXPORT' };

const free = { net: '16.80', tax: '0.00', exactNet: '16.80', exactTax: '0' };
const untaxed: StoreLine = { ...teeLine, amounts: free, amountsBeforeCoupons: free, taxes: [] };
const shipping: StoreLine = { ...untaxed, key: '2', kind: 'shipping', name: 'Parcel', sku: null, method: 'flat_rate' };
const at = (country: string): Partial<StoreOrder> => ({ shipping: { ...address, country } });
const withoutTax = (country: string): Partial<StoreOrder> => ({ ...at(country), lines: [untaxed], taxRates: [], total: '16.80', totalTax: '0' }); // prettier-ignore
const french = (percent: string): Partial<StoreOrder> => ({
  ...at('FR'),
  lines: [
    {
      ...teeLine,
      amounts: { net: '16.66', tax: '3.33', exactNet: '16.658333', exactTax: '3.331667' },
      amountsBeforeCoupons: { net: '16.66', tax: '3.33', exactNet: '16.658333', exactTax: '3.331667' },
      taxes: [{ rateId: '1', amount: '3.331667', amountBeforeCoupons: '3.331667' }],
    },
  ],
  taxRates: [{ id: '1', percent, label: 'TVA', compound: false }],
  totalTax: '3.33',
});

const plan = (order: Partial<StoreOrder>, changes: Partial<OrderRules> = {}) =>
  planned(order, { taxMap, ...changes }, { chosen: export_ });

describe('the tax map', () => {
  it.each<[string, Partial<StoreOrder>, string, string | null, string]>([
    ['an order at home', {}, 'no model', null, 'tax map row 1 (domestic): ship-to country DE, VAT number not given, 19 %'],
    ['a sale to France at its own rate', french('20'), 'WEB-FR', 'FR20', 'tax map row 3 (OSS France): ship-to country FR, VAT number not given, 20 %'],
    ['a sale to a company in Austria', { ...withoutTax('AT'), vatNumber: 'ATU12345675' }, 'WEB-EU', null, 'tax map row 2 (reverse charge): ship-to country AT, VAT number given, no tax'],
    ['an export', { ...withoutTax('CH'), customerKey: '7' }, 'no model', 'EXPORT', 'tax map row 4 (export): ship-to country CH, VAT number not given, no tax'],
  ])('knows %s', (_name, order, model, taxCode, comesFrom) => {
    const made = plan(order);
    const customer = made.customer.kind === 'create' ? (made.customer.customer.model ?? 'no model') : made.customer.no;
    expect(customer).toBe(model);
    expect(made.document.lines[0]?.taxCode).toBe(taxCode);
    expect(storyOf(made)['taxTreatment']).toEqual([comesFrom, 'tax map of the integration']);
  }); // prettier-ignore

  it('writes the orders of guests for the customer of their row, and those of registered shoppers not', () => {
    const guest = plan(withoutTax('CH'));
    expect(guest.customer).toEqual({ kind: 'existing', no: 'WEB-EXPORT' });
    expect(storyOf(guest, 'customer')['customerNumber']?.[1]).toContain('tax map row 4 (export)');
    expect(plan({ ...withoutTax('CH'), customerKey: '7' }).customer.kind).toBe('create');
  });

  it('gives way to the customer of a rule', () => {
    const headerRules = [{ when: {}, set: { dimensions: {}, customer: 'WEB-EXPORT' } }];
    expect(storyOf(plan(withoutTax('CH'), { headerRules }), 'customer')).toEqual({
      customerNumber: ['WEB-EXPORT', 'rule 1: every order'],
    });
  });

  it('leaves items their own code under reverse charge, and gives charges that of the row', () => {
    const order = { ...withoutTax('FR'), vatNumber: 'FR40303265045', lines: [untaxed, shipping], total: '33.60' };
    const { document, totals } = plan(order);
    expect(document.lines.map(({ taxCode }) => taxCode)).toEqual([null, 'RC']);
    expect(totals.lines.map(({ taxCode }) => taxCode)).toEqual(['VAT19', 'RC']);
  });

  it('keeps rounding on the code without tax of the integration', () => {
    expect(plan(withoutTax('CH')).roundingTaxCode).toBe('NOVAT');
  });

  it('takes an order of no money by its country alone', () => {
    const nothing = { net: '0', tax: '0', exactNet: '0', exactTax: '0' };
    const order = {
      ...at('CH'),
      lines: [untaxed, { ...untaxed, key: '2', amounts: nothing, amountsBeforeCoupons: nothing }],
      taxRates: [],
      total: '16.80',
      totalTax: '0',
    };
    expect(storyOf(plan(order))['taxTreatment']?.[0]).toContain('row 4');
  });

  it.each<[string, Partial<StoreOrder>, Record<string, string>, string]>([
    ['of another rate', french('5.5'), { country: 'FR', percents: '5.5', vatNumber: 'none' }, 'Add a row for FR with 5.5 % under "taxMap"'],
    ['of another country', { ...at('PL') }, { country: 'PL', percents: '19', vatNumber: 'none' }, 'Add a row for PL with 19 % under "taxMap"'],
    ['without tax at home', withoutTax('DE'), { country: 'DE', percents: '', vatNumber: 'none' }, 'Add a row for DE with no tax under "taxMap"'],
    ['without tax and VAT number in the EU', withoutTax('FR'), { country: 'FR', percents: '', vatNumber: 'none' }, 'Add a row for FR with no tax'],
    ['with tax and VAT number in another country', { ...at('AT'), vatNumber: 'ATU1' }, { country: 'AT', percents: '19', vatNumber: 'given' }, 'Add a row for AT with 19 %'],
  ])('parks an order %s with country, rate and place', (_name, order, params, remedy) => {
    expect(() => plan(order)).toThrow(
      expect.objectContaining({ code: 'tax-treatment-unknown', params, whatToDo: expect.stringContaining(remedy) }),
    );
  }); // prettier-ignore

  it('changes nothing where it is empty', () => {
    const { document, totals } = planned(french('19'), { taxMap: [] });
    expect(document.lines[0]?.taxCode).toBeNull();
    expect(totals.lines[0]?.taxCode).toBe('VAT19');
  });
});
