import * as z from 'zod';
import { askable } from '../askable.ts';
import type { NavCardPrice, NavMovement, NavSession, NavStock } from '../nav.ts';
import { quoted } from '../odata.ts';
import { decimal, laterText, text, wholeNumber } from '../shapes.ts';
import { type PageAccess, selectOf } from './access.ts';
import { readByNumbers } from './byNumbers.ts';
import { LONGEST_NO } from './items.ts';

/** The item pages show the same quantity under changing names. */
const INVENTORY = ['Inventory', 'InventoryField', 'InventoryCtrl', 'InventoryNonFoundation'] as const;

const stock = z
  .object({
    No: text,
    Inventory: decimal.optional(),
    InventoryField: decimal.optional(),
    InventoryCtrl: decimal.optional(),
    InventoryNonFoundation: decimal.optional(),
  })
  .transform((row, context): NavStock => {
    const quantity = INVENTORY.map((name) => row[name]).find((value) => value !== undefined);
    if (quantity === undefined) context.addIssue({ code: 'custom', path: ['Inventory'], message: 'missing' });
    return { itemNo: row.No, quantity: quantity ?? '0' };
  });

/** Flow filters select no rows: they narrow what is counted as inventory. */
export async function* readStock(
  access: PageAccess,
  { itemNos, location, variant }: Parameters<NavSession['stock']>[0],
): AsyncGenerator<readonly NavStock[], void, undefined> {
  const isNarrowed = location !== undefined || variant !== undefined;
  const service = isNarrowed ? access.need('stockByLocation', 'stockByLocation') : access.need('stock', 'stock');
  const narrowed = [
    ...(location === undefined ? [] : [`Location_Filter eq ${quoted(location)}`]),
    ...(variant === undefined ? [] : [`Variant_Filter eq ${quoted(variant)}`]),
  ].join(' and ');
  const select = selectOf(service, ['No', INVENTORY.join('|')]);
  const summary = 'read stock';
  if (itemNos) {
    const query = { service: service.name, field: 'No', query: { $select: select }, narrowed, summary, shape: stock };
    yield* readByNumbers(access, askable(itemNos, LONGEST_NO), query);
    return;
  }
  const query = { ...(narrowed !== '' && { $filter: narrowed }), $select: select };
  yield* access.client.pages(access.at(service.name, summary, query), stock);
}

const movement = z
  .object({ Entry_No: wholeNumber, Item_No: text, Variant_Code: laterText, Location_Code: laterText })
  .transform((row): NavMovement => ({
    entryNo: row.Entry_No,
    itemNo: row.Item_No,
    variant: row.Variant_Code,
    location: row.Location_Code,
  }));

export async function* readMovements(
  access: PageAccess,
  entryNo: number,
): AsyncGenerator<readonly NavMovement[], void, undefined> {
  const service = access.need('movements', 'movements');
  const query = {
    $filter: `Entry_No gt ${entryNo}`,
    $orderby: 'Entry_No',
    $select: selectOf(service, ['Entry_No', 'Item_No', 'Variant_Code', 'Location_Code']),
  };
  const shows = { variant: service.fields.has('Variant_Code'), location: service.fields.has('Location_Code') };
  const read = access.at(service.name, `read item ledger entries after ${entryNo}`, query);
  for await (const rows of access.client.pages(read, movement)) {
    yield rows.map((row) => ({
      ...row,
      variant: shows.variant ? row.variant : null,
      location: shows.location ? row.location : null,
    }));
  }
}

const cardPrice = z
  .object({ No: text, Unit_Price: decimal, Price_Includes_VAT: z.boolean() })
  .transform((row): NavCardPrice => ({
    itemNo: row.No,
    unitPrice: row.Unit_Price,
    pricesIncludeTax: row.Price_Includes_VAT,
  }));

export async function* readCardPrices(
  access: PageAccess,
  itemNos?: readonly string[],
): AsyncGenerator<readonly NavCardPrice[], void, undefined> {
  const service = access.need('cardPrices', 'cardPrices');
  const query = { $select: selectOf(service, ['No', 'Unit_Price', 'Price_Includes_VAT']) };
  const summary = 'read prices of item cards';
  if (itemNos) {
    const wanted = { service: service.name, field: 'No', query, summary, shape: cardPrice };
    yield* readByNumbers(access, askable(itemNos, LONGEST_NO), wanted);
    return;
  }
  yield* access.client.pages(access.at(service.name, summary, query), cardPrice);
}
