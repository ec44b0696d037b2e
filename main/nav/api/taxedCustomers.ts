import * as z from 'zod';
import { oneOf } from '../odata.ts';
import { laterOption, laterText, text } from '../shapes.ts';
import { MOST_TAXED_CUSTOMERS, type NavTaxedCustomers, type NavTaxedCustomersWanted } from '../taxing.ts';
import type { ApiAccess } from './access.ts';

/** Under VAT the name of the VAT business posting group. */
const AREA = 'taxAreaDisplayName';

const row = z.object({
  number: text,
  displayName: laterText,
  country: laterText,
  blocked: laterOption,
  [AREA]: laterText,
});

/** Those of the countries, in one read: the API knows no posting groups. */
export async function readTaxedCustomers(
  { client, book, root }: ApiAccess,
  { countries }: NavTaxedCustomersWanted,
): Promise<NavTaxedCustomers> {
  if (countries.length === 0) return { customers: [], isWhole: true, areModels: false };
  const hasArea = (await book.schema(client))?.types.get('customer')?.has(AREA) === true;
  const query = {
    $filter: oneOf('country', countries),
    $select: ['id', 'number', 'displayName', 'country', 'blocked', ...(hasArea ? [AREA] : [])].join(','),
    $top: String(MOST_TAXED_CUSTOMERS),
  };
  const rows = await client.all({ path: `${root}/customers`, query, summary: 'read how customers are taxed' }, row);
  const customers = rows.map((one) => ({
    no: one.number,
    name: one.displayName,
    country: one.country,
    businessGroup: one[AREA],
    isBlocked: one.blocked.trim() !== '',
  }));
  return { customers, isWhole: rows.length < MOST_TAXED_CUSTOMERS, areModels: false };
}

const company = z.object({ country: laterText });

/** null where this version does not show it. */
export async function readCompanyCountry({ client, book, root }: ApiAccess): Promise<string | null> {
  const schema = await book.schema(client);
  if (schema?.sets.has('companyInformation') !== true) return null;
  const read = { path: `${root}/companyInformation`, summary: 'read the company’s country' };
  const [first] = await client.all(read, company);
  return first && first.country !== '' ? first.country : null;
}
