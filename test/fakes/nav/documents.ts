import type { Body } from './body.ts';
import type { Company, DocumentTable } from './company.ts';
import { takeNumber } from './company.ts';
import type { Entity } from './entity.ts';
import { numberOf, sameValue, textOf, touch } from './entity.ts';
import { dialog, fieldTest, noDefaultNumbers } from './errors.ts';
import { takeCustomerDimensions, takeLineDimensions } from './documentDimensions.ts';
import { rememberDimensions } from './dimensions.ts';
import { lineType } from './documentTypes.ts';
import { applyHeader, basisOf, customerIn, followHeader, newDocument, seriesOf, setCustomer } from './headers.ts';
import { identify } from './lineAmounts.ts';
import { applyLine, newLine } from './lines.ts';
import type { DocumentKind, SalesDocument } from './salesDocument.ts';
import { DOCUMENT_TYPES } from './salesDocument.ts';
import { recount } from './totals.ts';

export function tableOf(company: Company, kind: DocumentKind): DocumentTable {
  return { order: company.orders, invoice: company.invoices, creditMemo: company.creditMemos }[kind];
}

/** Header and lines in one transaction: a refused line leaves nothing behind, not even a used number. */
export function createDocument(company: Company, kind: DocumentKind, body: Body): SalesDocument {
  testSeries(company, kind);
  const document = newDocument(company, kind);
  setCustomer(company, document, customerIn(company, body.fields));
  takeCustomerDimensions(company, document);
  applyHeader(company, document, body.fields);
  for (const line of body.nested[lineType(kind).set] ?? []) {
    insertLine(company, document, line);
  }
  recount(company, document);
  takeNumber(seriesOf(company, kind));
  tableOf(company, kind).insert(document);
  return document;
}

/** The API sends no number: a series without default numbers has none to give. */
function testSeries(company: Company, kind: DocumentKind): void {
  const { series, default: givesNumbers } = seriesOf(company, kind);
  if (!givesNumbers) throw noDefaultNumbers(series);
}

function insertLine(company: Company, document: SalesDocument, body: Body): Entity {
  const line = newLine(company, document);
  applyLine({ company, document, line, isNew: true }, body, company.validateInPageOrder);
  document.lines.push(line);
  takeLineDimensions(company, document, line);
  return line;
}

/** What people may still agree on after posting. */
const AFTER_POSTING = ['dueDate', 'promisedPayDate', 'disputeStatus', 'disputeStatusId'];

export function changeDocument(company: Company, document: SalesDocument, body: Body): void {
  const isAgreement = body.fields.every(({ property }) => AFTER_POSTING.includes(property.name));
  if (document.kind === 'invoice' && document.posted && isAgreement) {
    transact(company, document, (copy) => {
      for (const { property, value } of body.fields) copy.header.values[property.name] = value;
    });
    return;
  }
  testOpen(document);
  const undo = rememberDimensions(company, document.header.id);
  undoing(undo, () =>
    transact(company, document, (copy) => {
      const before = basisOf(copy);
      const names = body.fields.map(({ property }) => property.name);
      if (names.includes('customerId') || names.includes('customerNumber')) {
        setCustomer(company, copy, customerIn(company, body.fields));
        followHeader(company, copy, before);
      }
      applyHeader(company, copy, body.fields);
    }),
  );
}

/** Dimension sets are not part of the copy a change works on: a refused one puts them back. */
function undoing(undo: () => void, run: () => void): void {
  try {
    run();
  } catch (error) {
    undo();
    throw error;
  }
}

export function deleteDocument(company: Company, document: SalesDocument): void {
  if (document.posted) throw isPosted(document);
  for (const line of document.lines) testNotShipped(document, line);
  tableOf(company, document.kind).remove(document);
}

export function addLine(company: Company, document: SalesDocument, body: Body): Entity {
  testOpen(document);
  const added = transact(company, document, (copy) => insertLine(company, copy, body));
  return document.lines.find((line) => line.id === added.id) ?? added;
}

export function changeLine(company: Company, document: SalesDocument, line: Entity, body: Body): void {
  testOpen(document);
  transact(company, document, (copy) => {
    const copied = copy.lines.find((candidate) => candidate.id === line.id) ?? line;
    applyLine({ company, document: copy, line: copied, isNew: false }, body, company.validateInPageOrder);
  });
}

export function deleteLine(company: Company, document: SalesDocument, line: Entity): void {
  testOpen(document);
  testNotShipped(document, line);
  transact(company, document, (copy) => {
    copy.lines.splice(
      copy.lines.findIndex((candidate) => candidate.id === line.id),
      1,
    );
  });
}

/** Goods that have left must be invoiced before their line can go. */
function testNotShipped(document: SalesDocument, line: Entity): void {
  const open = numberOf(line, 'shippedQuantity').minus(numberOf(line, 'invoicedQuantity'));
  if (open.eq(0)) return;
  const what = `Qty. Shipped Not Invoiced must be equal to '0'  in ${identify(document, line)}.`;
  throw fieldTest(`${what} Current value is '${open.toFixed()}'.`);
}

/** A released order or one in review refuses changes, and so does whatever is posted. */
export function testOpen(document: SalesDocument): void {
  if (document.posted) throw isPosted(document);
  const status = textOf(document.header, 'status');
  if (status === 'Draft') return;
  const type = DOCUMENT_TYPES[document.kind];
  const current = status === 'Open' ? 'Released' : 'Pending Approval';
  throw fieldTest(
    `Status must be equal to 'Open'  in Sales Header: Document Type=${type}, No.=${textOf(document.header, 'number')}. Current value is '${current}'.`,
  );
}

function isPosted({ kind }: SalesDocument): Error {
  const what = kind === 'creditMemo' ? 'credit memo' : 'invoice';
  return dialog(`The ${what} has been posted and can no longer be modified.`);
}

/** Works on a copy and keeps it only when everything held; records that changed get a new ETag, others keep theirs. */
export function transact<T>(company: Company, document: SalesDocument, change: (copy: SalesDocument) => T): T {
  const copy: SalesDocument = { ...document, header: copyOf(document.header), lines: document.lines.map(copyOf) };
  const result = change(copy);
  recount(company, copy);
  const external = textOf(document.header, 'externalDocumentNumber');
  keep(company, document.header, copy.header);
  const { businessGroup, priceGroup, lineDiscountPercent, currency, posted, applied } = copy;
  Object.assign(document, { businessGroup, priceGroup, lineDiscountPercent, currency, posted, applied });
  keepLines(company, document, copy);
  if (textOf(document.header, 'externalDocumentNumber') !== external) {
    tableOf(company, document.kind).reindex(document, external);
  }
  return result;
}

function copyOf(entity: Entity): Entity {
  return { ...entity, values: { ...entity.values } };
}

function keepLines(company: Company, document: SalesDocument, copy: SalesDocument): void {
  const kept = copy.lines.map((line) => {
    const original = document.lines.find((candidate) => candidate.id === line.id);
    if (original === undefined) return line;
    keep(company, original, line);
    return original;
  });
  document.lines.splice(0, document.lines.length, ...kept);
}

function keep(company: Company, original: Entity, copy: Entity): void {
  const changed = Object.entries(copy.values).some(([name, value]) => !sameValue(original.values[name], value));
  if (!changed) return;
  Object.assign(original.values, copy.values);
  touch(company.world, original);
}
