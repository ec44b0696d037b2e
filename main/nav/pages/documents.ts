import * as z from 'zod';
import { sum, toPlainDecimal, zero } from '../../base/money.ts';
import type { Decimal } from '../../base/money.ts';
import type { NavCapability } from '../capability.ts';
import type { NavDocument, NavDocumentKind, NavDocumentLine } from '../nav.ts';
import type { ODataRead } from '../odataClient.ts';
import { decimal, etag, laterDay, laterText, option, text } from '../shapes.ts';
import type { PageAccess } from './access.ts';
import { documentLine, type LineRow } from './lines.ts';
import { markedLines } from './markedLines.ts';
import type { PagePart, PageService } from './metadata.ts';
import { keyOf } from './place.ts';

/** How NAV calls the kinds in `Document_Type`. */
export const DOCUMENT_TYPES: Readonly<Record<NavDocumentKind, string>> = {
  salesOrder: 'Order',
  salesInvoice: 'Invoice',
  creditMemo: 'Credit Memo',
};

const ROLES = {
  salesOrder: 'salesOrders',
  salesInvoice: 'salesInvoices',
  creditMemo: 'creditMemos',
} as const satisfies Readonly<Record<NavDocumentKind, NavCapability>>;

/** For messages. */
export const KIND_NAMES: Readonly<Record<NavDocumentKind, string>> = {
  salesOrder: 'sales order',
  salesInvoice: 'sales invoice',
  creditMemo: 'credit memo',
};

/** The page of one kind of document, with its lines. */
export interface DocumentPage {
  readonly kind: NavDocumentKind;
  readonly service: PageService;
  readonly part: PagePart;
}

/** @throws ConnectorError `nav-capability-missing` with the page to publish. */
export function documentPage(access: PageAccess, kind: NavDocumentKind): DocumentPage {
  const service = access.need(ROLES[kind], ROLES[kind]);
  if (!service.part) throw new Error(`${service.name} was taken for a document page, but has no lines.`);
  return { kind, service, part: service.part };
}

/** Null where the page is not published. */
export function publishedPage(access: PageAccess, kind: NavDocumentKind): DocumentPage | null {
  return access.services[ROLES[kind]].service ? documentPage(access, kind) : null;
}

/** Path of an open document: `SalesOrder(Document_Type='Order',No='101005')`. */
export function pathOf({ kind, service }: DocumentPage, no: string, type = DOCUMENT_TYPES[kind]): string {
  return `${service.name}${keyOf(service.keys, { Document_Type: type, No: no })}`;
}

/** Path of one of its lines, on its own where NAV shows them so. */
export function linePathOf(page: DocumentPage, no: string, lineNo: number): string {
  const key = keyOf(page.part.keys, {
    Document_Type: DOCUMENT_TYPES[page.kind],
    Document_No: no,
    Line_No: lineNo,
  });
  return page.part.set === null ? `${pathOf(page, no)}/${page.part.name}${key}` : `${page.part.set}${key}`;
}

export const header = z.looseObject({
  '@odata.etag': etag,
  Document_Type: option.optional(),
  No: text,
  External_Document_No: laterText,
  Sell_to_Customer_No: laterText,
  Posting_Date: laterDay,
  Currency_Code: laterText,
  Prices_Including_VAT: z.boolean().nullish(),
  Status: option.optional(),
  Cancelled: z.boolean().nullish(),
  Amount: decimal.optional(),
  Amount_Including_VAT: decimal.optional(),
});
export type HeaderRow = z.infer<typeof header>;

const STATES: Readonly<Record<string, NavDocument['state']>> = {
  Open: 'open',
  Released: 'released',
  'Pending Approval': 'inReview',
  'Pending Prepayment': 'released',
};

/** An open document; a status that we do not know counts as released, so that nothing is changed. */
export function toDocument(kind: NavDocumentKind, row: HeaderRow, rows: readonly LineRow[] | null): NavDocument {
  const state = row.Status === undefined ? 'open' : (STATES[row.Status] ?? 'released');
  return { ...shared(kind, row, rows), key: row.No, pricesIncludeTax: row.Prices_Including_VAT === true, state };
}

