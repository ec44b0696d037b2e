import type { DocumentKind } from './salesDocument.ts';
import type { EntityType, Property } from './schema.ts';
import { READ_ONLY, code, date, decimal, flag, guid, id, integer, lastModified, option, text } from './schema.ts';

const STATUSES = ['Draft', 'In_x0020_Review', 'Open'];
const POSTED_STATUSES = ['Paid', 'Canceled', 'Corrective'];
const INVOICE_STATUSES = ['_x0020_', ...STATUSES, ...POSTED_STATUSES];

const numbers = [
  id,
  code('number', 20, { field: 'No.', readOnly: true }),
  code('externalDocumentNumber', 35, { field: 'External Document No.' }),
];

const customer = [
  guid('customerId'),
  code('customerNumber', 20, { field: 'Sell-to Customer No.' }),
  text('customerName', 100, READ_ONLY),
  text('billToName', 100, READ_ONLY),
  guid('billToCustomerId'),
  code('billToCustomerNumber', 20, { field: 'Bill-to Customer No.' }),
  text('shipToName', 100),
  text('shipToContact', 100),
];

function address(prefix: string, caption: string, more: Partial<Property> = {}): readonly Property[] {
  return [
    text(`${prefix}AddressLine1`, 100, more),
    text(`${prefix}AddressLine2`, 50, more),
    text(`${prefix}City`, 30, more),
    code(`${prefix}Country`, 10, { field: `${caption} Country/Region Code`, ...more }),
    text(`${prefix}State`, 30, more),
    code(`${prefix}PostCode`, 20, more),
  ];
}

const addresses = [
  ...address('sellTo', 'Sell-to'),
  ...address('billTo', 'Bill-to', READ_ONLY),
  ...address('shipTo', 'Ship-to'),
];

const dimensions = [code('shortcutDimension1Code', 20), code('shortcutDimension2Code', 20)];
const currencyId = guid('currencyId');
const currencyCode = code('currencyCode', 10, { field: 'Currency Code' });
const terms = [
  guid('paymentTermsId'),
  guid('shipmentMethodId'),
  code('salesperson', 20, { field: 'Salesperson Code' }),
];

const totals = [
  decimal('discountAmount'),
  flag('discountAppliedBeforeTax', READ_ONLY),
  decimal('totalAmountExcludingTax', READ_ONLY),
  decimal('totalTaxAmount', READ_ONLY),
  decimal('totalAmountIncludingTax', READ_ONLY),
];

const contact = [text('phoneNumber', 30), text('email', 80)];

export const salesOrderType: EntityType = {
  name: 'salesOrder',
  set: 'salesOrders',
  table: 'Sales Header',
  key: 'number',
  properties: [
    ...numbers,
    date('orderDate'),
    date('postingDate'),
    ...customer,
    ...addresses,
    ...dimensions,
    currencyId,
    currencyCode,
    flag('pricesIncludeTax'),
    ...terms,
    flag('partialShipping'),
    date('requestedDeliveryDate'),
    ...totals,
    flag('fullyShipped', READ_ONLY),
    option('status', STATUSES, READ_ONLY),
    lastModified,
    ...contact,
  ],
};

export const salesInvoiceType: EntityType = {
  name: 'salesInvoice',
  set: 'salesInvoices',
  table: 'Sales Header',
  key: 'number',
  properties: [
    ...numbers,
    date('invoiceDate'),
    date('postingDate'),
    date('dueDate'),
    date('promisedPayDate'),
    text('customerPurchaseOrderReference', 35),
    ...customer,
    ...addresses,
    currencyId,
    ...dimensions,
    currencyCode,
    guid('orderId', READ_ONLY),
    code('orderNumber', 20, { field: 'Order No.', readOnly: true }),
    ...terms,
    guid('disputeStatusId'),
    text('disputeStatus', 100),
    flag('pricesIncludeTax', READ_ONLY),
    decimal('remainingAmount', READ_ONLY),
    ...totals,
    option('status', INVOICE_STATUSES, READ_ONLY),
    lastModified,
    ...contact,
  ],
};

