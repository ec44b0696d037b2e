import type { Company } from '../company.ts';
import type { Value } from '../entity.ts';
import type { DocumentKind, SalesDocument } from '../salesDocument.ts';
import { postedDocuments, withExternalNumber, withNumber } from './documentRecords.ts';
import type { LineRecord } from './lineColumns.ts';
import type { Column, Page, Part } from './page.ts';
import { definePage } from './page.ts';
import { POSTED_LINE_COLUMNS, postedCardColumns, postedListColumns } from './postedColumns.ts';

interface Posted {
  readonly kind: DocumentKind;
  /** Of the header and of the lines, for error texts. */
  readonly table: string;
  readonly lineTable: string;
  readonly part: string;
  readonly card: number;
  readonly list: number;
  readonly lines: number;
}

const INVOICE: Posted = {
  kind: 'invoice',
  table: 'Sales Invoice Header',
  lineTable: 'Sales Invoice Line',
  part: 'SalesInvLines',
  card: 132,
  list: 143,
  lines: 133,
};

const CREDIT_MEMO: Posted = {
  kind: 'creditMemo',
  table: 'Sales Cr.Memo Header',
  lineTable: 'Sales Cr.Memo Line',
  part: 'SalesCrMemoLines',
  card: 134,
  list: 144,
  lines: 135,
};

/** The card has its lines as a part, the list has none. */
function postedPages(posted: Posted): readonly Page[] {
  const { kind, part } = posted;
  const page = linesPage(posted, null);
  const below = (document: SalesDocument): Page => linesPage(posted, document);
  return [
    headerPage(posted, posted.list, postedListColumns(kind)),
    headerPage(posted, posted.card, postedCardColumns(kind), { name: part, page, below, links: 'Document_No' }),
  ];
}

function headerPage(
  { kind, table }: Posted,
  object: number,
  columns: readonly Column<SalesDocument>[],
  part?: Part<SalesDocument>,
): Page {
  return definePage<SalesDocument>({
    object,
    table,
    keys: ['No'],
    columns,
    records: ({ company }) => postedDocuments(company, kind),
    entity: ({ header }) => header,
    indexed: ({ company }, field, value) => indexed(company, kind, field, value),
    ...(part === undefined ? {} : { part }),
  });
}

function indexed(company: Company, kind: DocumentKind, field: string, value: Value) {
  if (field === 'No') return withNumber(postedDocuments(company, kind), String(value));
  return field === 'External_Document_No' ? withExternalNumber(company, kind, String(value), true) : null;
}

function linesPage({ kind, lineTable, lines }: Posted, document: SalesDocument | null): Page {
  const documents = (company: Company): readonly SalesDocument[] =>
    document === null ? postedDocuments(company, kind) : [document];
  return definePage<LineRecord>({
    object: lines,
    table: lineTable,
    keys: ['Document_No', 'Line_No'],
    columns: POSTED_LINE_COLUMNS,
    records: ({ company }) => documents(company).flatMap(linesOf),
    entity: ({ line }) => line,
    indexed: ({ company }, field, value) =>
      field === 'Document_No' ? withNumber(documents(company), String(value)).flatMap(linesOf) : null,
  });
}

function linesOf(document: SalesDocument): readonly LineRecord[] {
  return document.lines.map((line) => ({ document, line }));
}

export const POSTED_PAGES: readonly Page[] = [...postedPages(INVOICE), ...postedPages(CREDIT_MEMO)];
