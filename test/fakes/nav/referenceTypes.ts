import type { EntityType, Property } from './schema.ts';
import {
  READ_ONLY,
  code,
  date,
  dateTime,
  decimal,
  flag,
  guid,
  id,
  integer,
  lastModified,
  option,
  text,
} from './schema.ts';

function reference(name: string, set: string, table: string, between: readonly Property[] = []): EntityType {
  const properties = [id, code('code', 10, { field: 'Code' }), text('displayName', 100), ...between, lastModified];
  return { name, set, table, key: 'code', properties };
}

export const companyType: EntityType = {
  name: 'company',
  set: 'companies',
  table: 'Company',
  key: 'name',
  properties: [
    id,
    text('systemVersion', 250),
    integer('timestamp'),
    text('name', 30),
    text('displayName', 250),
    text('businessProfileId', 250),
    dateTime('systemCreatedAt'),
    guid('systemCreatedBy'),
    dateTime('systemModifiedAt'),
    guid('systemModifiedBy'),
  ],
};

export const paymentTermType = reference('paymentTerm', 'paymentTerms', 'Payment Terms', [
  text('dueDateCalculation', 32),
  text('discountDateCalculation', 32),
  decimal('discountPercent'),
  flag('calculateDiscountOnCreditMemos'),
]);

export const paymentMethodType = reference('paymentMethod', 'paymentMethods', 'Payment Method');

export const shipmentMethodType = reference('shipmentMethod', 'shipmentMethods', 'Shipment Method');

export const unitType = reference('unitOfMeasure', 'unitsOfMeasure', 'Unit of Measure', [
  text('internationalStandardCode', 10),
  text('symbol', 10),
]);

export const taxGroupType = reference('taxGroup', 'taxGroups', 'VAT Product Posting Group', [
  option('taxType', ['Sales_x0020_Tax', 'VAT']),
]);

export const currencyType = reference('currency', 'currencies', 'Currency', [
  text('symbol', 10),
  text('amountDecimalPlaces', 5),
  decimal('amountRoundingPrecision'),
]);

export const countryType = reference('countryRegion', 'countriesRegions', 'Country/Region', [
  text('addressFormat', 50),
]);

export const locationType = reference('location', 'locations', 'Location', [
  text('contact', 100),
  text('addressLine1', 100),
  text('addressLine2', 50),
  text('city', 30),
  text('state', 30),
  code('country', 10),
  code('postalCode', 20),
  text('phoneNumber', 30),
  text('email', 80),
  text('website', 90),
]);

export const accountType: EntityType = {
  name: 'account',
  set: 'accounts',
  table: 'G/L Account',
  key: 'number',
  properties: [
    id,
    code('number', 20, { field: 'No.' }),
    text('displayName', 100),
    option('category', [
      '_x0020_',
      'Assets',
      'Liabilities',
      'Equity',
      'Income',
      'Cost_x0020_of_x0020_Goods_x0020_Sold',
      'Expense',
    ]),
    text('subCategory', 80),
    flag('blocked'),
    option('accountType', ['Posting', 'Heading', 'Total', 'Begin_x002D_Total', 'End_x002D_Total']),
    flag('directPosting'),
    decimal('netChange'),
    text('consolidationTranslationMethod', 100),
    text('consolidationDebitAccount', 20),
    text('consolidationCreditAccount', 20),
    flag('excludeFromConsolidation'),
    lastModified,
  ],
};

export const itemType: EntityType = {
  name: 'item',
  set: 'items',
  table: 'Item',
  key: 'number',
  properties: [
    id,
    code('number', 20, { field: 'No.' }),
    text('displayName', 100, { field: 'Description' }),
    text('displayName2', 50),
    option('type', ['Inventory', 'Service', 'Non_x002D_Inventory']),
    guid('itemCategoryId'),
    code('itemCategoryCode', 20),
    flag('blocked'),
    code('gtin', 14, { field: 'GTIN' }),
    decimal('inventory'),
    decimal('unitPrice'),
    flag('priceIncludesTax'),
    decimal('unitCost'),
    guid('taxGroupId'),
    code('taxGroupCode', 20),
    guid('baseUnitOfMeasureId'),
    code('baseUnitOfMeasureCode', 10),
    guid('generalProductPostingGroupId'),
    code('generalProductPostingGroupCode', 20),
    guid('inventoryPostingGroupId'),
    code('inventoryPostingGroupCode', 20),
    lastModified,
  ],
};

export const itemVariantType: EntityType = {
  name: 'itemVariant',
  set: 'itemVariants',
  table: 'Item Variant',
  key: 'code',
  properties: [
    id,
    guid('itemId'),
    code('itemNumber', 20, { field: 'Item No.' }),
    code('code', 10, { field: 'Code' }),
    text('description', 100),
    lastModified,
  ],
};

const shortcuts = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => code(`shortcutDimension${number}Code`, 20, READ_ONLY));

export const ledgerSetupType: EntityType = {
  name: 'generalLedgerSetup',
  set: 'generalLedgerSetup',
  table: 'General Ledger Setup',
  key: 'id',
  properties: [
    id,
    date('allowPostingFrom'),
    date('allowPostingTo'),
    code('additionalReportingCurrency', 10),
    code('localCurrencyCode', 10),
    text('localCurrencySymbol', 10),
    lastModified,
    flag('allowQueryFromConsolidation'),
    ...shortcuts,
  ],
};

export const companyInformationType: EntityType = {
  name: 'companyInformation',
  set: 'companyInformation',
  table: 'Company Information',
  key: 'id',
  properties: [id, text('displayName', 100), code('country', 10), text('taxRegistrationNumber', 20), lastModified],
};

export const exchangeRateType: EntityType = {
  name: 'currencyExchangeRate',
  set: 'currencyExchangeRates',
  table: 'Currency Exchange Rate',
  key: 'startingDate',
  properties: [
    id,
    code('currencyCode', 10, { field: 'Currency Code' }),
    date('startingDate'),
    decimal('exchangeRateAmount'),
    code('relationalCurrencyCode', 10),
    decimal('relationalExchangeRateAmount'),
    lastModified,
  ],
};
