import { describe, expect, it } from 'vitest';
import { parseSettingsFile } from '../../../main/settings/parseSettings.ts';
import { sources, spoiled, validFile } from './validFile.ts';

const problemsOf = (field: string, value: unknown) => {
  const parsed = parseSettingsFile(spoiled(['integrations', 0, field], value), sources);
  return parsed.ok ? [] : parsed.problems.map(({ path, problem }) => [path, problem]);
};

describe('what an integration says about single orders', () => {
  it('says nothing unless it is set', () => {
    const parsed = parseSettingsFile(JSON.stringify(validFile), sources);
    expect(parsed).toMatchObject({ ok: true, value: { file: { integrations: [{ rules: [] }] } } });
  });

  it.each<[string, string, unknown]>([
    ['a rule', 'rules', [{ when: { countries: ['FR'], createdVia: [''] }, set: { dimensions: { AREA: '30' } } }]],
    ['charges', 'charges', { shipping: [{ methods: ['flat_rate'], item: 'FREIGHT' }], fees: [{ account: '8420' }] }],
    ['payments', 'payments', { paypal: { method: 'PAYPAL', terms: 'COD' }, bacs: {} }],
    ['a tax map', 'taxMap', [{ name: 'export', countries: ['CH'], storeTax: 'zero', modelCustomer: 'WEB-EXPORT' }]],
    ['a rule for every order', 'rules', [{ set: { salesperson: 'WEB' } }]],
  ])('may be %s', (_name, field, value) => {
    expect(problemsOf(field, value)).toEqual([]);
  });

  it.each<[string, string, unknown, string, string]>([
    ['a rule without a value', 'rules', [{ set: {} }], 'rules[0].set', 'sets nothing; name at least one value'],
    [
      'a rule behind one for every order',
      'rules',
      [{ set: { location: 'MAIN' } }, { when: { currencies: ['USD'] }, set: { location: 'US' } }],
      'rules[1]',
      'is never reached: rule 1 has no conditions and takes every order',
    ],
    ['a charge to nothing', 'charges', { shipping: [{ methods: ['flat_rate'] }] }, 'charges.shipping[0]', 'name an account or an item, one of the two'],
    ['a charge to both', 'charges', { fees: [{ account: '1', item: '2' }] }, 'charges.fees[0]', 'name an account or an item, one of the two'],
    ['a payment method twice', 'payments', { paypal: {}, PayPal: {} }, 'payments.PayPal', 'names a payment method once more; capitals do not count'],
    ['one with a dot twice', 'payments', { 'my.pay': {}, 'My.Pay': {} }, 'payments["My.Pay"]', 'names a payment method once more; capitals do not count'],
    ['a rate twice', 'taxMap', [{ taxes: [{ percent: '20', taxCode: 'A' }, { percent: '20.0', taxCode: 'B' }] }], 'taxMap[0].taxes[1].percent', '"20" is used more than once'],
    ['an empty list', 'rules', [{ when: { coupons: [] }, set: { location: 'A' } }], 'rules[0].when.coupons', 'needs at least one entry'],
  ])('is refused with its place: %s', (_name, field, value, path, problem) => {
    expect(problemsOf(field, value)).toEqual([[`integrations[0].${path}`, problem]]);
  }); // prettier-ignore
});
