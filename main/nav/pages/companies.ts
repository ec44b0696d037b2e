import * as z from 'zod';
import type { Origin } from '../../base/origin.ts';
import type { Door } from '../../http/door.ts';
import { chooseCompany, companyUnknown } from '../chooseCompany.ts';
import type { NavCompany } from '../nav.ts';
import { createODataClient, type ODataClient } from '../odataClient.ts';
import type { NavSignIn } from '../signInRefusal.ts';
import { laterText, text } from '../shapes.ts';

/** A company is known by its id where the server gives one, before that by its name. */
const company = z.object({ Name: text, Display_Name: laterText, Id: laterText }).transform((row): NavCompany => ({
  id: row.Id === '' ? row.Name : row.Id,
  name: row.Name,
  displayName: row.Display_Name === '' ? row.Name : row.Display_Name,
}));

/** The companies that the connection's user may open. */
export function readPageCompanies(client: ODataClient): Promise<readonly NavCompany[]> {
  return client.all({ path: 'Company', summary: 'list companies' }, company);
}

/** Where page services are, and who asks. */
export interface CompanyAccess {
  readonly door: Door;
  /** The root of page services. */
  readonly url: string;
  readonly tenant?: string;
  readonly connectionId: string;
  /** How the connection signs in, for the words of a refusal. */
  readonly signIn?: NavSignIn;
  readonly origin?: Origin;
  /** The id by which the API of this server knows the company; early page services know its name alone. */
  readonly companyId?: string;
  /** What the company was found under before, id or name; null where it was not. */
  readonly knownId?: string | null;
}

/**
 * The company that the settings mean, by id, name or display name, among those that the user sees.
 *
 * @throws ConnectorError `nav-company-unknown` when it is not there, naming those there are.
 */
export async function resolvePageCompany(access: CompanyAccess, wanted: string): Promise<NavCompany> {
  const { connectionId: system, companyId, knownId, origin = { actor: 'engine' }, ...way } = access;
  const client = createODataClient({ ...way, system, origin });
  const companies = await readPageCompanies(client);
  const found = chooseCompany(companies, wanted, companyId ?? knownId);
  if (!found) throw companyUnknown(companies, wanted, system);
  return { ...found, id: companyId ?? found.id };
}
