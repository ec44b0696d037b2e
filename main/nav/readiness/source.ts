/** Pages of NAV's set-up: their object number and name, and the service name we suggest and look for. */
export const SETUP_PAGES = {
  accounts: { number: 16, name: 'Chart of Accounts', service: 'ChartOfAccounts' },
  currencies: { number: 5, name: 'Currencies', service: 'Currencies' },
  customers: { number: 21, name: 'Customer Card', service: 'Customer' },
  defaultDimensions: { number: 540, name: 'Default Dimensions', service: 'DefaultDimensions' },
  exchangeRates: { number: 483, name: 'Currency Exchange Rates', service: 'CurrencyExchangeRates' },
  generalLedgerSetup: { number: 118, name: 'General Ledger Setup', service: 'GeneralLedgerSetup' },
  generalPostingSetup: { number: 314, name: 'General Posting Setup', service: 'GeneralPostingSetup' },
  inventorySetup: { number: 461, name: 'Inventory Setup', service: 'InventorySetup' },
  locations: { number: 5703, name: 'Location Card', service: 'LocationCard' },
  numberSeries: { number: 456, name: 'No. Series', service: 'NoSeries' },
  paymentTerms: { number: 4, name: 'Payment Terms', service: 'PaymentTerms' },
  salesSetup: { number: 459, name: 'Sales & Receivables Setup', service: 'SalesReceivablesSetup' },
  vatPostingSetup: { number: 472, name: 'VAT Posting Setup', service: 'VATPostingSetup' },
  workflows: { number: 1500, name: 'Workflows', service: 'Workflows' },
} as const;
export type SetupPage = keyof typeof SETUP_PAGES;

/** A row by the names that fields have on NAV's own page; a page may lack any of them. */
export type SetupRow = Readonly<Record<string, unknown>>;

/** Only rows where this field has one of these values; asked for where a page may have many. */
export interface Only {
  readonly field: string;
  readonly values: readonly string[];
}

/** Shows what NAV's set-up pages hold, where a surface can. */
export interface ReadinessSource {
  /** null where it does not show this page. @throws ConnectorError when it may not be read */
  rows(page: SetupPage, only?: Only): Promise<readonly SetupRow[] | null>;
}

/** "" where the field is empty, null where the page does not show it. */
export function textIn(row: SetupRow, field: string): string | null {
  const value = row[field];
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? `${value}` : null;
}

/** null where the page does not show the field. */
export function flagIn(row: SetupRow, field: string): boolean | null {
  const value = row[field];
  return typeof value === 'boolean' ? value : null;
}

export function isSame(left: string | null, right: string): boolean {
  return left !== null && left.toUpperCase() === right.toUpperCase();
}
