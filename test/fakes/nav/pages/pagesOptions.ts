/** How a server shows its pages as web services. All of it is what an administrator or a version decides. */
export interface PagesOptions {
  /** Service names by page object; a page that is not here is not published. */
  readonly published?: Readonly<Record<number, string>>;
  /** Which way of naming the company is understood; another one is as if it were not there. */
  readonly companyBy?: 'both' | 'path' | 'query';
  /** False: companies show their names alone, as on NAV 2013 to 2018. */
  readonly companyIds?: boolean;
  /** Most rows of one answer; default 1000 as on NAV 2013 to 2018. */
  readonly pageSize?: number;
  /** Lines inside a POST of a header: refused unless set. */
  readonly deepInsert?: boolean;
  /**
   * In which order fields are validated, as the order of the body is no promise. `page`: as the page shows them.
   * `priceFirst`: so too, but a line's price before variant, unit and quantity, which then fill in the card's price.
   */
  readonly fieldOrder?: 'priceFirst' | 'page' | 'body';
  /** A field whose editability hangs on the screen: writing it through the service fails. */
  readonly notEditable?: { readonly service: string; readonly field: string } | null;
  /** Fields a partner took off pages, by page object. */
  readonly hidden?: Readonly<Record<number, readonly string[]>>;
  /** Fields that only newer versions and some countries show, by page object: `{ 42: ['Ship_to_County'] }`. */
  readonly shown?: Readonly<Record<number, readonly string[]>>;
  readonly shipToAddresses?: readonly ShipToAddress[];
  /** VAT in documents with prices including tax as NAV 2018 works it out. Default: on a server without API. */
  readonly vat2018?: boolean;
  /** Whether `$batch` in JSON is understood. Default: not by NAV 2018, by every later one. */
  readonly batch?: boolean;
}

export interface ShipToAddress {
  readonly customerNo: string;
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly postCode: string;
  readonly city: string;
  readonly country: string;
}

export type PagesSettings = Required<Omit<PagesOptions, 'vat2018' | 'batch'>>;

/** The names the documents of NAV suggest; an administrator may type any other. */
export const DEFAULT_SERVICES: Readonly<Record<number, string>> = {
  1: 'CompanyInformation',
  4: 'PaymentTerms',
  5: 'Currencies',
  7: 'CustomerPriceGroups',
  10: 'Countries',
  11: 'ShipmentMethods',
  15: 'Locations',
  16: 'ChartOfAccounts',
  21: 'Customer',
  22: 'CustomerList',
  30: 'ItemCard',
  31: 'ItemList',
  38: 'ItemLedgerEntries',
  42: 'SalesOrder',
  43: 'SalesInvoice',
  44: 'SalesCreditMemo',
  118: 'GeneralLedgerSetup',
  130: 'PostedSalesShipment',
  132: 'PostedSalesInvoice',
  134: 'PostedSalesCreditMemo',
  142: 'PostedSalesShipments',
  143: 'PostedSalesInvoices',
  144: 'PostedSalesCreditMemos',
  209: 'Units',
  300: 'ShipToAddress',
  314: 'GeneralPostingSetup',
  427: 'PaymentMethods',
  456: 'NoSeries',
  459: 'SalesReceivablesSetup',
  471: 'VATProductPostingGroups',
  472: 'VATPostingSetup',
  536: 'Dimensions',
  537: 'DimensionValues',
  5401: 'ItemVariants',
  5404: 'ItemUnitsOfMeasure',
  5721: 'CrossReferences',
  7002: 'SalesPrices',
};

const DEFAULTS: PagesSettings = {
  published: DEFAULT_SERVICES,
  companyBy: 'both',
  companyIds: true,
  pageSize: 1000,
  deepInsert: false,
  fieldOrder: 'priceFirst',
  notEditable: null,
  hidden: {},
  shown: {},
  shipToAddresses: [],
};

/** Whether the books themselves are kept the old way. */
export function reckonsLike2018(server: { readonly pages?: PagesOptions; readonly apiEnabled: boolean }): boolean {
  return server.pages?.vat2018 ?? (server.pages !== undefined && !server.apiEnabled);
}

/** Whether reads may be sent together over page services. */
export function takesBatches(server: { readonly pages?: PagesOptions; readonly apiEnabled: boolean }): boolean {
  return server.pages?.batch ?? !reckonsLike2018(server);
}

export function pagesSettings(options: PagesOptions): PagesSettings {
  return { ...DEFAULTS, ...options };
}
