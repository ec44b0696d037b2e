import { describe, expect, it } from 'vitest';
import { proposeTreatments, type ProposedTreatment } from '../../../../main/flows/mapping/proposeTreatments.ts';
import { customersToLookAt, type TreatmentsToPropose } from '../../../../main/flows/mapping/treatmentFacts.ts';
import type { NavTaxedCustomer, NavTaxedCustomers, NavVatSetup } from '../../../../main/nav/nav.ts';

const makes = (
  businessGroup: string,
  productGroup: string,
  percent: string,
  calculation: NavVatSetup['calculation'] = 'normal',
): NavVatSetup => ({ businessGroup, productGroup, percent, calculation });

const group = (name: string, full: string, reduced: string) => [
  makes(name, 'VAT19', full),
  makes(name, 'VAT7', reduced),
  makes(name, 'NOVAT', '0'),
];
const SETUP = [
  ...group('DOMESTIC', '19', '7'),
  ...group('EXPORT', '0', '0'),
  ...group('OSS-AT', '20', '10'),
  ...group('OSS-FR', '20', '5.5'),
  makes('EU', 'VAT19', '19', 'reverseCharge'),
  makes('EU', 'NOVAT', '0'),
];

const rate = (country: string, percent: string) => ({
  id: `${country}${percent}`,
  country,
  state: '',
  percent,
  label: 'VAT',
  taxClass: '',
  compound: false,
});
const RATES = [rate('DE', '19.0000'), rate('DE', '7'), rate('FR', '20'), rate('FR', '5.5')];

const customer = (no: string, country: string, businessGroup: string, isBlocked = false): NavTaxedCustomer => ({
  no,
  name: `Web ${no}`,
  country,
  businessGroup,
  isBlocked,
});
const CUSTOMERS = [
  customer('WEB-FR', 'FR', 'OSS-FR'),
  customer('OLD-FR', 'FR', 'OSS-FR', true),
  customer('WEB-EU', 'BE', 'EU'),
  customer('WEB-X', 'US', 'EXPORT'),
];

const usual = [
  { percent: '19', taxCode: 'VAT19' },
  { percent: '7', taxCode: 'VAT7' },
];
const asked = (given: Partial<TreatmentsToPropose> = {}): TreatmentsToPropose => ({
  storeRates: RATES,
  vatSetup: SETUP,
  companyCountry: 'DE',
  countries: {},
  taxes: usual,
  taxMap: [],
  createsCustomers: true,
  ...given,
});
const shown = (customers: readonly NavTaxedCustomer[] = CUSTOMERS): NavTaxedCustomers => ({
  customers,
  isWhole: true,
  areModels: true,
});
function propose(given: Partial<TreatmentsToPropose> = {}, customers: NavTaxedCustomers | null = shown()) {
  return proposeTreatments(asked(given), customers);
}
function of(kind: ProposedTreatment['case'], rows: readonly ProposedTreatment[], country?: string): ProposedTreatment {
  const found = rows.find((row) => row.case === kind && (country === undefined || row.country === country));
  if (!found) throw new Error(`No row for ${kind}`);
  return found;
}
const codes = (rows: readonly { readonly code: string }[]) => rows.map(({ code }) => code);

