import type { Assignment, Body } from '../body.ts';
import type { Company } from '../company.ts';
import { cardOf, findById, findByNumber, takeNumber } from '../company.ts';
import { rememberDimensions } from '../dimensions.ts';
import { takeCustomerDimensions } from '../documentDimensions.ts';
import { deleteDocument, tableOf, testOpen, transact } from '../documents.ts';
import { headerType } from '../documentTypes.ts';
import type { Entity, Value } from '../entity.ts';
import { day, textOf } from '../entity.ts';
import { badRequest, dialog, manualNumbersNotAllowed, noDefaultNumbers, noSuchCode } from '../errors.ts';
import { applyHeader, basisOf, followHeader, newDocument, seriesOf, setCustomer } from '../headers.ts';
import { lineWork, reprice } from '../lineAmounts.ts';
import type { DocumentKind, SalesDocument } from '../salesDocument.ts';
import { DOCUMENT_TYPES } from '../salesDocument.ts';
import { EMPTY_DATE, propertyOf } from '../schema.ts';
import { recount } from '../totals.ts';
import { codeOf, idOfCode } from './documentRecords.ts';
import { inOrder } from './fieldOrder.ts';
import { DOCUMENT_DATES, documentDate, headerColumns } from './headerColumns.ts';
import type { Site } from './page.ts';
import { setShipToCode } from './shipTo.ts';

/** One document while its fields are validated, one after another in the order of the page. */
export interface HeaderWork {
  readonly site: Site;
  readonly document: SalesDocument;
}

type Validate = (work: HeaderWork, value: Value, name: string) => void;

const TABLE = 'Sales Header';

const VALIDATORS: Readonly<Record<string, Validate>> = {
  Document_Type: ({ document }, value) => {
    if (value !== DOCUMENT_TYPES[document.kind])
      throw badRequest(`Document_Type must be ${DOCUMENT_TYPES[document.kind]}.`);
  },
  No: ({ document, site }, value) => setNumber(site.company, document, String(value)),
  Sell_to_Customer_No: (work, value) => setSellTo(work, customerNumbered(work, String(value), 'Sell-to Customer No.')),
  Sell_to_Customer_Name: (work, value) => setSellTo(work, customerCalled(work, String(value))),
  Sell_to_Address: shown('sellToAddressLine1'),
  Sell_to_Address_2: shown('sellToAddressLine2'),
  Sell_to_Post_Code: shown('sellToPostCode'),
  Sell_to_City: shown('sellToCity'),
  Sell_to_County: shown('sellToState'),
  Sell_to_Country_Region_Code: shown('sellToCountry'),
  Sell_to_Phone_No: shown('phoneNumber'),
  Sell_to_E_Mail: shown('email'),
  Document_Date: (work, value) => setDocumentDate(work, String(value)),
  Posting_Date: (work, value) => {
    put(work, 'postingDate', value);
    setDocumentDate(work, String(value));
  },
  Order_Date: setOrderDate,
  Due_Date: ({ document }, value) => {
    document.header.values[document.kind === 'order' ? 'Due_Date' : 'dueDate'] = value;
  },
  Requested_Delivery_Date: shown('requestedDeliveryDate'),
  External_Document_No: shown('externalDocumentNumber'),
  Salesperson_Code: shown('salesperson'),
  Shortcut_Dimension_1_Code: shown('shortcutDimension1Code'),
  Shortcut_Dimension_2_Code: shown('shortcutDimension2Code'),
  Currency_Code: setCurrency,
  Prices_Including_VAT: shown('pricesIncludeTax'),
  VAT_Bus_Posting_Group: setBusinessGroup,
  Payment_Terms_Code: setTerms,
  Payment_Method_Code: ofTable('Payment Method Code', 'Payment Method', ({ tables }) => tables.paymentMethods),
  Ship_to_Code: setShipToCode,
  Ship_to_Name: shown('shipToName'),
  Ship_to_Address: shown('shipToAddressLine1'),
  Ship_to_Address_2: shown('shipToAddressLine2'),
  Ship_to_Post_Code: shown('shipToPostCode'),
  Ship_to_City: shown('shipToCity'),
  Ship_to_County: shown('shipToState'),
  Ship_to_Country_Region_Code: shown('shipToCountry'),
  Ship_to_Contact: shown('shipToContact'),
  Shipment_Method_Code: (work, value) => {
    const field = { caption: 'Shipment Method Code', table: TABLE, related: 'Shipment Method' };
    put(work, 'shipmentMethodId', idOfCode(work.site.company.tables.shipmentMethods, String(value), field));
  },
  Shipping_Advice: shown('partialShipping', (value) => value === 'Partial'),
  Bill_to_Customer_No: (work, value) => {
    const customer = customerNumbered(work, String(value), 'Bill-to Customer No.');
    put(work, 'billToCustomerNumber', textOf(customer, 'number'));
  },
  Bill_to_Name: (work, value) =>
    put(work, 'billToCustomerNumber', textOf(customerCalled(work, String(value)), 'number')),
  Bill_to_Address: raw('billToAddressLine1'),
  Bill_to_Post_Code: raw('billToPostCode'),
  Bill_to_City: raw('billToCity'),
  Location_Code: ofTable('Location Code', 'Location', ({ tables }) => tables.locations),
  Applies_to_Doc_No: (work, value) => applyTo(work, String(value)),
};

