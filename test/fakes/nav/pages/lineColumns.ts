import { amountPrecision } from '../company.ts';
import type { Company } from '../company.ts';
import { dimensionCodes } from '../dimensions.ts';
import type { Entity, Value } from '../entity.ts';
import { day, numberOf, textOf } from '../entity.ts';
import type { DocumentKind, SalesDocument } from '../salesDocument.ts';
import { DOCUMENT_TYPES } from '../salesDocument.ts';
import type { Property } from '../schema.ts';
import { EMPTY_DATE, READ_ONLY, ZERO, code, date, decimal, flag, integer, option, text } from '../schema.ts';
import { undiscounted } from '../vat.ts';
import { codeOf } from './documentRecords.ts';
import { NAME_LENGTH } from './headerColumns.ts';
import type { Column } from './page.ts';
import { column } from './page.ts';

export interface LineRecord {
  readonly document: SalesDocument;
  readonly line: Entity;
}

type LineColumn = Column<LineRecord>;

export const LINE_TYPES: Readonly<Record<string, string>> = {
  Comment: ' ',
  Account: 'G/L Account',
  Item: 'Item',
  Resource: 'Resource',
  Fixed_x0020_Asset: 'Fixed Asset',
  Charge: 'Charge (Item)',
};

/** The API's name for a line type as the page says it. */
export function apiLineType(type: string): string {
  return Object.keys(LINE_TYPES).find((name) => LINE_TYPES[name] === type) ?? 'Comment';
}

function from(property: Property, name: string): LineColumn {
  return column(property, ({ line }) => line.values[name] ?? '');
}

/** Zero where this kind of document has no such amount. */
function amount(property: Property, name: string): LineColumn {
  return column(property, ({ line }) => numberOf(line, name));
}

function fixed(property: Property, value: Value): LineColumn {
  return column({ ...property, readOnly: true }, () => value);
}

function own(property: Property, initial: Value): LineColumn {
  return column(property, ({ line }) => line.values[property.name] ?? initial);
}

/** What the line comes to after its discount, on the basis of the document. */
export function lineAmount(company: Company, { document, line }: LineRecord) {
  const precision = amountPrecision(company, document.currency);
  const before = undiscounted(numberOf(line, 'quantity'), numberOf(line, 'unitPrice'), precision);
  return before.minus(numberOf(line, 'discountAmount'));
}

const KEYS: readonly LineColumn[] = [
  column(option('Document_Type', Object.values(DOCUMENT_TYPES)), ({ document }) => DOCUMENT_TYPES[document.kind]),
  column(code('Document_No', 20, { field: 'Document No.' }), ({ document }) => textOf(document.header, 'number')),
  from(integer('Line_No', READ_ONLY), 'sequence'),
];

const OBJECT: readonly LineColumn[] = [
  column(option('Type', Object.values(LINE_TYPES)), ({ line }) => LINE_TYPES[textOf(line, 'lineType')] ?? ' '),
  from(code('No', 20, { field: 'No.' }), 'lineObjectNumber'),
  own(code('Cross_Reference_No', 20, { field: 'Cross-Reference No.' }), ''),
  column(code('Variant_Code', 10, { field: 'Variant Code' }), ({ line }, { company }) =>
    codeOf(company.tables.itemVariants, textOf(line, 'itemVariantId')),
  ),
  from(code('VAT_Prod_Posting_Group', 20, { field: 'VAT Prod. Posting Group' }), 'taxCode'),
  from(text('Description', NAME_LENGTH), 'description'),
  fixed(flag('Drop_Shipment'), false),
  column(code('Location_Code', 10, { field: 'Location Code' }), ({ line }, { company }) =>
    codeOf(company.tables.locations, textOf(line, 'locationId')),
  ),
  own(option('Reserve', ['Never', 'Optional', 'Always']), 'Optional'),
];

const AMOUNTS: readonly LineColumn[] = [
  from(decimal('Quantity'), 'quantity'),
  fixed(decimal('Reserved_Quantity'), ZERO),
  from(code('Unit_of_Measure_Code', 10, { field: 'Unit of Measure Code' }), 'unitOfMeasureCode'),
  from(decimal('Unit_Price'), 'unitPrice'),
  from(decimal('Line_Discount_Percent'), 'discountPercent'),
  column(decimal('Line_Amount'), (record, { company }) => lineAmount(company, record)),
  from(decimal('Line_Discount_Amount'), 'discountAmount'),
  own(flag('Allow_Invoice_Disc'), true),
];

const SHIPPING: readonly LineColumn[] = [
  amount(decimal('Qty_to_Ship'), 'shipQuantity'),
  amount(decimal('Quantity_Shipped', READ_ONLY), 'shippedQuantity'),
  amount(decimal('Qty_to_Invoice'), 'invoiceQuantity'),
  amount(decimal('Quantity_Invoiced', READ_ONLY), 'invoicedQuantity'),
  column(date('Planned_Delivery_Date', READ_ONLY), ({ line }) => nextDay(textOf(line, 'shipmentDate'))),
  from(date('Planned_Shipment_Date', READ_ONLY), 'shipmentDate'),
  from(date('Shipment_Date'), 'shipmentDate'),
];

function nextDay(from: string): string {
  return from === EMPTY_DATE || from === '' ? EMPTY_DATE : day(Date.parse(`${from}T00:00:00Z`) + 86_400_000);
}

/** Fields that are windows on the line's dimension set, by the number of the shortcut. */
export const LINE_SHORTCUTS: Readonly<Record<string, number>> = {
  Shortcut_Dimension_1_Code: 1,
  Shortcut_Dimension_2_Code: 2,
  ShortcutDimCode_x005B_3_x005D_: 3,
  ShortcutDimCode_x005B_4_x005D_: 4,
};

const DIMENSIONS: readonly LineColumn[] = Object.entries(LINE_SHORTCUTS).map(([name, shortcut]) =>
  column(code(name, 20), ({ line }, { company }) => {
    return dimensionCodes(company, line.id).get(shortcutCode(company, shortcut)) ?? '';
  }),
);

/** The dimension a shortcut stands for in this company; "" for none. */
export function shortcutCode(company: Company, shortcut: number): string {
  return textOf(company.ledgerSetup, `shortcutDimension${shortcut}Code`);
}

/** Amounts of the whole document stand on each of its lines, never on the header; no line has VAT of its own. */
const TOTALS: readonly LineColumn[] = [
  column(decimal('Total_Amount_Excl_VAT', READ_ONLY), total('totalAmountExcludingTax')),
  column(decimal('Total_VAT_Amount', READ_ONLY), total('totalTaxAmount')),
  column(decimal('Total_Amount_Incl_VAT', READ_ONLY), total('totalAmountIncludingTax')),
];

function total(name: string): LineColumn['read'] {
  return ({ document }) => numberOf(document.header, name);
}

export function lineColumns(kind: DocumentKind): readonly LineColumn[] {
  return [...KEYS, ...OBJECT, ...AMOUNTS, ...(kind === 'order' ? SHIPPING : []), ...DIMENSIONS, ...TOTALS];
}
