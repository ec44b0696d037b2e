import { describe, expect, it } from 'vitest';
import { asSent, isSame, rebase, withChange } from '../../../../renderer/screens/mapping/rules/changes.ts';
import { lastPart, matching, parts, withLastPart } from '../../../../renderer/screens/mapping/rules/matching.ts';
import { mayFree } from '../../../../renderer/screens/mapping/rules/mayFree.ts';
import { asFieldOf, tabOf } from '../../../../renderer/screens/mapping/rules/problems.ts';
import { codeOf, withRate } from '../../../../renderer/screens/mapping/rules/rates.ts';
import { rulesOf } from './rulesSamples.ts';

describe('changes of the rules', () => {
  it.each([
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [[1, 2], [2, 1], false],
    [undefined, undefined, true],
    [undefined, {}, false],
  ])('%j is the same as %j: %s', (one, other, expected) => {
    expect(isSame(one, other)).toBe(expected);
  });

  it('that lead back to what is saved are none', () => {
    const once = withChange(rulesOf(), {}, 'countries', { GB: 'UK' });

    expect(once).toEqual({ countries: { GB: 'UK' } });
    expect(withChange(rulesOf(), once, 'countries', {})).toEqual({});
  });

  it('give way where somebody else changed the same, and fall away where he did the same', () => {
    const now = rulesOf({ countries: { GB: 'XX' }, document: 'salesInvoice' });
    const changes = { countries: { GB: 'UK' }, document: 'salesInvoice', posting: 'automatic' } as const;

    expect(rebase(rulesOf(), now, changes)).toEqual({
      changes: { posting: 'automatic' },
      dropped: ['countries', 'document'],
    });
  });

  it('that take away are sent by name', () => {
    expect(asSent({ giftCards: undefined, posting: 'off' })).toEqual({
      changes: { posting: 'off' },
      remove: ['giftCards'],
    });
    expect(asSent({ posting: 'off' })).toEqual({ changes: { posting: 'off' } });
  });
});

describe('problems', () => {
  it.each([
    ['taxMap[2].taxes[0].percent', 'taxMap.2.taxes.0.percent', 'taxes'],
    ['payments["my.pay"].method', 'payments.my.pay.method', 'payments'],
    ['rules[0].set.dimensions.CHANNEL', 'rules.0.set.dimensions.CHANNEL', 'rules'],
    ['countries["say \\"UK\\""]', 'countries.say \\"UK\\"', 'countries'],
    ['prefix', 'prefix', undefined],
  ])('at %s belong to the field %s of %s', (path, field, tab) => {
    expect(asFieldOf({ path, problem: '' }).path).toBe(field);
    expect(tabOf(field)).toBe(tab);
  });
});

describe('what is offered for what is typed', () => {
  const choices = [
    { code: '4400', name: 'Revenue 19 %' },
    { code: '44', name: 'Group' },
    { code: '8400', name: 'Shipping' },
  ];

  it.each([
    ['', ['4400', '44', '8400']],
    ['440', ['4400']],
    ['SHIP', ['8400']],
    ['44', ['4400', '44', '8400']],
    ['x9', []],
  ])('for "%s" is %j', (typed, expected) => {
    expect(matching(choices, typed).map(({ code }) => code)).toEqual(expected);
  });

  it('is of the part behind the last comma', () => {
    expect(lastPart('DE, F')).toBe('F');
    expect(withLastPart('DE, F', 'FR')).toBe('DE, FR');
    expect(withLastPart('F', 'FR')).toBe('FR');
    expect(parts(' DE, ,FR,DE', ',')).toEqual(['DE', 'FR']);
  });
});

describe('a rate', () => {
  const rates = [{ percent: '19', taxCode: 'A' }];

  it('is one however many zeros it has', () => {
    expect(codeOf(rates, '19.000')).toBe('A');
    expect(codeOf(rates, '190')).toBe('');
    expect(withRate(rates, '19.0', 'B')).toEqual([{ percent: '19', taxCode: 'B' }]);
  });

  it('takes the place of a row that nobody has filled in', () => {
    expect(withRate([...rates, { percent: '', taxCode: '' }], '7', 'C')).toEqual([
      ...rates,
      { percent: '7', taxCode: 'C' },
    ]);
  });
});

describe('an order that waits', () => {
  it.each([
    ['tax-rate-unmapped', 'taxes', true],
    ['country-unknown', 'taxes', false],
    ['country-unknown', 'countries', true],
    ['payment-unknown', 'payments', true],
    ['charge-item-unknown', 'charges', true],
    ['rule-customer-unknown', 'rules', true],
    ['sku-unknown', 'taxMap', false],
  ] as const)('for %s may go on by what was saved of %s: %s', (cause, name, expected) => {
    expect(mayFree([name], cause)).toBe(expected);
  });
});
