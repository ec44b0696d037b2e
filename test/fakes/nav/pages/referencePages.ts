import { Big } from 'big.js';
import type { Company } from '../company.ts';
import { amountPrecision, findById, unitPrecision } from '../company.ts';
import type { Entity } from '../entity.ts';
import { day, textOf } from '../entity.ts';
import { EMPTY_DATE, ZERO, code, date, decimal, flag, option, text } from '../schema.ts';
import type { CustomerPriceGroup } from '../setup.ts';
import { NAME_LENGTH } from './headerColumns.ts';
import type { Column, Page } from './page.ts';
import { column } from './page.ts';
import type { ShipToAddress } from './pagesOptions.ts';
import { constant, from, plainOption, tablePage } from './tablePage.ts';

const CODE = from(code('Code', 10, { field: 'Code' }), 'code');
const DESCRIPTION = from(text('Description', NAME_LENGTH), 'displayName');
const NAME = from(text('Name', NAME_LENGTH), 'displayName');

/** A list of codes. */
function codes(
  object: number,
  table: string,
  rows: (company: Company) => readonly Entity[],
  columns: readonly Column<Entity>[],
): Page {
  return tablePage<Entity>({
    object,
    table,
    keys: ['Code'],
    columns,
    records: ({ company }) => rows(company),
    entity: (row) => row,
    indexed: ({ company }, field, value) =>
      field === 'Code' ? rows(company).filter((row) => row.values['code'] === value) : null,
  });
}

const PAYMENT_TERMS = codes(4, 'Payment Terms', ({ tables }) => tables.paymentTerms, [
  CODE,
  from(text('Due_Date_Calculation', 32), 'dueDateCalculation'),
  from(text('Discount_Date_Calculation', 32), 'discountDateCalculation'),
  from(decimal('Discount_Percent'), 'discountPercent'),
  from(flag('Calc_Pmt_Disc_on_Cr_Memos'), 'calculateDiscountOnCreditMemos'),
  DESCRIPTION,
]);

/** The real precisions, which the API does not show. */
const CURRENCIES = codes(5, 'Currency', ({ tables }) => tables.currencies, [
  CODE,
  from(text('Description', 30), 'displayName'),
  column(date('ExchangeRateDate'), (row, { company }) => latestRate(company, row).from),
  column(decimal('ExchangeRateAmt'), (row, { company }) => new Big(latestRate(company, row).local)),
  column(decimal('Amount_Rounding_Precision'), (row, { company }) => amountPrecision(company, textOf(row, 'code'))),
  constant(text('Amount_Decimal_Places', 5), '2:2'),
  from(decimal('Invoice_Rounding_Precision'), 'amountRoundingPrecision'),
  constant(option('Invoice_Rounding_Type', ['Nearest', 'Up', 'Down']), 'Nearest'),
  column(decimal('Unit_Amount_Rounding_Precision'), (row, { company }) => unitPrecision(company, textOf(row, 'code'))),
  constant(text('Unit_Amount_Decimal_Places', 5), '2:5'),
  column(date('Last_Date_Modified'), ({ modifiedAt }) => day(modifiedAt)),
]);

function latestRate(company: Company, row: Entity): { readonly from: string; readonly local: string } {
  const today = day(company.world.now());
  const rates = company.currencyCards.get(textOf(row, 'code'))?.rates ?? [];
  const started = rates.filter((rate) => rate.from <= today).toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return started[0] ?? { from: EMPTY_DATE, local: '0' };
}

const COUNTRIES = codes(10, 'Country/Region', ({ tables }) => tables.countries, [
  CODE,
  NAME,
  column(text('Address_Format', 50), (row) => plainOption(row, 'addressFormat')),
]);

const SHIPMENT_METHODS = codes(11, 'Shipment Method', ({ tables }) => tables.shipmentMethods, [CODE, DESCRIPTION]);

const LOCATIONS = codes(15, 'Location', ({ tables }) => tables.locations, [CODE, NAME]);

const UNITS = codes(209, 'Unit of Measure', ({ tables }) => tables.units, [
  CODE,
  from(text('Description', 10), 'displayName'),
  from(code('International_Standard_Code', 10), 'internationalStandardCode'),
]);

const VAT_PRODUCT_GROUPS = codes(471, 'VAT Product Posting Group', ({ tables }) => tables.taxGroups, [
  from(code('Code', 20, { field: 'Code' }), 'code'),
  DESCRIPTION,
]);

const PAYMENT_METHODS = codes(427, 'Payment Method', ({ tables }) => tables.paymentMethods, [
  CODE,
  DESCRIPTION,
  constant(option('Bal_Account_Type', ['G/L Account', 'Bank Account']), 'G/L Account'),
  constant(code('Bal_Account_No', 20), ''),
]);

