import * as z from 'zod';
import { ConnectorError } from '../../base/errors.ts';
import type { NavDocument, NavDocumentKind } from '../nav.ts';
import { oneOf } from '../odata.ts';
import type { ODataClient } from '../odataClient.ts';
import { decimal, etag, option, text } from '../shapes.ts';

export const LONGEST_EXTERNAL_NO = 35;

const SETS: Readonly<Record<NavDocumentKind, string>> = { salesOrder: 'salesOrders', salesInvoice: 'salesInvoices' };
const SELECT = [
  'id',
  'number',
  'externalDocumentNumber',
  'customerNumber',
  'postingDate',
  'currencyCode',
  'pricesIncludeTax',
  'status',
  'totalAmountIncludingTax',
  'totalTaxAmount',
].join(',');

/** `Open` is a released order, but on invoices also a posted one that is not paid yet, so it counts as posted there. */
const STATES: Readonly<Record<NavDocumentKind, Readonly<Record<string, NavDocument['state']>>>> = {
  salesOrder: { Draft: 'open', 'In Review': 'inReview', Open: 'released' },
  salesInvoice: { Draft: 'open', 'In Review': 'inReview', Open: 'posted', Paid: 'posted', Canceled: 'canceled' },
};
/** What a status that we do not know counts as: nothing may be changed. */
const OTHER_STATE: Readonly<Record<NavDocumentKind, NavDocument['state']>> = {
  salesOrder: 'released',
  salesInvoice: 'posted',
};

export const header = z.object({
  '@odata.etag': etag,
  id: text,
  number: text,
  externalDocumentNumber: text,
  customerNumber: text,
  postingDate: text,
  currencyCode: text,
  pricesIncludeTax: z.boolean(),
  status: option,
  totalAmountIncludingTax: decimal,
  totalTaxAmount: decimal,
});

export function toDocument(
  kind: NavDocumentKind,
  row: z.infer<typeof header>,
  lines: NavDocument['lines'],
): NavDocument {
  return {
    kind,
    key: row.id,
    no: row.number,
    etag: row['@odata.etag'],
    externalDocumentNo: row.externalDocumentNumber,
    customerNo: row.customerNumber,
    postingDate: row.postingDate,
    currency: row.currencyCode,
    pricesIncludeTax: row.pricesIncludeTax,
    state: STATES[kind][row.status] ?? OTHER_STATE[kind],
    totalInclTax: row.totalAmountIncludingTax,
    totalTax: row.totalTaxAmount,
    lines,
  };
}

/** Orders, and invoices drafted or posted, with this number. NAV keeps it in upper case and does not mind it twice. */
export async function readByExternalNo(
  client: ODataClient,
  root: string,
  externalDocumentNo: string,
): Promise<readonly NavDocument[]> {
  const wanted = externalDocumentNo.trim().toUpperCase();
  if (wanted === '' || wanted.length > LONGEST_EXTERNAL_NO) return [];
  const kinds: readonly NavDocumentKind[] = ['salesOrder', 'salesInvoice'];
  const found = await Promise.all(kinds.map((kind) => readKind(client, root, kind, wanted)));
  return found.flat().filter((document) => document.externalDocumentNo.toUpperCase() === wanted);
}

async function readKind(
  client: ODataClient,
  root: string,
  kind: NavDocumentKind,
  wanted: string,
): Promise<readonly NavDocument[]> {
  const query = { $filter: oneOf('externalDocumentNumber', [wanted]), $select: SELECT };
  try {
    const path = `${root}/${SETS[kind]}`;
    const rows = await client.all({ path, query, summary: `look for ${wanted} among ${SETS[kind]}` }, header);
    return rows.map((row) => toDocument(kind, row, null));
  } catch (error) {
    // A number that cannot stand in the field is on no document.
    if (error instanceof ConnectorError && error.code === 'nav-filter-value') return [];
    throw error;
  }
}
