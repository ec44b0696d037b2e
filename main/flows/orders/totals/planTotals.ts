import { big, type Big, roundTo, sum, toDecimal, toPlainDecimal } from '../../../base/money.ts';
import type { StoreOrder } from '../../../stores/store.ts';
import { goalOf } from './basis.ts';
import { type DraftLine, draftLines } from './draftLines.ts';
import { type NavTotals, navTotals } from './navArithmetic.ts';
import { type MissedTotal, parkedTotals } from './parking.ts';
import { toMoneyLine } from './priceLines.ts';
import { taxTolerance, totalTolerance } from './rounding.ts';
import { lineTargets } from './targets.ts';
import { taxLines, withoutTaxes } from './taxLines.ts';
import { worthOf } from './tender.ts';
import type { MoneyLine, MoneyRules, ParkedTotals, PlannedTotals, PredictedTotals, TotalsPlan } from './types.ts';
import { withUnsaidRates } from './unsaidRates.ts';

/**
 * Which NAV lines make exactly the total that the store charged before tender, or why a person has to look first. Pure
 * and exact; the same order and rules always make the same plan.
 */
export function planTotals(read: StoreOrder, given: MoneyRules): TotalsPlan {
  const order = withUnsaidRates({ ...read, total: worthOf(read) }, given);
  const hasTaxLines = given.storeTax === 'line';
  const rules: MoneyRules = hasTaxLines ? { ...given, basis: 'net' } : given;
  const obstacle = obstacleOf(order, rules);
  if (obstacle) return obstacle;
  const drafts = draftLines(hasTaxLines ? withoutTaxes(order) : order, rules);
  if ('kind' in drafts) return drafts;
  if (drafts.length === 0) return parkedTotals.nothingToWrite(order.number, order.total, order.currency);
  const lines = pricedLines(drafts, order, rules);
  if ('kind' in lines) return lines;
  return withRounding(order, drafts, hasTaxLines ? [...lines, ...taxLines(order, rules)] : lines, rules);
}

function obstacleOf(order: StoreOrder, { basis, taxSystem, digits }: MoneyRules): ParkedTotals | null {
  const total = big(order.total);
  if (!roundTo(total, digits).eq(total)) {
    return parkedTotals.totalTooPrecise(order.number, order.total, order.currency, digits);
  }
  if (total.lt(0)) return parkedTotals.totalNegative(order.number, order.total, order.currency);
  return basis === 'gross' && taxSystem !== 'vat' ? parkedTotals.basisNotPossible(order.number) : null;
}

function pricedLines(drafts: readonly DraftLine[], order: StoreOrder, rules: MoneyRules): MoneyLine[] | ParkedTotals {
  const targets = lineTargets(drafts, goalOf(rules.basis, order, rules.digits), rules);
  const lines: MoneyLine[] = [];
  for (const [index, draft] of drafts.entries()) {
    const target = targets[index];
    if (!target) continue;
    const line = toMoneyLine(draft, target, rules);
    if (line.kind === 'parked') return line;
    lines.push(line);
  }
  return lines;
}

/** Predicts NAV's total and closes the gap with a rounding line, if it is one that rounding explains. */
function withRounding(
  order: StoreOrder,
  drafts: readonly DraftLine[],
  lines: MoneyLine[],
  rules: MoneyRules,
): TotalsPlan {
  const predicted = predict(lines, rules);
  const gap = big(order.total).minus(predicted.total);
  const taxedRates = lines.reduce((count, line) => count + line.taxedRates, 0);
  const taxGroups = new Set(lines.map((line) => line.taxCode)).size;
  const tolerance = totalTolerance(taxedRates, taxGroups, rules.digits, rules.toleranceUnits);
  if (gap.abs().gt(tolerance)) {
    const made = madeBy(drafts, lines);
    return missed(order, { predicted, gap, tolerance, made }, rules);
  }
  const all = gap.eq(0) ? lines : [...lines, roundingLine(gap, rules)];
  return planned(order, all, { gap, tolerance, taxTolerance: taxTolerance(taxedRates, rules.digits) }, rules);
}

function predict(lines: readonly MoneyLine[], rules: MoneyRules): NavTotals {
  return navTotals(
    lines.map(({ lineAmount, taxCode, rates }) => ({ amount: big(lineAmount), taxCode, rates })),
    { taxSystem: rules.taxSystem, pricesIncludeTax: rules.basis === 'gross', digits: rules.digits },
  );
}