/** No ship-to; the bill-to address may be written; it is applied to a posted invoice by id or number. */
export const salesCreditMemoType: EntityType = {
  name: 'salesCreditMemo',
  set: 'salesCreditMemos',
  table: 'Sales Header',
  key: 'number',
  properties: [
    ...numbers,
    date('creditMemoDate'),
    date('postingDate'),
    date('dueDate'),
    ...customer.filter(({ name }) => !name.startsWith('shipTo')),
    ...address('sellTo', 'Sell-to'),
    ...address('billTo', 'Bill-to'),
    ...dimensions,
    currencyId,
    currencyCode,
    ...terms,
    flag('pricesIncludeTax', READ_ONLY),
    ...totals,
    option('status', [...STATUSES, ...POSTED_STATUSES], READ_ONLY),
    lastModified,
    guid('invoiceId'),
    code('invoiceNumber', 20, { field: 'Applies-to Doc. No.' }),
    ...contact,
    guid('customerReturnReasonId'),
  ],
};

const LINE_TYPES = [
  'Comment',
  'Account',
  'Item',
  'Resource',
  'Fixed_x0020_Asset',
  'Charge',
  'Allocation_x0020_Account',
];

const line = [
  id,
  guid('documentId'),
  integer('sequence'),
  guid('itemId'),
  guid('accountId'),
  option('lineType', LINE_TYPES),
  code('lineObjectNumber', 20, { field: 'No.' }),
  text('description', 100),
  text('description2', 50),
  guid('unitOfMeasureId'),
  code('unitOfMeasureCode', 10, { field: 'Unit of Measure Code' }),
  decimal('quantity'),
  decimal('unitPrice'),
  decimal('discountAmount'),
  decimal('discountPercent'),
  flag('discountAppliedBeforeTax', READ_ONLY),
  decimal('amountExcludingTax', READ_ONLY),
  code('taxCode', 50, { field: 'VAT Prod. Posting Group' }),
  decimal('taxPercent', READ_ONLY),
  decimal('totalTaxAmount', READ_ONLY),
  decimal('amountIncludingTax', READ_ONLY),
  decimal('invoiceDiscountAllocation', READ_ONLY),
  decimal('netAmount', READ_ONLY),
  decimal('netTaxAmount', READ_ONLY),
  decimal('netAmountIncludingTax', READ_ONLY),
  date('shipmentDate'),
];

export const salesOrderLineType: EntityType = {
  name: 'salesOrderLine',
  set: 'salesOrderLines',
  table: 'Sales Line',
  key: 'sequence',
  properties: [
    ...line,
    decimal('shippedQuantity', READ_ONLY),
    decimal('invoicedQuantity', READ_ONLY),
    decimal('invoiceQuantity'),
    decimal('shipQuantity'),
    guid('itemVariantId'),
    guid('locationId'),
  ],
};

export const salesInvoiceLineType: EntityType = {
  name: 'salesInvoiceLine',
  set: 'salesInvoiceLines',
  table: 'Sales Line',
  key: 'sequence',
  properties: [...line, guid('itemVariantId'), guid('locationId')],
};

export const salesCreditMemoLineType: EntityType = {
  ...salesInvoiceLineType,
  name: 'salesCreditMemoLine',
  set: 'salesCreditMemoLines',
};

const HEADERS: Readonly<Record<DocumentKind, EntityType>> = {
  order: salesOrderType,
  invoice: salesInvoiceType,
  creditMemo: salesCreditMemoType,
};

const LINES: Readonly<Record<DocumentKind, EntityType>> = {
  order: salesOrderLineType,
  invoice: salesInvoiceLineType,
  creditMemo: salesCreditMemoLineType,
};

export function headerType(kind: DocumentKind): EntityType {
  return HEADERS[kind];
}

export function lineType(kind: DocumentKind): EntityType {
  return LINES[kind];
}
