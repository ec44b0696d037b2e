import * as z from 'zod';
import { ConnectorError } from '../../base/errors.ts';
import { emailsOf } from '../contact.ts';
import type { EmailFinder } from '../emailSearch.ts';
import type { NavCustomer } from '../nav.ts';
import { oneOf } from '../odata.ts';
import { laterOption, laterText, text } from '../shapes.ts';
import type { ApiAccess } from './access.ts';

export const LONGEST_NO = 20;
const SELECT = 'id,number,displayName,email,postalCode,country,blocked,currencyCode';

const BLOCKED: Readonly<Record<string, NavCustomer['blocked']>> = { '': 'no', Ship: 'ship', Invoice: 'invoice' };

export const customer = z
  .object({
    id: text,
    number: text,
    displayName: laterText,
    email: laterText,
    postalCode: laterText,
    country: laterText,
    blocked: laterOption,
    currencyCode: laterText,
  })
  .transform((row): NavCustomer => ({
    key: row.id,
    no: row.number,
    name: row.displayName,
    emails: emailsOf(row.email),
    postCode: row.postalCode,
    country: row.country,
    // A value that a later version adds is a block we do not know: the strictest.
    blocked: BLOCKED[row.blocked.trim()] ?? 'all',
    currency: row.currencyCode,
  }));

export async function readCustomer(access: ApiAccess, no: string): Promise<NavCustomer | null> {
  const wanted = no.trim().toUpperCase();
  if (wanted === '' || wanted.length > LONGEST_NO) return null;
  const found = await search(access, oneOf('number', [wanted]), `read customer ${wanted}`);
  return found.find((row) => row.no.toUpperCase() === wanted) ?? null;
}

export function readCustomersByEmail(
  access: ApiAccess,
  finder: EmailFinder,
  email: string,
): Promise<readonly NavCustomer[]> {
  return finder.find('email', email, (filter) => search(access, filter, 'search customers by e-mail'));
}

async function search({ client, root }: ApiAccess, filter: string, summary: string): Promise<readonly NavCustomer[]> {
  try {
    const query = { $filter: filter, $select: SELECT };
    return await client.all({ path: `${root}/customers`, query, summary }, customer);
  } catch (error) {
    // A value that cannot stand in the field is nobody's.
    if (error instanceof ConnectorError && error.code === 'nav-filter-value') return [];
    throw error;
  }
}