const POSTED_KEY = 'posted:';

/** Drafts and posted documents have number series of their own, so that a number alone may mean either. */
function postedKey(no: string): string {
  return `${POSTED_KEY}${no}`;
}

/** The number of a posted document; null when the key is that of an open one. */
export function postedNo(key: string): string | null {
  return key.startsWith(POSTED_KEY) ? key.slice(POSTED_KEY.length) : null;
}

/** Posted pages seldom show the basis of their prices; the lines then tell it. */
export function toPosted(kind: NavDocumentKind, row: HeaderRow, rows: readonly LineRow[] | null): NavDocument {
  const made = shared(kind, row, rows);
  const ofLines = rows !== null && toPlainDecimal(sum(rows.map(({ line }) => line.lineAmount))) === made.totalInclTax;
  return {
    ...made,
    key: postedKey(row.No),
    pricesIncludeTax: row.Prices_Including_VAT ?? (ofLines && made.totalTax !== '0'),
    state: row.Cancelled === true ? 'canceled' : 'posted',
  };
}

function shared(
  kind: NavDocumentKind,
  row: HeaderRow,
  rows: readonly LineRow[] | null,
): Omit<NavDocument, 'key' | 'state' | 'pricesIncludeTax'> {
  const { markers, lines } = markedLines(inDocumentOrder((rows ?? []).map(({ line }) => line)));
  return {
    kind,
    no: row.No,
    etag: row['@odata.etag'],
    externalDocumentNo: row.External_Document_No,
    customerNo: row.Sell_to_Customer_No,
    postingDate: row.Posting_Date,
    currency: row.Currency_Code,
    ...totalsOf(row, rows ?? []),
    lines: rows && lines,
    ...(markers.length > 0 && { isBeingWritten: true }),
  };
}

/**
 * The document's totals stand on each of its lines, on posted lists on the header. Where they stand nowhere the line
 * amounts are summed, and what NAV reckons as tax is not known.
 */
function totalsOf(
  row: HeaderRow,
  rows: readonly LineRow[],
): { readonly totalInclTax: Decimal; readonly totalTax: Decimal } {
  if (row.Amount_Including_VAT !== undefined) {
    const net = row.Amount ?? row.Amount_Including_VAT;
    return {
      totalInclTax: row.Amount_Including_VAT,
      totalTax: toPlainDecimal(sum([row.Amount_Including_VAT]).minus(net)),
    };
  }
  const totals = rows.find(({ totalInclTax }) => totalInclTax !== null);
  if (totals && totals.totalInclTax !== null) {
    return { totalInclTax: totals.totalInclTax, totalTax: totals.totalTax ?? '0' };
  }
  const summed = rows.reduce((total, { line }) => total.plus(line.amountInclTax ?? line.lineAmount), zero);
  return {
    totalInclTax: toPlainDecimal(summed),
    totalTax: toPlainDecimal(sum(rows.map(({ line }) => line.taxAmount ?? '0'))),
  };
}

export function inDocumentOrder(lines: readonly NavDocumentLine[]): readonly NavDocumentLine[] {
  return lines.toSorted((left, right) => left.lineNo - right.lineNo);
}

/** The lines that came with the header, the rest of their pages, or read on their own where there are none. */
export async function linesOf(
  access: PageAccess,
  row: HeaderRow,
  part: PagePart,
  path: string,
): Promise<readonly LineRow[]> {
  const read: ODataRead = access.at(`${path}/${part.name}`, `read the lines of ${row.No}`);
  const expanded = z.array(documentLine).safeParse(row[part.name]);
  if (!expanded.success) return access.client.all(read, documentLine);
  const link = row[`${part.name}@odata.nextLink`];
  if (typeof link !== 'string' || link === '') return expanded.data;
  return [...expanded.data, ...(await access.client.rest(link, read, documentLine))];
}