/** What the store's lines come to, and its taxes where they are lines. */
function madeBy(drafts: readonly DraftLine[], lines: readonly MoneyLine[]): Big {
  const taxes = lines.filter(({ kind }) => kind === 'tax').map(({ lineAmount }) => lineAmount);
  return sum([...drafts.map(({ shown }) => shown.net.plus(shown.tax)), ...taxes]);
}

interface Miss {
  readonly predicted: NavTotals;
  readonly gap: Big;
  readonly tolerance: Big;
  readonly made: Big;
}

/** Lines that do not make the store's own total are another matter than NAV counting differently. */
function missed(order: StoreOrder, miss: Miss, { digits }: MoneyRules): ParkedTotals {
  const figures: MissedTotal = {
    number: order.number,
    currency: order.currency,
    digits,
    storeTotal: order.total,
    navTotal: miss.predicted.total,
    gap: miss.gap,
    tolerance: miss.tolerance,
  };
  const { made } = miss;
  if (made.lt(0) && big(order.total).eq(0))
    return parkedTotals.linesNegative(order.number, made, order.currency, digits);
  const rest = big(order.total).minus(made);
  return rest.abs().gt(miss.tolerance)
    ? parkedTotals.unexplainedRest(figures, rest)
    : parkedTotals.totalDiffers(figures);
}

/** Signed, on a code of 0 %: it moves the total by exactly its amount on either basis. */
function roundingLine(gap: Big, { digits, roundingTaxCode, untaxedTaxCode }: MoneyRules): MoneyLine {
  const amount = toDecimal(gap, digits);
  return {
    storeLineKey: null,
    kind: 'rounding',
    quantity: '1',
    unitPrice: amount,
    discountAmount: toDecimal(big(0), digits),
    lineAmount: amount,
    taxCode: roundingTaxCode ?? untaxedTaxCode,
    taxPercent: '0',
    rates: [],
    taxedRates: 0,
    storeNet: toDecimal(big(0), digits),
    storeTax: toDecimal(big(0), digits),
    story: {
      lineAmount: "the store's total less what NAV makes of the other lines",
      unitPrice: 'amount of the rounding line',
      discountAmount: '',
      taxCode: 'rounding lines carry no tax',
    },
  };
}

interface Limits {
  readonly gap: Big;
  readonly tolerance: Big;
  readonly taxTolerance: Big;
}

function planned(order: StoreOrder, lines: readonly MoneyLine[], limits: Limits, rules: MoneyRules): PlannedTotals {
  const { digits } = rules;
  return {
    kind: 'planned',
    currency: order.currency,
    digits,
    taxSystem: rules.taxSystem,
    pricesIncludeTax: rules.basis === 'gross',
    ...(rules.storeTax === 'line' && { taxAsLines: true }),
    lines,
    roundingAmount: limits.gap.eq(0) ? null : toDecimal(limits.gap, digits),
    predicted: toPredicted(predict(lines, rules), digits),
    storeTotal: toDecimal(big(order.total), digits),
    storeTax: toDecimal(big(order.totalTax), digits),
    tolerance: toDecimal(limits.tolerance, digits),
    taxTolerance: toDecimal(limits.taxTolerance, digits),
    story: documentStory(order, limits.gap, rules),
  };
}

function toPredicted(totals: NavTotals, digits: number): PredictedTotals {
  return {
    total: toDecimal(totals.total, digits),
    tax: toDecimal(totals.tax, digits),
    byPercent: totals.byPercent.map(({ percent, net, tax }) => ({
      percent: toPlainDecimal(percent),
      net: toDecimal(net, digits),
      tax: toDecimal(tax, digits),
      gross: toDecimal(net.plus(tax), digits),
    })),
    draftTotal: toDecimal(totals.draftTotal, digits),
    draftTax: toDecimal(totals.draftTax, digits),
    ...(!totals.draftTotalBySign.eq(totals.draftTotal) && {
      draftTotalBySign: toDecimal(totals.draftTotalBySign, digits),
    }),
  };
}

function documentStory(order: StoreOrder, gap: Big, { basis, digits, storeTax }: MoneyRules): string[] {
  const gross = `Prices include tax: the lines make the store's total of ${order.total} ${order.currency} whatever the rates are.`;
  const net = `Prices exclude tax: NAV puts tax on top, the store's total is ${order.total} ${order.currency}.`;
  const rounding = `Rounding line of ${toDecimal(gap, digits)} ${order.currency}: NAV rounds tax in another place than the store.`;
  const lines = `The store's taxes are lines of their own: NAV puts none on top of the store's total of ${order.total} ${order.currency}.`;
  const how = basis === 'gross' ? gross : net;
  return [storeTax === 'line' ? lines : how, ...(gap.eq(0) ? [] : [rounding])];
}