describe('the tax map that is proposed', () => {
  it('has a row for home, each country with rates of its own, companies in the EU, and the rest of the world', () => {
    const rows = propose();
    expect(rows.map(({ case: kind, country, questions }) => [kind, country, questions])).toEqual([
      ['domestic', 'DE', []],
      ['ownRates', 'FR', []],
      ['reverseCharge', '', []],
      ['export', '', []],
    ]);
    expect(of('domestic', rows).treatment).toEqual({ name: '', countries: ['DE'], keepsItemTaxCodes: false });
    expect(of('ownRates', rows).treatment).toEqual({
      name: '',
      countries: ['FR'],
      storeTax: 'charged',
      taxes: [
        { percent: '20', taxCode: 'VAT19' },
        { percent: '5.5', taxCode: 'VAT7' },
      ],
      keepsItemTaxCodes: false,
      modelCustomer: 'WEB-FR',
    });
    const reverse = of('reverseCharge', rows).treatment;
    expect(reverse).toMatchObject({ vatNumber: 'given', storeTax: 'zero', keepsItemTaxCodes: true, modelCustomer: 'WEB-EU' });
    expect(reverse.countries).toContain('GR');
    expect(reverse.countries).not.toContain('DE');
    const exported = of('export', rows).treatment;
    expect(exported).toMatchObject({ storeTax: 'zero', modelCustomer: 'WEB-X' });
    expect(exported.exceptCountries).toEqual(expect.arrayContaining(['DE', 'FR', 'GR']));
  }); // prettier-ignore

  it('says where each row comes from', () => {
    const rows = propose();
    expect(rows.map(({ reasons }) => reasons)).toEqual([
      [
        { code: 'company-country', params: { country: 'DE' } },
        { code: 'group-rates', params: { group: 'DOMESTIC', rates: '19|7' } },
      ],
      [
        { code: 'group-rates', params: { group: 'OSS-FR', rates: '20|5.5' } },
        { code: 'only-customer', params: { group: 'OSS-FR', no: 'WEB-FR', name: 'Web WEB-FR' } },
      ],
      [
        { code: 'group-reverse', params: { group: 'EU' } },
        { code: 'only-customer', params: { group: 'EU', no: 'WEB-EU', name: 'Web WEB-EU' } },
      ],
      [
        { code: 'group-zero', params: { group: 'EXPORT' } },
        { code: 'only-customer', params: { group: 'EXPORT', no: 'WEB-X', name: 'Web WEB-X' } },
      ],
    ]);
  });

  it('names a customer for guests where new ones are not made, or cannot be made like another', () => {
    expect(of('ownRates', propose({ createsCustomers: false })).treatment).toMatchObject({ customer: 'WEB-FR' });
    const fixed = propose({}, { ...shown(), areModels: false });
    expect(of('ownRates', fixed).treatment).toMatchObject({ customer: 'WEB-FR' });
    expect(of('ownRates', fixed).treatment).not.toHaveProperty('modelCustomer');
  });

  it('lists what several could be and names none of them', () => {
    const two = propose({}, shown([...CUSTOMERS, customer('SHOP-FR', 'FR', 'OSS-FR')]));
    const row = of('ownRates', two);
    expect(codes(row.questions)).toEqual(['several-customers']);
    expect(row.customers.map(({ no }) => no)).toEqual(['WEB-FR', 'SHOP-FR']);
    expect(row.treatment).not.toHaveProperty('modelCustomer');

    const vatSetup = [...SETUP, ...group('WEB-1', '20', '5.5'), ...group('WEB-2', '20', '5.5')];
    const unnamed = vatSetup.filter(({ businessGroup }) => businessGroup !== 'OSS-FR');
    expect(of('ownRates', propose({ vatSetup: unnamed })).questions).toEqual([
      { code: 'several-groups', params: { groups: 'WEB-1, WEB-2' } },
    ]);
    // One page of customers is not all of them.
    expect(codes(of('ownRates', propose({}, { ...shown(), isWhole: false })).questions)).toEqual(['several-customers']);
  });

  it.each([
    ['by the customers in the country', [...group('G-1', '20', '5.5'), ...group('G-2', '20', '5.5')], 'G-2', 'group-customers'],
    ['by its name', [...group('SHOP FR', '20', '5.5'), ...group('SHOP IT', '20', '5.5')], 'SHOP FR', 'group-named'],
  ])('tells groups of the same rates apart %s', (_how, groups, wanted, reason) => {
    const vatSetup = [...group('DOMESTIC', '19', '7'), ...groups];
    const row = of('ownRates', propose({ vatSetup }, shown([customer('X', 'FR', 'G-2')])));
    expect(row.reasons[0]?.params['group']).toBe(wanted);
    expect(codes(row.reasons)).toContain(reason);
  }); // prettier-ignore

  it('takes the code in use where a group has several for a rate, and leaves it empty where none is', () => {
    const vatSetup = [...SETUP, makes('OSS-FR', 'SERVICE', '20')];
    expect(of('ownRates', propose({ vatSetup })).treatment.taxes?.[0]).toEqual({ percent: '20', taxCode: 'VAT19' });
    const row = of('ownRates', propose({ vatSetup, taxes: [] }));
    expect(row.treatment.taxes?.[0]).toEqual({ percent: '20', taxCode: '' });
    expect(row.questions).toEqual([
      { code: 'several-codes', params: { percent: '20', codes: 'VAT19, SERVICE' } },
    ]);
  }); // prettier-ignore

  it('knows home’s rates abroad, and rates that no group of NAV makes', () => {
    const storeRates = [...RATES, rate('NL', '19'), rate('', '7'), rate('IT', '22')];
    const rows = propose({ storeRates });
    expect(of('homeRates', rows, 'NL').treatment).toMatchObject({ countries: ['NL'], storeTax: 'charged' });
    expect(of('homeRates', rows, '').treatment).not.toHaveProperty('countries');
    expect(of('ownRates', rows, 'IT')).toMatchObject({
      treatment: { countries: ['IT'], taxes: [{ percent: '22', taxCode: '' }] },
      questions: [{ code: 'no-group-rates', params: { country: 'IT', rates: '22' } }],
    });
  });

  it('asks which group is for companies abroad where none reverses the charge', () => {
    const vatSetup = SETUP.map((row) => ({ ...row, calculation: 'normal' as const, percent: row.businessGroup === 'EU' ? '0' : row.percent }));
    const rows = propose({ vatSetup });
    expect(of('reverseCharge', rows).questions).toEqual([
      { code: 'no-reverse-group', params: { groups: 'EU, EXPORT' } },
    ]);
    // Two groups make no tax: where their customers are says which of them is for export.
    expect(of('export', rows).reasons[1]).toEqual({ code: 'group-customers', params: { group: 'EXPORT', countries: 'US' } });
  }); // prettier-ignore

  it('without NAV’s VAT setup has the rates, what the settings say, and who there is to choose from', () => {
    const taxes = [...usual, { percent: '20.0', taxCode: 'FR20' }];
    const rows = propose({ vatSetup: null, taxes }, { ...shown(), areModels: false });
    expect(of('ownRates', rows)).toMatchObject({
      treatment: {
        taxes: [
          { percent: '20', taxCode: 'FR20' },
          { percent: '5.5', taxCode: '' },
        ],
      },
      reasons: [],
      customers: [{ no: 'WEB-FR' }],
    });
    const hidden = rows.filter(({ case: kind }) => kind !== 'domestic').map(({ questions }) => codes(questions));
    expect(hidden).toEqual([['setup-hidden'], ['setup-hidden'], ['setup-hidden']]);
  });

  it('infers home from the group that is named for it, and says so; else every row asks', () => {
    expect(of('domestic', propose({ companyCountry: null })).reasons[0]).toEqual({
      code: 'home-by-rates',
      params: { country: 'DE', group: 'DOMESTIC' },
    });
    const rows = propose({ companyCountry: null, vatSetup: null });
    expect(rows.map(({ case: kind, country }) => `${kind} ${country}`)).toEqual([
      'ownRates DE',
      'ownRates FR',
      'reverseCharge ',
      'export ',
    ]);
    expect(rows.every(({ questions }) => questions[0]?.code === 'home-unknown')).toBe(true);
  });

  it('is nothing for a store without tax, and knows a home outside the EU', () => {
    expect(propose({ storeRates: [rate('DE', '0')] })).toEqual([]);
    const rows = propose({ companyCountry: 'CH', storeRates: [rate('CH', '8.1')] });
    expect(rows.map(({ case: kind }) => kind)).toEqual(['domestic', 'export']);
    expect(of('export', rows).treatment.exceptCountries).toEqual(['CH']);
  });
});

describe('the customers that are looked at for it', () => {
  it('are those of every group but the one at home, in NAV’s codes of countries', () => {
    const wanted = customersToLookAt(asked({ countries: { FR: 'F' } }));
    expect(wanted).toEqual({ businessGroups: ['EU', 'EXPORT', 'OSS-AT', 'OSS-FR'], countries: ['F'] });
  });
});
