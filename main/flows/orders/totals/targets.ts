import { type Big, roundTo, sum, unitOf } from '../../../base/money.ts';
import { onBasis } from './basis.ts';
import type { DraftLine } from './draftLines.ts';
import { spread } from './spread.ts';
import type { MoneyRules } from './types.ts';

export interface LineTarget {
  /** What the line amount has to be. */
  readonly amount: Big;
  /** Where the amount comes from, for the line's story. */
  readonly how: string;
}

/**
 * The amounts that the lines must have. Normally what the store shows; where those do not make the goal, the exact
 * amounts rounded, with the cents nobody owns given to the lines that lost most. What is more than a cent per line is no
 * rounding: the shown amounts stay, and the caller finds the gap.
 */
export function lineTargets(drafts: readonly DraftLine[], goal: Big, rules: MoneyRules): readonly LineTarget[] {
  const { basis, digits } = rules;
  const shown = drafts.map((draft) => roundTo(onBasis(basis, draft.shown), digits));
  if (sum(shown).eq(goal)) return shown.map((amount) => ({ amount, how: shownStory(rules) }));
  const exact = drafts.map((draft) => onBasis(basis, draft.exact));
  const spreadOut = spread(exact, goal, digits);
  if (!spreadOut) return shown.map((amount) => ({ amount, how: shownStory(rules) }));
  return spreadOut.map((amount, index) => ({ amount, how: spreadStory(amount, exact[index] ?? amount, digits) }));
}

function shownStory({ basis }: MoneyRules): string {
  return basis === 'gross'
    ? 'net and tax of the store line after coupons'
    : 'net amount of the store line after coupons';
}

function spreadStory(amount: Big, exact: Big, digits: number): string {
  const moved = amount.minus(roundTo(exact, digits)).div(unitOf(digits));
  if (moved.eq(0)) return "exact amount rounded: the store's rounded lines do not make its total";
  return `exact amount rounded, cent spread: one unit ${moved.gt(0) ? 'added' : 'taken'} so that the lines make the total`;
}
