import { describe, expect, it } from 'vitest';

import { big, type Big, roundTo, sum, unitOf } from '../../../../../main/base/money.ts';
import { compareDocument } from '../../../../../main/flows/orders/totals/compare.ts';
import { planTotals } from '../../../../../main/flows/orders/totals/planTotals.ts';
import type { MoneyRules, PlannedTotals } from '../../../../../main/flows/orders/totals/types.ts';
import { documentOf } from './support/documents.ts';
import { type Cart, type CartSettings, randomCart, seeded } from './support/wooCarts.ts';

const CARTS = 500;
const MOST_PARKED = CARTS * 0.005;

const germany: CartSettings['classes'] = [['19'], ['7'], ['0'], []];
const newYork: CartSettings['classes'] = [['4', '4.5', '0.375'], []];
const currencies = [
  { currency: 'EUR', digits: 2 },
  { currency: 'EUR', digits: 2 },
  { currency: 'JPY', digits: 0 },
  { currency: 'KWD', digits: 3 },
] as const;

function vatRules(basis: 'gross' | 'net', digits: number): MoneyRules {
  const taxes = ['19', '7', '0'].map((percent) => ({ percent, taxCode: `VAT${percent}` }));
  return { basis, taxSystem: 'vat', digits, taxes, untaxedTaxCode: 'NONE' };
}

interface Counted {
  readonly cart: Cart;
  readonly plan: PlannedTotals;
}

function countCarts(seed: number, rulesFor: (digits: number) => MoneyRules, classes: CartSettings['classes']) {
  const random = seeded(seed);
  const counted: Counted[] = [];
  const parked: string[] = [];
  for (let index = 0; index < CARTS; index += 1) {
    const money = currencies[Math.floor(random() * currencies.length)] ?? currencies[0];
    const rules = rulesFor(money.digits);
    const pricesIncludeTax = rules.taxSystem === 'vat' && random() < 0.5;
    const cart = randomCart(random, { ...money, pricesIncludeTax, roundAtSubtotal: random() < 0.5, classes });
    const plan = planTotals(cart.order, rules);
    // Nothing to be charged is no failure of arithmetic: a coupon of 100 % on everything.
    if (plan.kind === 'planned') counted.push({ cart, plan });
    else if (plan.facts.code !== 'total-zero-or-negative') parked.push(plan.facts.message);
  }
  return { counted, parked };
}

/** NAV's line amounts from what would be sent, counted apart from the recipe. */
function lineAmounts({ lines, digits }: PlannedTotals): Big[] {
  return lines.map((line) =>
    roundTo(big(line.quantity).times(big(line.unitPrice)), digits).minus(big(line.discountAmount)),
  );
}

function isExpressible({ lines }: PlannedTotals): boolean {
  return lines.every(
    (line) =>
      (line.unitPrice.split('.')[1] ?? '').length <= 5 &&
      big(line.discountAmount).gte(0) &&
      (line.discountAmount === '0' ||
        big(line.discountAmount).lte(big(line.quantity).times(big(line.unitPrice)).abs().plus(1))),
  );
}

function taxIsWithinTheRule({ cart, plan }: Counted): boolean {
  return plan.predicted.byPercent.every(({ percent, tax }) => {
    const rates = plan.lines
      .filter((line) => line.taxPercent === percent)
      .reduce((all, line) => all + line.taxedRates, 0);
    const allowed = unitOf(plan.digits).times(1 + Math.ceil(rates * 0.6));
    return big(tax)
      .minus(cart.taxByPercent.get(percent) ?? big(0))
      .abs()
      .lte(allowed);
  });
}

describe('random carts', () => {
  const gross = countCarts(20260302, (digits) => vatRules('gross', digits), germany);
  const net = countCarts(4711, (digits) => vatRules('net', digits), germany);
  const us = countCarts(
    99,
    (digits) => ({
      basis: 'net',
      taxSystem: 'US',
      digits,
      taxes: [{ percent: '8.875', taxCode: 'TAXABLE' }],
      untaxedTaxCode: 'NONTAXABLE',
    }),
    newYork,
  );

  it.each([
    { name: 'gross', ...gross },
    { name: 'net', ...net },
    { name: 'sales tax', ...us },
  ])('park in one of two hundred at most on $name basis', ({ counted, parked }) => {
    expect(parked.length).toBeLessThanOrEqual(MOST_PARKED);
    expect(counted.length).toBeGreaterThan(CARTS * 0.95);
  });

  it('have the total of the store without a rounding line on gross basis', () => {
    const wrong = gross.counted.filter(({ cart, plan }) => !sum(lineAmounts(plan)).eq(big(cart.order.total)));
    expect(wrong).toEqual([]);
    expect(gross.counted.filter(({ plan }) => plan.roundingAmount !== null)).toEqual([]);
  });

  it('have the total of the store on net basis with VAT rounded once per group', () => {
    const wrong = net.counted.filter(({ cart, plan }) => {
      const amounts = lineAmounts(plan);
      const groups = Map.groupBy(plan.lines.entries(), ([, line]) => line.taxPercent);
      const taxes = [...groups].map(([percent, lines]) => {
        const base = sum(lines.map(([index]) => amounts[index] ?? big(0)));
        return roundTo(base.times(big(percent)).div(100), plan.digits);
      });
      return !sum([...amounts, ...taxes]).eq(big(cart.order.total));
    });
    expect(wrong).toEqual([]);
    expect(net.counted.some(({ plan }) => plan.roundingAmount !== null)).toBe(true);
  });

  it('have the total of the store under sales tax rounded once per document', () => {
    const wrong = us.counted.filter(({ cart, plan }) => {
      const amounts = lineAmounts(plan);
      const taxable = sum(amounts.filter((_, index) => plan.lines[index]?.taxCode === 'TAXABLE'));
      const tax = roundTo(taxable.times(big('8.875')).div(100), plan.digits);
      return !sum(amounts).plus(tax).eq(big(cart.order.total));
    });
    expect(wrong).toEqual([]);
  });

  it('have prices and discounts that NAV takes', () => {
    const plans = [gross, net, us].flatMap(({ counted }) => counted.map(({ plan }) => plan));
    expect(plans.filter((plan) => !isExpressible(plan))).toEqual([]);
  });

  it('have a tax per rate within one unit and six tenths per taxed line', () => {
    expect([...gross.counted, ...net.counted].filter((one) => !taxIsWithinTheRule(one))).toEqual([]);
  });

  it('are equal to the document that NAV makes of them', () => {
    const all = [...gross.counted, ...net.counted, ...us.counted];
    const kinds = all.map(({ plan }) => compareDocument(plan, documentOf(plan), { posted: false }).kind);
    expect(kinds.filter((kind) => kind !== 'equal')).toEqual([]);
  });
});