/** Number series first, then the fields sent. A document without a customer is possible, as on the screen. */
export function createHeader(site: Site, kind: DocumentKind, body: Body): SalesDocument {
  const { company } = site;
  const document = newDocument(company, kind);
  const today = day(company.world.now());
  Object.assign(document.header.values, { Shipment_Date: today, Document_Date: today, Due_Date: today });
  validate({ site, document }, inOrder(site, headerColumns(kind), body.fields));
  recount(company, document);
  const series = seriesOf(company, kind);
  if (textOf(document.header, 'number') === series.next) {
    if (!series.default) throw noDefaultNumbers(series.series);
    takeNumber(series);
  }
  tableOf(company, kind).insert(document);
  return document;
}

export function changeHeader(site: Site, document: SalesDocument, body: Body): void {
  testOpen(document);
  const putDimensionsBack = rememberDimensions(site.company, document.header.id);
  try {
    transact(site.company, document, (copy) => {
      validate({ site, document: copy }, inOrder(site, headerColumns(copy.kind), body.fields));
    });
  } catch (error) {
    putDimensionsBack();
    throw error;
  }
}

/** With its lines, released or not, as on the screen. */
export function deleteHeader({ company }: Site, document: SalesDocument): void {
  deleteDocument(company, document);
}

function validate(work: HeaderWork, fields: readonly Assignment[]): void {
  for (const { property, value } of fields) {
    const { name } = property;
    if (VALIDATORS[name] === undefined) work.document.header.values[name] = value;
    else VALIDATORS[name](work, value, name);
  }
}

/** A field the API's record has under a name of its own, with everything that follows from it. */
function shown(name: string, convert: (value: Value) => Value = (value) => value): Validate {
  return (work, value) => put(work, name, convert(value));
}

function raw(name: string): Validate {
  return ({ document }, value) => {
    document.header.values[name] = value;
  };
}

function put({ site, document }: HeaderWork, name: string, value: Value): void {
  const property = propertyOf(headerType(document.kind), name);
  if (property === undefined) document.header.values[name] = value;
  else applyHeader(site.company, document, [{ property, value }, ...keptDueDate(document, name)]);
}

/** Only terms and dates work out a new due date. */
function keptDueDate(document: SalesDocument, name: string): readonly Assignment[] {
  const property = propertyOf(headerType(document.kind), 'dueDate');
  if (property === undefined || name === 'paymentTermsId' || name === DOCUMENT_DATES[document.kind]) return [];
  return [{ property, value: textOf(document.header, 'dueDate') }];
}

function ofTable(caption: string, related: string, rows: (company: Company) => readonly Entity[]): Validate {
  return ({ site, document }, value, name) => {
    idOfCode(rows(site.company), String(value), { caption, table: TABLE, related });
    document.header.values[name] = value;
  };
}

