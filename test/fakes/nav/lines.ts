import { Big } from 'big.js';
import type { Assignment, Body } from './body.ts';
import type { Company } from './company.ts';
import { findByCode, findById, vatSetup } from './company.ts';
import { lineType } from './documentTypes.ts';
import type { Entity, Value } from './entity.ts';
import { newEntity, numberOf, sameValue, textOf } from './entity.ts';
import { NavFault, dialog, fieldTest, noSuchCode, recordNotFound } from './errors.ts';
import type { LineWork } from './lineAmounts.ts';
import {
  changePercent,
  discountFromPercent,
  identify,
  reprice,
  setDiscountAmount,
  setDiscountPercent,
} from './lineAmounts.ts';
import { setAccount, setItem, setLineObject } from './lineObjects.ts';
import type { SalesDocument } from './salesDocument.ts';
import { DOCUMENT_TYPES } from './salesDocument.ts';
import { EMPTY_GUID } from './schema.ts';

type Validate = (work: LineWork, value: Value) => void;

const VALIDATORS: Readonly<Record<string, Validate>> = {
  documentId: fixed('documentId'),
  sequence: setSequence,
  itemId: (work, value) => setItem(work, findById(work.company.tables.items, String(value))),
  accountId: (work, value) => setAccount(work, findById(work.company.tables.accounts, String(value))),
  lineType: setType,
  lineObjectNumber: setObjectNumber,
  unitOfMeasureId: setUnitById,
  unitOfMeasureCode: (work, value) => setUnit(work, String(value)),
  quantity: setQuantity,
  unitPrice: setUnitPrice,
  discountAmount: setDiscountAmount,
  discountPercent: setDiscountPercent,
  taxCode: (work, value) => setTaxCode(work, String(value)),
  itemVariantId: (work, value) => setVariant(work, String(value)),
  locationId: setLocation,
};

/** A blank line, not yet in its document. */
export function newLine(company: Company, document: SalesDocument): Entity {
  const last = document.lines.reduce((most, line) => Math.max(most, numberOf(line, 'sequence').toNumber()), 0);
  return newEntity(company.world, lineType(document.kind), {
    documentId: document.header.id,
    sequence: new Big(last + 10000),
    lineType: 'Comment',
    discountAppliedBeforeTax: true,
    shipmentDate: textOf(document.header, 'postingDate'),
  });
}

/**
 * Validates the fields one after another, in the order of the body or of the page; each may undo what an earlier one
 * set. A value equal to the current one is skipped.
 */
export function applyLine(work: LineWork, body: Body, inPageOrder: boolean): void {
  const names = body.fields.map(({ property }) => property.name);
  if (names.includes('itemId') && names.includes('accountId')) {
    throw dialog('Both "itemId" and "accountId" are specified. Specify only one of them.');
  }
  for (const { property, value } of inPageOrder ? pageOrder(work.document, body.fields) : body.fields) {
    if (property.name !== 'sequence' && sameValue(work.line.values[property.name], value)) continue;
    const validate = VALIDATORS[property.name];
    if (validate === undefined) work.line.values[property.name] = value;
    else validate(work, value);
  }
  checkComplete(work);
}

function pageOrder(document: SalesDocument, fields: readonly Assignment[]): readonly Assignment[] {
  const { properties } = lineType(document.kind);
  return fields.toSorted((a, b) => properties.indexOf(a.property) - properties.indexOf(b.property));
}

function checkComplete({ document, line }: LineWork): void {
  if (textOf(line, 'lineType') === 'Comment' || textOf(line, 'lineObjectNumber') !== '') return;
  throw fieldTest(`No. must have a value in ${identify(document, line)}. It cannot be zero or empty.`);
}

function fixed(name: string): Validate {
  return () => {
    throw dialog(`The value for "${name}" cannot be modified.`);
  };
}

/** Release 22.0 refuses a line number of the client's own; this server keeps the bug so that nobody sends one. */
function setSequence({ document, isNew }: LineWork, value: Value): void {
  if (!isNew) throw dialog('The value for "sequence" cannot be modified.');
  const keys = `Document Type='${DOCUMENT_TYPES[document.kind]}',Document No.='${textOf(document.header, 'number')}',Line No.='${String(value)}'`;
  const message = `You cannot change the value of the SystemId field.\r\n\r\nTable: ${lineType(document.kind).table}\r\n\r\nIdentification fields and values:\r\n${keys}`;
  throw new NavFault(400, 'Internal_ServerError', message);
}

