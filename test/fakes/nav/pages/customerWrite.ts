import type { Assignment, Body } from '../body.ts';
import type { CodeName, Company, CustomerCard } from '../company.ts';
import { cardOf, findByNumber, localCurrency, takeNumber } from '../company.ts';
import { checkCountry, checkEmail, checkPhone, currencyValues, customerType } from '../customers.ts';
import type { Entity, Value } from '../entity.ts';
import { newEntity, textOf, touch } from '../entity.ts';
import { NavFault, dialog, manualNumbersNotAllowed, noDefaultNumbers, noSuchCode, notSimulated } from '../errors.ts';
import { idOfCode } from './documentRecords.ts';
import type { Site } from './page.ts';

const TABLE = 'Customer';

/** A customer as it is changed, with what its card says beyond the API. */
interface Work {
  readonly company: Company;
  readonly customer: Entity;
  readonly card: CustomerCard;
}

type Validate = (work: Work, value: Value, name: string) => void;

const VALIDATORS: Readonly<Record<string, Validate>> = {
  Name: into('displayName'),
  Address: into('addressLine1'),
  Address_2: into('addressLine2'),
  Post_Code: into('postalCode'),
  City: into('city'),
  County: into('state'),
  Country_Region_Code: (work, value) => {
    checkCountry(work.company, 'Country/Region Code', TABLE, String(value));
    work.customer.values['country'] = value;
  },
  Phone_No: (work, value) => {
    checkPhone('Phone No.', TABLE, textOf(work.customer, 'number'), String(value));
    work.customer.values['phoneNumber'] = value;
  },
  E_Mail: (work, value) => {
    checkEmail(String(value));
    work.customer.values['email'] = value;
  },
  Home_Page: into('website'),
  VAT_Registration_No: into('taxRegistrationNumber'),
  Credit_Limit_LCY: into('creditLimit'),
  Blocked: ({ customer }, value) => {
    customer.values['blocked'] = value === ' ' ? '_x0020_' : value;
  },
  Salesperson_Code: (_work, value) => {
    if (value !== '') throw noSuchCode('Salesperson Code', TABLE, String(value), 'Salesperson/Purchaser');
  },
  Currency_Code: (work, value) => {
    const field = { caption: 'Currency Code', table: TABLE, related: 'Currency' };
    idOfCode(work.company.tables.currencies, String(value), field);
    Object.assign(work.customer.values, currencyValues(work.company, 'currencyCode', String(value)));
  },
  Payment_Terms_Code: ofTable('paymentTermsId', 'Payment Terms', ({ tables }) => tables.paymentTerms),
  Payment_Method_Code: ofTable('paymentMethodId', 'Payment Method', ({ tables }) => tables.paymentMethods),
  Shipment_Method_Code: ofTable('shipmentMethodId', 'Shipment Method', ({ tables }) => tables.shipmentMethods),
  Gen_Bus_Posting_Group: setGeneralGroup,
  VAT_Bus_Posting_Group: setVatGroup,
  Customer_Posting_Group: ({ card }, value) => {
    card.customerPostingGroup = String(value);
  },
  Customer_Price_Group: (work, value) => {
    checkGroup(work.company.customerPriceGroups, 'Customer Price Group', String(value));
    work.card.priceGroup = String(value);
  },
  Customer_Disc_Group: (work, value) => {
    checkGroup(work.company.customerDiscountGroups, 'Customer Discount Group', String(value));
    work.card.discountGroup = String(value);
  },
  Prices_Including_VAT: ({ card }, value) => {
    card.pricesIncludeTax = value === true;
  },
  Location_Code: (work, value) => {
    const field = { caption: 'Location Code', table: TABLE, related: 'Location' };
    idOfCode(work.company.tables.locations, String(value), field);
    work.card.locationCode = String(value);
  },
};

/** No template is applied on the page: a customer has only the posting groups that were sent. */
export function createCustomer({ company }: Site, body: Body): Entity {
  const number = String(body.fields.find(({ property }) => property.name === 'No')?.value ?? '');
  const series = company.numbers.customers;
  if (number !== '' && findByNumber(company.tables.customers, number) !== undefined) throw alreadyExists(number);
  if (number !== '' && !series.manual) throw manualNumbersNotAllowed(series.series);
  const customer = newEntity(company.world, customerType, {
    type: 'Company',
    blocked: '_x0020_',
    currencyCode: localCurrency(company),
    number,
  });
  const card = { ...cardOf(company, customer) };
  validate({ company, customer, card }, body.fields);
  if (number === '' && !series.default) throw noDefaultNumbers(series.series);
  if (number === '') customer.values['number'] = takeNumber(series);
  company.tables.customers.push(customer);
  company.customerCards.set(customer.id, card);
  return customer;
}

/** All or nothing: a refused field leaves the record as it was. */
export function changeCustomer({ company }: Site, customer: Entity, body: Body): void {
  const copy: Entity = { ...customer, values: { ...customer.values } };
  const card = { ...cardOf(company, customer) };
  validate({ company, customer: copy, card }, body.fields);
  Object.assign(customer.values, copy.values);
  company.customerCards.set(customer.id, card);
  touch(company.world, customer);
}

export function removeCustomer({ company }: Site, customer: Entity): void {
  const documents = [...company.orders.all(), ...company.invoices.all(), ...company.creditMemos.all()];
  if (documents.some(({ header }) => header.values['customerId'] === customer.id)) {
    const number = textOf(customer, 'number');
    throw dialog(
      `You cannot delete Customer ${number} because there is at least one sales document for this customer.`,
    );
  }
  company.tables.customers.splice(company.tables.customers.indexOf(customer), 1);
}

function validate(work: Work, fields: readonly Assignment[]): void {
  for (const { property, value } of fields) {
    const { name } = property;
    if (name === 'No') {
      if (value !== '' && value !== work.customer.values['number']) throw notSimulated('Renaming a customer');
      continue;
    }
    const validator = VALIDATORS[name];
    if (validator === undefined) work.customer.values[name] = value;
    else validator(work, value, name);
  }
}

function into(name: string): Validate {
  return ({ customer }, value) => {
    customer.values[name] = value;
  };
}

function ofTable(name: string, related: string, rows: (company: Company) => readonly Entity[]): Validate {
  return ({ company, customer }, value, field) => {
    const caption = field.replaceAll('_', ' ');
    customer.values[name] = idOfCode(rows(company), String(value), { caption, table: TABLE, related });
  };
}

function checkGroup(groups: readonly CodeName[], related: string, value: string): void {
  if (value === '' || groups.some(({ code }) => code === value)) return;
  throw noSuchCode(related, TABLE, value, related);
}

function setGeneralGroup({ company, card }: Work, value: Value): void {
  const group = String(value);
  const known = [...company.generalPosting.values()].some(({ business }) => business === group);
  if (group !== '' && !known) {
    throw noSuchCode('Gen. Bus. Posting Group', TABLE, group, 'Gen. Business Posting Group');
  }
  card.generalBusinessGroup = group;
}

function setVatGroup({ company, card }: Work, value: Value): void {
  const group = String(value);
  const known = [...company.vat.keys()].some((key) => key.startsWith(`${group}/`));
  if (group !== '' && !known) throw noSuchCode('VAT Bus. Posting Group', TABLE, group, 'VAT Business Posting Group');
  card.businessGroup = group;
}

function alreadyExists(number: string): NavFault {
  const message = `The Customer already exists. Identification fields and values: No.='${number}'`;
  return new NavFault(400, 'Internal_EntityWithSameKeyExists', message);
}
