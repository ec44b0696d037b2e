import type { Company } from '../company.ts';
import type { Value } from '../entity.ts';
import type { DocumentKind, SalesDocument } from '../salesDocument.ts';
import { openDocuments, withExternalNumber, withNumber } from './documentRecords.ts';
import { headerColumns } from './headerColumns.ts';
import { changeHeader, createHeader, deleteHeader } from './headerWrite.ts';
import type { LineRecord } from './lineColumns.ts';
import { lineColumns } from './lineColumns.ts';
import { changeLine, createLine, removeLine } from './lineWrite.ts';
import type { Page, Site } from './page.ts';
import { definePage } from './page.ts';
import { badRequest, dialog } from '../errors.ts';

const OBJECTS: Readonly<Record<DocumentKind, { readonly document: number; readonly lines: number }>> = {
  order: { document: 42, lines: 46 },
  invoice: { document: 43, lines: 47 },
  creditMemo: { document: 44, lines: 96 },
};

/** The page of one kind of document that is not posted, with its lines as a part. */
export function documentPage(kind: DocumentKind): Page {
  return definePage<SalesDocument>({
    object: OBJECTS[kind].document,
    table: 'Sales Header',
    keys: ['Document_Type', 'No'],
    order: 'No',
    columns: headerColumns(kind),
    records: ({ company }) => openDocuments(company, kind),
    entity: ({ header }) => header,
    indexed: ({ company }, field, value) => indexedHeaders(company, kind, field, value),
    create: (site, body) => createHeader(site, kind, body),
    change: changeHeader,
    remove: deleteHeader,
    part: {
      name: 'SalesLines',
      page: linesPage(kind, null),
      below: (document) => linesPage(kind, document),
      links: 'Document_No',
    },
  });
}

function indexedHeaders(company: Company, kind: DocumentKind, field: string, value: Value) {
  if (field === 'No') return withNumber(openDocuments(company, kind), String(value));
  return field === 'External_Document_No' ? withExternalNumber(company, kind, String(value), false) : null;
}

/** Lines of one document, or of all of them where they are asked for by their own name. */
function linesPage(kind: DocumentKind, document: SalesDocument | null): Page {
  const documents = (site: Site): readonly SalesDocument[] =>
    document === null ? openDocuments(site.company, kind) : [document];
  return definePage<LineRecord>({
    object: OBJECTS[kind].lines,
    table: 'Sales Line',
    keys: ['Document_Type', 'Document_No', 'Line_No'],
    order: 'Document_No',
    columns: lineColumns(kind),
    records: (site) => documents(site).flatMap(linesOf),
    entity: ({ line }) => line,
    indexed: (site, field, value) =>
      field === 'Document_No' ? withNumber(documents(site), String(value)).flatMap(linesOf) : null,
    create: (site, body) => {
      const named = body.fields.find(({ property }) => property.name === 'Document_No')?.value;
      if (document === null && named === undefined) throw badRequest('Document_No is missing.');
      const [holder] = named === undefined ? documents(site) : withNumber(documents(site), String(named));
      if (holder === undefined) throw dialog('The document does not exist.');
      return createLine(site, holder, body);
    },
    change: changeLine,
    remove: removeLine,
  });
}

function linesOf(document: SalesDocument): readonly LineRecord[] {
  return document.lines.map((line) => ({ document, line }));
}
