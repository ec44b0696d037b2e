import * as z from 'zod';
import type { NavCompany } from '../nav.ts';
import type { ODataClient } from '../odataClient.ts';
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
