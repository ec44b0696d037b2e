import type {
  AccountSeed,
  CodeSeed,
  CompanySeed,
  CurrencySeed,
  CustomerSeed,
  ItemSeed,
  VatSeed,
} from './companySeed.ts';
import { DEMO_SETUP } from './demoSetup.ts';

export const DEMO_COMPANY_ID = 'f64eba74-dacd-4854-a584-1834f68cfc3a';

/** The user of the demo server; the password has the form of a web service access key. */
export const DEMO_USER = { name: 'CONNECTOR', password: 'bXkgd2ViIHNlcnZpY2UgYWNjZXNzIGtleSBmb3IgdGVzdHM=' };

const COUNTRIES: readonly CodeSeed[] = [
  { code: 'AT', displayName: 'Austria' },
  { code: 'BE', displayName: 'Belgium' },
  { code: 'CH', displayName: 'Switzerland' },
  { code: 'DE', displayName: 'Germany' },
  { code: 'DK', displayName: 'Denmark' },
  { code: 'ES', displayName: 'Spain' },
  { code: 'FR', displayName: 'France' },
  { code: 'GB', displayName: 'Great Britain' },
  { code: 'IT', displayName: 'Italy' },
  { code: 'NL', displayName: 'The Netherlands' },
  { code: 'PL', displayName: 'Poland' },
  { code: 'US', displayName: 'United States' },
];

const CURRENCIES: readonly CurrencySeed[] = [
  { code: 'CHF', displayName: 'Swiss franc', symbol: 'CHF', rates: [{ from: '2020-01-01', local: '1.06' }] },
  { code: 'GBP', displayName: 'Pound sterling', symbol: '£', rates: [{ from: '2020-01-01', local: '1.17' }] },
  {
    code: 'USD',
    displayName: 'US dollar',
    symbol: '$',
    rates: [
      { from: '2020-01-01', local: '0.9' },
      { from: '2026-01-01', local: '0.92' },
    ],
  },
];

const PERCENTS: Readonly<Record<string, readonly [string, string, string]>> = {
  DOMESTIC: ['19', '7', '0'],
  EU: ['0', '0', '0'],
  EXPORT: ['0', '0', '0'],
};

const VAT: readonly VatSeed[] = Object.entries(PERCENTS).flatMap(([business, [full, reduced, none]]) => [
  { business, product: 'VAT19', percent: full },
  { business, product: 'VAT7', percent: reduced },
  { business, product: 'NOVAT', percent: none },
]);

const ACCOUNTS: readonly AccountSeed[] = [
  { number: '1590', displayName: 'Gift cards owed', taxGroup: 'NOVAT' },
  { number: '1776', displayName: 'Taxes collected by the store', taxGroup: 'NOVAT' },
  { number: '1400', displayName: 'Receivables', taxGroup: '', directPosting: false },
  { number: '8300', displayName: 'Revenue 7 %', taxGroup: 'VAT7' },
  { number: '8400', displayName: 'Shipping revenue', taxGroup: 'VAT19' },
  { number: '8410', displayName: 'Fees and surcharges', taxGroup: 'VAT19' },
  { number: '8490', displayName: 'Old revenue account', taxGroup: 'VAT19', blocked: true },
  { number: '8790', displayName: 'Web order rounding', taxGroup: 'NOVAT' },
];

const SIZES = [
  { code: 'S', description: 'Rain jacket, small' },
  { code: 'M', description: 'Rain jacket, medium' },
  { code: 'L', description: 'Rain jacket, large' },
];

const CRATE = [
  { code: 'PCS', perBase: '1' },
  { code: 'BOX', perBase: '12' },
];

/** Card prices without VAT, in EUR. Numbers equal the article codes of the shop. */
const ITEMS: readonly ItemSeed[] = [
  {
    number: 'ML-TS-001',
    displayName: 'Classic T-Shirt',
    unitPrice: '16.8',
    taxGroup: 'VAT19',
    inventory: '120',
    gtin: '4006381333931',
  },
  { number: 'ML-HOOD-S-BLK', displayName: 'Hoodie, S, black', unitPrice: '41.93', taxGroup: 'VAT19', inventory: '34' },
  { number: 'ML-HOOD-M-BLK', displayName: 'Hoodie, M, black', unitPrice: '41.93', taxGroup: 'VAT19', inventory: '28' },
  { number: 'ML-HOOD-L-GRY', displayName: 'Hoodie, L, grey', unitPrice: '43.7', taxGroup: 'VAT19', inventory: '0' },
  {
    number: 'ML-COF-500',
    displayName: 'Ground coffee 500 g',
    unitPrice: '7.93',
    taxGroup: 'VAT7',
    inventory: '240',
    units: CRATE,
  },
  {
    number: 'ML-COF-1000',
    displayName: 'Ground coffee 1 kg',
    unitPrice: '14.95',
    taxGroup: 'VAT7',
    inventory: '96',
    units: CRATE,
  },
  { number: 'ML-TEA-100', displayName: 'Green tea 100 g', unitPrice: '4.2', taxGroup: 'VAT7', inventory: '75' },
  { number: 'ML-SOCK-39', displayName: 'Socks, 39-42', unitPrice: '5.04', taxGroup: 'VAT19', inventory: '300' },
  { number: 'ML-SOCK-43', displayName: 'Socks, 43-46', unitPrice: '5.04', taxGroup: 'VAT19', inventory: '280' },
  { number: 'ML-GIFT', displayName: 'Gift wrapping', unitPrice: '2.1', taxGroup: 'VAT19', type: 'Service' },
  {
    number: 'ML-MUG-01',
    displayName: 'Enamel mug',
    unitPrice: '9.9',
    priceIncludesTax: true,
    taxGroup: 'VAT19',
    inventory: '60',
  },
  { number: 'ML-CAP-RED', displayName: 'Cap, red', unitPrice: '12.6', taxGroup: 'VAT19', inventory: '44' },
  { number: 'ML-BAG-XL', displayName: 'Tote bag XL', unitPrice: '10.08', taxGroup: 'VAT19', inventory: '51' },
  { number: 'ML-BOOK-07', displayName: 'Coffee book', unitPrice: '18.6', taxGroup: 'VAT7', inventory: '19' },
  {
    number: 'ML-VOUCHER',
    displayName: 'Gift voucher',
    unitPrice: '25',
    taxGroup: 'NOVAT',
    type: 'Non_x002D_Inventory',
  },
  {
    number: 'ML-JACKET',
    displayName: 'Rain jacket',
    unitPrice: '67.15',
    taxGroup: 'VAT19',
    stock: [
      { location: 'MAIN', variant: 'S', quantity: '8' },
      { location: 'MAIN', variant: 'M', quantity: '11' },
      { location: 'MAIN', variant: 'L', quantity: '5' },
      { location: 'OUTLET', variant: 'M', quantity: '2' },
    ],
    variants: SIZES,
  },
  {
    number: 'ML-OLD-99',
    displayName: 'Discontinued scarf',
    unitPrice: '8.4',
    taxGroup: 'VAT19',
    inventory: '-1',
    blocked: true,
  },
];

