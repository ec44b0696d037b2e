import { describe, expect, it } from 'vitest';
import type { OrderPlan } from '../../../../main/flows/orders/orderPlan.ts';
import type { OrderRules } from '../../../../main/flows/orders/rules.ts';
import { comparePlans } from '../../../../main/flows/orders/trialCompare.ts';
import type { NavCustomer } from '../../../../main/nav/nav.ts';
import type { StoreOrder } from '../../../../main/stores/store.ts';
import { plainRules, planned, tee, webCustomer } from './planning.ts';
import { address, teeLine } from './storeOrder.ts';

const amounts = (net: string, tax: string) => ({ net, tax, exactNet: net, exactTax: tax });
const shipping = {
  ...teeLine, key: '2', kind: 'shipping', name: 'Parcel', sku: null, productKey: null, method: 'flat_rate',
  amounts: amounts('5.00', '0.95'), amountsBeforeCoupons: amounts('5.00', '0.95'), taxes: [{ rateId: '1', amount: '0.95', amountBeforeCoupons: '0.95' }],
} as const; // prettier-ignore

/** A T-shirt and its parcel. */
const parcel: Partial<StoreOrder> = { lines: [teeLine, shipping], total: '25.94', totalTax: '4.14' };

const under = (rules: Partial<OrderRules>, order: Partial<StoreOrder> = parcel) => planned(order, rules);
const before = under({});
const known: NavCustomer = { ...webCustomer, no: 'C-7', emails: ['anna@vogt.example'] };
const foundByEmail = planned(parcel, {}, { sameEmail: [known] });

const told = (was: OrderPlan, is: OrderPlan) =>
  comparePlans(was, is).map((one) => [one.group, one.field, one.before, one.after]);

describe('two plans of one order', () => {
  it('are the same under the same rules, however they are kept', () => {
    expect(comparePlans(before, under({}))).toEqual([]);
    expect(comparePlans(JSON.parse(JSON.stringify(before)) as OrderPlan, under({}))).toEqual([]);
  });

  it.each<[string, Partial<OrderRules>, unknown[]]>([
    [
      'an account',
      { accounts: { ...plainRules.accounts, shipping: '8401' } },
      [['2', 'lineObjectNumber', '8400', '8401']],
    ],
    [
      'a tax code',
      { taxes: [{ percent: '19', taxCode: 'VAT19B' }] },
      [
        ['1', 'taxCode', 'VAT19', 'VAT19B'],
        ['2', 'taxCode', 'VAT19', 'VAT19B'],
      ],
    ],
    ['a country', { countries: { DE: 'D' } }, [
      ['header', 'sellToCountry', 'DE', 'D'],
      ['header', 'shipToCountry', 'DE', 'D'],
    ]],
    ['payment terms', { payments: { bacs: { terms: '14 DAYS' } } }, [['header', 'paymentTermsCode', '', '14 DAYS']]],
    [
      'rules',
      { headerRules: [{ when: {}, set: { dimensions: { CHANNEL: 'SHOP' }, location: 'MAIN' } }] },
      [
        ['header', 'locationCode', '', 'MAIN'],
        ['header', 'dimension CHANNEL', '', 'SHOP'],
      ],
    ],
    ['the document', { document: 'salesInvoice' }, [['header', 'documentKind', 'salesOrder', 'salesInvoice']]],
    ['the day', { postingDate: 'placed' }, [['header', 'postingDate', '2026-11-22', '2026-11-20']]],
  ])('differ by %s', (_name, rules, wanted) => {
    expect(told(before, under(rules))).toEqual(wanted);
  }); // prettier-ignore

  it('say where the new value comes from', () => {
    const [found] = comparePlans(before, under({ payments: { bacs: { terms: '14 DAYS' } } }));
    expect(found?.comesFrom).toMatch(/bacs/);
    expect(comparePlans(before, under({ countries: { DE: 'D' } }))[0]?.comesFrom).toMatch(/countries/);
  });

  it('lose a value without a source', () => {
    const ruled = under({ headerRules: [{ when: {}, set: { dimensions: {}, salesperson: 'JO' } }] });
    expect(comparePlans(ruled, before)).toEqual([
      { group: 'header', field: 'salesperson', before: 'JO', after: '', comesFrom: '' },
    ]);
  });

  it('do not differ by the day they are made, nor by their number', () => {
    const later = planned(parcel, {}, { now: Date.parse('2026-12-01T10:00:00Z'), externalNo: 'WOO-101-1' });
    expect(comparePlans(before, later)).toEqual([]);
    const closed = { localCurrency: 'EUR', postingAllowedFrom: '2026-12-24', postingAllowedTo: null };
    expect(comparePlans(before, planned(parcel, { closedPostingDate: 'firstOpenDay' }, { setup: closed }))).toEqual([]);
  });

  it('name the local currency', () => {
    const swiss = planned({ ...parcel, currency: 'CHF' });
    expect(told(before, swiss)).toEqual([['header', 'currencyCode', 'EUR', 'CHF']]);
  });

  it('take amounts as numbers', () => {
    const [line, ...rest] = before.document.lines;
    const written = { ...before, document: { ...before.document, lines: line ? [{ ...line, quantity: '1.0' }, ...rest] : [] } };
    expect(comparePlans(written, before)).toEqual([]);
  }); // prettier-ignore
});

