import type { Body } from './body.ts';
import type { Collection } from './collection.ts';
import type { Company } from './company.ts';
import { findById } from './company.ts';
import { customerType } from './customers.ts';
import { dimensionSetOf } from './dimensionCollections.ts';
import { actionsOf } from './documentActions.ts';
import { followSet, headerOwner, lineOwner } from './documentDimensions.ts';
import {
  addLine,
  changeDocument,
  changeLine,
  createDocument,
  deleteDocument,
  deleteLine,
  tableOf,
  testOpen,
} from './documents.ts';
import { headerType, lineType } from './documentTypes.ts';
import type { Entity, Value } from './entity.ts';
import { textOf } from './entity.ts';
import { dialog, segmentNotFound } from './errors.ts';
import type { DocumentKind, SalesDocument } from './salesDocument.ts';
import { EMPTY_GUID } from './schema.ts';

export function documentsOf(company: Company, kind: DocumentKind): Collection {
  const table = tableOf(company, kind);
  const type = headerType(kind);
  const documentOf = (header: Entity): SalesDocument => {
    const document = table.byId(header.id);
    if (document === undefined) throw segmentNotFound(type.set);
    return document;
  };
  return {
    type,
    rows: () => table.all().map(({ header }) => header),
    byId: (id) => table.byId(id)?.header,
    indexed: (property, value) => indexedHeaders(company, kind, property, value),
    create: (body) => createDocument(company, kind, body).header,
    change: (header, body) => changeDocument(company, documentOf(header), body),
    remove: (header) => deleteDocument(company, documentOf(header)),
    actions: actionsOf(company, kind, documentOf),
    navigations: {
      [lineType(kind).set]: (header) => ({ many: true, collection: linesOf(company, documentOf(header)) }),
      customer: (header) => {
        const entity = findById(company.tables.customers, textOf(header, 'customerId')) ?? null;
        return { many: false, type: customerType, entity };
      },
      dimensionSetLines: (header) => {
        const document = documentOf(header);
        const hooks = { before: () => testOpen(document), after: () => followSet(company, document) };
        return { many: true, collection: dimensionSetOf(company, headerOwner(document), hooks) };
      },
    },
  };
}

function indexedHeaders(
  company: Company,
  kind: DocumentKind,
  property: string,
  value: Value,
): readonly Entity[] | null {
  const table = tableOf(company, kind);
  if (property === 'externalDocumentNumber') return table.byExternalNumber(String(value)).map(({ header }) => header);
  if (property !== 'id') return null;
  const document = table.byId(String(value));
  return document === undefined ? [] : [document.header];
}

/** The lines of one document. */
export function linesOf(company: Company, document: SalesDocument): Collection {
  return {
    type: lineType(document.kind),
    rows: () => document.lines,
    byId: (id) => document.lines.find((line) => line.id === id),
    create: (body) => addLine(company, document, ofDocument(body, document)),
    change: (line, body) => changeLine(company, document, line, ofDocument(body, document)),
    remove: (line) => deleteLine(company, document, line),
    navigations: {
      dimensionSetLines: (line) => {
        const hooks = { before: () => testOpen(document), after: () => undefined };
        return { many: true, collection: dimensionSetOf(company, lineOwner(document, line), hooks) };
      },
    },
  };
}

function ofDocument(body: Body, document: SalesDocument): Body {
  const fields = body.fields.filter(({ property, value }) => {
    return property.name !== 'documentId' || value !== document.header.id;
  });
  return { ...body, fields };
}

/** All lines of all documents of a kind: reading needs a document or line id, writing goes by the line's document. */
export function rootLinesOf(company: Company, kind: DocumentKind): Collection {
  const table = tableOf(company, kind);
  const rows = (): readonly Entity[] => table.all().flatMap(({ lines }) => lines);
  const byId = (id: string): Entity | undefined => rows().find((line) => line.id === id);
  const holder = (id: string): SalesDocument => {
    const document = table.byId(id);
    if (document === undefined) throw dialog('The document does not exist.');
    return document;
  };
  return {
    type: lineType(kind),
    mustBeNarrowed: true,
    rows,
    byId,
    indexed: (property, value) => {
      if (property === 'documentId') return table.byId(String(value))?.lines ?? [];
      if (property !== 'id') return null;
      const line = byId(String(value));
      return line === undefined ? [] : [line];
    },
    create: (body) => {
      const document = holder(documentIdIn(body));
      return addLine(company, document, ofDocument(body, document));
    },
    change: (line, body) => {
      const document = holder(textOf(line, 'documentId'));
      changeLine(company, document, line, ofDocument(body, document));
    },
    remove: (line) => deleteLine(company, holder(textOf(line, 'documentId')), line),
  };
}

function documentIdIn(body: Body): string {
  const id = body.fields.find(({ property }) => property.name === 'documentId')?.value ?? EMPTY_GUID;
  if (id === EMPTY_GUID) throw dialog('You must specify a Document Id to insert a line.');
  return String(id);
}
