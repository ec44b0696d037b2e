import { describe, expect, it } from 'vitest';

import { planTotals } from '../../../../../main/flows/orders/totals/planTotals.ts';
import type { MoneyRules, PlannedTotals } from '../../../../../main/flows/orders/totals/types.ts';
import type { StoreOrder } from '../../../../../main/stores/store.ts';
import { lineOf, orderOf } from './support/orders.ts';

const rules: MoneyRules = {
  basis: 'gross',
  taxSystem: 'vat',
  digits: 2,
  taxes: [
    { percent: '19', taxCode: 'VAT19' },
    { percent: '7', taxCode: 'VAT7' },
    { percent: '0', taxCode: 'VAT0' },
  ],
  untaxedTaxCode: 'NONE',
};

const taxRates = [
  { id: '1', percent: '19', label: '', compound: false },
  { id: '2', percent: '7', label: '', compound: false },
  { id: '3', percent: '0', label: '', compound: false },
];

const article = lineOf({ net: '16.798319', taxes: { 1: '3.191681' } });
const valid = orderOf({ lines: [article], taxRates, total: '19.99', totalTax: '3.19' });

function planned(order: StoreOrder, other: Partial<MoneyRules> = {}): PlannedTotals {
  const plan = planTotals(order, { ...rules, ...other });
  if (plan.kind === 'parked') throw new Error(plan.facts.message);
  return plan;
}

function parked(order: Partial<StoreOrder>, other: Partial<MoneyRules> = {}) {
  const plan = planTotals({ ...valid, ...order }, { ...rules, ...other });
  return plan.kind === 'parked' ? plan.facts : plan;
}

function prices(plan: PlannedTotals) {
  return plan.lines.map(
    (line) => `${line.kind} ${line.quantity} x ${line.unitPrice} - ${line.discountAmount} ${line.taxCode}`,
  );
}

