import type { CompanySeed } from './fakes/nav/companySeed.ts';

/** The company that the suite over every NAV surface works with; local currency EUR, VAT, a few of everything. */
export const company: CompanySeed = {
  name: 'CRONUS',
  localCurrency: 'EUR',
  localCurrencySymbol: '€',
  country: 'DE',
  currencies: [
    { code: 'CHF', displayName: 'Swiss franc', symbol: 'Fr', rates: [{ from: '2026-01-01', local: '1.05' }] },
    { code: 'USD', displayName: 'US dollar', symbol: '$', rates: [{ from: '2026-01-01', local: '0.9' }] },
  ],
  countries: [
    { code: 'CH', displayName: 'Switzerland' },
    { code: 'DE', displayName: 'Germany' },
    { code: 'NL', displayName: 'Netherlands' },
  ],
  units: [
    { code: 'PCS', displayName: 'Piece', standardCode: 'C62' },
    { code: 'BOX', displayName: 'Box', standardCode: 'BX' },
  ],
  taxGroups: [
    { code: 'VAT19', displayName: '19 %' },
    { code: 'VAT7', displayName: '7 %' },
  ],
  vat: [
    { business: 'DOM', product: 'VAT19', percent: '19' },
    { business: 'DOM', product: 'VAT7', percent: '7' },
  ],
  priceBusinessGroup: 'DOM',
  paymentTerms: [{ code: '14 DAYS', displayName: 'Net 14 days', days: 14 }],
  shipmentMethods: [{ code: 'PARCEL', displayName: 'Parcel' }],
  paymentMethods: [{ code: 'PAYPAL', displayName: 'PayPal' }],
  paymentJournals: [
    { code: 'BANK', displayName: 'Bank' },
    { code: 'PAYPAL', displayName: 'PayPal receipts' },
  ],
  locations: [
    { code: 'MAIN', displayName: 'Main warehouse' },
    { code: 'SHOP', displayName: 'The shop' },
  ],
  dimensions: [
    {
      code: 'DEPARTMENT',
      displayName: 'Department',
      values: [
        { code: 'SALES', displayName: 'Sales' },
        { code: 'WEB', displayName: 'Web shop' },
      ],
    },
    { code: 'AREA', displayName: 'Area', values: [{ code: '30', displayName: 'Rhineland' }] },
  ],
  customerPriceGroups: [{ code: 'WEB', displayName: 'Web shop' }],
  salesPrices: [
    { salesType: 'All Customers', itemNo: 'DESK', minimumQuantity: '10', unitPrice: '95' },
    { salesType: 'Customer Price Group', salesCode: 'WEB', itemNo: 'DESK', unitPrice: '89.5' },
  ],
  itemReferences: [{ itemNo: 'DESK', variantCode: 'RED', unitOfMeasureCode: 'PCS', referenceNo: '4006381333931' }],
  accounts: [
    { number: '8400', displayName: 'Revenue', taxGroup: 'VAT19' },
    { number: '8410', displayName: 'Old revenue', taxGroup: 'VAT19', blocked: true },
    { number: '8420', displayName: 'Revenue by documents', taxGroup: 'VAT19', directPosting: false },
    { number: '8499', displayName: 'Revenue, total', taxGroup: '', accountType: 'End_x002D_Total' },
  ],
  items: [
    {
      number: 'DESK',
      displayName: 'Desk',
      unitPrice: '99',
      taxGroup: 'VAT19',
      units: [
        { code: 'PCS', perBase: '1' },
        { code: 'BOX', perBase: '4' },
      ],
      stock: [
        { location: 'MAIN', quantity: '4' },
        { location: 'MAIN', variant: 'RED', quantity: '3' },
        { location: 'SHOP', quantity: '5' },
      ],
      variants: [
        { code: 'RED', description: 'Desk, red' },
        { code: 'BLUE', description: 'Desk, blue' },
      ],
    },
    { number: 'LAMP', displayName: 'Lamp', unitPrice: '10', taxGroup: 'VAT19', blocked: true, inventory: '-2.5' },
  ],
  customers: [
    {
      number: 'C1',
      displayName: 'Anna Schäfer',
      email: "Anna.O'Neil+Shop@example.com",
      country: 'DE',
      businessGroup: 'DOM',
      pricesIncludeTax: true,
    },
    {
      number: 'C2',
      displayName: 'Schäfer GmbH',
      email: "office@schaefer.example;anna.o'neil+shop@Example.com",
      country: 'DE',
      blocked: 'All',
      businessGroup: 'DOM',
      pricesIncludeTax: true,
    },
    {
      number: 'C3',
      displayName: 'Regular',
      country: 'DE',
      businessGroup: 'DOM',
      pricesIncludeTax: false,
      lineDiscountPercent: '10',
    },
    { number: 'C4', displayName: 'Unfinished', country: 'DE', businessGroup: '', pricesIncludeTax: true },
  ],
  customerTemplates: [{ countries: [], businessGroup: 'DOM', pricesIncludeTax: true }],
  numbers: {
    customers: { series: 'CUST', next: 'WEB0001', manual: false },
    orders: 'SO0001',
    invoices: 'SI0001',
    postedInvoices: 'PSI0001',
  },
};

/** A second company of the same server, whose name wants quoting. */
export const otherCompany: CompanySeed = { ...company, name: "O'Neil & Sons", items: [], customers: [] };
