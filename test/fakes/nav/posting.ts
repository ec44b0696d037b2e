import type { Company } from './company.ts';
import { findById, postingWindow, takeNumber } from './company.ts';
import { transact } from './documents.ts';
import { headerType, lineType } from './documentTypes.ts';
import type { Entity, Value } from './entity.ts';
import { newEntity, numberOf, textOf } from './entity.ts';
import { dialog, fieldTest, notSimulated } from './errors.ts';
import { newDocument, testCustomer } from './headers.ts';
import { moveStock } from './itemLedger.ts';
import { testBlocked } from './lineObjects.ts';
import type { SalesDocument } from './salesDocument.ts';
import { EMPTY_DATE } from './schema.ts';
import { recount } from './totals.ts';

/** Posts all of an order: it is gone afterwards, and a posted invoice with an id of its own stands for it. */
export function shipAndInvoice(company: Company, order: SalesDocument): SalesDocument {
  testPosting(company, order);
  for (const line of order.lines) {
    const quantity = numberOf(line, 'quantity');
    if (!numberOf(line, 'shipQuantity').eq(quantity) || !numberOf(line, 'invoiceQuantity').eq(quantity)) {
      throw notSimulated('Posting a part of an order');
    }
  }
  const invoice = invoiceOf(company, order);
  takeStock(company, order);
  company.orders.remove(order);
  company.invoices.insert(invoice);
  return invoice;
}

/** Posts a draft invoice: the id stays, number and status change. */
export function postInvoice(company: Company, invoice: SalesDocument): void {
  if (invoice.posted) throw dialog('The action can be applied to a draft invoice only.');
  testPosting(company, invoice);
  transact(company, invoice, (copy) => {
    copy.posted = true;
    Object.assign(copy.header.values, { number: takeNumber(company.numbers.postedInvoices), status: 'Open' });
  });
  takeStock(company, invoice);
}

function testPosting(company: Company, document: SalesDocument): void {
  const { header, lines, kind } = document;
  const goods = lines.filter((line) => textOf(line, 'lineType') !== 'Comment');
  if (goods.length === 0) throw dialog(`Please add at least one line item to the ${kind}.`);
  if (goods.some((line) => numberOf(line, 'quantity').eq(0))) throw dialog('There is nothing to post.');
  const { from, to } = postingWindow(company);
  const date = textOf(header, 'postingDate');
  if ((from !== EMPTY_DATE && date < from) || (to !== EMPTY_DATE && date > to)) {
    const type = kind === 'order' ? 'Order' : 'Invoice';
    const identity = `Document Type=${type}, No.=${textOf(header, 'number')}`;
    throw fieldTest(`Posting Date is not within your range of allowed posting dates in Sales Header: ${identity}.`);
  }
  const customer = findById(company.tables.customers, textOf(header, 'customerId'));
  if (customer !== undefined) testCustomer(customer, kind, 'post', company);
  for (const line of goods) {
    const item = findById(company.tables.items, textOf(line, 'itemId'));
    if (item !== undefined) testBlocked(item, 'Item');
  }
}

function invoiceOf(company: Company, order: SalesDocument): SalesDocument {
  const invoice = { ...newDocument(company, 'invoice'), ...decisive(order), posted: true };
  const names = headerType('invoice').properties.map(({ name }) => name);
  copyValues(
    order.header,
    invoice.header,
    names.filter((name) => name !== 'id' && name !== 'lastModifiedDateTime'),
  );
  Object.assign(invoice.header.values, {
    number: takeNumber(company.numbers.postedInvoices),
    invoiceDate: textOf(order.header, 'orderDate'),
    dueDate: textOf(order.header, 'postingDate'),
    orderId: order.header.id,
    orderNumber: textOf(order.header, 'number'),
    status: 'Open',
  });
  invoice.lines.push(...order.lines.map((line) => invoiceLine(company, invoice, line)));
  recount(company, invoice);
  return invoice;
}

function decisive({ businessGroup, priceGroup, lineDiscountPercent, currency }: SalesDocument) {
  return { businessGroup, priceGroup, lineDiscountPercent, currency };
}

function invoiceLine(company: Company, invoice: SalesDocument, line: Entity): Entity {
  const values: Record<string, Value> = { ...line.values, documentId: invoice.header.id };
  delete values['id'];
  return newEntity(company.world, lineType('invoice'), values);
}

function copyValues(from: Entity, to: Entity, names: readonly string[]): void {
  for (const name of names) {
    const value = from.values[name];
    if (value !== undefined) to.values[name] = value;
  }
}

function takeStock(company: Company, document: SalesDocument): void {
  for (const line of document.lines) {
    const item = findById(company.tables.items, textOf(line, 'itemId'));
    if (item === undefined || item.values['type'] !== 'Inventory') continue;
    const perBase = company.itemCards.get(item.id)?.units.get(textOf(line, 'unitOfMeasureCode'));
    const quantity = numberOf(line, 'quantity').times(perBase ?? 1);
    moveStock(company, { item, ...places(company, line), quantity: quantity.times(-1), documentNumber: 'POSTED' });
  }
}

function places({ tables }: Company, line: Entity) {
  const variant = findById(tables.itemVariants, textOf(line, 'itemVariantId'));
  const location = findById(tables.locations, textOf(line, 'locationId'));
  return {
    variantCode: variant === undefined ? '' : textOf(variant, 'code'),
    locationCode: location === undefined ? '' : textOf(location, 'code'),
  };
}
