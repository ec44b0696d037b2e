import { describe, expect, it } from 'vitest';

import { big, toDecimal } from '../../../../../main/base/money.ts';
import { compareDocument } from '../../../../../main/flows/orders/totals/compare.ts';
import { planTotals } from '../../../../../main/flows/orders/totals/planTotals.ts';
import type { PlannedTotals } from '../../../../../main/flows/orders/totals/types.ts';
import { documentOf } from './support/documents.ts';
import { type GoldenCase, goldenCases, goldenOrder, rulesOf, type WooOrder } from './support/goldenCases.ts';

const all = goldenCases();
const orders = all.filter((golden) => golden.refund === undefined);
/** Those in which NAV charges what the mapping says. */
const asMapped = orders.filter((golden) => golden.nav.percentOfTheCustomer === undefined);

function plannedOf(golden: GoldenCase): PlannedTotals {
  const plan = planTotals(goldenOrder(golden), rulesOf(golden));
  if (plan.kind === 'parked') throw new Error(`${plan.facts.code}: ${plan.facts.message}`);
  return plan;
}

/** The same number with as many decimals as the golden text has. */
function inFive(price: string): string {
  return toDecimal(big(price), 5);
}

describe('golden cases of orders', () => {
  it('are all cases but the three refunds, which make credit memos', () => {
    const refunds = all.filter((golden) => golden.refund !== undefined).map((golden) => golden.name);
    expect(refunds).toEqual([
      'refund of some units',
      'refund of some units on net basis, rounding line',
      'refund of an amount without lines',
    ]);
    expect(orders).toHaveLength(37);
    expect(asMapped).toHaveLength(35);
    expect(Map.groupBy(orders, (golden) => golden.store).get('bigcommerce')).toHaveLength(4);
  });

  it.each(orders)('$name: makes the golden lines', (golden) => {
    const plan = plannedOf(golden);
    const lines = plan.lines.map((line) => ({
      kind: line.kind,
      quantity: line.quantity,
      unitPrice: inFive(line.unitPrice),
      discountAmount: line.discountAmount,
      lineAmount: line.lineAmount,
      taxGroup: line.taxCode,
    }));
    expect(lines).toEqual(golden.expected.lines);
    expect(plan.pricesIncludeTax).toBe(golden.expected.pricesIncludeTax);
  });

  it.each(orders)('$name: predicts the golden totals and limits', (golden) => {
    const plan = plannedOf(golden);
    const { expected } = golden;
    const document = documentOf(plan, golden.nav.percentOfTheCustomer);
    expect({
      roundingLine: plan.roundingAmount,
      nav: { total: document.totalInclTax, tax: document.totalTax, draftTotal: document.totalInclTax },
      taxDifference: toDecimal(big(plan.storeTax).minus(big(document.totalTax)), plan.digits),
      tolerance: plan.tolerance,
      taxTolerance: plan.taxTolerance,
    }).toEqual({
      roundingLine: expected.roundingLine,
      nav: expected.nav,
      taxDifference: expected.taxDifference,
      tolerance: expected.tolerance,
      taxTolerance: expected.taxTolerance,
    });
  });

  it.each(asMapped)('$name: says beforehand what NAV will show', (golden) => {
    const { total, tax, draftTotal } = plannedOf(golden).predicted;
    expect({ total, tax, draftTotal }).toEqual(golden.expected.nav);
  });

  it.each(orders)('$name: compares with what NAV made of it', (golden) => {
    const plan = plannedOf(golden);
    const posted = { ...documentOf(plan, golden.nav.percentOfTheCustomer), state: 'posted' as const };
    const wanted = golden.expected.parked ? { kind: 'differs', what: golden.expected.reason } : { kind: 'equal' };
    expect(compareDocument(plan, posted, { posted: true })).toMatchObject(wanted);
  });
});

describe('golden orders that were refunded later', () => {
  it.each(all.filter((golden) => golden.refund !== undefined))('$name: were written with their total', (golden) => {
    const order = goldenOrder(golden);
    // The case tells the groups of what was refunded; the order has all of them.
    const taxes = order.taxRates.map(({ percent }) => ({ percent, taxCode: `VAT${percent}` }));
    const plan = planTotals(order, { ...rulesOf(golden), taxes });
    if (plan.kind === 'parked') throw new Error(plan.facts.message);
    expect([plan.predicted.total, plan.storeTotal]).toEqual([order.total, order.total]);
    const posted = { ...documentOf(plan), state: 'posted' as const };
    expect(compareDocument(plan, posted, { posted: true })).toEqual({ kind: 'equal' });
  });
});

describe('golden WooCommerce orders with six decimals', () => {
  it.each(orders.filter((golden) => golden.store === 'woocommerce'))(
    '$name: round to what the shop shows',
    (golden) => {
      const order = goldenOrder(golden);
      const shown = order.lines.map(({ amounts }) => ({ total: amounts.net, total_tax: amounts.tax }));
      expect(shown).toEqual(shownLines(golden.order as WooOrder).map(({ total, total_tax }) => ({ total, total_tax })));
      const before = order.lines.filter((line) => line.kind === 'item').map((line) => line.amountsBeforeCoupons);
      expect(before.map(({ net, tax }) => ({ subtotal: net, subtotal_tax: tax }))).toEqual(
        (golden.order as WooOrder).line_items.map(({ subtotal, subtotal_tax }) => ({ subtotal, subtotal_tax })),
      );
    },
  );
});

function shownLines(order: WooOrder) {
  return [...order.line_items, ...order.shipping_lines, ...order.fee_lines];
}
