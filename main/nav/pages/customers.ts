import * as z from 'zod';
import { askable, isFilterRefused } from '../askable.ts';
import { requireCapability } from '../capabilityMissing.ts';
import { emailsOf } from '../contact.ts';
import type { EmailFinder } from '../emailSearch.ts';
import type { NavCustomer } from '../nav.ts';
import { oneOf } from '../odata.ts';
import { decimal, etag, laterText, laterOption, text } from '../shapes.ts';
import { findByVatNumber } from '../vatNumbers.ts';
import { type PageAccess, selectOf } from './access.ts';
import { pageCapabilities } from './capabilities.ts';

const LONGEST_NO = 20;
const FIELDS = [
  'No',
  'Name',
  'E_Mail',
  'Post_Code',
  'Country_Region_Code',
  'Blocked',
  'Currency_Code',
  'VAT_Registration_No',
  'Payment_Terms_Code',
  'Customer_Price_Group',
  'Credit_Limit_LCY',
  'Balance_LCY',
];
const BLOCKED: Readonly<Record<string, NavCustomer['blocked']>> = { '': 'no', Ship: 'ship', Invoice: 'invoice' };

export const customer = z.looseObject({
  '@odata.etag': etag,
  No: text,
  Name: text,
  E_Mail: text,
  Post_Code: laterText,
  Country_Region_Code: laterText,
  Blocked: laterOption,
  Currency_Code: laterText,
  VAT_Registration_No: laterText,
  Payment_Terms_Code: text.optional(),
  Customer_Price_Group: text.optional(),
  Credit_Limit_LCY: decimal.nullish(),
  Balance_LCY: decimal.nullish(),
  Gen_Bus_Posting_Group: text.optional(),
  Customer_Posting_Group: text.optional(),
});
export type CustomerRow = z.infer<typeof customer>;

export function toCustomer(row: CustomerRow): NavCustomer {
  return {
    key: row.No,
    no: row.No,
    name: row.Name,
    emails: emailsOf(row.E_Mail),
    postCode: row.Post_Code,
    country: row.Country_Region_Code,
    // A value that a later version adds is a block we do not know: the strictest.
    blocked: BLOCKED[row.Blocked.trim()] ?? 'all',
    currency: row.Currency_Code,
    vatNumber: row.VAT_Registration_No,
    hasTerms: row.Payment_Terms_Code === undefined ? null : row.Payment_Terms_Code !== '',
    priceGroup: row.Customer_Price_Group ?? null,
    creditLimit: row.Credit_Limit_LCY ?? null,
    balance: row.Balance_LCY ?? null,
    ...lackedGroups(row),
  };
}

/** Cards tell them; lists mostly do not, and are not asked for them. */
function lackedGroups(row: CustomerRow): Pick<NavCustomer, 'lacksGroups'> {
  const shown = [
    ['Gen. Bus. Posting Group', row.Gen_Bus_Posting_Group],
    ['Customer Posting Group', row.Customer_Posting_Group],
  ] as const;
  const lacked = shown.filter(([, value]) => value === '').map(([name]) => name);
  return lacked.length === 0 ? {} : { lacksGroups: lacked };
}

export async function readCustomer(access: PageAccess, no: string): Promise<NavCustomer | null> {
  const [wanted] = askable([no], LONGEST_NO);
  if (wanted === undefined) return null;
  const found = await search(access, oneOf('No', [wanted]), `read customer ${wanted}`);
  return found.find((row) => row.no.toUpperCase() === wanted) ?? null;
}

export function readCustomersByEmail(
  access: PageAccess,
  finder: EmailFinder,
  email: string,
): Promise<readonly NavCustomer[]> {
  return finder.find('E_Mail', email, (filter) => search(access, filter, 'search customers by e-mail'));
}

/** All customers with this VAT registration number, however written. */
export async function readCustomersByVatNumber(access: PageAccess, vatNumber: string): Promise<readonly NavCustomer[]> {
  const state = pageCapabilities(access.services, access.localCurrency).vatNumbers;
  requireCapability('vatNumbers', state, access.system);
  return findByVatNumber('VAT_Registration_No', vatNumber, (filter) =>
    search(access, filter, 'search customers by VAT registration number'),
  );
}

async function search(access: PageAccess, filter: string, summary: string): Promise<readonly NavCustomer[]> {
  const service = access.need('customers', 'customers');
  const query = { $filter: filter, $select: selectOf(service, FIELDS) };
  try {
    const rows = await access.client.all(access.at(service.name, summary, query), customer);
    return rows.map(toCustomer);
  } catch (error) {
    // A value that cannot stand in the field is nobody's.
    if (isFilterRefused(error)) return [];
    throw error;
  }
}
