import { type Big, roundTo, sum, unitOf } from '../../../base/money.ts';

/**
 * Rounds exact amounts so that they sum up to `goal`: the units that rounding lost or won go to the lines that lost most
 * by it (ties: the first line), one each at most. Amounts of exactly zero take no part.
 * Returns null when one unit per line is not enough: then it is no rounding.
 */
export function spread(exact: readonly Big[], goal: Big, digits: number): readonly Big[] | null {
  const rounded = exact.map((amount) => roundTo(amount, digits));
  const unit = unitOf(digits);
  const missing = goal.minus(sum(rounded));
  const units = missing.div(unit).abs();
  const direction = missing.lt(0) ? -1 : 1;
  const chosen = byLoss(exact, rounded, direction).slice(0, units.toNumber());
  if (!units.eq(chosen.length)) return null;
  return rounded.map((amount, index) => (chosen.includes(index) ? amount.plus(unit.times(direction)) : amount));
}

/** Positions of the amounts, the one that lost most towards `direction` first. */
function byLoss(exact: readonly Big[], rounded: readonly Big[], direction: 1 | -1): readonly number[] {
  const losses = exact.map((amount, index) => amount.minus(rounded[index] ?? amount).times(direction));
  return exact
    .flatMap((amount, index) => (amount.eq(0) ? [] : [index]))
    .toSorted((left, right) => {
      const a = losses[left];
      const b = losses[right];
      return a && b ? b.cmp(a) || left - right : 0;
    });
}

/** As `spread`, but always reaches the goal: what is more than rounding goes to the largest amount. */
export function allot(exact: readonly Big[], goal: Big, digits: number): readonly Big[] {
  const fair = spread(exact, goal, digits);
  if (fair) return fair;
  const rounded = exact.map((amount) => roundTo(amount, digits));
  const rest = goal.minus(sum(rounded));
  const largest = indexOfLargest(exact);
  return rounded.map((amount, index) => (index === largest ? amount.plus(rest) : amount));
}

export function indexOfLargest(amounts: readonly Big[]): number {
  return amounts.reduce((best, amount, index) => (amount.abs().gt(amounts[best]?.abs() ?? -1) ? index : best), 0);
}
