import { describe, expect, it } from 'vitest';
import { proposeTaxes, type TaxesToPropose } from '../../../../main/flows/mapping/proposeTaxes.ts';
import type { NavVatSetup } from '../../../../main/nav/nav.ts';
import type { StoreTaxRateOffered } from '../../../../main/stores/store.ts';
import { demoCompany } from '../../../fakes/nav/seed.ts';
import { demoShop } from '../../../fakes/woocommerce/seed.ts';

const makes = (
  businessGroup: string,
  productGroup: string,
  percent: string,
  calculation: NavVatSetup['calculation'] = 'normal',
): NavVatSetup => ({ businessGroup, productGroup, percent, calculation });

const rate = (percent: string, country = 'DE', label = 'VAT', state = ''): StoreTaxRateOffered => ({
  id: `${country}${state}${percent}`,
  country,
  state,
  percent,
  label,
  taxClass: '',
  compound: false,
});

/** The simulated company's own VAT posting setup, and the simulated shop's rates. */
const simulated = demoCompany().vat.map(({ business, product, percent }) => makes(business, product, percent));
const shopRates = demoShop().rates.map(({ percent, country, name }) => rate(percent, country, name));

const propose = (given: Partial<TaxesToPropose>) =>
  proposeTaxes({ storeRates: [], vatSetup: simulated, taxes: [], taxMap: [], untaxedTaxCode: '', ...given });
const codesFor = (percent: string, vatSetup: readonly NavVatSetup[], more: Partial<TaxesToPropose> = {}) =>
  propose({ storeRates: [rate(percent)], vatSetup, ...more }).rows[0]?.candidates.map(({ taxCode }) => taxCode);

describe('what is proposed for the taxes of a shop', () => {
  it('is the group that makes each rate, and the one that never makes any', () => {
    expect(propose({ storeRates: shopRates })).toEqual({
      rows: [
        {
          percent: '19',
          label: 'MwSt 19',
          countries: ['DE'],
          taxCode: '',
          candidates: [{ taxCode: 'VAT19', businessGroups: ['DOMESTIC'] }],
        },
        {
          percent: '7',
          label: 'MwSt 7',
          countries: ['DE'],
          taxCode: '',
          candidates: [{ taxCode: 'VAT7', businessGroups: ['DOMESTIC'] }],
        },
      ],
      // VAT19 makes no tax abroad either, and tax at home.
      untaxed: [{ taxCode: 'NOVAT' }],
    });
  });

  it('is one row for a percentage, however it is written and wherever it is charged', () => {
    const storeRates = [rate('20.0000', 'FR', 'TVA'), rate('20', 'AT', 'USt'), rate('20', 'AT', 'USt', 'W'), rate('0')];
    expect(propose({ storeRates }).rows).toMatchObject([
      { percent: '20', label: 'TVA, USt', countries: ['AT', 'FR'], candidates: [] },
    ]);
  });

  it('compares a rate as it is: nothing near it will do', () => {
    expect(codesFor('8.875', [makes('DOMESTIC', 'A', '8.88'), makes('DOMESTIC', 'B', '8.875')])).toEqual(['B']);
    expect(codesFor('19', [makes('DOMESTIC', 'A', '19.00')])).toEqual(['A']);
  });

  it('is nothing where NAV does not show its setup, with what the settings say all the same', () => {
    expect(
      propose({ storeRates: [rate('19')], vatSetup: null, taxes: [{ percent: '19.0', taxCode: 'VAT19' }] }),
    ).toMatchObject({ rows: [{ percent: '19', taxCode: 'VAT19', candidates: [] }], untaxed: [] });
  });

  it('leaves out what would not compute the tax of a line in the usual way', () => {
    const others = (['reverseCharge', 'full', 'salesTax'] as const).map((one) => makes('EU', `OF ${one}`, '19', one));
    expect(codesFor('19', [...others, makes('DOMESTIC', '', '19'), makes('EU', 'GOODS', '19')])).toEqual(['GOODS']);
  });

  it('puts what the settings use first, then what is for home, then what is for most', () => {
    const setup = [
      makes('EU', 'WIDE', '19'),
      makes('EXPORT', 'WIDE', '19'),
      makes('EU', 'NARROW', '19'),
      makes('INLAND', 'HOME', '19'),
      makes('OSS-FR', 'USED', '19'),
      makes('EU', 'ALSO NARROW', '19'),
    ];
    const taxMap = [{ taxes: [{ percent: '19', taxCode: 'used' }] }];
    expect(codesFor('19', setup, { taxMap })).toEqual(['USED', 'HOME', 'WIDE', 'ALSO NARROW', 'NARROW']);
    // The code is used, but for another rate.
    const elsewhere = [{ percent: '7', taxCode: 'USED' }];
    expect(codesFor('19', setup, { taxes: elsewhere })?.[0]).toBe('HOME');
  });

  it('is for lines without tax first what is set, then what is for most', () => {
    const vatSetup = [
      makes('DOMESTIC', 'ZERO', '0'),
      makes('EU', 'ZERO', '0.00'),
      makes('DOMESTIC', 'NOVAT', '0'),
      makes('DOMESTIC', 'VAT19', '19'),
      makes('EXPORT', 'VAT19', '0'),
      makes('EU', 'SERVICE', '0', 'reverseCharge'),
    ];
    expect(propose({ vatSetup }).untaxed).toEqual([{ taxCode: 'ZERO' }, { taxCode: 'NOVAT' }]);
    expect(propose({ vatSetup, untaxedTaxCode: 'novat' }).untaxed).toEqual([{ taxCode: 'NOVAT' }, { taxCode: 'ZERO' }]);
  });
});
