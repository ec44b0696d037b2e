import * as z from 'zod';
import { isFilterRefused } from '../askable.ts';
import { emailsOf } from '../contact.ts';
import type { EmailFinder } from '../emailSearch.ts';
import type { NavCustomer } from '../nav.ts';
import { oneOf, type Query } from '../odata.ts';
import { decimal, laterOption, laterText, text } from '../shapes.ts';
import { findByVatNumber } from '../vatNumbers.ts';
import type { ApiAccess } from './access.ts';

export const LONGEST_NO = 20;
const SELECT = ['id', 'number', 'displayName', 'email', 'postalCode', 'country', 'blocked', 'currencyCode'];
/** What some versions lack. */
const LATER = ['taxRegistrationNumber', 'paymentTermsId', 'creditLimit'];
/** A part of the customer, read along with it. */
const FINANCIAL = 'customerFinancialDetail';

const BLOCKED: Readonly<Record<string, NavCustomer['blocked']>> = { '': 'no', Ship: 'ship', Invoice: 'invoice' };

const financial = z.object({ balance: decimal.nullish() });
const NO_ID = /^[0-]*$/;

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
    taxRegistrationNumber: laterText,
    paymentTermsId: text.optional(),
    creditLimit: decimal.nullish(),
    [FINANCIAL]: financial.or(z.array(financial).transform(([first]) => first)).nullish(),
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
    vatNumber: row.taxRegistrationNumber,
    hasTerms: row.paymentTermsId === undefined ? null : !NO_ID.test(row.paymentTermsId),
    // The API does not know price groups.
    priceGroup: null,
    creditLimit: row.creditLimit ?? null,
    balance: row[FINANCIAL]?.balance ?? null,
  }));

/** Of the fields that differ between versions, those that this server says it has. */
async function shown({ client, book }: ApiAccess): Promise<Query> {
  const schema = await book.schema(client);
  const fields = schema?.types.get('customer');
  const later = LATER.filter((name) => fields?.has(name) === true);
  return {
    $select: [...SELECT, ...later].join(','),
    ...(schema?.sets.has(FINANCIAL) === true && { $expand: `${FINANCIAL}($select=balance)` }),
  };
}

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

/** All customers with this VAT registration number, however written. */
export function readCustomersByVatNumber(access: ApiAccess, vatNumber: string): Promise<readonly NavCustomer[]> {
  return findByVatNumber('taxRegistrationNumber', vatNumber, (filter) =>
    search(access, filter, 'search customers by VAT registration number'),
  );
}

const STAMP = 'lastModifiedDateTime';

/** null where it cannot be asked: that none is told must mean that there is none. */
export async function readCustomersWithoutEmailSince(
  access: ApiAccess,
  since: string,
): Promise<readonly NavCustomer[] | null> {
  const { client, book, root } = access;
  const schema = await book.schema(client);
  if (schema?.types.get('customer')?.has(STAMP) !== true) return null;
  const query = { $filter: `email eq '' and ${STAMP} ge ${since}`, ...(await shown(access)) };
  try {
    const summary = `search customers without e-mail changed since ${since}`;
    const found = await client.all({ path: `${root}/customers`, query, summary }, customer);
    return found.filter(({ emails }) => emails.length === 0);
  } catch (error) {
    if (isFilterRefused(error)) return null;
    throw error;
  }
}

async function search(access: ApiAccess, filter: string, summary: string): Promise<readonly NavCustomer[]> {
  try {
    const query = { $filter: filter, ...(await shown(access)) };
    return await access.client.all({ path: `${access.root}/customers`, query, summary }, customer);
  } catch (error) {
    // A value that cannot stand in the field is nobody's.
    if (isFilterRefused(error)) return [];
    throw error;
  }
}
