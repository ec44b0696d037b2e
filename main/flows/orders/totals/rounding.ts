import { big, type Big, unitOf } from '../../../base/money.ts';

const LEAST_UNITS = 5;
const TAX_UNITS_PER_RATE = 0.6;

/**
 * By how much rounding alone can part NAV's total from the store's: half a unit per taxed rate of every line and per tax
 * group, never less than five units. `lowered` is the user's own limit in units; it can only narrow it.
 */
export function totalTolerance(taxedRates: number, taxGroups: number, digits: number, lowered?: number): Big {
  const units = Math.max(LEAST_UNITS, Math.ceil((taxedRates + taxGroups) / 2));
  return unitOf(digits).times(lowered === undefined ? units : Math.min(units, lowered));
}

/** By how much NAV's tax may differ from the store's in a document that is right: 1 + 0.6 per taxed rate, in units. */
export function taxTolerance(taxedRates: number, digits: number): Big {
  const units = big(taxedRates).times(TAX_UNITS_PER_RATE).toNumber();
  return unitOf(digits).times(1 + Math.ceil(units));
}
