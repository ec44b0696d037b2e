import * as z from 'zod';
import { ConnectorError } from '../../base/errors.ts';
import type { Origin } from '../../base/origin.ts';
import type { Door } from '../../http/door.ts';
import type { NavCompany, NavSetup } from '../nav.ts';
import { dayOrNull } from '../odata.ts';
import { createODataClient, type ODataClient } from '../odataClient.ts';
import type { ApiAccess } from './access.ts';
import { laterText, text } from '../shapes.ts';

const company = z
  .object({ id: text, name: text, displayName: laterText })
  .transform((row): NavCompany => ({ ...row, displayName: row.displayName === '' ? row.name : row.displayName }));

/** The companies that the connection's user may open. */
export function readCompanies(client: ODataClient): Promise<readonly NavCompany[]> {
  return client.all({ path: 'companies', summary: 'list companies' }, company);
}

/**
 * The company that the settings mean: by id, else by name, else by display name, else by either in other letter case.
 *
 * @throws ConnectorError `nav-company-unknown` when there is none or more than one, naming those there are.
 */
export async function resolveCompany(
  door: Door,
  url: string,
  nameOrIdOrDisplayName: string,
  more: { readonly tenant?: string; readonly connectionId?: string; readonly origin?: Origin } = {},
): Promise<NavCompany> {
  const system = more.connectionId ?? 'nav';
  const origin = more.origin ?? { actor: 'engine' };
  const companies = await readCompanies(createODataClient({ door, url, system, origin, tenant: more.tenant }));
  const found = chooseCompany(companies, nameOrIdOrDisplayName);
  if (found) return found;
  throw companyUnknown(companies, nameOrIdOrDisplayName, system);
}

/** The one company meant, or null when there is none or several. */
export function chooseCompany(companies: readonly NavCompany[], wanted: string): NavCompany | null {
  const folded = wanted.trim().toLowerCase();
  const tries: ((candidate: NavCompany) => boolean)[] = [
    ({ id }) => id.toLowerCase() === folded,
    ({ name }) => name === wanted,
    ({ displayName }) => displayName === wanted,
    ({ name, displayName }) => [name, displayName].some((own) => own.trim().toLowerCase() === folded),
  ];
  for (const matches of tries) {
    const found = companies.filter(matches);
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

function companyUnknown(companies: readonly NavCompany[], wanted: string, system: string): ConnectorError {
  const names = companies.map(({ name }) => name).join(', ');
  return new ConnectorError({
    kind: 'notFound',
    code: 'nav-company-unknown',
    message: `The company "${wanted}" is not, or not only once, on this server. ${names === '' ? 'This user sees no company.' : `This user sees: ${names}.`}`,
    whatToDo: 'Choose the company again; it may have been renamed, or the user may lack the right to open it.',
    params: { company: wanted, companies: names },
    system,
  });
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
  throw new ConnectorError({
    kind: 'invalid',
    code: 'nav-record-missing',
    message: 'The company has no General Ledger Setup that can be read.',
    whatToDo: 'Open General Ledger Setup once in NAV, and check that the connector may read it.',
    system,
  });
}
