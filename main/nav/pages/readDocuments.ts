import { ConnectorError } from '../../base/errors.ts';
import { askable, askedTogether, isFilterRefused } from '../askable.ts';
import { capabilityMissing } from '../capabilityMissing.ts';
import type { NavDocument, NavDocumentKind } from '../nav.ts';
import { oneOf, type Query, quoted } from '../odata.ts';
import type { PageAccess } from './access.ts';
import {
  DOCUMENT_TYPES,
  type DocumentPage,
  documentPage,
  header,
  type HeaderRow,
  KIND_NAMES,
  linesOf,
  pathOf,
  postedNo,
  publishedPage,
  toDocument,
  toPosted,
} from './documents.ts';
import type { LineRow } from './lines.ts';
import type { PageService } from './metadata.ts';
import { keyOf } from './place.ts';
import type { PageRole } from './roles.ts';

const LONGEST_EXTERNAL_NO = 35;
const LONGEST_NO = 20;

const POSTED_ROLES: Readonly<Partial<Record<NavDocumentKind, readonly PageRole[]>>> = {
  salesInvoice: ['postedInvoicesOfOrders', 'postedInvoices'],
  creditMemo: ['postedCreditMemos'],
};

/** With lines; null when it is gone. An invoice or a credit memo may be posted under the number it had as a draft. */
export async function readDocument(
  access: PageAccess,
  kind: NavDocumentKind,
  key: string,
): Promise<NavDocument | null> {
  const posted = postedNo(key);
  if (posted !== null) return readPosted(access, kind, posted);
  const open = await readOpen(access, documentPage(access, kind), key);
  if (open) return toDocument(kind, open.row, open.lines);
  return kind === 'salesOrder' ? null : readPosted(access, kind, key);
}

export interface OpenDocument {
  readonly row: HeaderRow;
  readonly lines: readonly LineRow[];
}

/** An open document with its lines; null when it is not there. */
export async function readOpen(access: PageAccess, page: DocumentPage, no: string): Promise<OpenDocument | null> {
  const path = pathOf(page, no);
  const query = { $expand: page.part.name };
  const summary = `read ${KIND_NAMES[page.kind]} ${no}`;
  try {
    const row = isAwkward(no)
      ? await first(access, page.service, `${typeFilter(page)} and No eq ${quoted(no)}`, query, summary)
      : await access.client.one(access.at(path, summary, query), header);
    return row && { row, lines: await linesOf(access, row, page.part, path) };
  } catch (error) {
    if (isGone(error) || isFilterRefused(error)) return null;
    throw error;
  }
}

