import { big, type Decimal } from '../../base/money.ts';
import type { NavVatSetup } from '../../nav/nav.ts';
import type { StoreTaxRateOffered } from '../../stores/store.ts';
import { taxCodeFor, type TaxMapping, type TaxTreatment } from './taxes.ts';
import { isDomestic } from './vatGroups.ts';

export interface TaxesToPropose {
  /** Every rate the store may charge. */
  readonly storeRates: readonly StoreTaxRateOffered[];
  /** null where NAV does not show it: then nothing is proposed. */
  readonly vatSetup: readonly NavVatSetup[] | null;
  /** What the settings say now. */
  readonly taxes: readonly TaxMapping[];
  readonly taxMap: readonly Pick<TaxTreatment, 'taxes'>[];
  readonly untaxedTaxCode: string;
}

export interface TaxCandidate {
  readonly taxCode: string;
  /** VAT business posting groups under which it makes the rate, in the order of their names. */
  readonly businessGroups: readonly string[];
}

export interface ProposedTax {
  readonly percent: Decimal;
  /** What the store calls it; several names with commas between. */
  readonly label: string;
  /** In the order of their codes; "" is every country. */
  readonly countries: readonly string[];
  /** The one the settings name now; "" for none. */
  readonly taxCode: string;
  /** Best first. */
  readonly candidates: readonly TaxCandidate[];
}

export interface TaxesProposed {
  /** A row for every percentage above zero, the highest first. */
  readonly rows: readonly ProposedTax[];
  /** Tax codes under which nothing is ever taxed, best first. */
  readonly untaxed: readonly { readonly taxCode: string }[];
}

/**
 * What could make the store's rates in NAV, for a person to choose from. A rate is compared by value and never rounded;
 * only groups that compute the tax in the usual way make one: reverse charge, full VAT and sales tax do not.
 */
export function proposeTaxes({ storeRates, vatSetup, taxes, taxMap, untaxedTaxCode }: TaxesToPropose): TaxesProposed {
  const setup = (vatSetup ?? []).filter(({ productGroup }) => productGroup !== '');
  const used = [...taxes, ...taxMap.flatMap((treatment) => treatment.taxes ?? [])];
  const rows = groupedByPercent(storeRates).map(({ percent, rates }) => ({
    percent,
    label: distinct(rates.map(({ label }) => label).filter((label) => label !== '')).join(', '),
    countries: distinct(rates.map(({ country }) => country)).toSorted(),
    taxCode: taxCodeFor(big(percent), used) ?? '',
    candidates: candidatesFor(percent, setup, used),
  }));
  return { rows, untaxed: untaxedGroups(setup, untaxedTaxCode).map((taxCode) => ({ taxCode })) };
}

interface RateGroup {
  readonly percent: Decimal;
  readonly rates: readonly StoreTaxRateOffered[];
}

function groupedByPercent(rates: readonly StoreTaxRateOffered[]): readonly RateGroup[] {
  const byPercent = Map.groupBy(
    rates.filter(({ percent }) => big(percent).gt(0)),
    ({ percent }) => big(percent).toFixed(),
  );
  return [...byPercent]
    .map(([percent, ofPercent]) => ({ percent, rates: ofPercent }))
    .toSorted((left, right) => big(right.percent).cmp(big(left.percent)));
}

/** First what the settings already use for the rate, then what makes it at home, then under most business groups. */
function candidatesFor(
  percent: Decimal,
  setup: readonly NavVatSetup[],
  used: readonly TaxMapping[],
): readonly TaxCandidate[] {
  const making = setup.filter((row) => row.calculation === 'normal' && big(row.percent).eq(big(percent)));
  const candidates = [...Map.groupBy(making, ({ productGroup }) => productGroup)].map(([taxCode, rows]) => ({
    taxCode,
    businessGroups: distinct(rows.map(({ businessGroup }) => businessGroup)).toSorted(),
  }));
  const isUsed = ({ taxCode }: TaxCandidate) =>
    used.some((one) => isSame(one.taxCode, taxCode) && big(one.percent).eq(big(percent)));
  return ranked(candidates, [
    (one) => Number(isUsed(one)),
    (one) => Number(one.businessGroups.some(isDomestic)),
    (one) => one.businessGroups.length,
  ]);
}

/** Groups that make no tax whoever buys; what is only untaxed abroad is no group for lines without tax at home. */
function untaxedGroups(setup: readonly NavVatSetup[], current: string): readonly string[] {
  const groups = [...Map.groupBy(setup, ({ productGroup }) => productGroup)]
    .filter(([, rows]) => rows.every(({ percent, calculation }) => calculation === 'normal' && big(percent).eq(0)))
    .map(([taxCode, rows]) => ({ taxCode, under: rows.length }));
  return ranked(groups, [({ taxCode }) => Number(isSame(taxCode, current)), ({ under }) => under]).map(
    ({ taxCode }) => taxCode,
  );
}

/** By the first measure in which two differ, the greater first; equal ones by their codes. */
function ranked<T extends { readonly taxCode: string }>(
  rows: readonly T[],
  measures: readonly ((row: T) => number)[],
): readonly T[] {
  return rows.toSorted((left, right) => {
    const difference = measures.map((of) => of(right) - of(left)).find((one) => one !== 0);
    return difference ?? (left.taxCode < right.taxCode ? -1 : 1);
  });
}

function isSame(one: string, other: string): boolean {
  return one.toUpperCase() === other.toUpperCase();
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
