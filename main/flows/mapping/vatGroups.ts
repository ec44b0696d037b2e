import { big, type Decimal } from '../../base/money.ts';
import type { NavVatSetup } from '../../nav/nav.ts';

/** A VAT business posting group with all that the VAT posting setup says of it. */
export interface VatGroup {
  readonly name: string;
  readonly rows: readonly NavVatSetup[];
}

/** In the order of their names; rows without a group are for nobody. */
export function vatGroupsOf(setup: readonly NavVatSetup[]): readonly VatGroup[] {
  const named = setup.filter(({ businessGroup, productGroup }) => businessGroup !== '' && productGroup !== '');
  return [...Map.groupBy(named, ({ businessGroup }) => businessGroup)]
    .map(([name, rows]) => ({ name, rows }))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

/** Tax codes that make this rate under the group in the usual way. */
export function codesMaking({ rows }: VatGroup, percent: Decimal): readonly string[] {
  const making = rows.filter((row) => row.calculation === 'normal' && big(row.percent).eq(big(percent)));
  return making.map(({ productGroup }) => productGroup);
}

export function makesAll(group: VatGroup, percents: readonly Decimal[]): boolean {
  return percents.every((percent) => codesMaking(group, percent).length > 0);
}

/** Rates above zero that the group makes in the usual way, the highest first. */
export function ratesOf({ rows }: VatGroup): readonly Decimal[] {
  const taxed = rows.filter((row) => row.calculation === 'normal' && big(row.percent).gt(0));
  const percents = [...new Set(taxed.map(({ percent }) => big(percent).toFixed()))];
  return percents.toSorted((left, right) => big(right).cmp(big(left)));
}

export function reversesCharge({ rows }: VatGroup): boolean {
  return rows.some(({ calculation }) => calculation === 'reverseCharge');
}

/** Whatever is sold, there is no tax. */
export function isUntaxed({ rows }: VatGroup): boolean {
  return rows.every(({ calculation, percent }) => calculation === 'normal' && big(percent).eq(0));
}

/** What companies call the business group of customers at home, in the languages NAV is sold in here. */
export function isDomestic(businessGroup: string): boolean {
  return /^(DOM|INL|NATION|HOME|LOCAL)/i.test(businessGroup);
}

/** By one test after the other as long as several are left; a test that nothing passes says nothing. */
export function narrowed<T>(rows: readonly T[], tests: readonly ((row: T) => boolean)[]): readonly T[] {
  return tests.reduce((left, test) => {
    const kept = left.length > 1 ? left.filter(test) : left;
    return kept.length > 0 ? kept : left;
  }, rows);
}
