import type { Assignment } from './body.ts';
import type { Company, NumberSeries } from './company.ts';
import { cardOf, findById, findByNumber, localRate, vatSetup } from './company.ts';
import { checkCountry, checkEmail, checkId, checkPhone, currencyValues } from './customers.ts';
import { setShortcut } from './documentDimensions.ts';
import { headerType } from './documentTypes.ts';
import type { Entity, Value } from './entity.ts';
import { day, flagOf, newEntity, numberOf, textOf } from './entity.ts';
import { dialog, fieldTest, noSuchCode, notSimulated } from './errors.ts';
import { changePercent, discountFromPercent, lineWork, reprice } from './lineAmounts.ts';
import { setAppliesTo } from './memoHeader.ts';
import { rescaledPrice } from './pricing.ts';
import type { DocumentKind, SalesDocument } from './salesDocument.ts';
import { EMPTY_GUID, ZERO } from './schema.ts';

const ADDRESS: readonly (readonly [string, string])[] = [
  ['AddressLine1', 'addressLine1'],
  ['AddressLine2', 'addressLine2'],
  ['City', 'city'],
  ['Country', 'country'],
  ['State', 'state'],
  ['PostCode', 'postalCode'],
];

/** A document with nothing but its number and dates; the customer comes next. */
export function newDocument(company: Company, kind: DocumentKind): SalesDocument {
  const today = day(company.world.now());
  const header = newEntity(company.world, headerType(kind), {
    number: seriesOf(company, kind).next,
    orderDate: today,
    invoiceDate: today,
    creditMemoDate: today,
    postingDate: today,
    discountAppliedBeforeTax: true,
    partialShipping: true,
    status: 'Draft',
  });
  return {
    kind,
    header,
    lines: [],
    businessGroup: '',
    priceGroup: '',
    lineDiscountPercent: ZERO,
    currency: '',
    posted: false,
    applied: ZERO,
    corrects: '',
  };
}

export function seriesOf(company: Company, kind: DocumentKind): NumberSeries {
  const { orders, invoices, creditMemos } = company.numbers;
  return { order: orders, invoice: invoices, creditMemo: creditMemos }[kind];
}

/** The customer a body names; id and number must agree when both are there. */
export function customerIn(company: Company, fields: readonly Assignment[]): Entity {
  const named = (name: string) => fields.find(({ property }) => property.name === name)?.value;
  const id = named('customerId');
  const number = named('customerNumber');
  if ((id ?? EMPTY_GUID) === EMPTY_GUID && (number ?? '') === '') {
    throw dialog('A "customerNumber" or a "customerId" must be provided.');
  }
  return agreeing(company, id, number);
}

function agreeing(company: Company, id: Value | undefined, number: Value | undefined): Entity {
  const { customers } = company.tables;
  const byId = id === undefined ? undefined : findById(customers, String(id));
  const byNumber = number === undefined ? undefined : findByNumber(customers, String(number));
  if (byId !== undefined && byNumber !== undefined && byId !== byNumber) {
    throw dialog('The sell-to customer values do not match to a specific Customer.');
  }
  const customer = id === undefined ? byNumber : byId;
  if (customer === undefined) throw dialog('The sell-to customer cannot be found.');
  return customer;
}

/** Any block keeps a customer from orders and invoices; `Ship` alone lets an invoice be made. */
export function testCustomer(customer: Entity, kind: DocumentKind, verb: 'create' | 'post', company: Company): void {
  const blocked = textOf(customer, 'blocked');
  const number = textOf(customer, 'number');
  if (blocked !== '_x0020_' && !(blocked === 'Ship' && kind === 'invoice')) {
    throw dialog(`You cannot ${verb} this type of document when Customer ${number} is blocked with type ${blocked}`);
  }
  const card = cardOf(company, customer);
  if (card.businessGroup === '' || card.customerPostingGroup === '') {
    const message = `Customer Posting Group must have a value in Customer: No.=${number}. It cannot be zero or empty.`;
    throw fieldTest(message);
  }
}

/** Sell-to and bill-to, addresses, terms, currency and price basis of the customer. */
export function setCustomer(company: Company, document: SalesDocument, customer: Entity): void {
  testCustomer(customer, document.kind, 'create', company);
  const { values } = document.header;
  const name = textOf(customer, 'displayName');
  put(values, {
    customerId: customer.id,
    customerNumber: textOf(customer, 'number'),
    customerName: name,
    shipToName: name,
    shipToContact: '',
    phoneNumber: textOf(customer, 'phoneNumber'),
    email: textOf(customer, 'email').split(';')[0]?.trim() ?? '',
  });
  copyAddress(values, 'sellTo', customer);
  copyAddress(values, 'shipTo', customer);
  setBillTo(company, document, customer);
}

function copyAddress(values: Record<string, Value>, prefix: string, customer: Entity): void {
  for (const [suffix, name] of ADDRESS) put(values, { [`${prefix}${suffix}`]: textOf(customer, name) });
}

/** Sets what the document has: a credit memo ships to nobody. */
function put(values: Record<string, Value>, known: Readonly<Record<string, Value>>): void {
  for (const [name, value] of Object.entries(known)) if (name in values) values[name] = value;
}

