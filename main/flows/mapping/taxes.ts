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

/**
 * One way in which orders are taxed, with the customers that NAV taxes so: at home, by another country's rates, not at
 * all for a company abroad, not at all for export. All conditions that are given must hold.
 */
export interface TaxTreatment {
  /** For people; may be empty. */
  readonly name: string;
  /** Ship-to countries as the store writes them; absent: every one. */
  readonly countries?: readonly string[];
  /** None of these. */
  readonly exceptCountries?: readonly string[];
  readonly vatNumber?: 'given' | 'none';
  /** Whether the store charged tax; an order of no money fulfils either. */
  readonly storeTax?: 'charged' | 'zero';
  /** The rates of such orders and their codes; it is for no order with another rate. Absent: those of the integration. */
  readonly taxes?: readonly TaxMapping[];
  /** Code of lines without tax; absent: that of the integration. */
  readonly untaxedTaxCode?: string;
  /** Item lines without tax keep their item's own code, as reverse charge wants it. */
  readonly keepsItemTaxCodes: boolean;
  /** Number of the customer for guests' orders; absent: they are found or made like others. */
  readonly customer?: string;
  /** Number of the customer whose posting groups and terms a new one takes over. */
  readonly modelCustomer?: string;
}

/** What of an order decides how it is taxed. */
export interface TaxedOrder {
  readonly country: string;
  readonly hasVatNumber: boolean;
  /** null: there is no money to be taxed. */
  readonly isTaxed: boolean | null;
  /** Every rate that taxes one of its lines. */
  readonly percents: readonly Big[];
  /** Every rate needs a code in NAV; not where the store's taxes are written as lines. */
  readonly needsCodes: boolean;
}

export interface MatchedTreatment {
  readonly treatment: TaxTreatment;
  /** `tax map row 2 (reverse charge): ship-to country FR, VAT number given, no tax`; rows count from 1. */
  readonly comesFrom: string;
}

/** The first treatment that the order fulfils; null when there is none. */
export function matchTreatment(
  order: TaxedOrder,
  taxMap: readonly TaxTreatment[],
  usual: readonly TaxMapping[],
): MatchedTreatment | null {
  const index = taxMap.findIndex((treatment) => isFor(order, treatment, usual));
  const treatment = taxMap[index];
  if (!treatment) return null;
  const name = treatment.name === '' ? '' : ` (${treatment.name})`;
  return { treatment, comesFrom: `tax map row ${index + 1}${name}: ${wordsOf(order)}` };
}

function isFor(order: TaxedOrder, treatment: TaxTreatment, usual: readonly TaxMapping[]): boolean {
  const { countries, exceptCountries = [], vatNumber, storeTax, taxes = usual } = treatment;
  const isOf = (one: string) => one.toUpperCase() === order.country.toUpperCase();
  const isThere = (countries?.some(isOf) ?? true) && !exceptCountries.some(isOf);
  const isOfKind = vatNumber === undefined || (vatNumber === 'given') === order.hasVatNumber;
  const isTaxedSo = storeTax === undefined || order.isTaxed === null || (storeTax === 'charged') === order.isTaxed;
  // A row that lists rates is for orders that have one: without tax NAV would have to treat the customer otherwise.
  const hasRate = treatment.taxes === undefined || order.percents.length > 0 || order.isTaxed === null;
  const isCovered = !order.needsCodes || order.percents.every((percent) => taxCodeFor(percent, taxes) !== null);
  return isThere && isOfKind && isTaxedSo && hasRate && isCovered;
}

/** What was looked at, in plain words. */
export function wordsOf({ country, hasVatNumber, isTaxed, percents }: TaxedOrder): string {
  const rates = percents.map((percent) => `${percent.toFixed()} %`).join(', ');
  const tax = rates === '' || isTaxed === false ? 'no tax' : rates;
  return `ship-to country ${country === '' ? 'not given' : country}, VAT number ${hasVatNumber ? 'given' : 'not given'}, ${tax}`;
}
