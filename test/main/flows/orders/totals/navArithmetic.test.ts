import { describe, expect, it } from 'vitest';

import { big } from '../../../../../main/base/money.ts';
import { navTotals, type TaxedAmount } from '../../../../../main/flows/orders/totals/navArithmetic.ts';
import type { LineRate } from '../../../../../main/flows/orders/totals/types.ts';

function rate(percent: string, id = percent, compound = false): LineRate {
  return { id, percent, compound };
}

function lines(amounts: readonly string[], taxCode: string, ...rates: LineRate[]): TaxedAmount[] {
  return amounts.map((amount) => ({ amount: big(amount), taxCode, rates }));
}

const gross = { taxSystem: 'vat', pricesIncludeTax: true, digits: 2 } as const;
const net = { ...gross, pricesIncludeTax: false };
const quebec = [rate('5'), rate('9.975')];

describe('navTotals', () => {
  it.each([
    { name: 'net prices, where it changes the total', rules: net, apart: '11.92', total: '11.91' },
    { name: 'prices with tax, where it does not', rules: gross, apart: '10.01', total: '10.01' },
  ])(
    'says what a draft of NAV 2018 shows, which rounds lines of either sign apart: $name',
    ({ rules, apart, total }) => {
      const totals = navTotals(lines(['10.03', '-0.02'], 'V19', rate('19')), rules);
      expect([totals.draftTotalBySign.toFixed(2), totals.draftTotal.toFixed(2), totals.total.toFixed(2)]).toEqual([apart, total, total]); // prettier-ignore
    },
  );

  it.each([
    {
      name: 'takes VAT out of gross amounts once per group',
      rules: gross,
      of: [...lines(['59.97', '4.89'], 'V19', rate('19')), ...lines(['4.49'], 'V7', rate('7'))],
      total: '69.35',
      tax: '10.65',
    },
    {
      name: 'rounds exact halves of VAT up in gross documents',
      rules: gross,
      of: lines(['0.45'], 'V20', rate('20')),
      total: '0.45',
      tax: '0.08',
    },
    {
      name: 'puts VAT on the sum of net amounts, not on each',
      rules: net,
      of: lines(['0.50', '0.50', '0.50'], 'V19', rate('19')),
      total: '1.79',
      tax: '0.29',
    },
    {
      name: 'keeps codes of one percentage apart',
      rules: net,
      of: [...lines(['0.50'], 'A', rate('19')), ...lines(['0.50'], 'B', rate('19'))],
      total: '1.2',
      tax: '0.2',
    },
    {
      name: 'lets negative lines share the rounding of their group',
      rules: gross,
      of: [...lines(['10.00', '-3.33'], 'V19', rate('19'))],
      total: '6.67',
      tax: '1.06',
    },
    {
      name: 'counts yen without decimals',
      rules: { ...gross, digits: 0 },
      of: [...lines(['898'], 'V10', rate('10')), ...lines(['98'], 'V8', rate('8'))],
      total: '996',
      tax: '89',
    },
    {
      name: 'leaves lines without tax alone',
      rules: net,
      of: [...lines(['10.00'], 'V19', rate('19')), ...lines(['0.01'], 'NONE')],
      total: '11.91',
      tax: '1.9',
    },
    {
      name: 'rounds United States tax once per document',
      rules: { ...net, taxSystem: 'US' as const },
      of: lines(['29.98', '7.49', '5.00'], 'T', rate('4'), rate('4.5'), rate('0.375')),
      total: '46.24',
      tax: '3.77',
    },
    {
      name: 'rounds Canadian tax once per jurisdiction',
      rules: { ...net, taxSystem: 'CA' as const },
      of: lines(['10.05', '20.15', '9.99'], 'T', ...quebec),
      total: '46.21',
      tax: '6.02',
    },
    {
      name: 'puts a compound rate on the taxes before it',
      rules: { ...net, taxSystem: 'CA' as const },
      of: lines(['100.00'], 'T', rate('5'), rate('10', '10', true)),
      total: '115.5',
      tax: '15.5',
    },
  ])('$name', ({ rules, of, total, tax }) => {
    const totals = navTotals(of, rules);
    expect({ total: totals.total.toFixed(), tax: totals.tax.toFixed() }).toEqual({ total, tax });
  });

  it('rounds a sales tax draft per tax group until it is released', () => {
    const of = [...lines(['0.50'], 'FOOD', rate('3', 'a')), ...lines(['0.50'], 'OTHER', rate('3', 'a'))];
    const totals = navTotals(of, { ...net, taxSystem: 'US' });
    expect({ total: totals.total.toFixed(), draftTotal: totals.draftTotal.toFixed() }).toEqual({
      total: '1.03',
      draftTotal: '1.04',
    });
  });

  it('tells net and tax per percentage so that they make the whole', () => {
    const of = [
      ...lines(['0.50'], 'T', rate('3', 'a')),
      ...lines(['0.50'], 'T', rate('1', 'b')),
      ...lines(['0.10'], 'N'),
    ];
    const totals = navTotals(of, { ...net, taxSystem: 'US' });
    expect(totals.byPercent.map((one) => [one.percent.toFixed(), one.net.toFixed(), one.tax.toFixed()])).toEqual([
      ['3', '0.5', '0.02'],
      ['1', '0.5', '0'],
      ['0', '0.1', '0'],
    ]);
  });
});