/** Another type blanks what the line was about. */
function setType(work: LineWork, value: Value): void {
  const { line } = work;
  setLineObject(work, { itemId: EMPTY_GUID, accountId: EMPTY_GUID, lineObjectNumber: '', lineType: value });
  line.values['lineType'] = value;
}

/** The number is looked up in the table of the type known by now, so the type has to come first. */
function setObjectNumber(work: LineWork, value: Value): void {
  if (!work.isNew) throw dialog('The value for "lineObjectNumber" cannot be modified.');
  const { items, accounts } = work.company.tables;
  const number = String(value);
  const type = textOf(work.line, 'lineType');
  if (type === 'Item')
    setItem(
      work,
      items.find((item) => item.values['number'] === number),
    );
  else if (type === 'Account')
    setAccount(
      work,
      accounts.find((account) => account.values['number'] === number),
    );
  else throw recordNotFound(type === 'Comment' ? 'Standard Text' : type, `Code='${number}'`);
}

function setUnitById(work: LineWork, value: Value): void {
  const unit = findById(work.company.tables.units, String(value));
  if (unit === undefined) throw dialog('The "unitOfMeasureId" does not match to a Unit of Measure.');
  setUnit(work, textOf(unit, 'code'));
}

function setUnit(work: LineWork, code: string): void {
  const { company, line } = work;
  const unit = findByCode(company.tables.units, code);
  if (unit === undefined) throw noSuchCode('Unit of Measure Code', 'Sales Line', code, 'Unit of Measure');
  const units = company.itemCards.get(textOf(line, 'itemId'))?.units;
  if (units !== undefined && !units.has(code)) {
    throw recordNotFound('Item Unit of Measure', `Item No.='${textOf(line, 'lineObjectNumber')}',Code='${code}'`);
  }
  line.values['unitOfMeasureCode'] = code;
  line.values['unitOfMeasureId'] = unit.id;
  reprice(work);
}

function setQuantity(work: LineWork, value: Value): void {
  const { document, line } = work;
  if (textOf(line, 'lineType') === 'Comment') {
    throw fieldTest(`Type must not be equal to ' ' in ${identify(document, line)}.`);
  }
  line.values['quantity'] = value;
  if (document.kind === 'order') setOpenQuantities(work, numberOf(line, 'quantity'));
  reprice(work);
}

/** To ship and to invoice is what has not been shipped and invoiced yet. */
function setOpenQuantities({ document, line }: LineWork, quantity: Big): void {
  const shipped = numberOf(line, 'shippedQuantity');
  if (quantity.lt(shipped)) {
    throw fieldTest(`Quantity must not be less than Quantity Shipped in ${identify(document, line)}.`);
  }
  const invoiceQuantity = quantity.minus(numberOf(line, 'invoicedQuantity'));
  Object.assign(line.values, { invoiceQuantity, shipQuantity: quantity.minus(shipped) });
}

function setUnitPrice(work: LineWork, value: Value): void {
  const { document, line } = work;
  if (textOf(line, 'lineType') === 'Comment') {
    throw fieldTest(`Type must not be equal to ' ' in ${identify(document, line)}.`);
  }
  line.values['unitPrice'] = value;
  discountFromPercent(work);
}

/** In documents with prices including tax the price already set is rescaled to the new percent. */
export function setTaxCode(work: LineWork, code: string): void {
  const { company, document, line } = work;
  if (findByCode(company.tables.taxGroups, code) === undefined) {
    throw noSuchCode('VAT Prod. Posting Group', 'Sales Line', code, 'VAT Product Posting Group');
  }
  const before = numberOf(line, 'taxPercent');
  const { percent } = vatSetup(company, document.businessGroup, code);
  line.values['taxCode'] = code;
  changePercent(work, before, percent);
}

/** The variant brings its own description and the card's price. */
function setVariant(work: LineWork, id: string): void {
  const { company, line } = work;
  const variant = findById(company.tables.itemVariants, id);
  if (id !== EMPTY_GUID && (variant === undefined || variant.values['itemId'] !== line.values['itemId'])) {
    throw dialog('Item Variant does not exist.');
  }
  const item = findById(company.tables.items, textOf(line, 'itemId'));
  line.values['itemVariantId'] = id;
  const describing = variant === undefined ? item?.values['displayName'] : variant.values['description'];
  line.values['description'] = describing ?? '';
  reprice(work);
}

function setLocation({ company, line }: LineWork, value: Value): void {
  if (value !== EMPTY_GUID && findById(company.tables.locations, String(value)) === undefined) {
    throw dialog('The "locationId" does not match to a Location.');
  }
  line.values['locationId'] = value;
}
