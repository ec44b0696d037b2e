import type { Assignment, Body } from './body.ts';
import type { Collection } from './collection.ts';
import type { Company } from './company.ts';
import { findByCode, findById, findByNumber, localCurrency, takeNumber, toCard } from './company.ts';
import type { Entity, Value } from './entity.ts';
import { newEntity, textOf, touch } from './entity.ts';
import { dialog, fieldTest, manualNumbersNotAllowed, noDefaultNumbers, noSuchCode, sameKeyExists } from './errors.ts';
import type { SalesDocument } from './salesDocument.ts';
import type { EntityType } from './schema.ts';
import {
  EMPTY_GUID,
  READ_ONLY,
  ZERO,
  code,
  decimal,
  flag,
  guid,
  id,
  lastModified,
  option,
  text,
  toCode,
} from './schema.ts';

/** What a customer owes, summed from its ledger. */
const financialType: EntityType = {
  name: 'customerFinancialDetail',
  set: 'customerFinancialDetails',
  table: 'Customer',
  key: 'number',
  properties: [
    id,
    code('number', 20, READ_ONLY),
    decimal('balance', READ_ONLY),
    decimal('totalSalesExcludingTax', READ_ONLY),
    decimal('overdueAmount', READ_ONLY),
  ],
};

export const customerType: EntityType = {
  name: 'customer',
  set: 'customers',
  table: 'Customer',
  key: 'number',
  properties: [
    id,
    code('number', 20, { field: 'No.' }),
    text('displayName', 100),
    option('type', ['Company', 'Person']),
    text('addressLine1', 100),
    text('addressLine2', 50),
    text('city', 30),
    text('state', 30),
    code('country', 10, { field: 'Country/Region Code' }),
    code('postalCode', 20),
    text('phoneNumber', 30),
    text('email', 80),
    text('website', 255),
    code('salespersonCode', 20, { field: 'Salesperson Code' }),
    decimal('balanceDue', READ_ONLY),
    decimal('creditLimit'),
    flag('taxLiable'),
    guid('taxAreaId'),
    text('taxAreaDisplayName', 100, READ_ONLY),
    text('taxRegistrationNumber', 20),
    guid('currencyId'),
    code('currencyCode', 10, { field: 'Currency Code' }),
    guid('paymentTermsId'),
    guid('shipmentMethodId'),
    guid('paymentMethodId'),
    option('blocked', ['_x0020_', 'Ship', 'Invoice', 'All']),
    lastModified,
  ],
  parts: [financialType],
};

const DEFAULTS: Record<string, Value> = { type: 'Company', blocked: '_x0020_' };

export function customersOf(company: Company): Collection {
  const { customers } = company.tables;
  return {
    type: customerType,
    rows: () => customers,
    byId: (id) => findById(customers, id),
    create: (body) => createCustomer(company, body),
    change: (customer, body) => changeCustomer(company, customer, body),
    remove: (customer) => removeCustomer(company, customer),
    navigations: {
      customerFinancialDetail: (customer) => ({ many: false, type: financialType, entity: financialOf(customer) }),
    },
  };
}

function financialOf(customer: Entity): Entity {
  const { id, number = '', balanceDue = ZERO } = customer.values;
  const values = { id: id ?? '', number, balance: balanceDue, totalSalesExcludingTax: ZERO, overdueAmount: balanceDue };
  return { ...customer, values };
}

function createCustomer(company: Company, body: Body): Entity {
  const given = Object.fromEntries(body.fields.map(({ property, value }) => [property.name, value]));
  checkName(given['displayName'], true);
  const series = company.numbers.customers;
  const number = String(given['number'] ?? '');
  if (number !== '' && !series.manual) throw manualNumbersNotAllowed(series.series);
  if (number !== '') checkNumberFree(company, number);
  const values = { ...DEFAULTS, currencyCode: localCurrency(company) };
  const customer = newEntity(company.world, customerType, values);
  for (const field of body.fields) assign(company, customer, field);
  if (number === '' && !series.default) throw noDefaultNumbers(series.series);
  if (number === '') customer.values['number'] = takeNumber(series);
  company.tables.customers.push(customer);
  applyTemplate(company, customer);
  return customer;
}

/** Posting groups are not in the API: a template chosen by the fields sent brings them, or nothing does. */
function applyTemplate(company: Company, customer: Entity): void {
  const country = textOf(customer, 'country');
  const template = company.templates.find(({ countries }) => countries.length === 0 || countries.includes(country));
  if (template !== undefined) company.customerCards.set(customer.id, toCard(template));
}

function changeCustomer(company: Company, customer: Entity, body: Body): void {
  for (const { property, value } of body.fields) {
    if (property.name === 'displayName') checkName(value, false);
    if (property.name === 'number' && value !== customer.values['number']) checkNumberFree(company, String(value));
  }
  const copy: Entity = { ...customer, values: { ...customer.values } };
  for (const field of body.fields) assign(company, copy, field);
  Object.assign(customer.values, copy.values);
  touch(company.world, customer);
  renameOnDocuments(company, customer);
}

