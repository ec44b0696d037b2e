import { big, type Big, isEqual, roundTo, toPlainDecimal, unitOf } from '../../../base/money.ts';
import type { NavDocumentLine } from '../../../nav/nav.ts';
import type { WrongPercent } from './differences.ts';
import type { IndexedRepair, MoneyLine, PlannedTotals } from './types.ts';

/** A planned line beside the line NAV made of it. */
export interface LinePair {
  readonly planned: MoneyLine;
  readonly found: NavDocumentLine;
  /** Position in the document's own lines. */
  readonly index: number;
}

export interface MatchedLines {
  readonly pairs: readonly LinePair[];
  /** The document's rounding line, planned or added by a repair. */
  readonly rounding: { readonly line: NavDocumentLine; readonly index: number } | null;
}

/** Planned and found lines in order, comments left out; otherwise what does not fit, for the message. */
export function matchLines(plan: PlannedTotals, lines: readonly NavDocumentLine[]): MatchedLines | string {
  const planned = plan.lines.filter((line) => line.kind !== 'rounding');
  const found = lines.map((line, index) => ({ line, index })).filter(({ line }) => line.kind !== 'comment');
  const rest = found.slice(planned.length);
  const rounding = rest[0] ?? null;
  if (found.length < planned.length || rest.length > 1 || (rounding && !canBeRounding(rounding.line))) {
    return `${planned.length} planned, ${found.length} found`;
  }
  const pairs = planned.flatMap((line, at) => {
    const one = found[at];
    return one ? [{ planned: line, found: one.line, index: one.index }] : [];
  });
  const wrong = pairs.findIndex((pair) => !isEqual(pair.planned.quantity, pair.found.quantity));
  const pair = pairs[wrong];
  if (!pair) return { pairs, rounding };
  return `line ${wrong + 1} has quantity ${toPlainDecimal(big(pair.found.quantity))} instead of ${pair.planned.quantity}`;
}

function canBeRounding(line: NavDocumentLine): boolean {
  return line.kind === 'account' && isEqual(line.quantity, '1');
}

/** Fields that NAV changed while it took the lines in. */
export function repairsOf(plan: PlannedTotals, { pairs, rounding }: MatchedLines): IndexedRepair[] {
  const repairs = pairs.flatMap(({ planned, found, index }) => repairOf(planned, found, index));
  const plannedRounding = plan.lines.find((line) => line.kind === 'rounding');
  if (!plannedRounding || !rounding || hasTaxCode(rounding.line, plannedRounding.taxCode)) return repairs;
  // The amount belongs to the document as it is, a repair of the rounding may have changed it since it was planned.
  const { taxCode } = plannedRounding;
  return [...repairs, { index: rounding.index, taxCode, unitPrice: rounding.line.unitPrice }];
}

function repairOf(planned: MoneyLine, found: NavDocumentLine, index: number): IndexedRepair[] {
  const { taxCode, unitPrice, discountAmount } = planned;
  // A new tax code rescales the price, so all three go together, the code first.
  if (!hasTaxCode(found, taxCode)) return [{ index, taxCode, unitPrice, discountAmount }];
  const isPriceRight = isEqual(found.unitPrice, unitPrice);
  const isDiscountRight = isEqual(found.discountAmount, discountAmount);
  if (isPriceRight && isDiscountRight) return [];
  // A changed price makes NAV count the discount anew from its percentage, so it is sent along.
  return [isPriceRight ? { index, discountAmount } : { index, unitPrice, discountAmount }];
}

function hasTaxCode(line: NavDocumentLine, taxCode: string): boolean {
  return line.taxCode.toUpperCase() === taxCode.toUpperCase();
}

/** The first line that NAV taxes at another percentage than the store; null when all agree. */
export function wrongPercent(plan: PlannedTotals, { pairs, rounding }: MatchedLines): WrongPercent | null {
  const wrong = pairs.findIndex((pair) => !agreesOnPercent(plan, pair));
  const pair = pairs[wrong];
  if (pair) return toWrongPercent(wrong, pair.planned.taxPercent, pair.found);
  const isRoundingTaxed = rounding && !isEqual(rounding.line.taxPercent ?? '0', '0');
  return isRoundingTaxed ? toWrongPercent(pairs.length, '0', rounding.line) : null;
}

function toWrongPercent(position: number, storePercent: string, line: NavDocumentLine): WrongPercent {
  return { lineNumber: position + 1, storePercent, navPercent: toPlainDecimal(big(line.taxPercent ?? storePercent)) };
}

/**
 * VAT: exact. Sales tax: NAV derives the percentage from rounded amounts (60.05 on 1000.80 reads 6.0002), so each rate
 * of the line may be off by one unit.
 */
function agreesOnPercent(plan: PlannedTotals, { planned, found }: LinePair): boolean {
  // Where NAV does not show it per line, tax codes and the document's tax say whether it is right.
  if (found.taxPercent === null) return true;
  const difference = big(found.taxPercent).minus(big(planned.taxPercent)).abs();
  if (plan.taxSystem === 'vat' || difference.eq(0)) return difference.eq(0);
  const amount = big(planned.lineAmount).abs();
  if (amount.eq(0)) return true;
  const units = amount.div(unitOf(plan.digits));
  return difference.lte(big(Math.max(1, planned.rates.length)).times(100).div(units));
}

/** What the rounding line of the document is now; 0 without one. */
export function roundingOf({ rounding }: MatchedLines, digits: number): Big {
  return roundTo(big(rounding?.line.unitPrice ?? '0'), digits);
}
