import { big, toDecimal } from '../../../../../../main/base/money.ts';
import { navTotals } from '../../../../../../main/flows/orders/totals/navArithmetic.ts';
import { taxesOn } from '../../../../../../main/flows/orders/totals/rates.ts';
import type { LineRate, MoneyLine, PlannedTotals } from '../../../../../../main/flows/orders/totals/types.ts';
import type { NavDocument, NavDocumentLine } from '../../../../../../main/nav/nav.ts';

/** What NAV makes of a plan; `percent` is what NAV really charges on the lines the store taxed, where it differs. */
export function documentOf(plan: PlannedTotals, percent?: string): NavDocument {
  const lines = plan.lines.map((line) => ({ line, rates: ratesInNav(line, percent) }));
  const totals = navTotals(
    lines.map(({ line, rates }) => ({ amount: big(line.lineAmount), taxCode: line.taxCode, rates })),
    plan,
  );
  return {
    kind: 'salesOrder',
    key: 'k',
    no: '101005',
    etag: '1',
    externalDocumentNo: 'W1017',
    customerNo: '10000',
    postingDate: '2026-03-02',
    currency: plan.currency,
    pricesIncludeTax: plan.pricesIncludeTax,
    state: 'open',
    totalInclTax: toDecimal(totals.draftTotal, plan.digits),
    totalTax: toDecimal(totals.draftTax, plan.digits),
    lines: lines.map(({ line, rates }, index) => toNavLine(plan, line, rates, index)),
  };
}

function ratesInNav(line: MoneyLine, percent: string | undefined): readonly LineRate[] {
  return percent === undefined || line.rates.length === 0 ? line.rates : [{ id: 'nav', percent, compound: false }];
}

function toNavLine(plan: PlannedTotals, line: MoneyLine, rates: readonly LineRate[], index: number): NavDocumentLine {
  const onNet = taxesOn(big(100), rates).reduce((total, tax) => total.plus(tax), big(0));
  const amount = big(line.lineAmount);
  const tax = amount.times(onNet).div(plan.pricesIncludeTax ? onNet.plus(100) : 100);
  const net = plan.pricesIncludeTax ? amount.minus(tax) : amount;
  return {
    key: `line-${index}`,
    etag: '1',
    lineNo: (index + 1) * 10_000,
    kind: line.kind === 'item' ? 'item' : 'account',
    no: '1000',
    description: line.kind,
    unit: '',
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    discountAmount: line.discountAmount,
    taxCode: line.taxCode,
    lineAmount: line.lineAmount,
    taxPercent: onNet.toFixed(),
    amountExclTax: toDecimal(net, plan.digits),
    taxAmount: toDecimal(tax, plan.digits),
    amountInclTax: toDecimal(net.plus(tax), plan.digits),
  };
}