describe('planTotals', () => {
  it('plans an order with the total of the store', () => {
    expect(planned(valid)).toMatchObject({
      pricesIncludeTax: true,
      roundingAmount: null,
      predicted: {
        total: '19.99',
        tax: '3.19',
        byPercent: [{ percent: '19', net: '16.80', tax: '3.19', gross: '19.99' }],
      },
      storeTotal: '19.99',
      storeTax: '3.19',
      tolerance: '0.05',
      taxTolerance: '0.02',
    });
  });

  it('spreads the cents nobody owns over the lines that lost most', () => {
    const lines = ['a', 'b', 'c'].map((key) => lineOf({ key, net: '0.500000', taxes: { 1: '0.095000' } }));
    const plan = planned(orderOf({ lines, taxRates, total: '1.79', totalTax: '0.29' }));
    expect(plan.lines.map((line) => line.lineAmount)).toEqual(['0.59', '0.60', '0.60']);
    expect(plan.lines[0]?.story.lineAmount).toContain('one unit taken');
  });

  it('leaves out charges of nothing and keeps free articles in their group', () => {
    const free = lineOf({ key: 'free', quantity: '2', net: '0.000000', taxes: { 1: '0.000000' } });
    const noCharge = lineOf({ key: 'ship', kind: 'shipping', net: '0.000000' });
    const plan = planned({ ...valid, lines: [article, free, noCharge] });
    expect(prices(plan)).toEqual(['item 1 x 19.99 - 0.00 VAT19', 'item 2 x 0.00 - 0.00 VAT19']);
  });

  it.each<{ taxes: Record<string, string>; code: string; name: string }>([
    { taxes: { 3: '0.000000' }, code: 'VAT0', name: 'a listed rate of 0 %' },
    { taxes: {}, code: 'NONE', name: 'no listed rate' },
    { taxes: { 1: '0.000000' }, code: 'NONE', name: 'a rate that ought to show and does not, an exempt shopper' },
  ])('takes the code $code for $name', ({ taxes, code }) => {
    const plan = planned(
      orderOf({ lines: [lineOf({ net: '10.00', taxes })], taxRates, total: '10.00', totalTax: '0' }),
    );
    expect(plan.lines.map((line) => [line.taxCode, line.taxPercent])).toEqual([[code, '0']]);
  });

  it('keeps a rate that is too small to show beside those that do', () => {
    const rates = [
      { id: '4', percent: '4', label: '', compound: false },
      { id: '5', percent: '0.375', label: '', compound: false },
    ];
    const lines = [lineOf({ net: '0.50', taxes: { 4: '0.02', 5: '0.00' } })];
    const order = orderOf({ lines, taxRates: rates, total: '0.52', totalTax: '0.02' });
    const plan = planned(order, { basis: 'net', taxSystem: 'US', taxes: [{ percent: '4.375', taxCode: 'TAXABLE' }] });
    expect(plan.lines.map((line) => line.taxCode)).toEqual(['TAXABLE']);
  });

  it('says a coupon as discount from the list price, and tells so', () => {
    const line = lineOf({
      quantity: '3',
      net: '45.378151',
      taxes: { 1: '8.621849' },
      netBefore: '50.420168',
      taxesBefore: { 1: '9.579832' },
    });
    const plan = planned(orderOf({ lines: [line], taxRates, total: '54.00', totalTax: '8.62' }));
    expect(prices(plan)).toEqual(['item 3 x 20.00 - 6.00 VAT19']);
    expect(plan.lines[0]?.story).toEqual({
      lineAmount: 'net and tax of the store line after coupons',
      unitPrice: 'list price from the subtotal before coupons, divided by the quantity',
      discountAmount: 'discount from coupons',
      taxCode: 'rate of 19 % in the store',
    });
  });

  it('tells of a rounded-up price whose surplus went into the discount', () => {
    const line = lineOf({
      quantity: '1140',
      net: '766.764000',
      taxes: { 1: '145.685160' },
      shown: { net: '766.76', tax: '145.69' },
    });
    const plan = planned(orderOf({ lines: [line], taxRates, total: '912.45', totalTax: '145.69' }));
    expect(prices(plan)).toEqual(['item 1140 x 0.80040 - 0.01 VAT19']);
    expect(plan.lines[0]?.story.unitPrice).toContain('rounded up with the surplus in the discount');
  });

  it('cuts a negative fee per tax group, every part under the key of the fee', () => {
    const goods = [
      lineOf({ key: 'a', net: '30.00', taxes: { 1: '5.700000' } }),
      lineOf({ key: 'b', net: '20.00', taxes: { 2: '1.400000' } }),
    ];
    const fee = lineOf({ key: 'fee', kind: 'fee', net: '-5.00', taxes: { 1: '-0.570000', 2: '-0.140000' } });
    const plan = planned(orderOf({ lines: [...goods, fee], taxRates, total: '51.39', totalTax: '6.39' }));
    expect(prices(plan).slice(2)).toEqual(['fee 1 x -3.57 - 0.00 VAT19', 'fee 1 x -2.14 - 0.00 VAT7']);
    expect(plan.lines.slice(2).map((line) => line.storeLineKey)).toEqual(['fee', 'fee']);
    expect(plan.lines[2]?.story.taxCode).toBe('fee cut per tax group: rate of 19 % in the store');
  });

  it('ends with a rounding line on its own code where NAV rounds in another place', () => {
    const lines = ['a', 'b', 'c'].map((key) => lineOf({ key, net: '0.50', taxes: { 1: '0.095000' } }));
    const order = orderOf({ lines, taxRates, total: '1.80', totalTax: '0.30' });
    const plan = planned(order, { basis: 'net', roundingTaxCode: 'ROUND0' });
    expect(plan.roundingAmount).toBe('0.01');
    expect(plan.lines.at(-1)).toMatchObject({
      kind: 'rounding',
      storeLineKey: null,
      quantity: '1',
      unitPrice: '0.01',
      taxCode: 'ROUND0',
    });
    expect(plan.predicted.total).toBe('1.80');
  });

  it('parks what a lowered tolerance does not allow', () => {
    const lines = ['a', 'b', 'c'].map((key) => lineOf({ key, net: '0.50', taxes: { 1: '0.095000' } }));
    const facts = parked({ lines, total: '1.80', totalTax: '0.30' }, { basis: 'net', toleranceUnits: 0 });
    expect(facts).toMatchObject({
      code: 'total-differs',
      message: "NAV's total of order 1017 would be 0.01 EUR below the store's; rounding allows 0.00.",
    });
  });

  it.each([
    { order: { total: '19.995' }, code: 'store-total-too-precise' },
    { order: { total: '0.00' }, code: 'unexplained-rest' },
    { order: { lines: [], total: '0.00' }, code: 'total-zero-or-negative' },
    { order: { total: '-1.00' }, code: 'total-zero-or-negative' },
    { order: { total: '9.99' }, code: 'unexplained-rest' },
    { order: { taxRates: [{ id: '1', percent: '20', label: '', compound: false }] }, code: 'tax-rate-unmapped' },
    { order: { taxRates: [] }, code: 'tax-rate-unknown' },
    { order: { lines: [{ ...article, quantity: '-1' }] }, code: 'quantity-not-positive' },
    { order: { lines: [{ ...article, quantity: '0' }] }, code: 'quantity-not-positive' },
  ])('parks with $code', ({ order, code }) => {
    expect(parked(order)).toMatchObject({ code });
  });

  it('plans an order for which nothing is charged: its goods leave the stock', () => {
    const free = lineOf({ quantity: '2', net: '0.000000', taxes: { 1: '0.000000' }, netBefore: '16.806723', taxesBefore: { 1: '3.193277' } }); // prettier-ignore
    const plan = planned(orderOf({ lines: [free], taxRates, total: '0.00', totalTax: '0.00' }));
    expect(prices(plan)).toEqual(['item 2 x 10.00 - 20.00 VAT19']);
    expect(plan.predicted).toMatchObject({ total: '0.00', tax: '0.00' });
  });

  it('parks lines that make less than nothing, and tells how much', () => {
    const fee = lineOf({ key: 'fee', kind: 'fee', net: '-20.81' });
    expect(parked({ lines: [article, fee], total: '0.00', totalTax: '0.00' })).toMatchObject({
      code: 'total-zero-or-negative',
      message:
        'The lines of order 1017 make -0.82 EUR: its discounts are more than its goods, and the store charged nothing.',
      params: { lines: '-0.82' },
    });
  });

  it('parks sales tax on gross basis', () => {
    expect(parked({}, { taxSystem: 'US' })).toMatchObject({ code: 'basis-not-possible' });
  });

  it('names figures of a rest that no line explains, for the translated text', () => {
    expect(parked({ total: '9.99' })).toMatchObject({
      message:
        'The total of order 1017 is 10.00 EUR below what its lines make. Probably a gift card or store credit paid for it.',
      params: {
        orderNo: '1017',
        storeTotal: '9.99',
        navTotal: '19.99',
        rest: '10.00',
        tolerance: '0.05',
        currency: 'EUR',
      },
    });
  });

  it('does not take a rest within the cents for a gift card', () => {
    expect(planned({ ...valid, total: '19.98' }).lines.map((line) => line.lineAmount)).toEqual(['19.98']);
  });

  it('closes a gap of some units that is more than one per line with a rounding line', () => {
    const plan = planned({ ...valid, total: '20.02' });
    expect(plan.roundingAmount).toBe('0.03');
    expect(plan.predicted.total).toBe('20.02');
  });
});
