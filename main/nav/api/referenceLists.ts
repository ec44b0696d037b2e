import * as z from 'zod';
import { capabilityMissing } from '../capabilityMissing.ts';
import type { NavReference, NavReferenceList } from '../nav.ts';
import { entity, oneOf } from '../odata.ts';
import { option, text } from '../shapes.ts';
import type { ApiAccess } from './access.ts';
import { PRICE_GROUPS_REMEDY } from './capabilities.ts';

const LONGEST_DIMENSION = 20;

type ListByCode = Exclude<NavReferenceList, 'accounts' | 'customerPriceGroups'>;

const SETS: Readonly<Record<ListByCode, readonly [set: string, name: string]>> = {
  countries: ['countriesRegions', 'countries'],
  currencies: ['currencies', 'currencies'],
  dimensions: ['dimensions', 'dimensions'],
  locations: ['locations', 'locations'],
  paymentMethods: ['paymentMethods', 'payment methods'],
  paymentTerms: ['paymentTerms', 'payment terms'],
  shipmentMethods: ['shipmentMethods', 'shipment methods'],
  taxCodes: ['taxGroups', 'tax groups'],
  units: ['unitsOfMeasure', 'units of measure'],
};

const byCode = z
  .object({ code: text, displayName: text })
  .transform((row): NavReference => ({ code: row.code, name: row.displayName }));
const BY_CODE = { $select: 'id,code,displayName' };

export async function readReferenceList(access: ApiAccess, list: NavReferenceList): Promise<readonly NavReference[]> {
  if (list === 'customerPriceGroups') throw capabilityMissing('referenceLists', PRICE_GROUPS_REMEDY, access.system);
  if (list === 'accounts') return readAccounts(access);
  const [set, name] = SETS[list];
  return access.client.all({ path: `${access.root}/${set}`, query: BY_CODE, summary: `list ${name}` }, byCode);
}

const account = z.object({
  number: text,
  displayName: text,
  accountType: option,
  directPosting: z.boolean(),
  blocked: z.boolean(),
});

/** The accounts that a document line may name. Chosen here: some versions refuse to filter by an option. */
async function readAccounts({ client, root }: ApiAccess): Promise<readonly NavReference[]> {
  const query = { $select: 'id,number,displayName,accountType,directPosting,blocked' };
  const rows = await client.all({ path: `${root}/accounts`, query, summary: 'list accounts' }, account);
  return rows
    .filter((row) => row.accountType === 'Posting' && row.directPosting && !row.blocked)
    .map((row) => ({ code: row.number, name: row.displayName }));
}

/** The values of a dimension; none when there is no such dimension. */
export async function readDimensionValues(access: ApiAccess, dimension: string): Promise<readonly NavReference[]> {
  const { client, root } = access;
  const wanted = dimension.trim().toUpperCase();
  if (wanted === '' || wanted.length > LONGEST_DIMENSION) return [];
  const query = { $filter: oneOf('code', [wanted]), $select: 'id,code' };
  const read = { path: `${root}/dimensions`, query, summary: `look for dimension ${wanted}` };
  const [found] = await client.all(read, z.object({ id: text }));
  if (!found) return [];
  const path = `${root}/${entity('dimensions', found.id)}/dimensionValues`;
  return client.all({ path, query: BY_CODE, summary: `list the values of dimension ${wanted}` }, byCode);
}
