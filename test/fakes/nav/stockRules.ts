import type { Company } from './company.ts';
import type { Entity } from './entity.ts';
import { numberOf, textOf } from './entity.ts';
import { dialog, fieldTest } from './errors.ts';
import { placesOf } from './goods.ts';
import { stockOf } from './itemLedger.ts';
import { identify } from './lineAmounts.ts';
import type { SalesDocument } from './salesDocument.ts';

/** What posting asks of an item line: its place, its warehouse, its tracking, and enough goods where that is demanded. */
export function testGoods(company: Company, document: SalesDocument, line: Entity, item: Entity): void {
  if (item.values['type'] !== 'Inventory') return;
  const { variantCode, locationCode } = placesOf(company, line);
  const { variantMandatory, trackingCode } = company.itemCards.get(item.id) ?? {};
  const where = identify(document, line);
  if (company.inventorySetup.locationMandatory && locationCode === '') {
    throw fieldTest(`Location Code must have a value in ${where}. It cannot be zero or empty.`);
  }
  if (variantMandatory === true && variantCode === '' && hasVariants(company, item)) {
    throw fieldTest(`Variant Code must have a value in ${where}. It cannot be zero or empty.`);
  }
  if (trackingCode !== undefined && trackingCode !== '') {
    throw dialog(`You must assign a serial number for item ${textOf(item, 'number')}.`);
  }
  testWarehouse(company, document, line, locationCode);
  testEnough(company, document, line, item);
}

function hasVariants({ tables }: Company, item: Entity): boolean {
  return tables.itemVariants.some((variant) => variant.values['itemId'] === item.id);
}

/** Goods of such a location leave by a warehouse document, which the API cannot make. */
function testWarehouse(company: Company, { kind }: SalesDocument, line: Entity, location: string): void {
  const card = company.locationCards.get(location);
  const number = numberOf(line, 'sequence').toFixed();
  if (kind !== 'order' || numberOf(line, 'shipQuantity').eq(0)) return;
  if (card?.requireShipment === true) throw dialog(`Warehouse Shipment is required for Line No. = ${number}.`);
  if (card?.requirePick === true) throw dialog(`Inventory Pick is required for Line No. = ${number}.`);
}

function testEnough(company: Company, { kind }: SalesDocument, line: Entity, item: Entity): void {
  if (!company.inventorySetup.preventNegativeInventory || kind === 'creditMemo') return;
  const leaving = numberOf(line, kind === 'order' ? 'shipQuantity' : 'quantity');
  const perBase = company.itemCards.get(item.id)?.units.get(textOf(line, 'unitOfMeasureCode')) ?? 1;
  const there = stockOf(company, { itemId: item.id, ...placesOf(company, line) });
  if (leaving.times(perBase).lte(there)) return;
  throw dialog(`You have insufficient quantity of Item ${textOf(item, 'number')} on inventory.`);
}
