import type { CompanySeed } from './fakes/nav/companySeed.ts';

/** The company that the suite over every NAV surface works with; local currency EUR, VAT, a few of everything. */
export const company: CompanySeed = {
  name: 'CRONUS',
  localCurrency: 'EUR',
  localCurrencySymbol: '€',
  currencies: [
    { code: 'CHF', displayName: 'Swiss franc', symbol: 'Fr', rates: [{ from: '2026-01-01', local: '1.05' }] },
    { code: 'USD', displayName: 'US dollar', symbol: '$', rates: [{ from: '2026-01-01', local: '0.9' }] },
  ],
  countries: [
    { code: 'CH', displayName: 'Switzerland' },
    { code: 'DE', displayName: 'Germany' },
    { code: 'NL', displayName: 'Netherlands' },
  ],
  units: [{ code: 'PCS', displayName: 'Piece', standardCode: 'C62' }],
  taxGroups: [
    { code: 'VAT19', displayName: '19 %' },
    { code: 'VAT7', displayName: '7 %' },
  ],
  vat: [
    { business: 'DOM', product: 'VAT19', percent: '19' },
    { business: 'DOM', product: 'VAT7', percent: '7' },
  ],
  priceBusinessGroup: 'DOM',
  paymentTerms: [],
  shipmentMethods: [],
  locations: [],
  accounts: [{ number: '8400', displayName: 'Revenue', taxGroup: 'VAT19' }],
  items: [
    {
      number: 'DESK',
      displayName: 'Desk',
      unitPrice: '99',
      taxGroup: 'VAT19',
      variants: [
        { code: 'RED', description: 'Desk, red' },
        { code: 'BLUE', description: 'Desk, blue' },
      ],
    },
    { number: 'LAMP', displayName: 'Lamp', unitPrice: '10', taxGroup: 'VAT19', blocked: true },
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
