import * as z from 'zod';
import { ConnectorError } from '../../base/errors.ts';
import type { NavCardPrice, NavItem, NavItemVariant, NavStock, NavVariantOfItem } from '../nav.ts';
import { entity, oneOf, type Query } from '../odata.ts';
import { decimal, flag, laterText, text } from '../shapes.ts';
import type { ApiAccess } from './access.ts';

const LONGEST_NO = 20;
const LONGEST_GTIN = 14;
const LONGEST_VARIANT = 10;
const MOST_PER_QUERY = 20;

const item = z
  .object({
    id: text,
    number: text,
    displayName: laterText,
    blocked: flag,
    baseUnitOfMeasureCode: laterText,
    taxGroupCode: laterText,
    gtin: laterText,
  })
  .transform((row): NavItem => ({
    key: row.id,
    no: row.number,
    name: row.displayName,
    blocked: row.blocked,
    baseUnit: row.baseUnitOfMeasureCode,
    taxCode: row.taxGroupCode,
    gtin: row.gtin,
  }));
const ITEM_SELECT = 'id,number,displayName,blocked,baseUnitOfMeasureCode,taxGroupCode,gtin';

const stock = z
  .object({ number: text, inventory: decimal })
  .transform((row): NavStock => ({ itemNo: row.number, quantity: row.inventory }));

const cardPrice = z
  .object({ number: text, unitPrice: decimal, priceIncludesTax: z.boolean() })
  .transform((row): NavCardPrice => ({
    itemNo: row.number,
    unitPrice: row.unitPrice,
    pricesIncludeTax: row.priceIncludesTax,
  }));

export async function readItems(access: ApiAccess, numbers: readonly string[]): Promise<readonly NavItem[]> {
  const known = new Set(possible(numbers));
  const found = await rowsWith(access, [...known], { ...ITEMS, select: ITEM_SELECT, shape: item, what: '' });
  return found.filter((row) => known.has(row.no.toUpperCase()));
}

export function readEveryItem({ client, root }: ApiAccess): AsyncIterable<readonly NavItem[]> {
  return client.pages({ path: `${root}/items`, query: { $select: ITEM_SELECT }, summary: 'read all items' }, item);
}

export async function readItemsByGtin(access: ApiAccess, gtins: readonly string[]): Promise<readonly NavItem[]> {
  const known = new Set(possible(gtins, LONGEST_GTIN));
  const wanted = { ...ITEMS, field: 'gtin', select: ITEM_SELECT, shape: item, what: 'by GTIN ' };
  const found = await rowsWith(access, [...known], wanted);
  return found.filter((row) => known.has(row.gtin.toUpperCase()));
}

/** Stock over all locations and variants; of every item where no numbers are given. */
export function readStock(access: ApiAccess, itemNos?: readonly string[]): AsyncIterable<readonly NavStock[]> {
  return pagesOf(access, itemNos, 'number,inventory', stock, 'the stock of ');
}

export function readCardPrices(access: ApiAccess, itemNos?: readonly string[]): AsyncIterable<readonly NavCardPrice[]> {
  return pagesOf(access, itemNos, 'number,unitPrice,priceIncludesTax', cardPrice, 'the prices of ');
}

async function* pagesOf<T>(
  access: ApiAccess,
  itemNos: readonly string[] | undefined,
  select: string,
  shape: z.ZodType<T>,
  what: string,
): AsyncGenerator<readonly T[]> {
  if (itemNos === undefined) {
    const read = { path: `${access.root}/items`, query: { $select: select }, summary: `read ${what}all items` };
    yield* access.client.pages(read, shape);
    return;
  }
  const wanted = { ...ITEMS, select, shape, what };
  // oxlint-disable-next-line no-await-in-loop
  for (const chunk of chunksOf(possible(itemNos), MOST_PER_QUERY)) yield await rowsOf(access, chunk, wanted);
}

/** Rows of a set that have one of some values in a field. */
interface Wanted<T> {
  readonly set: string;
  readonly field: string;
  readonly select: string;
  readonly shape: z.ZodType<T>;
  /** In front of how many were asked for, for the log. */
  readonly what: string;
}

const ITEMS = { set: 'items', field: 'number' } as const;

async function rowsWith<T>(access: ApiAccess, values: readonly string[], wanted: Wanted<T>): Promise<readonly T[]> {
  const chunks = chunksOf(values, MOST_PER_QUERY);
  const found = await Promise.all(chunks.map((chunk) => rowsOf(access, chunk, wanted)));
  return found.flat();
}

/** One number that NAV cannot filter by must not hide the others: such a chunk is halved until the number stands alone. */
async function rowsOf<T>(access: ApiAccess, values: readonly string[], wanted: Wanted<T>): Promise<readonly T[]> {
  const { set, field, select, shape, what } = wanted;
  const query: Query = { $filter: oneOf(field, values), $select: select };
  const read = { path: `${access.root}/${set}`, query, summary: `read ${what}${values.length} items` };
  try {
    return await access.client.all(read, shape);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'nav-filter-value') throw error;
    if (values.length === 1) return [];
    const halves = chunksOf(values, Math.ceil(values.length / 2));
    return (await Promise.all(halves.map((half) => rowsOf(access, half, wanted)))).flat();
  }
}

/** NAV keeps numbers in upper case and no longer than the field; a longer one in a filter is an error there. */
function possible(numbers: readonly string[], longest = LONGEST_NO): readonly string[] {
  const wanted = new Set(numbers.map((no) => no.trim().toUpperCase()));
  return [...wanted].filter((no) => no !== '' && no.length <= longest);
}

function chunksOf<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}

const variant = z.object({ id: text, code: text }).transform(({ id, code }): NavItemVariant => ({ key: id, code }));

export function readVariants({ client, root }: ApiAccess, { key, no }: NavItem): Promise<readonly NavItemVariant[]> {
  const path = `${root}/${entity('items', key)}/itemVariants`;
  return client.all({ path, query: { $select: 'id,code' }, summary: `read the variants of item ${no}` }, variant);
}

const variantOfItem = z
  .object({ id: text, code: text, itemNumber: text })
  .transform(({ id, code, itemNumber }): NavVariantOfItem => ({ itemNo: itemNumber, variant: { key: id, code } }));

export async function readVariantsByCode(
  access: ApiAccess,
  codes: readonly string[],
): Promise<readonly NavVariantOfItem[]> {
  const known = new Set(possible(codes, LONGEST_VARIANT));
  const select = 'id,code,itemNumber';
  const wanted = { set: 'itemVariants', field: 'code', select, shape: variantOfItem, what: 'variants of ' };
  const found = await rowsWith(access, [...known], wanted);
  return found.filter(({ variant: { code } }) => known.has(code.toUpperCase()));
}