/** Some servers do not take these in a key, however encoded. */
function isAwkward(no: string): boolean {
  return /[/\\%?#+&]/.test(no);
}

async function first(
  access: PageAccess,
  service: PageService,
  filter: string,
  query: Readonly<Record<string, string>>,
  summary: string,
): Promise<HeaderRow | null> {
  const rows = await access.client.all(access.at(service.name, summary, { $filter: filter, ...query }), header);
  return rows[0] ?? null;
}

function typeFilter({ kind }: DocumentPage): string {
  return `Document_Type eq ${quoted(DOCUMENT_TYPES[kind])}`;
}

async function readPosted(access: PageAccess, kind: NavDocumentKind, no: string): Promise<NavDocument | null> {
  const service = (POSTED_ROLES[kind] ?? []).map((role) => access.services[role].service).find((one) => one !== null);
  if (!service || askable([no], LONGEST_NO).length === 0) return null;
  const query: Query = service.part === null ? {} : { $expand: service.part.name };
  const row = await first(access, service, oneOf('No', [no]), query, `read posted document ${no}`).catch(
    (error: unknown) => {
      if (isFilterRefused(error)) return null;
      throw error;
    },
  );
  return row && posted(access, kind, service, row);
}

async function posted(
  access: PageAccess,
  kind: NavDocumentKind,
  service: PageService,
  row: HeaderRow,
): Promise<NavDocument> {
  const path = `${service.name}${keyOf(service.keys, { No: row.No })}`;
  const lines = service.part === null ? null : await linesOf(access, row, service.part, path);
  return toPosted(kind, row, lines);
}

/**
 * Orders, invoices and posted invoices with one of these numbers, asked for together. NAV keeps them in upper case and
 * does not mind one twice.
 */
export async function readByExternalNo(
  access: PageAccess,
  ...externalNos: readonly string[]
): Promise<readonly NavDocument[]> {
  if (!access.services.salesOrders.service) documentPage(access, 'salesInvoice');
  return byExternalNo(access, externalNos, ['salesOrder', 'salesInvoice'], 'salesInvoice');
}

export async function readMemosByExternalNo(access: PageAccess, externalNo: string): Promise<readonly NavDocument[]> {
  documentPage(access, 'creditMemo');
  return byExternalNo(access, [externalNo], ['creditMemo'], 'creditMemo');
}

async function byExternalNo(
  access: PageAccess,
  externalNos: readonly string[],
  kinds: readonly NavDocumentKind[],
  postedKind: 'salesInvoice' | 'creditMemo',
): Promise<readonly NavDocument[]> {
  // Without the posted ones a document could be made a second time.
  const postedService =
    postedKind === 'creditMemo'
      ? access.need('postedCreditMemos', 'creditMemos')
      : access.need('postedInvoices', 'postedDocuments');
  const wanted = askable(externalNos, LONGEST_EXTERNAL_NO);
  if (wanted.length === 0) return [];
  const pages = kinds.flatMap((kind) => publishedPage(access, kind) ?? []);
  const found = await Promise.all([
    ...pages.map((page) => openByExternalNo(access, page, wanted)),
    postedBy(access, postedKind, postedService, 'External_Document_No', wanted),
  ]);
  return found
    .flat()
    .filter((document) => wanted.includes(document.externalDocumentNo.toUpperCase()))
    .map((document) => ({ ...document, lines: null }));
}

/** The totals stand on the lines only, so that these are read along. */
async function openByExternalNo(
  access: PageAccess,
  page: DocumentPage,
  wanted: readonly string[],
): Promise<readonly NavDocument[]> {
  const rows = await askedTogether(wanted, (numbers) => {
    const either = oneOf('External_Document_No', numbers);
    const filter = `${typeFilter(page)} and ${numbers.length === 1 ? either : `(${either})`}`;
    const summary = `look for ${numbers.join(', ')} among ${KIND_NAMES[page.kind]}s`;
    return access.client.all(
      access.at(page.service.name, summary, { $filter: filter, $expand: page.part.name }),
      header,
    );
  });
  return Promise.all(
    rows.map(async (row) => toDocument(page.kind, row, await linesOf(access, row, page.part, pathOf(page, row.No)))),
  );
}

async function postedBy(
  access: PageAccess,
  kind: 'salesInvoice' | 'creditMemo',
  service: PageService,
  field: string,
  values: readonly string[],
): Promise<readonly NavDocument[]> {
  const expand: Query =
    service.part === null || service.fields.has('Amount_Including_VAT') ? {} : { $expand: service.part.name };
  const rows = await askedTogether(values, (numbers) => {
    const summary = `look for ${numbers.join(', ')} among posted ${KIND_NAMES[kind]}s`;
    return access.client.all(access.at(service.name, summary, { $filter: oneOf(field, numbers), ...expand }), header);
  });
  return Promise.all(
    rows.map((row) =>
      expand['$expand'] !== undefined ? posted(access, kind, service, row) : toPosted(kind, row, null),
    ),
  );
}

export async function readInvoicesOfOrder(access: PageAccess, orderNo: string): Promise<readonly NavDocument[]> {
  const { service, remedy } = access.services.postedInvoicesOfOrders;
  if (!service) throw capabilityMissing('postedDocuments', remedy, access.system);
  const [wanted] = askable([orderNo], LONGEST_NO);
  return wanted === undefined ? [] : postedBy(access, 'salesInvoice', service, 'Order_No', [wanted]);
}

export function isGone(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'nav-not-found';
}
