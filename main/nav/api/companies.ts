import * as z from 'zod';
import type { NavCompany, NavSetup } from '../nav.ts';
import { chooseCompany, companyUnknown } from '../chooseCompany.ts';
import { dayOrNull } from '../odata.ts';
import { createODataClient, type ODataClient, type ODataOptions } from '../odataClient.ts';
import type { ApiAccess } from './access.ts';
import { setupMissing } from '../setupMissing.ts';
import { laterText, text } from '../shapes.ts';

const company = z
  .object({ id: text, name: text, displayName: laterText })
  .transform((row): NavCompany => ({ ...row, displayName: row.displayName === '' ? row.name : row.displayName }));

/** The companies that the connection's user may open. */
export function readCompanies(client: ODataClient): Promise<readonly NavCompany[]> {
  return client.all({ path: 'companies', summary: 'list companies' }, company);
}

/**
 * The company that the settings mean: the one it was before, else by id, by name, by display name, by either in other
 * letter case.
 *
 * @throws ConnectorError `nav-company-unknown` when there is none or more than one, naming those there are.
 */
export async function resolveCompany(
  access: ODataOptions,
  wanted: string,
  knownId: string | null = null,
): Promise<NavCompany> {
  const companies = await readCompanies(createODataClient(access));
  const found = chooseCompany(companies, wanted, knownId);
  if (found) return found;
  throw companyUnknown(companies, wanted, access.system);
}

const setup = z
  .object({ localCurrencyCode: text, allowPostingFrom: laterText, allowPostingTo: laterText })
  .transform((row): NavSetup => ({
    localCurrency: row.localCurrencyCode,
    postingAllowedFrom: dayOrNull(row.allowPostingFrom),
    postingAllowedTo: dayOrNull(row.allowPostingTo),
  }));

/** @throws ConnectorError `nav-record-missing` when the company has no general ledger setup. */
export async function readSetup({ client, root, system }: ApiAccess): Promise<NavSetup> {
  const [first] = await client.all(
    { path: `${root}/generalLedgerSetup`, summary: 'read the general ledger setup' },
    setup,
  );
  if (first) return first;
  throw setupMissing(system);
}
