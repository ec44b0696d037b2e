import * as z from 'zod';
import { oneOf, type Query } from '../odata.ts';
import { laterOption, laterText, text } from '../shapes.ts';
import { MOST_TAXED_CUSTOMERS, type NavTaxedCustomers, type NavTaxedCustomersWanted } from '../taxing.ts';
import { type PageAccess, selectOf } from './access.ts';
import type { PageService } from './metadata.ts';

const GROUP = 'VAT_Bus_Posting_Group';
const COUNTRY = 'Country_Region_Code';

const row = z.object({
  No: text,
  Name: laterText,
  [COUNTRY]: laterText,
  [GROUP]: laterText,
  Blocked: laterOption,
});

/** Those of the groups, in one read; by their countries where neither list nor card shows the group. */
export async function readTaxedCustomers(
  access: PageAccess,
  { businessGroups, countries }: NavTaxedCustomersWanted,
): Promise<NavTaxedCustomers> {
  const service = showing(access);
  const isByGroup = service.fields.has(GROUP) && businessGroups.length > 0;
  const areModels = access.services.customerCard.service !== null;
  const filter = isByGroup ? oneOf(GROUP, businessGroups) : oneOf(COUNTRY, countries);
  if (filter === '') return { customers: [], isWhole: true, areModels };
  const query: Query = {
    $filter: filter,
    $select: selectOf(service, ['No', 'Name', COUNTRY, GROUP, 'Blocked']),
    $top: String(MOST_TAXED_CUSTOMERS),
  };
  const rows = await access.client.all(access.at(service.name, 'read how customers are taxed', query), row);
  const customers = rows.map((one) => ({
    no: one.No,
    name: one.Name,
    country: one[COUNTRY],
    businessGroup: one[GROUP],
    isBlocked: one.Blocked.trim() !== '',
  }));
  return { customers, isWhole: rows.length < MOST_TAXED_CUSTOMERS, areModels };
}

function showing(access: PageAccess): PageService {
  const list = access.need('customers', 'customers');
  const card = access.services.customerCard.service;
  return list.fields.has(GROUP) ? list : (card ?? list);
}

const company = z.object({ [COUNTRY]: laterText });

/** null where the page is not published, or says nothing. */
export async function readCompanyCountry(access: PageAccess): Promise<string | null> {
  const { service } = access.services.companyInformation;
  if (!service) return null;
  const query = { $select: selectOf(service, [COUNTRY]) };
  const [first] = await access.client.all(access.at(service.name, 'read the company’s country', query), company);
  return first && first[COUNTRY] !== '' ? first[COUNTRY] : null;
}