function setNumber(company: Company, document: SalesDocument, number: string): void {
  const series = seriesOf(company, document.kind);
  const current = textOf(document.header, 'number');
  if (number === '' || number === current) return;
  if (!series.manual) throw manualNumbersNotAllowed(series.series);
  document.header.values['number'] = number;
}

function customerNumbered({ site }: HeaderWork, number: string, caption: string): Entity {
  const customer = findByNumber(site.company.tables.customers, number);
  if (customer === undefined) throw noSuchCode(caption, TABLE, number, 'Customer');
  return customer;
}

/** A name picks the customer of that name; it does not merely change what is printed. */
function customerCalled({ site }: HeaderWork, name: string): Entity {
  const called = site.company.tables.customers.filter((customer) => textOf(customer, 'displayName') === name);
  const [only, another] = called;
  if (only === undefined || another !== undefined) throw dialog('You must select an existing customer.');
  return only;
}

function setSellTo({ site, document }: HeaderWork, customer: Entity): void {
  const before = basisOf(document);
  setCustomer(site.company, document, customer);
  followHeader(site.company, document, before);
  const { values } = document.header;
  values['Location_Code'] = cardOf(site.company, customer).locationCode;
  values['Ship_to_Code'] = '';
  values['Payment_Method_Code'] = codeOf(site.company.tables.paymentMethods, textOf(customer, 'paymentMethodId'));
  takeCustomerDimensions(site.company, document);
  setDueDate({ site, document });
}

/** An order has a date of its own beside it, which prices go by. */
function setDocumentDate(work: HeaderWork, value: string): void {
  const { document } = work;
  if (document.kind === 'order') document.header.values['Document_Date'] = value;
  else put(work, DOCUMENT_DATES[document.kind], value);
  setDueDate(work);
}

function setTerms(work: HeaderWork, value: Value): void {
  const field = { caption: 'Payment Terms Code', table: TABLE, related: 'Payment Terms' };
  put(work, 'paymentTermsId', idOfCode(work.site.company.tables.paymentTerms, String(value), field));
  setDueDate(work);
}

/** The API works it out for invoices and memos only, yet orders have it too. */
function setDueDate({ site, document }: HeaderWork): void {
  const { header, kind } = document;
  const from = documentDate(document);
  if (from === '' || from === EMPTY_DATE) return;
  const terms = findById(site.company.tables.paymentTerms, textOf(header, 'paymentTermsId'));
  const days = terms === undefined ? 0 : Number.parseInt(textOf(terms, 'dueDateCalculation'), 10);
  const due = day(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000);
  header.values[kind === 'order' ? 'Due_Date' : 'dueDate'] = due;
}

/** Lines are priced anew for another day. */
function setOrderDate({ site, document }: HeaderWork, value: Value): void {
  if (document.header.values['orderDate'] === value) return;
  document.header.values['orderDate'] = value;
  for (const line of document.lines) reprice(lineWork(site.company, document, line));
}

/** Blank is the local currency, and its own code is not in the table. */
function setCurrency(work: HeaderWork, value: Value): void {
  const code = String(value);
  const known = work.site.company.tables.currencies.some((row) => row.values['code'] === code);
  if (code !== '' && !known) throw noSuchCode('Currency Code', TABLE, code, 'Currency');
  put(work, 'currencyCode', code);
}

function setBusinessGroup({ site, document }: HeaderWork, value: Value): void {
  const group = String(value);
  const known = [...site.company.vat.keys()].some((key) => key.startsWith(`${group}/`));
  if (group !== '' && !known) {
    throw noSuchCode('VAT Bus. Posting Group', TABLE, group, 'VAT Business Posting Group');
  }
  const before = basisOf(document);
  document.businessGroup = group;
  followHeader(site.company, document, before);
}

function applyTo(work: HeaderWork, number: string): void {
  const posted = work.site.company.invoices.all().filter((document) => document.posted);
  const invoice = posted.find(({ header }) => header.values['number'] === number);
  if (number !== '' && invoice === undefined) {
    throw noSuchCode('Applies-to Doc. No.', TABLE, number, 'Cust. Ledger Entry');
  }
  put(work, 'invoiceNumber', number);
}
