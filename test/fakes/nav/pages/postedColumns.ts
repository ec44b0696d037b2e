import type { Entity, Value } from '../entity.ts';
import { numberOf, textOf } from '../entity.ts';
import type { DocumentKind, SalesDocument } from '../salesDocument.ts';
import type { Property } from '../schema.ts';
import { EMPTY_DATE, code, date, decimal, flag, integer, option, text } from '../schema.ts';
import { codeOf } from './documentRecords.ts';
import { DOCUMENT_DATES, NAME_LENGTH } from './headerColumns.ts';
import type { LineRecord } from './lineColumns.ts';
import { LINE_TYPES, lineAmount } from './lineColumns.ts';
import type { Column } from './page.ts';
import { column } from './page.ts';

type PostedColumn = Column<SalesDocument>;

/** Posted documents are read only, all of them. */
function read<R>(property: Property, how: Column<R>['read']): Column<R> {
  return column({ ...property, readOnly: true }, how);
}

function from(property: Property, name: string, otherwise: Value = ''): PostedColumn {
  return read(property, ({ header }) => header.values[name] ?? otherwise);
}

const PARTY: readonly PostedColumn[] = [
  from(code('No', 20, { field: 'No.' }), 'number'),
  from(code('Sell_to_Customer_No', 20, { field: 'Sell-to Customer No.' }), 'customerNumber'),
  from(text('Sell_to_Customer_Name', NAME_LENGTH), 'customerName'),
  read(code('Currency_Code', 10), ({ currency }) => currency),
];

const AMOUNTS: readonly PostedColumn[] = [
  read(decimal('Amount'), ({ header }) => numberOf(header, 'totalAmountExcludingTax')),
  read(decimal('Amount_Including_VAT'), ({ header }) => numberOf(header, 'totalAmountIncludingTax')),
];

function settled({ header }: SalesDocument, ...statuses: readonly string[]): boolean {
  return statuses.includes(textOf(header, 'status'));
}

const STATES: readonly PostedColumn[] = [
  read(flag('Closed'), (document) => settled(document, 'Paid', 'Canceled', 'Corrective')),
  read(flag('Cancelled'), (document) => settled(document, 'Canceled')),
  read(flag('Corrective'), (document) => settled(document, 'Corrective')),
];

const EXTERNAL = from(code('External_Document_No', 35, { field: 'External Document No.' }), 'externalDocumentNumber');

function dates(kind: DocumentKind): readonly PostedColumn[] {
  return [
    from(date('Posting_Date'), 'postingDate', EMPTY_DATE),
    from(date('Due_Date'), 'dueDate', EMPTY_DATE),
    from(date('Document_Date'), DOCUMENT_DATES[kind], EMPTY_DATE),
  ];
}

/** An invoice knows its order, a memo the invoice it was applied to. */
function origin(kind: DocumentKind): readonly PostedColumn[] {
  if (kind === 'invoice') return [from(code('Order_No', 20, { field: 'Order No.' }), 'orderNumber')];
  return [
    read(option('Applies_to_Doc_Type', [' ', 'Payment', 'Invoice', 'Credit Memo']), ({ header }) =>
      textOf(header, 'invoiceNumber') === '' ? ' ' : 'Invoice',
    ),
    from(code('Applies_to_Doc_No', 20, { field: 'Applies-to Doc. No.' }), 'invoiceNumber'),
  ];
}

export function postedListColumns(kind: DocumentKind): readonly PostedColumn[] {
  return [...PARTY, ...AMOUNTS, ...dates(kind), ...STATES, EXTERNAL, ...origin(kind)];
}

/** The card has addresses and no amounts: those stand with its lines. */
export function postedCardColumns(kind: DocumentKind): readonly PostedColumn[] {
  return [
    ...PARTY,
    from(text('Sell_to_Address', NAME_LENGTH), 'sellToAddressLine1'),
    from(text('Sell_to_Address_2', NAME_LENGTH), 'sellToAddressLine2'),
    from(code('Sell_to_Post_Code', 20), 'sellToPostCode'),
    from(text('Sell_to_City', 30), 'sellToCity'),
    ...dates(kind),
    EXTERNAL,
    ...origin(kind),
    read(code('VAT_Bus_Posting_Group', 20), ({ businessGroup }) => businessGroup),
    from(text('Bill_to_Name', NAME_LENGTH), 'billToName'),
    ...STATES,
  ];
}

type PostedLineColumn = Column<LineRecord>;

function line(property: Property, name: string): PostedLineColumn {
  return read(property, (record) => record.line.values[name] ?? '');
}

function total(name: string, source: string): PostedLineColumn {
  return read(decimal(name), ({ document }) => numberOf(document.header, source));
}

function codeIn(property: Property, name: string, table: 'itemVariants' | 'locations'): PostedLineColumn {
  return read(property, (record, { company }) => codeOf(company.tables[table], textOf(record.line, name)));
}

function typeOf(entity: Entity): string {
  return LINE_TYPES[textOf(entity, 'lineType')] ?? ' ';
}

/** Lines of a posted invoice or memo; the key has no document type any more. */
export const POSTED_LINE_COLUMNS: readonly PostedLineColumn[] = [
  read(code('Document_No', 20, { field: 'Document No.' }), ({ document }) => textOf(document.header, 'number')),
  line(integer('Line_No'), 'sequence'),
  read(option('Type', Object.values(LINE_TYPES)), (record) => typeOf(record.line)),
  line(code('No', 20, { field: 'No.' }), 'lineObjectNumber'),
  codeIn(code('Variant_Code', 10), 'itemVariantId', 'itemVariants'),
  line(code('VAT_Prod_Posting_Group', 20), 'taxCode'),
  line(text('Description', NAME_LENGTH), 'description'),
  codeIn(code('Location_Code', 10), 'locationId', 'locations'),
  line(decimal('Quantity'), 'quantity'),
  line(code('Unit_of_Measure_Code', 10), 'unitOfMeasureCode'),
  line(decimal('Unit_Price'), 'unitPrice'),
  line(decimal('Line_Discount_Percent'), 'discountPercent'),
  read(decimal('Line_Amount'), (record, { company }) => lineAmount(company, record)),
  line(decimal('Line_Discount_Amount'), 'discountAmount'),
  read(flag('Allow_Invoice_Disc'), () => true),
  total('Total_Amount_Excl_VAT', 'totalAmountExcludingTax'),
  total('Total_VAT_Amount', 'totalTaxAmount'),
  total('Total_Amount_Incl_VAT', 'totalAmountIncludingTax'),
];