const DOMESTIC = { businessGroup: 'DOMESTIC', pricesIncludeTax: true, paymentTerms: '14 DAYS' };

const CUSTOMERS: readonly CustomerSeed[] = [
  {
    ...DOMESTIC,
    number: '10000',
    displayName: 'Möbel-Meller KG',
    email: 'einkauf@moebel-meller.example',
    addressLine1: 'Tischlerstr. 4-10',
    city: 'Hamburg',
    country: 'DE',
    postalCode: '22417',
  },
  {
    ...DOMESTIC,
    number: '20000',
    displayName: 'Beef House',
    email: 'buchhaltung@beefhouse.example;einkauf@beefhouse.example',
    addressLine1: 'Südermarkt 6',
    city: 'Düsseldorf',
    country: 'DE',
    postalCode: '40593',
  },
  {
    ...DOMESTIC,
    number: '30000',
    displayName: 'Gesperrt GmbH',
    email: 'info@gesperrt.example',
    country: 'DE',
    blocked: 'All',
  },
  { ...DOMESTIC, number: 'WEB-DE', displayName: 'Web customers Germany', country: 'DE' },
  {
    number: 'WEB-EU',
    displayName: 'Web customers EU, reverse charge',
    country: 'FR',
    businessGroup: 'EU',
    pricesIncludeTax: true,
  },
  {
    number: 'WEB-EXPORT',
    displayName: 'Web customers export',
    country: 'US',
    businessGroup: 'EXPORT',
    pricesIncludeTax: true,
  },
  {
    number: '49633663',
    displayName: 'Autohaus Mielberg KG',
    email: 'autohaus.mielberg@contoso.example',
    country: 'DE',
    businessGroup: 'DOMESTIC',
    pricesIncludeTax: false,
    lineDiscountPercent: '5',
  },
];

/** A German shop's company: VAT of 19 and 7 %, books in EUR, items numbered like the shop's articles. */
export function demoCompany(change: Partial<CompanySeed> = {}): CompanySeed {
  return {
    name: 'CRONUS AG',
    id: DEMO_COMPANY_ID,
    localCurrency: 'EUR',
    localCurrencySymbol: '€',
    country: 'DE',
    currencies: CURRENCIES,
    countries: COUNTRIES,
    units: [
      { code: 'BOX', displayName: 'Box', standardCode: 'BX' },
      { code: 'PCS', displayName: 'Piece', standardCode: 'EA' },
    ],
    taxGroups: [
      { code: 'NOVAT', displayName: 'No VAT' },
      { code: 'VAT19', displayName: 'VAT 19 %' },
      { code: 'VAT7', displayName: 'VAT 7 %' },
    ],
    vat: VAT,
    priceBusinessGroup: 'DOMESTIC',
    paymentTerms: [
      { code: '14 DAYS', displayName: 'Net 14 days', days: 14 },
      { code: 'COD', displayName: 'Cash on delivery', days: 0 },
    ],
    shipmentMethods: [
      { code: 'DELIVERY', displayName: 'Cost and freight' },
      { code: 'EXW', displayName: 'Ex warehouse' },
    ],
    locations: [
      { code: 'MAIN', displayName: 'Main warehouse' },
      { code: 'OUTLET', displayName: 'Outlet store' },
    ],
    accounts: ACCOUNTS,
    items: ITEMS,
    customers: CUSTOMERS,
    customerTemplates: [
      { countries: ['CH', 'GB', 'US'], businessGroup: 'EXPORT', pricesIncludeTax: true },
      { countries: [], businessGroup: 'DOMESTIC', pricesIncludeTax: true },
    ],
    numbers: {
      customers: { series: 'CUST', next: 'C00010', manual: false },
      orders: 'S-ORD101001',
      invoices: '102201',
      postedInvoices: 'PS-INV103201',
    },
    ...DEMO_SETUP,
    ...change,
  };
}