const DIMENSIONS = codes(536, 'Dimension', ({ tables }) => tables.dimensions, [
  from(code('Code', 20, { field: 'Code' }), 'code'),
  from(text('Name', 30), 'displayName'),
  column(text('Code_Caption', 80), (row) => `${textOf(row, 'displayName')} Code`),
  column(text('Filter_Caption', 80), (row) => `${textOf(row, 'displayName')} Filter`),
  constant(text('Description', NAME_LENGTH), ''),
  constant(flag('Blocked'), false),
]);

const DIMENSION_VALUES = tablePage<Entity>({
  object: 537,
  table: 'Dimension Value',
  keys: ['Dimension_Code', 'Code'],
  columns: [
    column(code('Dimension_Code', 20, { field: 'Dimension Code' }), (row, { company }) => {
      const dimension = findById(company.tables.dimensions, textOf(row, 'dimensionId'));
      return dimension === undefined ? '' : textOf(dimension, 'code');
    }),
    from(code('Code', 20, { field: 'Code' }), 'code'),
    from(text('Name', NAME_LENGTH), 'displayName'),
    constant(option('Dimension_Value_Type', ['Standard', 'Heading', 'Total', 'Begin-Total', 'End-Total']), 'Standard'),
    constant(text('Totaling', 250), ''),
    constant(flag('Blocked'), false),
  ],
  records: ({ company }) => company.tables.dimensionValues,
  entity: (row) => row,
});

/** The list of accounts does not say which are blocked. */
const ACCOUNTS = tablePage<Entity>({
  object: 16,
  table: 'G/L Account',
  keys: ['No'],
  columns: [
    from(code('No', 20, { field: 'No.' }), 'number'),
    NAME,
    constant(option('Income_Balance', ['Income Statement', 'Balance Sheet']), 'Income Statement'),
    column(option('Account_Type', ['Posting', 'Heading', 'Total', 'Begin-Total', 'End-Total']), (row) =>
      plainOption(row, 'accountType'),
    ),
    from(flag('Direct_Posting'), 'directPosting'),
    column(code('Gen_Prod_Posting_Group', 20), (row, { company }) => company.accountProductGroups.get(row.id) ?? ''),
    column(code('VAT_Prod_Posting_Group', 20), (row, { company }) => company.accountTaxGroups.get(row.id) ?? ''),
    from(decimal('Net_Change'), 'netChange'),
    constant(decimal('Balance'), ZERO),
  ],
  flowFilters: ['Date_Filter', 'Global_Dimension_1_Filter', 'Global_Dimension_2_Filter'],
  records: ({ company }) => company.tables.accounts,
  entity: (row) => row,
});

const PRICE_GROUPS = tablePage<CustomerPriceGroup>({
  object: 7,
  table: 'Customer Price Group',
  keys: ['Code'],
  columns: [
    column(code('Code', 10, { field: 'Code' }), (group) => group.code),
    column(text('Description', NAME_LENGTH), (group) => group.displayName),
    constant(flag('Allow_Invoice_Disc'), true),
    column(flag('Allow_Line_Disc'), ({ allowLineDiscount }) => allowLineDiscount),
    column(flag('Price_Includes_VAT'), ({ pricesIncludeVat }) => pricesIncludeVat),
    column(code('VAT_Bus_Posting_Gr_Price', 20), ({ pricesIncludeVat }, { company }) =>
      pricesIncludeVat ? company.priceBusinessGroup : '',
    ),
  ],
  records: ({ company }) => company.customerPriceGroups,
});

const SHIP_TO = tablePage<ShipToAddress>({
  object: 300,
  table: 'Ship-to Address',
  keys: ['Customer_No', 'Code'],
  columns: [
    column(code('Customer_No', 20, { field: 'Customer No.' }), ({ customerNo }) => customerNo),
    column(code('Code', 10, { field: 'Code' }), (row) => row.code),
    column(text('Name', NAME_LENGTH), ({ name }) => name),
    column(text('Address', NAME_LENGTH), ({ address }) => address),
    constant(text('Address_2', NAME_LENGTH), ''),
    column(code('Post_Code', 20), ({ postCode }) => postCode),
    column(text('City', 30), ({ city }) => city),
    column(code('Country_Region_Code', 10), ({ country }) => country),
  ],
  records: ({ settings }) => settings.shipToAddresses,
});

/** What other records point at by code. */
export const REFERENCE_PAGES: readonly Page[] = [
  PAYMENT_TERMS,
  CURRENCIES,
  PRICE_GROUPS,
  COUNTRIES,
  SHIPMENT_METHODS,
  LOCATIONS,
  ACCOUNTS,
  UNITS,
  SHIP_TO,
  PAYMENT_METHODS,
  VAT_PRODUCT_GROUPS,
  DIMENSIONS,
  DIMENSION_VALUES,
];
