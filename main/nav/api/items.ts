import * as z from 'zod';
import { ConnectorError } from '../../base/errors.ts';
import type { NavItem, NavItemVariant } from '../nav.ts';
import { entity, oneOf } from '../odata.ts';
import type { ODataClient } from '../odataClient.ts';
import { laterText, text } from '../shapes.ts';

const LONGEST_NO = 20;
const MOST_PER_QUERY = 20;
const SELECT = 'id,number,displayName,blocked,baseUnitOfMeasureCode,taxGroupCode,gtin';

const item = z
  .object({
    id: text,
    number: text,
    displayName: text,
    blocked: z.boolean(),
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

export async function readItems(
  client: ODataClient,
  root: string,
  numbers: readonly string[],
): Promise<readonly NavItem[]> {
  // NAV keeps numbers in upper case and at most 20 characters long; a longer one in a filter is an error there.
  const wanted = [...new Set(numbers.map((no) => no.trim().toUpperCase()))].filter(
    (no) => no !== '' && no.length <= LONGEST_NO,
  );
  const pages = await Promise.all(chunksOf(wanted, MOST_PER_QUERY).map((chunk) => readChunk(client, root, chunk)));
  const known = new Set(wanted);
  return pages.flat().filter((row) => known.has(row.no.toUpperCase()));
}

/** One number that NAV cannot filter by must not hide the others: such a chunk is halved until the number stands alone. */
async function readChunk(client: ODataClient, root: string, numbers: readonly string[]): Promise<readonly NavItem[]> {
  try {
    const query = { $filter: oneOf('number', numbers), $select: SELECT };
    return await client.all({ path: `${root}/items`, query, summary: `read ${numbers.length} items` }, item);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'nav-filter-value') throw error;
    if (numbers.length === 1) return [];
    const halves = chunksOf(numbers, Math.ceil(numbers.length / 2));
    return (await Promise.all(halves.map((half) => readChunk(client, root, half)))).flat();
  }
}

function chunksOf<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}

const variant = z.object({ id: text, code: text }).transform(({ id, code }): NavItemVariant => ({ key: id, code }));

export function readVariants(client: ODataClient, root: string, itemKey: string): Promise<readonly NavItemVariant[]> {
  const path = `${root}/${entity('items', itemKey)}/itemVariants`;
  return client.all({ path, query: { $select: 'id,code' }, summary: 'read variants of an item' }, variant);
}