function setBillTo(company: Company, document: SalesDocument, customer: Entity): void {
  const { values } = document.header;
  const card = cardOf(company, customer);
  document.businessGroup = card.businessGroup;
  document.priceGroup = card.priceGroup;
  document.lineDiscountPercent = card.lineDiscountPercent;
  Object.assign(values, {
    billToName: textOf(customer, 'displayName'),
    billToCustomerId: customer.id,
    billToCustomerNumber: textOf(customer, 'number'),
    paymentTermsId: textOf(customer, 'paymentTermsId'),
    shipmentMethodId: textOf(customer, 'shipmentMethodId'),
    pricesIncludeTax: card.pricesIncludeTax,
  });
  copyAddress(values, 'billTo', customer);
  setCurrency(company, document, 'currencyCode', textOf(customer, 'currencyCode'));
}

type CurrencyProperty = 'currencyCode' | 'currencyId';

function setCurrency(company: Company, document: SalesDocument, name: CurrencyProperty, value: string): void {
  const { currencyId, currencyCode } = currencyValues(company, name, value);
  document.currency = currencyId === EMPTY_GUID ? '' : currencyCode;
  Object.assign(document.header.values, { currencyId, currencyCode });
}

/** Applies all fields but the sell-to customer, which comes first, then lets the lines follow. */
export function applyHeader(company: Company, document: SalesDocument, fields: readonly Assignment[]): void {
  const before = basisOf(document);
  for (const { property, value } of fields) {
    if (property.name === 'customerId' || property.name === 'customerNumber') continue;
    applyField(company, document, property.name, property.field ?? property.name, value);
  }
  localRate(company, document.currency, textOf(document.header, 'postingDate'));
  if (document.kind !== 'order') setDueDate(company, document, fields);
  followHeader(company, document, before);
}

function applyField(company: Company, document: SalesDocument, name: string, caption: string, value: Value): void {
  const { values } = document.header;
  const text = String(value);
  switch (name) {
    case 'currencyId':
    case 'currencyCode':
      return setCurrency(company, document, name, text);
    case 'billToCustomerId':
    case 'billToCustomerNumber':
      return setBillTo(company, document, billToCustomer(company, name, text));
    case 'discountAmount':
      if (typeof value === 'object' && !value.eq(0)) throw notSimulated('An invoice discount');
      return;
    case 'invoiceId':
    case 'invoiceNumber':
      return setAppliesTo(company, document, name, text);
    default:
      if (setShortcut(company, document, name, text)) return;
      check(company, document, name, caption, text);
      values[name] = value;
      copySellTo(document, name, value);
  }
}

function billToCustomer(company: Company, name: string, value: string): Entity {
  const { customers } = company.tables;
  const customer = name === 'billToCustomerId' ? findById(customers, value) : findByNumber(customers, value);
  if (customer === undefined) throw dialog('The bill-to customer cannot be found.');
  return customer;
}

/** The bill-to address follows the sell-to address while both are one customer. */
function copySellTo({ header }: SalesDocument, name: string, value: Value): void {
  const suffix = name.startsWith('sellTo') ? name.slice('sellTo'.length) : null;
  if (suffix === null || header.values['billToCustomerId'] !== header.values['customerId']) return;
  header.values[`billTo${suffix}`] = value;
}

function check(company: Company, document: SalesDocument, name: string, caption: string, text: string): void {
  const { tables } = company;
  const table = 'Sales Header';
  if (name.endsWith('Country')) checkCountry(company, caption, table, text);
  if (name === 'email') checkEmail(text);
  if (name === 'phoneNumber') checkPhone('Sell-to Phone No.', table, textOf(document.header, 'number'), text);
  if (name === 'paymentTermsId') checkId(tables.paymentTerms, name, text, 'Payment Terms');
  if (name === 'shipmentMethodId') checkId(tables.shipmentMethods, name, text, 'Shipment Method');
  if (name === 'salesperson' && text !== '') throw noSuchCode(caption, table, text, 'Salesperson/Purchaser');
}

function setDueDate(company: Company, { header }: SalesDocument, fields: readonly Assignment[]): void {
  if (fields.some(({ property }) => property.name === 'dueDate')) return;
  const terms = findById(company.tables.paymentTerms, textOf(header, 'paymentTermsId'));
  const days = terms === undefined ? 0 : Number.parseInt(textOf(terms, 'dueDateCalculation'), 10);
  header.values['dueDate'] = day(Date.parse(`${documentDate(header)}T00:00:00Z`) + days * 86_400_000);
}

function documentDate(header: Entity): string {
  return textOf(header, 'invoiceDate') || textOf(header, 'creditMemoDate');
}

interface Decisive {
  readonly businessGroup: string;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
}

export function basisOf(document: SalesDocument): Decisive {
  const { businessGroup, currency } = document;
  return { businessGroup, currency, pricesIncludeTax: flagOf(document.header, 'pricesIncludeTax') };
}

/** Lines entered before a header change are rescaled, repriced or taxed anew. */
export function followHeader(company: Company, document: SalesDocument, before: Decisive): void {
  const now = basisOf(document);
  for (const line of document.lines) {
    const work = lineWork(company, document, line);
    if (before.pricesIncludeTax !== now.pricesIncludeTax) rescaleToBasis(company, document, line, now.pricesIncludeTax);
    if (before.businessGroup !== now.businessGroup) {
      const { percent } = vatSetup(company, document.businessGroup, textOf(line, 'taxCode'));
      changePercent(work, numberOf(line, 'taxPercent'), percent);
    }
    if (before.currency !== now.currency) reprice(work);
  }
}

function rescaleToBasis(company: Company, document: SalesDocument, line: Entity, toGross: boolean): void {
  const percent = numberOf(line, 'taxPercent');
  const [from, to] = toGross ? [ZERO, percent] : [percent, ZERO];
  line.values['unitPrice'] = rescaledPrice(company, document, numberOf(line, 'unitPrice'), from, to);
  discountFromPercent(lineWork(company, document, line));
}
