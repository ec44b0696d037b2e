import * as z from 'zod';
import { ConnectorError } from '../../base/errors.ts';
import { askable, askedTogether } from '../askable.ts';
import type { NavDocument, NavDocumentKind, NavDocumentLine } from '../nav.ts';
import { entity, oneOf } from '../odata.ts';
import type { ODataRead } from '../odataClient.ts';
import { day, decimal, etag, option, text } from '../shapes.ts';
import type { ApiAccess } from './access.ts';
import { KINDS, type LineSet } from './documentKinds.ts';
import { inDocumentOrder, type LineRow, lineRow, toLine } from './lines.ts';

const LONGEST_EXTERNAL_NO = 35;
const LONGEST_NO = 20;

/** What a list says of a document. */
export const SELECT = [
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

export const header = z.object({
  '@odata.etag': etag,
  id: text,
  number: text,
  externalDocumentNumber: text,
  customerNumber: text,
  postingDate: day,
  currencyCode: text,
  pricesIncludeTax: z.boolean(),
  status: option,
  totalAmountIncludingTax: decimal,
  totalTaxAmount: decimal,
});

/** The header, with the lines of its kind where they were expanded, and where the rest of them is. */
export const documentRow = header.extend({
  salesOrderLines: z.array(lineRow).optional(),
  'salesOrderLines@odata.nextLink': z.string().optional(),
  salesInvoiceLines: z.array(lineRow).optional(),
  'salesInvoiceLines@odata.nextLink': z.string().optional(),
  salesCreditMemoLines: z.array(lineRow).optional(),
  'salesCreditMemoLines@odata.nextLink': z.string().optional(),
});
type DocumentRow = z.infer<typeof documentRow>;

export function toDocument(
  kind: NavDocumentKind,
  row: z.infer<typeof header>,
  lines: readonly NavDocumentLine[] | null,
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
    state: KINDS[kind].states[row.status] ?? KINDS[kind].otherState,
    totalInclTax: row.totalAmountIncludingTax,
    totalTax: row.totalTaxAmount,
    lines,
  };
}

/** With lines; null when it is gone. */
export async function readDocument(access: ApiAccess, kind: NavDocumentKind, key: string): Promise<NavDocument | null> {
  const { set, lineSet, words } = KINDS[kind];
  const path = `${access.root}/${entity(set, key)}`;
  const read = { path, query: { $expand: lineSet }, summary: `read ${words} ${key}` };
  try {
    return await whole(access, kind, await access.client.one(read, documentRow));
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** The document with its lines: those of the answer, the rest of its pages, or read on their own where it has none. */
export async function whole(access: ApiAccess, kind: NavDocumentKind, row: DocumentRow): Promise<NavDocument> {
  const { set, lineSet } = KINDS[kind];
  const read = {
    path: `${access.root}/${entity(set, row.id)}/${lineSet}`,
    summary: `read the lines of ${row.number}`,
  };
  const rows = await linesOf(access, row, lineSet, read);
  return toDocument(kind, row, inDocumentOrder(rows.map((line) => toLine(line, row.pricesIncludeTax))));
}

async function linesOf(
  { client }: ApiAccess,
  row: DocumentRow,
  lineSet: LineSet,
  read: ODataRead,
): Promise<readonly LineRow[]> {
  const answered = row[lineSet];
  if (answered === undefined) return client.all(read, lineRow);
  const link = row[`${lineSet}@odata.nextLink`];
  return [...answered, ...(link === undefined ? [] : await client.rest(link, read, lineRow))];
}

/**
 * Drafted and posted documents of these kinds with one of these numbers, asked for together. NAV keeps them in upper
 * case and does not mind one twice.
 */
export async function readByExternalNo(
  access: ApiAccess,
  kinds: readonly NavDocumentKind[],
  ...externalDocumentNos: readonly string[]
): Promise<readonly NavDocument[]> {
  const wanted = askable(externalDocumentNos, LONGEST_EXTERNAL_NO);
  if (wanted.length === 0) return [];
  const found = await Promise.all(
    kinds.map((kind) =>
      askedTogether(wanted, (numbers) => search(access, kind, 'externalDocumentNumber', numbers, numbers.join(', '))),
    ),
  );
  return found.flat().filter((document) => wanted.includes(document.externalDocumentNo.toUpperCase()));
}

/** Posted invoices that came out of this order. */
export async function readInvoicesOfOrder(access: ApiAccess, orderNo: string): Promise<readonly NavDocument[]> {
  const wanted = orderNo.trim().toUpperCase();
  if (wanted === '' || wanted.length > LONGEST_NO) return [];
  const found = await askedTogether([wanted], (numbers) =>
    search(access, 'salesInvoice', 'orderNumber', numbers, `order ${wanted}`),
  );
  return found.filter(isPosted);
}

/** The posted invoice with this number; null when there is none. */
export async function readPostedInvoice(access: ApiAccess, no: string): Promise<NavDocument | null> {
  const wanted = no.trim().toUpperCase();
  if (wanted === '' || wanted.length > LONGEST_NO) return null;
  const found = await askedTogether([wanted], (numbers) =>
    search(access, 'salesInvoice', 'number', numbers, `invoice ${wanted}`),
  );
  return found.find((document) => isPosted(document) && document.no.toUpperCase() === wanted) ?? null;
}

async function search(
  { client, root }: ApiAccess,
  kind: NavDocumentKind,
  field: string,
  values: readonly string[],
  sought: string,
): Promise<readonly NavDocument[]> {
  const { set, words } = KINDS[kind];
  const query = { $filter: oneOf(field, values), $select: SELECT };
  const read = { path: `${root}/${set}`, query, summary: `look for ${sought} among ${words}s` };
  return (await client.all(read, header)).map((row) => toDocument(kind, row, null));
}

function isPosted({ state }: NavDocument): boolean {
  return state === 'posted' || state === 'canceled';
}

export function isGone(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'nav-not-found';
}
