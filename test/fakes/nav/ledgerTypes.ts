import type { EntityType } from './schema.ts';
import { READ_ONLY, code, date, decimal, flag, guid, id, integer, lastModified, option, text } from './schema.ts';

/** The standard resource has neither location nor variant. */
export const itemLedgerEntryType: EntityType = {
  name: 'itemLedgerEntry',
  set: 'itemLedgerEntries',
  table: 'Item Ledger Entry',
  key: 'entryNumber',
  properties: [
    id,
    integer('entryNumber'),
    code('itemNumber', 20, { field: 'Item No.' }),
    date('postingDate'),
    option('entryType', [
      'Purchase',
      'Sale',
      'Positive_x0020_Adjmt_x002E_',
      'Negative_x0020_Adjmt_x002E_',
      'Transfer',
      'Consumption',
      'Output',
      '_x0020_',
      'Assembly_x0020_Consumption',
      'Assembly_x0020_Output',
    ]),
    code('sourceNumber', 20, { field: 'Source No.' }),
    option('sourceType', ['_x0020_', 'Customer', 'Vendor', 'Item']),
    code('documentNumber', 20, { field: 'Document No.' }),
    option('documentType', [
      '_x0020_',
      'Sales_x0020_Shipment',
      'Sales_x0020_Invoice',
      'Sales_x0020_Return_x0020_Receipt',
      'Sales_x0020_Credit_x0020_Memo',
    ]),
    text('description', 100),
    decimal('quantity'),
    decimal('salesAmountActual'),
    decimal('costAmountActual'),
    lastModified,
  ],
};

function address(prefix: string) {
  return [
    text(`${prefix}AddressLine1`, 100),
    text(`${prefix}AddressLine2`, 50),
    text(`${prefix}City`, 30),
    code(`${prefix}Country`, 10),
    text(`${prefix}State`, 30),
    code(`${prefix}PostCode`, 20),
  ];
}

/** Neither shipping agent nor tracking number, and codes where documents have ids. */
export const salesShipmentType: EntityType = {
  name: 'salesShipment',
  set: 'salesShipments',
  table: 'Sales Shipment Header',
  key: 'number',
  properties: [
    id,
    code('number', 20, { field: 'No.' }),
    code('externalDocumentNumber', 35, { field: 'External Document No.' }),
    date('invoiceDate'),
    date('postingDate'),
    date('dueDate'),
    text('customerPurchaseOrderReference', 35),
    code('customerNumber', 20, { field: 'Sell-to Customer No.' }),
    text('customerName', 100),
    text('billToName', 100),
    code('billToCustomerNumber', 20, { field: 'Bill-to Customer No.' }),
    text('shipToName', 100),
    text('shipToContact', 100),
    ...address('sellTo'),
    ...address('billTo'),
    ...address('shipTo'),
    code('currencyCode', 10),
    code('orderNumber', 20, { field: 'Order No.' }),
    code('paymentTermsCode', 10),
    code('shipmentMethodCode', 10),
    code('salesperson', 20),
    flag('pricesIncludeTax'),
    lastModified,
    text('phoneNumber', 30),
    text('email', 80),
  ],
};

export const salesShipmentLineType: EntityType = {
  name: 'salesShipmentLine',
  set: 'salesShipmentLines',
  table: 'Sales Shipment Line',
  key: 'sequence',
  properties: [
    id,
    guid('documentId', READ_ONLY),
    code('documentNo', 20),
    integer('sequence'),
    text('lineType', 30),
    code('lineObjectNumber', 20, { field: 'No.' }),
    text('description', 100),
    guid('unitOfMeasureId'),
    code('unitOfMeasureCode', 10),
    decimal('unitPrice'),
    decimal('quantity'),
    decimal('discountPercent'),
    decimal('taxPercent'),
    date('shipmentDate'),
  ],
};
