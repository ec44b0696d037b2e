import * as z from 'zod';
import { ConnectorError } from '../../base/errors.ts';
import type { NavCustomer } from '../nav.ts';
import { oneOf, quoted } from '../odata.ts';
import { emailsOf } from '../contact.ts';
import { laterText, option, text } from '../shapes.ts';
import type { ApiAccess } from './access.ts';

export const LONGEST_NO = 20;
const LONGEST_EMAIL = 80;
const SELECT = 'id,number,displayName,email,postalCode,country,blocked,currencyCode';

const BLOCKED: Readonly<Record<string, NavCustomer['blocked']>> = { '': 'no', Ship: 'ship', Invoice: 'invoice' };

export const customer = z
  .object({
    id: text,
    number: text,
    displayName: text,
    email: text,
    postalCode: laterText,
    country: laterText,
    blocked: option,
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

/**
 * How to ask for an address, from the best way to ways that more servers understand. All but the first miss an address
 * in other letter case beside a second one.
 */
const WAYS: readonly ((email: string) => readonly string[])[] = [
  (email) => [`contains(tolower(email),${quoted(email)})`],
  (email) => [`tolower(email) eq ${quoted(email)}`, `contains(email,${quoted(email)})`],
  (email) => [`email eq ${quoted(email)}`, `contains(email,${quoted(email)})`],
];

export interface EmailSearch {
  find(access: ApiAccess, email: string): Promise<readonly NavCustomer[]>;
}

/** Searches customers by address; remembers which way of asking this server understands. */
export function createEmailSearch(): EmailSearch {
  let understood = 0;
  return {
    async find(access, email) {
      const wanted = email.trim().toLowerCase();
      if (wanted === '' || wanted.length > LONGEST_EMAIL) return [];
      for (const [place, way] of WAYS.entries()) {
        if (place < understood) continue;
        try {
          const found = await searchAll(access, way(wanted));
          return found.filter((row) => row.emails.includes(wanted));
        } catch (error) {
          if (place + 1 === WAYS.length || !isQueryRefused(error)) throw error;
          understood = place + 1;
        }
      }
      return [];
    },
  };
}

/** One after the other, not at once: where a server refuses the first, the others would only be noise in its log. */
async function searchAll(access: ApiAccess, filters: readonly string[]): Promise<readonly NavCustomer[]> {
  const found = new Map<string, NavCustomer>();
  for (const filter of filters) {
    for (const row of await search(access, filter, 'search customers by e-mail')) found.set(row.key, row);
  }
  return [...found.values()];
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

const QUERY_REFUSED = new Set([
  'nav-request-malformed',
  'nav-route-missing',
  'nav-value-refused',
  'nav-method-not-allowed',
]);

function isQueryRefused(error: unknown): boolean {
  return error instanceof ConnectorError && QUERY_REFUSED.has(error.code);
}