/** Another number is a renaming: every table that points at the customer follows. */
function renameOnDocuments(company: Company, customer: Entity): void {
  const { number } = customer.values;
  for (const { header } of everyDocument(company)) {
    if (header.values['customerId'] === customer.id) header.values['customerNumber'] = number ?? '';
    if (header.values['billToCustomerId'] === customer.id) header.values['billToCustomerNumber'] = number ?? '';
  }
  for (const { values } of company.tables.payments) {
    if (values['customerId'] === customer.id) values['customerNumber'] = number ?? '';
  }
}

function everyDocument({ orders, invoices, creditMemos }: Company): readonly SalesDocument[] {
  return [...orders.all(), ...invoices.all(), ...creditMemos.all()];
}

function removeCustomer(company: Company, customer: Entity): void {
  if (everyDocument(company).some(({ header }) => header.values['customerId'] === customer.id)) {
    const number = textOf(customer, 'number');
    throw dialog(
      `You cannot delete Customer ${number} because there is at least one sales document for this customer.`,
    );
  }
  company.tables.customers.splice(company.tables.customers.indexOf(customer), 1);
}

function checkName(name: Value | undefined, required: boolean): void {
  if (name === undefined && required) throw dialog('A "displayName" must be provided.');
  if (typeof name === 'string' && name.trim() === '') throw dialog('The blank "displayName" is not allowed.');
}

function checkNumberFree(company: Company, number: string): void {
  if (findByNumber(company.tables.customers, number) !== undefined) {
    throw sameKeyExists('Customer', `No.='${number}'`);
  }
}

function assign(company: Company, customer: Entity, { property, value }: Assignment): void {
  const { name } = property;
  if (typeof value === 'string') check(company, customer, name, value);
  if (name === 'currencyCode' || name === 'currencyId') {
    Object.assign(customer.values, currencyValues(company, name, String(value)));
    return;
  }
  customer.values[name] = value;
}

function check(company: Company, customer: Entity, name: string, value: string): void {
  const { tables } = company;
  if (name === 'phoneNumber') checkPhone('Phone No.', 'Customer', textOf(customer, 'number'), value);
  if (name === 'email') checkEmail(value);
  if (name === 'country') checkCountry(company, 'Country/Region Code', 'Customer', value);
  if (name === 'salespersonCode' && value !== '') {
    throw noSuchCode('Salesperson Code', 'Customer', value, 'Salesperson/Purchaser');
  }
  if (name === 'paymentTermsId') checkId(tables.paymentTerms, name, value, 'Payment Terms');
  if (name === 'shipmentMethodId') checkId(tables.shipmentMethods, name, value, 'Shipment Method');
  if (name === 'paymentMethodId') checkId(tables.paymentMethods, name, value, 'Payment Method');
  if (name === 'taxAreaId') checkId([], name, value, 'Tax Area');
}

/** A phone number with letters ("ext. 5") is refused. */
export function checkPhone(field: string, table: string, number: string, value: string): void {
  if (/\p{L}/u.test(value)) throw fieldTest(`${field} must not contain letters in ${table}: No.=${number}`);
}

/** Several addresses parted by `;` are allowed; each must be well-formed. */
export function checkEmail(value: string): void {
  if (value === '') return;
  for (const part of value.split(';').map((address) => address.trim())) {
    if (!/^[^\s@,;<>()"]+@[^\s@,;<>()"]+\.[^\s@.,;<>()"]+$/.test(part)) {
      throw dialog(`The email address "${part}" is not valid.`);
    }
  }
}

export function checkCountry(company: Company, field: string, table: string, value: string): void {
  if (value === '' || findByCode(company.tables.countries, toCode(value)) !== undefined) return;
  throw noSuchCode(field, table, value, 'Country/Region');
}

export function checkId(table: readonly Entity[], name: string, value: string, related: string): void {
  if (value === EMPTY_GUID || findById(table, value) !== undefined) return;
  throw dialog(`The "${name}" does not match to a ${related}.`);
}

/** Both currency properties for either of them; the local currency shows its code with an empty id. */
export function currencyValues(
  company: Company,
  name: 'currencyCode' | 'currencyId',
  value: string,
): { readonly currencyId: string; readonly currencyCode: string } {
  const local = localCurrency(company);
  if (value === '' || value === local || value === EMPTY_GUID) return { currencyId: EMPTY_GUID, currencyCode: local };
  const { currencies } = company.tables;
  const currency = name === 'currencyId' ? findById(currencies, value) : findByCode(currencies, value);
  if (currency === undefined) throw dialog(`The "${name}" does not match to a Currency.`);
  return { currencyId: currency.id, currencyCode: textOf(currency, 'code') };
}
