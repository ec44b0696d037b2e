import type { SetupSeed } from './setupSeed.ts';

/** A company as a test writes it down. Amounts, prices and percents are decimal text. */
export interface CompanySeed extends SetupSeed {
  readonly name: string;
  readonly displayName?: string;
  readonly id?: string;
  readonly localCurrency: string;
  readonly localCurrencySymbol: string;
  /** Country of the company information; default "". */
  readonly country?: string;
  /** Default 0.01. */
  readonly amountPrecision?: string;
  /** To what the server rounds prices it works out itself; default 0.00001. */
  readonly unitAmountPrecision?: string;
  readonly currencies: readonly CurrencySeed[];
  readonly countries: readonly CodeSeed[];
  readonly units: readonly (CodeSeed & { readonly standardCode: string })[];
  readonly taxGroups: readonly CodeSeed[];
  readonly vat: readonly VatSeed[];
  /** Business group whose VAT is in the card prices that include it. */
  readonly priceBusinessGroup: string;
  readonly paymentTerms: readonly (CodeSeed & { readonly days: number })[];
  readonly shipmentMethods: readonly CodeSeed[];
  readonly locations: readonly LocationSeed[];
  readonly accounts: readonly AccountSeed[];
  readonly items: readonly ItemSeed[];
  readonly customers: readonly CustomerSeed[];
  /** What a new customer gets by its country; the first that fits. None fits: no posting groups, and documents fail. */
  readonly customerTemplates: readonly CustomerTemplate[];
  readonly numbers: NumbersSeed;
}

export interface CodeSeed {
  readonly code: string;
  readonly displayName: string;
}

/** Locations with warehouse documents cannot be posted from by the API. */
export interface LocationSeed extends CodeSeed {
  readonly requireShipment?: boolean;
  readonly requirePick?: boolean;
}

export interface CurrencySeed extends CodeSeed {
  readonly symbol: string;
  readonly amountPrecision?: string;
  readonly unitAmountPrecision?: string;
  /** Local currency for one unit, from a day on. */
  readonly rates: readonly { readonly from: string; readonly local: string }[];
}

export type VatCalculation = 'Normal VAT' | 'Reverse Charge VAT' | 'Full VAT' | 'Sales Tax';

export interface VatSeed {
  readonly business: string;
  readonly product: string;
  readonly percent: string;
  /** Groups of one identifier share a rounding; default the product group. */
  readonly identifier?: string;
  /** Default Normal VAT. On a reverse charge lines carry no VAT, whatever the percentage. */
  readonly calculation?: VatCalculation;
}

export interface AccountSeed {
  readonly number: string;
  readonly displayName: string;
  readonly taxGroup: string;
  /** Default true. */
  readonly directPosting?: boolean;
  readonly blocked?: boolean;
  /** General product posting group; default RETAIL. */
  readonly generalProductGroup?: string;
  /** Default Posting: the only kind that takes entries. */
  readonly accountType?: 'Posting' | 'Heading' | 'Total' | 'Begin_x002D_Total' | 'End_x002D_Total';
}

export interface ItemSeed {
  readonly number: string;
  readonly displayName: string;
  /** On the basis of `priceIncludesTax`, in local currency, per base unit. */
  readonly unitPrice: string;
  readonly priceIncludesTax?: boolean;
  readonly taxGroup: string;
  readonly type?: 'Inventory' | 'Service' | 'Non_x002D_Inventory';
  readonly blocked?: boolean;
  readonly gtin?: string;
  /** All of it in no location and without variant. */
  readonly inventory?: string;
  /** Instead of `inventory`: where it lies. */
  readonly stock?: readonly StockSeed[];
  /** General product posting group; default RETAIL. */
  readonly generalProductGroup?: string;
  /** Item tracking code: then posting asks for serial or lot numbers. */
  readonly trackingCode?: string;
  /** Variant Mandatory if Exists. */
  readonly variantMandatory?: boolean;
  /** The first is the base unit. Default PCS alone. */
  readonly units?: readonly { readonly code: string; readonly perBase: string }[];
  readonly variants?: readonly { readonly code: string; readonly description: string }[];
}

export interface StockSeed {
  readonly location?: string;
  readonly variant?: string;
  readonly quantity: string;
}

/** Groups a customer has beside its VAT business group, and where its goods come from. */
export interface CustomerGroups {
  /** General business posting group; default the VAT business group. */
  readonly generalBusinessGroup?: string;
  /** Default the VAT business group. */
  readonly customerPostingGroup?: string;
  readonly priceGroup?: string;
  readonly discountGroup?: string;
  readonly locationCode?: string;
}

export interface CustomerTemplate extends CustomerGroups {
  /** Empty means every country. */
  readonly countries: readonly string[];
  readonly businessGroup: string;
  readonly pricesIncludeTax: boolean;
}

export interface CustomerSeed extends CustomerGroups {
  readonly number: string;
  readonly displayName: string;
  readonly type?: 'Company' | 'Person';
  readonly email?: string;
  readonly phoneNumber?: string;
  readonly addressLine1?: string;
  readonly addressLine2?: string;
  readonly city?: string;
  readonly country: string;
  readonly postalCode?: string;
  readonly currencyCode?: string;
  readonly blocked?: '_x0020_' | 'Ship' | 'Invoice' | 'All';
  /** "" leaves the customer without posting groups. */
  readonly businessGroup: string;
  readonly pricesIncludeTax: boolean;
  readonly paymentTerms?: string;
  /** VAT registration number, as it was typed. */
  readonly vatNumber?: string;
  /** In local currency; default 0, which is no limit. */
  readonly creditLimit?: string;
  /** What the customer owes, in local currency; default 0. */
  readonly balance?: string;
  /** What the server puts on lines whenever it prices them itself. */
  readonly lineDiscountPercent?: string;
}

export interface NumbersSeed {
  readonly customers: { readonly series: string; readonly next: string; readonly manual: boolean };
  readonly orders: string;
  readonly invoices: string;
  readonly postedInvoices: string;
  readonly creditMemos?: string;
  readonly postedCreditMemos?: string;
  readonly shipments?: string;
  /** By key above: people may type numbers, or the series gives none of itself. Default: only the series gives them. */
  readonly flags?: Readonly<Record<string, { readonly manual?: boolean; readonly default?: boolean }>>;
}
