import { big, type Big, type Decimal } from '../../base/money.ts';

/** One row of the user's table: the store's percentage, and the code that makes it in NAV. */
export interface TaxMapping {
  readonly percent: Decimal;
  readonly taxCode: string;
}

/**
 * NAV's code for a percentage, compared by value ("19" is "19.0000"); null when nobody mapped it. Rates are never
 * rounded or guessed: 8.875 is not 8.88.
 */
export function taxCodeFor(percent: Big, mappings: readonly TaxMapping[]): string | null {
  return mappings.find((mapping) => big(mapping.percent).eq(percent))?.taxCode ?? null;
}
