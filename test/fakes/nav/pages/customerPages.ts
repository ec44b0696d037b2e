import type { Company, CustomerCard } from '../company.ts';
import { cardOf, findByNumber } from '../company.ts';
import type { Entity, Value } from '../entity.ts';
import { day, textOf } from '../entity.ts';
import type { Property } from '../schema.ts';
import { READ_ONLY, ZERO, code, date, decimal, flag, option, text } from '../schema.ts';
import { changeCustomer, createCustomer, removeCustomer } from './customerWrite.ts';
import { codeOf } from './documentRecords.ts';
import { NAME_LENGTH } from './headerColumns.ts';
import type { Column, Page } from './page.ts';
import { column, definePage, extra } from './page.ts';

type CustomerColumn = Column<Entity>;

function from(property: Property, name: string): CustomerColumn {
  return column(property, (customer) => customer.values[name] ?? '');
}

function own(property: Property, initial: Value = ''): CustomerColumn {
  return column(property, (customer) => customer.values[property.name] ?? initial);
}

function card(property: Property, read: (card: CustomerCard) => Value): CustomerColumn {
  return column(property, (customer, { company }) => read(cardOf(company, customer)));
}

function reference(property: Property, name: string, rows: (company: Company) => readonly Entity[]): CustomerColumn {
  return column(property, (customer, { company }) => codeOf(rows(company), textOf(customer, name)));
}

const NUMBER = from(code('No', 20, { field: 'No.' }), 'number');
const NAME = from(text('Name', NAME_LENGTH), 'displayName');
const BLOCKED = column<Entity>(option('Blocked', [' ', 'Ship', 'Invoice', 'All']), (customer) => {
  const blocked = textOf(customer, 'blocked');
  return blocked === '_x0020_' || blocked === '' ? ' ' : blocked;
});
const SEARCH_NAME = column<Entity>(code('Search_Name', NAME_LENGTH, READ_ONLY), (customer) =>
  textOf(customer, 'displayName').toUpperCase(),
);
const MODIFIED = column<Entity>(date('Last_Date_Modified', READ_ONLY), ({ modifiedAt }) => day(modifiedAt));

const ADDRESS: readonly CustomerColumn[] = [
  from(text('Address', NAME_LENGTH), 'addressLine1'),
  from(text('Address_2', NAME_LENGTH), 'addressLine2'),
  from(code('Post_Code', 20), 'postalCode'),
  from(text('City', 30), 'city'),
];
const COUNTRY = from(code('Country_Region_Code', 10, { field: 'Country/Region Code' }), 'country');
const PHONE = from(text('Phone_No', 30), 'phoneNumber');

const GROUPS: readonly CustomerColumn[] = [
  card(code('Gen_Bus_Posting_Group', 20, { field: 'Gen. Bus. Posting Group' }), (held) => held.generalBusinessGroup),
  card(code('VAT_Bus_Posting_Group', 20, { field: 'VAT Bus. Posting Group' }), (held) => held.businessGroup),
  card(code('Customer_Posting_Group', 20, { field: 'Customer Posting Group' }), (held) => held.customerPostingGroup),
];
const CURRENCY = column<Entity>(code('Currency_Code', 10, { field: 'Currency Code' }), (customer, { company }) =>
  codeOf(company.tables.currencies, textOf(customer, 'currencyId')),
);
const PRICES: readonly CustomerColumn[] = [
  card(code('Customer_Price_Group', 10, { field: 'Customer Price Group' }), (held) => held.priceGroup),
  card(code('Customer_Disc_Group', 20, { field: 'Customer Disc. Group' }), (held) => held.discountGroup),
];
const PAYMENT_TERMS = reference(code('Payment_Terms_Code', 10), 'paymentTermsId', ({ tables }) => tables.paymentTerms);
const TERMS: readonly CustomerColumn[] = [
  PAYMENT_TERMS,
  reference(code('Payment_Method_Code', 10), 'paymentMethodId', ({ tables }) => tables.paymentMethods),
];

/** The fields of the customer card of NAV 2018. */
export const CARD_COLUMNS: readonly CustomerColumn[] = [
  NUMBER,
  NAME,
  SEARCH_NAME,
  own(code('IC_Partner_Code', 20)),
  from(decimal('Balance_LCY', READ_ONLY), 'balanceDue'),
  from(decimal('Balance_Due_LCY', READ_ONLY), 'balanceDue'),
  from(decimal('Credit_Limit_LCY'), 'creditLimit'),
  BLOCKED,
  own(flag('Privacy_Blocked'), false),
  from(code('Salesperson_Code', 20, { field: 'Salesperson Code' }), 'salespersonCode'),
  own(code('Responsibility_Center', 10)),
  MODIFIED,
  ...ADDRESS,
  extra(from(text('County', 30), 'state')),
  COUNTRY,
  PHONE,
  from(text('E_Mail', 80), 'email'),
  own(text('Fax_No', 30)),
  from(text('Home_Page', 80), 'website'),
  own(code('Language_Code', 10)),
  own(code('Bill_to_Customer_No', 20)),
  from(text('VAT_Registration_No', 20), 'taxRegistrationNumber'),
  ...GROUPS,
  CURRENCY,
  ...PRICES,
  own(flag('Allow_Line_Disc'), true),
  own(code('Invoice_Disc_Code', 20)),
  card(flag('Prices_Including_VAT'), ({ pricesIncludeTax }) => pricesIncludeTax),
  own(decimal('Prepayment_Percent'), ZERO),
  ...TERMS,
  card(code('Location_Code', 10, { field: 'Location Code' }), ({ locationCode }) => locationCode),
  own(option('Shipping_Advice', ['Partial', 'Complete']), 'Partial'),
  reference(code('Shipment_Method_Code', 10), 'shipmentMethodId', ({ tables }) => tables.shipmentMethods),
  own(code('Shipping_Agent_Code', 10)),
];

const LIST_COLUMNS: readonly CustomerColumn[] = [
  NUMBER,
  NAME,
  own(code('Responsibility_Center', 10)),
  card(code('Location_Code', 10), ({ locationCode }) => locationCode),
  from(code('Post_Code', 20), 'postalCode'),
  COUNTRY,
  PHONE,
  own(text('Contact', NAME_LENGTH)),
  from(code('Salesperson_Code', 20), 'salespersonCode'),
  ...GROUPS,
  ...PRICES,
  PAYMENT_TERMS,
  from(decimal('Credit_Limit_LCY'), 'creditLimit'),
  BLOCKED,
  MODIFIED,
  CURRENCY,
];

const FLOW_FILTERS = ['Global_Dimension_1_Filter', 'Currency_Filter', 'Date_Filter'];

function customerPage(object: number, columns: readonly CustomerColumn[]): Page {
  return definePage<Entity>({
    object,
    table: 'Customer',
    keys: ['No'],
    columns,
    flowFilters: FLOW_FILTERS,
    records: ({ company }) => company.tables.customers,
    entity: (customer) => customer,
    indexed: ({ company }, field, value) => {
      if (field !== 'No') return null;
      const customer = findByNumber(company.tables.customers, String(value));
      return customer === undefined ? [] : [customer];
    },
    // The card alone can be written; lists of NAV are not editable.
    ...(object === 21 ? { create: createCustomer, change: changeCustomer, remove: removeCustomer } : {}),
  });
}

export const CUSTOMER_PAGES: readonly Page[] = [customerPage(21, CARD_COLUMNS), customerPage(22, LIST_COLUMNS)];
