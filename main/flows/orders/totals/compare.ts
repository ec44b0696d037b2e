import { big, type Big, toDecimal, unitOf } from '../../../base/money.ts';
import type { NavDocument } from '../../../nav/nav.ts';
import { type MatchedLines, matchLines, repairsOf, roundingOf, wrongPercent } from './compareLines.ts';
import { differences } from './differences.ts';
import type { Comparison, PlannedTotals } from './types.ts';

export interface ComparedState {
  /** After posting nothing is repaired any more, and the tax must be the posted one. */
  readonly posted: boolean;
}

const NO_LINES: MatchedLines = { pairs: [], rounding: null };

/**
 * Compares what NAV made with what was planned. A document that can still be changed is offered the repair it needs:
 * first prices and tax codes, then the rounding line. Where the lines were not read (null), only basis and totals count;
 * what is posted does not always show its basis, and its total and tax say all.
 */
export function compareDocument(plan: PlannedTotals, document: NavDocument, { posted }: ComparedState): Comparison {
  if (!posted && document.pricesIncludeTax !== plan.pricesIncludeTax) return differences.basis(plan, document);
  const gap = expectedTotal(plan, document, posted).minus(big(document.totalInclTax));
  const lines = document.lines ? matchLines(plan, document.lines) : NO_LINES;
  if (typeof lines === 'string') {
    // Invoice rounding adds a line of its own at posting: the total says more than the number of lines.
    return posted && !gap.eq(0) ? differences.total(plan, document, gap, null) : differences.lines(document, lines);
  }
  const isOpen = !posted && document.state === 'open';
  const repairs = repairsOf(plan, lines);
  if (isOpen && repairs.length > 0) return { kind: 'repairLines', repairs };
  return (
    taxBesideLines(plan, document) ??
    compareTotal(plan, document, lines, gap, isOpen) ??
    compareTax(plan, document, posted) ??
    (repairs.length > 0
      ? differences.lines(document, 'prices, discounts or tax codes were changed')
      : { kind: 'equal' })
  );
}

/**
 * Two kinds of draft show another total than they will post: North American ones with several taxed groups, and those
 * of NAV 2018 that round positive and negative lines apart until release. A rounding line for these would be wrong.
 */
function expectedTotal({ storeTotal, predicted }: PlannedTotals, document: NavDocument, posted: boolean): Big {
  if (posted) return big(storeTotal);
  const { draftTotal, draftTotalBySign = draftTotal } = predicted;
  return big(big(document.totalInclTax).eq(draftTotalBySign) ? draftTotalBySign : draftTotal);
}

function compareTotal(
  plan: PlannedTotals,
  document: NavDocument,
  lines: MatchedLines,
  gap: Big,
  isOpen: boolean,
): Comparison | null {
  const percent = wrongPercent(plan, lines);
  const isWithin = gap.abs().lte(big(plan.tolerance));
  if (percent && isWithin) return taxMissing(plan, document) ?? differences.percent(plan, document, percent);
  if (gap.eq(0)) return null;
  const rounding = roundingOf(lines, plan.digits).plus(gap);
  const canRound = isOpen && isWithin && rounding.abs().lte(big(plan.tolerance));
  return canRound
    ? { kind: 'repairRounding', amount: toDecimal(rounding, plan.digits) }
    : differences.total(plan, document, gap, percent);
}

/** Where the store's tax stands in lines, any tax of NAV is charged a second time, a cent of it too. */
function taxBesideLines(plan: PlannedTotals, document: NavDocument): Comparison | null {
  return plan.taxAsLines && !big(document.totalTax).eq(0) ? differences.taxTwice(plan, document) : null;
}

/** On prices with tax a wrong treatment does not change the total, so the tax is always compared too. */
function compareTax(plan: PlannedTotals, document: NavDocument, posted: boolean): Comparison | null {
  if (plan.taxAsLines) return null;
  const store = big(plan.storeTax);
  const nav = big(document.totalTax);
  // Until it is released, a draft hands its tax down line by line and may be a unit off on each.
  const draftUnits = posted ? 0 : plan.lines.length;
  const allowed = big(plan.taxTolerance).plus(unitOf(plan.digits).times(draftUnits));
  if (nav.minus(store).abs().lte(allowed)) return null;
  return taxMissing(plan, document) ?? differences.tax(plan, document, allowed);
}

/** One side taxes, the other not at all: another customer treatment rather than another rate. */
function taxMissing(plan: PlannedTotals, document: NavDocument): Comparison | null {
  if (plan.taxAsLines) return null;
  const isStoreUntaxed = big(plan.storeTax).eq(0);
  const isNavUntaxed = big(document.totalTax).eq(0);
  if (isStoreUntaxed === isNavUntaxed) return null;
  return isNavUntaxed ? differences.noTaxInNav(plan, document) : differences.taxInNavOnly(plan, document);
}