describe('the customer', () => {
  it('who was new and has a number by now is the same', () => {
    expect(comparePlans(before, foundByEmail)).toEqual([]);
    expect(comparePlans({ ...before, customerNo: 'C-7' }, foundByEmail)).toEqual([]);
  });

  it('who was made under one number and is found under another is not', () => {
    expect(told({ ...before, customerNo: 'C-6' }, foundByEmail)).toEqual([
      ['customer', 'customerNumber', 'C-6', 'C-7'],
    ]);
  });

  it('whom a rule names is another one', () => {
    const rules = { headerRules: [{ when: {}, set: { dimensions: {}, customer: 'WEB-01' } }] };
    const ruled = planned(parcel, rules, { chosen: webCustomer });
    expect(told(before, ruled)).toEqual([['customer', 'customerNumber', 'new', 'WEB-01']]);
    expect(told(ruled, before)).toEqual([['customer', 'customerNumber', 'WEB-01', 'new']]);
    expect(comparePlans(before, ruled)[0]?.comesFrom).toMatch(/rule 1/);
  });

  it('who is not there yet may be made like another one', () => {
    const taxMap = [{ name: '', taxes: plainRules.taxes, keepsItemTaxCodes: false, modelCustomer: '10000' }];
    expect(told(before, under({ taxMap }))).toEqual([['customer', 'modelCustomer', '', '10000']]);
  });
});

describe('lines', () => {
  const cap = { ...teeLine, key: '3', sku: 'ML-CAP', name: 'Cap' };
  const both: Partial<StoreOrder> = { lines: [cap, teeLine, shipping], total: '45.93', totalTax: '7.33' };
  const items = [tee, { ...tee, key: 'i-2', no: 'ML-CAP' }];
  const one = planned(parcel, {}, { items });
  const two = planned(both, {}, { items });

  it('that stay are the same, whatever comes in before them', () => {
    const added = comparePlans(one, two);
    expect(new Set(added.map(({ group, before: was }) => [group, was].join()))).toEqual(new Set(['1,']));
    expect(added.find(({ field }) => field === 'lineObjectNumber')).toMatchObject({ after: 'ML-CAP' });
    const gone = comparePlans(two, one);
    expect(new Set(gone.map(({ after, comesFrom }) => after + comesFrom))).toEqual(new Set(['']));
    expect(gone.find(({ field }) => field === 'lineObjectNumber')).toMatchObject({ group: '1', before: 'ML-CAP' });
  });

  it('of a tax are that tax, whichever others come in before', () => {
    const taxed = (...labels: string[]): OrderPlan => {
      const [line] = before.document.lines;
      const [money] = before.totals.lines;
      if (!line || !money) throw new Error('no line to start from');
      const made = labels.map((label) => ({
        ...money,
        storeLineKey: null,
        kind: 'tax' as const,
        tax: { label, percent: '1' },
      }));
      const lines = labels.map((label) => ({ ...line, kind: 'account' as const, no: '2750', description: label }));
      return {
        ...before,
        story: [],
        totals: { ...before.totals, lines: made as OrderPlan['totals']['lines'] },
        document: { ...before.document, lines },
      };
    };
    const added = comparePlans(taxed('State'), taxed('City', 'State'));
    expect(new Set(added.map(({ group, before: was }) => [group, was].join()))).toEqual(new Set(['1,']));
  });

  it('of text are told by what they say', () => {
    const noted = planned({ ...parcel, customerNote: 'Ring twice' });
    expect(told(before, noted)).toEqual([['3', 'description', '', 'Ring twice']]);
    expect(comparePlans(noted, planned({ ...parcel, customerNote: 'Ring twice' }))).toEqual([]);
  });

  it('tell a variant by its code, whatever a surface names it by', () => {
    const varied = (key: string) => {
      const [line, ...rest] = before.document.lines;
      const story = [...before.story, { group: '1', field: 'variantCode', written: 'RED', comesFrom: '', hasStory: true }];
      return { ...before, story, document: { ...before.document, lines: line ? [{ ...line, variantKey: key }, ...rest] : [] } };
    };
    expect(comparePlans(varied('an-id'), varied('RED'))).toEqual([]);
    expect(told(before, varied('RED'))).toEqual([['1', 'variantCode', '', 'RED']]);
  }); // prettier-ignore
});

it('compares a plan of an order that changed in the store as well', () => {
  const moved = planned({ ...parcel, shipping: { ...address, city: 'Emmendingen' } });
  expect(told(before, moved)).toEqual([['header', 'shipToCity', 'Freiburg', 'Emmendingen']]);
});
