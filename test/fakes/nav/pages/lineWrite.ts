import { Big } from 'big.js';
import type { Assignment, Body } from '../body.ts';
import type { Company } from '../company.ts';
import { amountPrecision, findByCode, findByNumber } from '../company.ts';
import { rememberDimensions, setDimension } from '../dimensions.ts';
import { lineOwner, takeLineDimensions } from '../documentDimensions.ts';
import { deleteLine, testOpen, transact } from '../documents.ts';
import { lineType } from '../documentTypes.ts';
import type { Entity, Value } from '../entity.ts';
import { numberOf, textOf, touch } from '../entity.ts';
import { badRequest, fieldTest, noSuchCode } from '../errors.ts';
import type { LineWork } from '../lineAmounts.ts';
import { identify, setDiscountAmount } from '../lineAmounts.ts';
import { applyLine, newLine } from '../lines.ts';
import type { SalesDocument } from '../salesDocument.ts';
import { DOCUMENT_TYPES } from '../salesDocument.ts';
import { EMPTY_GUID, propertyOf } from '../schema.ts';
import { undiscounted } from '../vat.ts';
import { idOfCode } from './documentRecords.ts';
import { inOrder } from './fieldOrder.ts';
import type { LineRecord } from './lineColumns.ts';
import { LINE_SHORTCUTS, apiLineType, lineColumns, shortcutCode } from './lineColumns.ts';
import type { Site } from './page.ts';

type Validate = (work: LineWork, value: Value, name: string) => void;

const TABLE = 'Sales Line';

const VALIDATORS: Readonly<Record<string, Validate>> = {
  Document_Type: ({ document }, value) => {
    if (value !== DOCUMENT_TYPES[document.kind]) throw badRequest('Document_Type is that of the document.');
  },
  Document_No: ({ document }, value) => {
    if (value !== document.header.values['number']) throw badRequest('Document_No is that of the document.');
  },
  No: setNumber,
  Cross_Reference_No: setReference,
  Variant_Code: (work, value) => give(work, 'itemVariantId', variantId(work, String(value))),
  VAT_Prod_Posting_Group: given('taxCode'),
  Description: given('description'),
  Location_Code: (work, value) => {
    const field = { caption: 'Location Code', table: TABLE, related: 'Location' };
    give(work, 'locationId', idOfCode(work.company.tables.locations, String(value), field));
  },
  Quantity: given('quantity'),
  Unit_of_Measure_Code: given('unitOfMeasureCode'),
  Unit_Price: given('unitPrice'),
  Line_Discount_Percent: given('discountPercent'),
  Line_Amount: setLineAmount,
  Line_Discount_Amount: given('discountAmount'),
  Qty_to_Ship: given('shipQuantity'),
  Qty_to_Invoice: given('invoiceQuantity'),
  Shipment_Date: given('shipmentDate'),
};

/** At the end of its document, numbered by the page. */
export function createLine(site: Site, document: SalesDocument, body: Body): LineRecord {
  testOpen(document);
  if (textOf(document.header, 'customerNumber') === '') {
    const identity = `Document Type=${DOCUMENT_TYPES[document.kind]}, No.=${textOf(document.header, 'number')}`;
    throw fieldTest(`Sell-to Customer No. must have a value in Sales Header: ${identity}. It cannot be zero or empty.`);
  }
  const id = transact(site.company, document, (copy) => {
    const line = newLine(site.company, copy);
    const work = { company: site.company, document: copy, line, isNew: true };
    validate(work, site, body);
    copy.lines.push(line);
    takeLineDimensions(site.company, copy, line);
    setDimensions(work, body);
    return line.id;
  });
  return { document, line: lineWithId(document, id) };
}

/** After the defaults of document and item, which the fields sent overrule. */
function setDimensions({ company, document, line }: LineWork, { fields }: Body): void {
  for (const { property, value } of fields) {
    const shortcut = LINE_SHORTCUTS[property.name];
    if (shortcut === undefined) continue;
    setDimension(company, lineOwner(document, line), shortcutCode(company, shortcut), String(value));
  }
}

export function changeLine(site: Site, { document, line }: LineRecord, body: Body): void {
  testOpen(document);
  const putDimensionsBack = rememberDimensions(site.company, line.id);
  try {
    transact(site.company, document, (copy) => {
      const work = { company: site.company, document: copy, line: lineWithId(copy, line.id), isNew: false };
      validate(work, site, body);
      setDimensions(work, body);
    });
  } catch (error) {
    putDimensionsBack();
    throw error;
  }
  if (body.fields.some(({ property }) => property.name in LINE_SHORTCUTS)) touch(site.company.world, line);
}

export function removeLine(site: Site, { document, line }: LineRecord): void {
  deleteLine(site.company, document, line);
}

