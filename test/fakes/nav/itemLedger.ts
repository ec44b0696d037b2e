import { Big } from 'big.js';
import type { Company } from './company.ts';
import { findByCode, findByNumber } from './company.ts';
import type { Entity } from './entity.ts';
import { day, newEntity, numberOf, textOf } from './entity.ts';
import { itemLedgerEntryType } from './ledgerTypes.ts';
import { ZERO } from './schema.ts';

/** One movement of stock, in base units. Locations and variants are not in the API, and "" where a movement has none. */
export interface LedgerEntry {
  /** As the API shows it. */
  readonly entity: Entity;
  readonly entryNo: number;
  readonly itemId: string;
  itemNo: string;
  readonly variantCode: string;
  readonly locationCode: string;
  readonly postingDate: string;
  readonly quantity: Big;
}

export interface Movement {
  readonly item: Entity;
  readonly variantCode?: string;
  readonly locationCode?: string;
  readonly quantity: Big;
  readonly postingDate?: string;
  /** The API's names; default an adjustment. */
  readonly entryType?: string;
  readonly documentType?: string;
  readonly documentNumber?: string;
  readonly customerNumber?: string;
}

/** Stock is a sum over ledger entries: it moves without the item record being touched. */
export function moveStock(company: Company, movement: Movement): void {
  const { item, quantity } = movement;
  if (quantity.eq(0)) return;
  const entryNo = (company.ledger.at(-1)?.entryNo ?? 0) + 1;
  const { customerNumber = '', variantCode = '', locationCode = '' } = movement;
  const postingDate = movement.postingDate ?? day(company.world.now());
  const entity = newEntity(company.world, itemLedgerEntryType, {
    entryNumber: new Big(entryNo),
    itemNumber: textOf(item, 'number'),
    postingDate,
    entryType: movement.entryType ?? adjustment(quantity),
    sourceNumber: customerNumber,
    sourceType: customerNumber === '' ? '_x0020_' : 'Customer',
    documentNumber: movement.documentNumber ?? 'START',
    documentType: movement.documentType ?? '_x0020_',
    description: movement.documentNumber === undefined ? '' : textOf(item, 'displayName'),
    quantity,
  });
  const itemNo = textOf(item, 'number');
  company.ledger.push({ entity, entryNo, itemId: item.id, itemNo, variantCode, locationCode, postingDate, quantity });
  item.values['inventory'] = numberOf(item, 'inventory').plus(quantity);
}

function adjustment(quantity: Big): string {
  return quantity.gt(0) ? 'Positive_x0020_Adjmt_x002E_' : 'Negative_x0020_Adjmt_x002E_';
}

export interface StockOf {
  readonly itemId: string;
  /** Absent: all of them. "" is what lies in no location, or without variant. */
  readonly locationCode?: string;
  readonly variantCode?: string;
}

export function stockOf(company: Company, { itemId, locationCode, variantCode }: StockOf): Big {
  return company.ledger
    .filter(
      (entry) =>
        entry.itemId === itemId &&
        (locationCode === undefined || entry.locationCode === locationCode) &&
        (variantCode === undefined || entry.variantCode === variantCode),
    )
    .reduce((sum, { quantity }) => sum.plus(quantity), ZERO);
}

/** Another item number is a renaming: the entries follow. */
export function renameInLedger(company: Company, item: Entity): void {
  const itemNo = textOf(item, 'number');
  for (const entry of company.ledger.filter(({ itemId }) => itemId === item.id)) {
    entry.itemNo = itemNo;
    entry.entity.values['itemNumber'] = itemNo;
  }
}

/** Counts the item anew: an adjustment makes its whole stock this. */
export function adjustStock(company: Company, item: Entity, inventory: Big): void {
  moveStock(company, { item, quantity: inventory.minus(stockOf(company, { itemId: item.id })), documentNumber: 'ADJ' });
}

/** What a test says of a movement by numbers and codes; throws when one does not exist. */
export interface StockMove {
  readonly itemNo: string;
  /** Base units, decimal text; negative takes away. */
  readonly quantity: string;
  readonly variantCode?: string;
  readonly locationCode?: string;
  readonly postingDate?: string;
}

export function moveByHand(company: Company, move: StockMove): void {
  const item = findByNumber(company.tables.items, move.itemNo);
  if (item === undefined) throw new Error(`There is no item ${move.itemNo}.`);
  const { variantCode = '', locationCode = '' } = move;
  if (locationCode !== '' && findByCode(company.tables.locations, locationCode) === undefined) {
    throw new Error(`There is no location ${locationCode}.`);
  }
  const variants = company.tables.itemVariants.filter((variant) => variant.values['itemId'] === item.id);
  if (variantCode !== '' && findByCode(variants, variantCode) === undefined) {
    throw new Error(`There is no variant ${variantCode} of item ${move.itemNo}.`);
  }
  moveStock(company, { ...move, item, quantity: new Big(move.quantity), documentNumber: 'MOVE' });
}
