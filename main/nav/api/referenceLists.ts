import * as z from 'zod';
import type { ConnectorError } from '../../base/errors.ts';
import { capabilityMissing, publishPage } from '../capabilityMissing.ts';
import type { NavReference, NavReferenceList } from '../nav.ts';
import { entity, oneOf } from '../odata.ts';
import { flag, laterText, option, text } from '../shapes.ts';
import type { ApiAccess } from './access.ts';

const LONGEST_DIMENSION = 20;

interface ListFacts {
  readonly set: string;
  /** For messages. */
  readonly name: string;
  /** To publish where the API does not have the list. */
  readonly page: string;
}

const LISTS: Readonly<Record<Exclude<NavReferenceList, 'customerPriceGroups'>, ListFacts>> = {
  accounts: { set: 'accounts', name: 'accounts', page: '16 (Chart of Accounts)' },
  countries: { set: 'countriesRegions', name: 'countries', page: '10 (Countries/Regions)' },
  currencies: { set: 'currencies', name: 'currencies', page: '5 (Currencies)' },
  dimensions: { set: 'dimensions', name: 'dimensions', page: '536 (Dimensions)' },
  locations: { set: 'locations', name: 'locations', page: '15 (Location List)' },
  paymentMethods: { set: 'paymentMethods', name: 'payment methods', page: '427 (Payment Methods)' },
  paymentTerms: { set: 'paymentTerms', name: 'payment terms', page: '4 (Payment Terms)' },
  shipmentMethods: { set: 'shipmentMethods', name: 'shipment methods', page: '11 (Shipment Methods)' },
  taxCodes: { set: 'taxGroups', name: 'tax groups', page: '471 (VAT Product Posting Groups)' },
  units: { set: 'unitsOfMeasure', name: 'units of measure', page: '209 (Units of Measure)' },
};

const byCode = z
  .object({ code: text, displayName: laterText })
  .transform((row): NavReference => ({ code: row.code, name: row.displayName }));
const BY_CODE = { $select: 'id,code,displayName' };

/** @throws ConnectorError `nav-capability-missing` for a list that this server's API does not have. */
export async function readReferenceList(access: ApiAccess, list: NavReferenceList): Promise<readonly NavReference[]> {
  // No version of the API has these.
  if (list === 'customerPriceGroups') throw lacking(access, '7 (Customer Price Groups)');
  const { set, name, page } = LISTS[list];
  const schema = await access.book.schema(access.client);
  if (schema !== null && schema.sets.size > 0 && !schema.sets.has(set)) throw lacking(access, page);
  if (list === 'accounts') return readAccounts(access);
  return access.client.all({ path: `${access.root}/${set}`, query: BY_CODE, summary: `list ${name}` }, byCode);
}

function lacking({ system }: ApiAccess, page: string): ConnectorError {
  return capabilityMissing('referenceLists', publishPage(page), system);
}

const account = z.object({
  number: text,
  displayName: laterText,
  accountType: option,
  directPosting: flag,
  blocked: flag,
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
