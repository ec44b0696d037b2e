import * as z from 'zod';
import type { NavReference, NavReferenceList, NavSetup } from '../nav.ts';
import { capabilityMissing } from '../capabilityMissing.ts';
import { dayOrNull, oneOf } from '../odata.ts';
import { setupMissing } from '../setupMissing.ts';
import { laterText, option, text } from '../shapes.ts';
import { type PageAccess, selectOf } from './access.ts';

const setup = z.looseObject({ LCY_Code: laterText, Allow_Posting_From: laterText, Allow_Posting_To: laterText });
export type SetupRow = z.infer<typeof setup>;

/** Where the page is not published: the local currency of the settings, and no known bounds of posting. */
export async function readSetup(access: PageAccess): Promise<NavSetup> {
  const row = access.services.setup.service ? await readSetupRow(access) : null;
  const localCurrency = row?.LCY_Code === undefined || row.LCY_Code === '' ? access.localCurrency : row.LCY_Code;
  if (localCurrency === undefined) {
    const remedy = row
      ? 'Fill in LCY Code in General Ledger Setup, or enter the local currency in the settings.'
      : `${access.services.setup.remedy} Or enter the local currency in the settings.`;
    throw capabilityMissing('setup', remedy, access.system);
  }
  return {
    localCurrency,
    postingAllowedFrom: dayOrNull(row?.Allow_Posting_From ?? ''),
    postingAllowedTo: dayOrNull(row?.Allow_Posting_To ?? ''),
  };
}

/** @throws ConnectorError `nav-record-missing` when the company has no general ledger setup. */
export async function readSetupRow(access: PageAccess): Promise<SetupRow> {
  const service = access.need('setup', 'setup');
  const [first] = await access.client.all(access.at(service.name, 'read the general ledger setup'), setup);
  if (first) return first;
  throw setupMissing(access.system);
}

const LIST_FIELDS = ['No', 'Code', 'Name', 'Description', 'Account_Type', 'Direct_Posting', 'Blocked'];

const listed = z.object({
  No: laterText,
  Code: laterText,
  Name: laterText,
  Description: laterText,
  Account_Type: option.optional(),
  Direct_Posting: z.boolean().nullish(),
  Blocked: z.unknown().optional(),
});

/** Of accounts only those that a line may name: posting accounts with direct posting that are not blocked. */
export async function readReferenceList(access: PageAccess, list: NavReferenceList): Promise<readonly NavReference[]> {
  const service = access.need(list, 'referenceLists');
  const read = access.at(service.name, `list ${LIST_NAMES[list]}`, { $select: selectOf(service, LIST_FIELDS) });
  const rows = await access.client.all(read, listed);
  const usable = list === 'accounts' ? rows.filter(isUsableAccount) : rows;
  return usable.map(toReference);
}

const LIST_NAMES: Readonly<Record<NavReferenceList, string>> = {
  accounts: 'accounts',
  countries: 'countries',
  currencies: 'currencies',
  customerPriceGroups: 'customer price groups',
  dimensions: 'dimensions',
  locations: 'locations',
  paymentMethods: 'payment methods',
  paymentTerms: 'payment terms',
  shipmentMethods: 'shipment methods',
  taxCodes: 'tax codes',
  units: 'units of measure',
};

function toReference(row: z.infer<typeof listed>): NavReference {
  return {
    code: row.Code === '' ? row.No : row.Code,
    name: row.Name === '' ? row.Description : row.Name,
  };
}

function isUsableAccount(row: z.infer<typeof listed>): boolean {
  const isPosting = row.Account_Type === undefined || row.Account_Type === 'Posting';
  return isPosting && row.Direct_Posting !== false && row.Blocked !== true;
}

const value = z.object({ Dimension_Code: laterText, Code: text, Name: laterText, Blocked: z.unknown().optional() });

export async function readDimensionValues(access: PageAccess, dimension: string): Promise<readonly NavReference[]> {
  const service = access.need('dimensionValues', 'dimensions');
  const query = {
    $filter: oneOf('Dimension_Code', [dimension.toUpperCase()]),
    $select: selectOf(service, ['Dimension_Code', 'Code', 'Name', 'Blocked']),
  };
  const rows = await access.client.all(access.at(service.name, `list values of dimension ${dimension}`, query), value);
  return rows.filter((row) => row.Blocked !== true).map((row) => ({ code: row.Code, name: row.Name }));
}
