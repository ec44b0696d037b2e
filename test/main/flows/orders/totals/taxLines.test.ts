import { describe, expect, it } from 'vitest';
import { ratesOf } from '../../../../../main/calls/rates.ts';
import { compareDocument } from '../../../../../main/flows/orders/totals/compare.ts';
import { planTotals } from '../../../../../main/flows/orders/totals/planTotals.ts';
import type { MoneyRules, PlannedTotals } from '../../../../../main/flows/orders/totals/types.ts';
import type { StoreOrder } from '../../../../../main/stores/store.ts';
import { documentOf } from './support/documents.ts';
import { lineOf, orderOf } from './support/orders.ts';

/** With rates that nobody mapped, and a basis that does not count. */
const rules: MoneyRules = {
  basis: 'gross',
  taxSystem: 'vat',
  digits: 2,
  taxes: [],
  untaxedTaxCode: 'NONTAX',
  storeTax: 'line',
};

const taxRates = [
  { id: '1', percent: '4', label: 'NY State Tax', compound: false },
  { id: '2', percent: '4.5', label: 'NY City Tax', compound: false },
  { id: '3', percent: '0.375', label: ' ', compound: false },
];

const newYork = orderOf({
  lines: [
    lineOf({ key: 'a', quantity: '2', net: '29.98', taxes: { 1: '1.1992', 2: '1.3491', 3: '0.112425' } }),
    lineOf({ key: 'b', net: '7.49', taxes: { 1: '0.2996', 2: '0.33705', 3: '0.028088' } }),
    lineOf({ key: 's', kind: 'shipping', net: '5.00', taxes: { 1: '0.20', 2: '0.225', 3: '0.01875' } }),
  ],
  taxRates,
  currency: 'USD',
  total: '46.25',
  totalTax: '3.78',
});

function planned(order: Partial<StoreOrder> = {}): PlannedTotals {
  const plan = planTotals({ ...newYork, ...order }, rules);
  if (plan.kind === 'parked') throw new Error(plan.facts.message);
  return plan;
}

const amounts = ({ lines }: PlannedTotals) =>
  lines.map(({ kind, tax, taxCode, lineAmount }) => `${tax?.label ?? kind} ${lineAmount} ${taxCode}`);

describe("the store's taxes as lines", () => {
  it('stand after the goods, one for each tax, and make the total without any tax of NAV', () => {
    const plan = planned();
    expect(amounts(plan)).toEqual([
      'item 29.98 NONTAX', 'item 7.49 NONTAX', 'shipping 5.00 NONTAX',
      'NY State Tax 1.70 NONTAX', 'NY City Tax 1.92 NONTAX', '0.375 % 0.16 NONTAX',
    ]); // prettier-ignore
    expect(plan).toMatchObject({ pricesIncludeTax: false, taxAsLines: true, roundingAmount: null, storeTax: '3.78' });
    expect(plan.predicted).toMatchObject({ total: '46.25', tax: '0.00', draftTotal: '46.25' });
  });

  it('are what the order says of each tax, where it says so', () => {
    const told = taxRates.map((rate, at) => ({ ...rate, amount: ['1.71', '1.91', '0.16'][at] ?? '0' }));
    expect(amounts(planned({ taxRates: told })).slice(3)).toEqual([
      'NY State Tax 1.71 NONTAX', 'NY City Tax 1.91 NONTAX', '0.375 % 0.16 NONTAX',
    ]); // prettier-ignore
  });

  it('are not there where the store charged none, and may be negative', () => {
    const free = lineOf({ net: '10.00' });
    expect(amounts(planned({ lines: [free], total: '10.00', totalTax: '0.00' }))).toEqual(['item 10.00 NONTAX']);
    const fee = lineOf({ key: 'f', kind: 'fee', net: '-4.00', taxes: { 1: '-0.16' } });
    const plan = planned({ lines: [free, fee], total: '5.84', totalTax: '-0.16' });
    expect(amounts(plan)).toEqual(['item 10.00 NONTAX', 'fee -4.00 NONTAX', 'NY State Tax -0.16 NONTAX']);
  });

  it('leave a rest that nothing explains to a person', () => {
    const plan = planTotals({ ...newYork, total: '36.25' }, rules);
    expect(plan.kind === 'parked' && plan.facts).toMatchObject({
      code: 'unexplained-rest',
      params: { rest: '10.00', side: 'below' },
    });
  });

  it('are equal in NAV while it charges nothing besides, not a cent', () => {
    const plan = planned();
    const document = documentOf(plan);
    expect(compareDocument(plan, document, { posted: false })).toEqual({ kind: 'equal' });
    const taxed = { ...document, totalTax: '0.01', totalInclTax: '46.26' };
    const posted = { ...taxed, state: 'posted' as const };
    for (const [found, isPosted] of [[taxed, false], [posted, true]] as const) {
      expect(compareDocument(plan, found, { posted: isPosted })).toMatchObject({
        kind: 'differs', what: 'tax', facts: { code: 'tax-charged-twice', params: { storeTax: '3.78', navTax: '0.01' } },
      });
    }
  }); // prettier-ignore

  it('stand beside the store’s in the totals by rate, before and after the document is there', () => {
    const plan = planned();
    const goods = { percent: '0', storeNet: '42.47', storeTax: '0.00', navNet: '42.47', navTax: '0.00', difference: '0.00' };
    const tax = (percent: string, amount: string) =>
      ({ percent, storeNet: '0.00', storeTax: amount, navNet: '0.00', navTax: amount, difference: '0.00' });
    const rows = [goods, tax('4', '1.70'), tax('4.5', '1.92'), tax('0.375', '0.16')];
    expect(ratesOf(plan, documentOf(plan))).toEqual(rows);
    const nothing = { navNet: null, navTax: null, difference: null };
    expect(ratesOf(plan, null)).toEqual(rows.map((row) => ({ ...row, ...nothing })));
  }); // prettier-ignore
});

describe('an order that was paid in part by other than money', () => {
  const tender = [{ kind: 'giftCard', amount: '20.00' }, { kind: 'other', amount: '1.25' }] as const; // prettier-ignore

  it.each(['nav', 'line'] as const)('is written and compared with what it was worth before (%s)', (storeTax) => {
    const taxes = [{ percent: '8.875', taxCode: 'NY' }];
    const paid = { ...newYork, total: '25.00', tender };
    const plan = planTotals(paid, { ...rules, basis: 'net', taxes, storeTax });
    const whole = planTotals(newYork, { ...rules, basis: 'net', taxes, storeTax });
    expect(plan).toEqual(whole);
    expect(plan).toMatchObject({ kind: 'planned', storeTotal: '46.25' });
  });

  it('waits for a person where tender and total do not make what the lines make', () => {
    const twice = planTotals({ ...newYork, total: '45.00', tender }, rules);
    expect(twice.kind === 'parked' && twice.facts).toMatchObject({
      code: 'unexplained-rest',
      params: { rest: '20.00', side: 'above' },
    });
  });

  it('costs something although nothing was left to pay', () => {
    const all = [{ kind: 'storeCredit', amount: '46.25' }] as const;
    expect(planned({ total: '0.00', tender: all }).predicted.total).toBe('46.25');
  });
});
