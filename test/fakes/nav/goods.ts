import type { Big } from 'big.js';
import type { Company } from './company.ts';
import { findById, takeNumber } from './company.ts';
import type { Entity, Value } from './entity.ts';
import { newEntity, numberOf, textOf } from './entity.ts';
import { moveStock } from './itemLedger.ts';
import { salesShipmentLineType, salesShipmentType } from './ledgerTypes.ts';
import type { SalesDocument } from './salesDocument.ts';
import type { PostedShipment, ShipmentLine } from './shipments.ts';

/** A line and how much of it moves, in the line's unit. */
export interface Moved {
  readonly line: Entity;
  readonly quantity: Big;
}

export interface MoveReason {
  readonly documentType: string;
  readonly documentNumber: string;
}

/** Posts the items of these lines out of stock (or into it, with a negative quantity). */
export function moveGoods(company: Company, document: SalesDocument, moved: readonly Moved[], why: MoveReason): void {
  for (const { line, quantity } of moved) {
    const item = findById(company.tables.items, textOf(line, 'itemId'));
    if (item === undefined || item.values['type'] !== 'Inventory') continue;
    const perBase = company.itemCards.get(item.id)?.units.get(textOf(line, 'unitOfMeasureCode'));
    moveStock(company, {
      item,
      ...placesOf(company, line),
      ...why,
      quantity: quantity.times(perBase ?? 1).times(-1),
      entryType: 'Sale',
      postingDate: textOf(document.header, 'postingDate'),
      customerNumber: textOf(document.header, 'customerNumber'),
    });
  }
}

/** Codes of a line's variant and location; "" where it has none. */
export function placesOf({ tables }: Company, line: Entity) {
  const variant = findById(tables.itemVariants, textOf(line, 'itemVariantId'));
  const location = findById(tables.locations, textOf(line, 'locationId'));
  return {
    variantCode: variant === undefined ? '' : textOf(variant, 'code'),
    locationCode: location === undefined ? '' : textOf(location, 'code'),
  };
}

export interface Parcel {
  readonly shippingAgentCode?: string;
  readonly trackingNumber?: string;
}

/** Posts a shipment of these lines, goods and all. */
export function postShipment(
  company: Company,
  document: SalesDocument,
  moved: readonly Moved[],
  parcel: Parcel = {},
): PostedShipment {
  const header = newEntity(company.world, salesShipmentType, shipmentValues(company, document));
  const shipment: PostedShipment = {
    header,
    lines: moved.map((each) => shipmentLine(company, header, each)),
    orderId: document.kind === 'order' ? document.header.id : '',
    shippingAgentCode: parcel.shippingAgentCode ?? '',
    trackingNumber: parcel.trackingNumber ?? '',
  };
  const documentNumber = textOf(header, 'number');
  moveGoods(company, document, moved, { documentType: 'Sales_x0020_Shipment', documentNumber });
  company.shipments.push(shipment);
  return shipment;
}

function shipmentValues(company: Company, { header, kind }: SalesDocument): Record<string, Value> {
  const codeOf = (table: readonly Entity[], id: string): string => {
    const row = findById(table, id);
    return row === undefined ? '' : textOf(row, 'code');
  };
  const { id: _id, lastModifiedDateTime: _stamp, ...shown } = header.values;
  return {
    ...shown,
    number: takeNumber(company.numbers.shipments),
    invoiceDate: textOf(header, kind === 'order' ? 'orderDate' : 'invoiceDate'),
    dueDate: textOf(header, kind === 'order' ? 'postingDate' : 'dueDate'),
    orderNumber: kind === 'order' ? textOf(header, 'number') : '',
    paymentTermsCode: codeOf(company.tables.paymentTerms, textOf(header, 'paymentTermsId')),
    shipmentMethodCode: codeOf(company.tables.shipmentMethods, textOf(header, 'shipmentMethodId')),
  };
}

function shipmentLine(company: Company, header: Entity, { line, quantity }: Moved): ShipmentLine {
  const { id: _id, ...shown } = line.values;
  const entity = newEntity(company.world, salesShipmentLineType, {
    ...shown,
    documentId: header.id,
    documentNo: textOf(header, 'number'),
    quantity,
  });
  return { entity, ...placesOf(company, line) };
}

/** All of a document's goods. */
export function wholeOf({ lines }: SalesDocument): readonly Moved[] {
  return lines
    .map((line) => ({ line, quantity: numberOf(line, 'quantity') }))
    .filter(({ quantity }) => !quantity.eq(0));
}
