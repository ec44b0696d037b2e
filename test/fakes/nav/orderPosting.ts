import { Big } from 'big.js';
import type { Company } from './company.ts';
import { takeNumber } from './company.ts';
import { transact } from './documents.ts';
import { headerType, lineType } from './documentTypes.ts';
import { copyDimensions } from './dimensions.ts';
import type { Entity, Value } from './entity.ts';
import { newEntity, numberOf, textOf } from './entity.ts';
import { dialog } from './errors.ts';
import type { Moved, Parcel } from './goods.ts';
import { postShipment } from './goods.ts';
import { newDocument } from './headers.ts';
import { lineWork, discountFromPercent } from './lineAmounts.ts';
import { roundInvoice } from './invoiceRounding.ts';
import { testPosting } from './postingChecks.ts';
import type { SalesDocument } from './salesDocument.ts';
import { ZERO } from './schema.ts';
import type { PostedShipment } from './shipments.ts';
import { recount } from './totals.ts';

/** Ships what is to be shipped without invoicing it; the order stays. Quantities by line number, all of the rest where absent. */
export function shipOrder(
  company: Company,
  order: SalesDocument,
  quantities: Readonly<Record<number, string>> | null,
  parcel: Parcel,
): PostedShipment {
  testPosting(company, order);
  const moved = order.lines
    .map((line) => ({ line, quantity: wantedOf(line, quantities) }))
    .filter(({ quantity }) => !quantity.eq(0));
  if (moved.length === 0) throw dialog('There is nothing to post.');
  const shipment = postShipment(company, order, moved, parcel);
  transact(company, order, (copy) => {
    for (const { line, quantity } of moved) ship(copyIn(copy, line), quantity);
    setShipped(copy);
  });
  return shipment;
}

function wantedOf(line: Entity, quantities: Readonly<Record<number, string>> | null): Big {
  if (quantities === null) return numberOf(line, 'shipQuantity');
  return new Big(quantities[numberOf(line, 'sequence').toNumber()] ?? '0');
}

function copyIn(copy: SalesDocument, line: Entity): Entity {
  return copy.lines.find(({ id }) => id === line.id) ?? line;
}

function ship(line: Entity, quantity: Big): void {
  const shipped = numberOf(line, 'shippedQuantity').plus(quantity);
  Object.assign(line.values, { shippedQuantity: shipped, shipQuantity: numberOf(line, 'quantity').minus(shipped) });
}

function setShipped({ header, lines }: SalesDocument): void {
  header.values['fullyShipped'] = lines.every((line) =>
    numberOf(line, 'quantity').eq(numberOf(line, 'shippedQuantity')),
  );
}

/**
 * Ships and invoices by the quantities to ship and to invoice: a posted invoice with an id of its own stands for them.
 * The order is gone when nothing of it is left.
 */
export function shipAndInvoice(company: Company, order: SalesDocument): SalesDocument {
  testPosting(company, order);
  const shipped = quantitiesOf(order, 'shipQuantity');
  const invoiced = quantitiesOf(order, 'invoiceQuantity').map(({ line, quantity }) => ({
    line,
    quantity: atMost(quantity, numberOf(line, 'shippedQuantity').plus(numberOf(line, 'shipQuantity')), line),
  }));
  if (invoiced.every(({ quantity }) => quantity.eq(0))) throw dialog('There is nothing to post.');
  const invoice = invoiceOf(company, order, invoiced);
  if (shipped.length > 0) postShipment(company, order, shipped);
  company.invoices.insert(invoice);
  settle(company, order, shipped, invoiced);
  return invoice;
}

function quantitiesOf(order: SalesDocument, name: 'shipQuantity' | 'invoiceQuantity'): readonly Moved[] {
  return order.lines
    .map((line) => ({ line, quantity: numberOf(line, name) }))
    .filter(({ quantity }) => !quantity.eq(0));
}

/** What has not been shipped cannot be invoiced. */
function atMost(quantity: Big, shipped: Big, line: Entity): Big {
  const open = shipped.minus(numberOf(line, 'invoicedQuantity'));
  return quantity.abs().gt(open.abs()) ? open : quantity;
}

function settle(company: Company, order: SalesDocument, shipped: readonly Moved[], invoiced: readonly Moved[]): void {
  transact(company, order, (copy) => {
    for (const { line, quantity } of shipped) ship(copyIn(copy, line), quantity);
    for (const { line, quantity } of invoiced) {
      const { values } = copyIn(copy, line);
      const done = numberOf(line, 'invoicedQuantity').plus(quantity);
      Object.assign(values, { invoicedQuantity: done, invoiceQuantity: numberOf(line, 'quantity').minus(done) });
    }
    setShipped(copy);
  });
  const isDone = order.lines.every((line) => numberOf(line, 'quantity').eq(numberOf(line, 'invoicedQuantity')));
  if (isDone) company.orders.remove(order);
}

function invoiceOf(company: Company, order: SalesDocument, invoiced: readonly Moved[]): SalesDocument {
  const { businessGroup, priceGroup, lineDiscountPercent, currency } = order;
  const drafted = newDocument(company, 'invoice');
  const invoice = { ...drafted, businessGroup, priceGroup, lineDiscountPercent, currency, posted: true };
  copyHeader(order.header, invoice.header);
  Object.assign(invoice.header.values, {
    number: takeNumber(company.numbers.postedInvoices),
    invoiceDate: textOf(order.header, 'orderDate'),
    dueDate: textOf(order.header, 'postingDate'),
    orderId: order.header.id,
    orderNumber: textOf(order.header, 'number'),
    status: 'Open',
  });
  const quantities = new Map(invoiced.map(({ line, quantity }) => [line.id, quantity]));
  for (const line of order.lines) addPostedLine(company, invoice, line, quantities.get(line.id) ?? ZERO);
  copyDimensions(company, order.header.id, invoice.header.id);
  recount(company, invoice);
  roundInvoice(company, invoice);
  return invoice;
}

function copyHeader(from: Entity, to: Entity): void {
  for (const { name } of headerType('invoice').properties) {
    const value = from.values[name];
    if (value !== undefined && name !== 'id' && name !== 'lastModifiedDateTime') to.values[name] = value;
  }
}

/** A comment is copied with every invoice; other lines only with what is invoiced of them. */
function addPostedLine(company: Company, invoice: SalesDocument, line: Entity, quantity: Big): void {
  if (quantity.eq(0) && textOf(line, 'lineType') !== 'Comment') return;
  const { id: _id, ...shown } = line.values;
  const values: Record<string, Value> = { ...shown, documentId: invoice.header.id, quantity };
  const posted = newEntity(company.world, lineType('invoice'), values);
  if (!quantity.eq(numberOf(line, 'quantity'))) discountFromPercent(lineWork(company, invoice, posted));
  copyDimensions(company, line.id, posted.id);
  invoice.lines.push(posted);
}
