import { big, type Big, type Decimal, roundTo, sum, toDecimal, toPlainDecimal, unitOf } from '../../../base/money.ts';
import type { NavDocument, NavDocumentLine } from '../../../nav/nav.ts';
import { matchLines } from './compareLines.ts';
import { taxTolerance } from './rounding.ts';
import type { MoneyLine, PlannedTotals, RateComparison } from './types.ts';

interface RateLine {
  readonly percent: Decimal;
  readonly planned: MoneyLine | null;
  readonly store: NetTax;
  readonly nav: NetTax;
}

interface NetTax {
  readonly net: Decimal;
  readonly tax: Decimal;
}

const NOTHING: NetTax = { net: '0', tax: '0' };

/**
 * The comparison table: what store and NAV make of each rate, in the order of the lines. NAV's amounts stand under the
 * percentage NAV charges (VAT) or under the store's, because sales tax reads noisily. Empty when the document's lines were
 * not read or are not the planned ones.
 */
export function totalsByRate(plan: PlannedTotals, document: NavDocument): readonly RateComparison[] {
  const matched = document.lines ? matchLines(plan, document.lines) : '';
  if (typeof matched === 'string') return [];
  const store = matched.pairs.map(({ planned }) => storeLine(planned));
  const nav = matched.pairs.map(({ planned, found }) =>
    planned.tax ? navTaxLine(planned.tax.percent, found) : navLine(plan, planned.taxPercent, found),
  );
  const rounding = matched.rounding ? [navLine(plan, '0', matched.rounding.line)] : [];
  const groups = Map.groupBy([...store, ...nav, ...rounding], (line) => line.percent);
  const draftUnits = document.state === 'posted' ? 0 : 1;
  return [...groups].map(([percent, lines]) => toComparison(percent, lines, plan.digits, draftUnits));
}

/** The rate under which a line is shown: a tax line stands for its tax. */
export function rateOf({ tax, taxPercent }: MoneyLine): Decimal {
  return tax?.percent ?? taxPercent;
}

/** What NAV holds as the amount of the line is the store's tax. */
function navTaxLine(percent: Decimal, { lineAmount }: NavDocumentLine): RateLine {
  return { percent, planned: null, store: NOTHING, nav: { net: '0', tax: lineAmount } };
}

function storeLine(line: MoneyLine): RateLine {
  return { percent: rateOf(line), planned: line, store: { net: line.storeNet, tax: line.storeTax }, nav: NOTHING };
}

function navLine(plan: PlannedTotals, plannedPercent: Decimal, found: NavDocumentLine): RateLine {
  const percent =
    plan.taxSystem === 'vat' && found.taxPercent !== null ? toPlainDecimal(big(found.taxPercent)) : plannedPercent;
  return { percent, planned: null, store: NOTHING, nav: navAmounts(plan, percent, found) };
}

/** As NAV shows them; where it shows only the amount of the line, its tax is worked out as NAV does. */
function navAmounts(plan: PlannedTotals, percent: Decimal, found: NavDocumentLine): NetTax {
  if (found.amountExclTax !== null && found.taxAmount !== null)
    return { net: found.amountExclTax, tax: found.taxAmount };
  const amount = big(found.lineAmount);
  const rate = big(percent).div(100);
  const tax = plan.pricesIncludeTax ? amount.minus(amount.div(rate.plus(1))) : amount.times(rate);
  const rounded = roundTo(tax, plan.digits);
  return {
    net: toDecimal(plan.pricesIncludeTax ? amount.minus(rounded) : amount, plan.digits),
    tax: toDecimal(rounded, plan.digits),
  };
}

function toComparison(
  percent: Decimal,
  lines: readonly RateLine[],
  digits: number,
  draftUnits: number,
): RateComparison {
  const planned = lines.flatMap((line) => line.planned ?? []);
  const taxedRates = planned.reduce((count, line) => count + line.taxedRates, 0);
  const allowed = taxTolerance(taxedRates, digits).plus(unitOf(digits).times(draftUnits * planned.length));
  const difference = taxOf(lines, 'nav').minus(taxOf(lines, 'store'));
  return {
    percent,
    store: side(lines, 'store', digits),
    nav: side(lines, 'nav', digits),
    taxDifference: toDecimal(difference, digits),
    taxTolerance: toDecimal(allowed, digits),
    withinTolerance: difference.abs().lte(allowed),
  };
}

function side(lines: readonly RateLine[], of: 'store' | 'nav', digits: number): RateComparison['store'] {
  const net = sum(lines.map((line) => line[of].net));
  const tax = taxOf(lines, of);
  return { net: toDecimal(net, digits), tax: toDecimal(tax, digits), gross: toDecimal(net.plus(tax), digits) };
}

function taxOf(lines: readonly RateLine[], of: 'store' | 'nav'): Big {
  return sum(lines.map((line) => line[of].tax));
}