function lineWithId(document: SalesDocument, id: string): Entity {
  const line = document.lines.find((candidate) => candidate.id === id);
  if (line === undefined) throw new Error(`Line ${id} is not in its document.`);
  return line;
}

function validate(work: LineWork, site: Site, body: Body): void {
  const type = body.fields.find(({ property }) => property.name === 'Type');
  if (type !== undefined) setObject(work, String(type.value), numberIn(body));
  for (const { property, value } of inOrder(site, lineColumns(work.document.kind), body.fields)) {
    if (property.name in LINE_SHORTCUTS || property.name === 'Type' || (property.name === 'No' && type !== undefined))
      continue;
    const validator = VALIDATORS[property.name];
    if (validator === undefined) work.line.values[property.name] = value;
    else validator(work, value, property.name);
  }
}

function numberIn({ fields }: Body): string | null {
  const no = fields.find(({ property }) => property.name === 'No');
  return no === undefined ? null : String(no.value);
}

/** What the line is about. Items come from where the header says; accounts from nowhere. */
function setObject(work: LineWork, type: string, no: string | null): void {
  const { company, document, line } = work;
  const lineType = apiLineType(type);
  if (no !== null) checkNumber(work, lineType, no);
  giveAll(work, [['lineType', lineType], ...(no === null || no === '' ? [] : [['lineObjectNumber', no] as const])]);
  const location = findByCode(company.tables.locations, textOf(document.header, 'Location_Code'));
  line.values['locationId'] = lineType === 'Item' && location !== undefined ? location.id : EMPTY_GUID;
}

function setNumber(work: LineWork, value: Value): void {
  const type = textOf(work.line, 'lineType');
  if (value === work.line.values['lineObjectNumber']) return;
  checkNumber(work, type, String(value));
  give(work, 'lineObjectNumber', value);
}

const RELATED: Readonly<Record<string, string>> = { Item: 'Item', Account: 'G/L Account', Comment: 'Standard Text' };

function checkNumber({ company }: LineWork, type: string, no: string): void {
  const { items, accounts } = company.tables;
  const rows = { Item: items, Account: accounts }[type] ?? [];
  if (no === '' || findByNumber(rows, no) !== undefined) return;
  throw noSuchCode('No.', TABLE, no, RELATED[type] ?? type);
}

/** A cross reference names item, variant and unit at once. */
function setReference(work: LineWork, value: Value): void {
  const { company, line } = work;
  line.values['Cross_Reference_No'] = value;
  if (value === '') return;
  const found = company.itemReferences.find(({ referenceNo }) => referenceNo === value);
  if (found === undefined) throw noSuchCode('Cross-Reference No.', TABLE, String(value), 'Item Cross Reference');
  setObject(work, 'Item', found.itemNo);
  if (found.variantCode !== '') give(work, 'itemVariantId', variantId(work, found.variantCode));
  if (found.unitOfMeasureCode !== '') give(work, 'unitOfMeasureCode', found.unitOfMeasureCode);
}

function variantId({ company, line }: LineWork, code: string): string {
  if (code === '') return EMPTY_GUID;
  const itemId = textOf(line, 'itemId');
  const variant = company.tables.itemVariants.find(
    ({ values }) => values['itemId'] === itemId && values['code'] === code,
  );
  if (variant === undefined) throw noSuchCode('Variant Code', TABLE, code, 'Item Variant');
  return variant.id;
}

/** The discount is what is left to this amount; it can be no surcharge. */
function setLineAmount(work: LineWork, value: Value): void {
  const { company, document, line } = work;
  if (numberOf(line, 'quantity').eq(0) || numberOf(line, 'unitPrice').eq(0)) {
    const field = numberOf(line, 'quantity').eq(0) ? 'Quantity' : 'Unit Price';
    throw fieldTest(`${field} must have a value in ${identify(document, line)}. It cannot be zero or empty.`);
  }
  const wanted = value instanceof Big ? value : new Big(0);
  const before = undiscountedAmount(company, document, line);
  setDiscountAmount(work, before.minus(wanted));
}

function undiscountedAmount(company: Company, document: SalesDocument, line: Entity): Big {
  const precision = amountPrecision(company, document.currency);
  return undiscounted(numberOf(line, 'quantity'), numberOf(line, 'unitPrice'), precision);
}

/** One field as the shared rules know it; a number may be given to an old line as well. */
function give(work: LineWork, name: string, value: Value): void {
  giveAll(work, [[name, value]]);
}

function giveAll(work: LineWork, pairs: readonly (readonly [string, Value])[]): void {
  const type = lineType(work.document.kind);
  const fields = pairs.flatMap(([name, value]): readonly Assignment[] => {
    const property = propertyOf(type, name);
    return property === undefined ? [] : [{ property, value }];
  });
  applyLine({ ...work, isNew: true }, { fields, nested: {} }, false);
}

function given(name: string): Validate {
  return (work, value) => give(work, name, value);
}
