import type { Decimal } from '../base/money.ts';

/** One row of the VAT posting setup: what a business group and a product group make together. */
export interface NavVatSetup {
  readonly businessGroup: string;
  /** What a line names as its tax code. */
  readonly productGroup: string;
  readonly percent: Decimal;
  readonly calculation: 'normal' | 'reverseCharge' | 'full' | 'salesTax';
}

/** A customer, and how NAV taxes it. */
export interface NavTaxedCustomer {
  readonly no: string;
  readonly name: string;
  readonly country: string;
  /** VAT business posting group; on the API the name of the tax area, which is that group's. "" where none is shown. */
  readonly businessGroup: string;
  readonly isBlocked: boolean;
}

export interface NavTaxedCustomersWanted {
  /** VAT business posting groups; the API has no such filter and goes by countries. */
  readonly businessGroups: readonly string[];
  /** NAV's country codes. */
  readonly countries: readonly string[];
}

export interface NavTaxedCustomers {
  readonly customers: readonly NavTaxedCustomer[];
  /** Whether these are all there are; no more than a page of them is read. */
  readonly isWhole: boolean;
  /** Whether a new customer can take over the posting groups of one of these. */
  readonly areModels: boolean;
}

/** So many customers are looked at for how they are taxed. */
export const MOST_TAXED_CUSTOMERS = 200;
