import type { Value } from '../entity.ts';
import { flagOf, textOf } from '../entity.ts';
import type { DocumentKind, SalesDocument } from '../salesDocument.ts';
import { DOCUMENT_TYPES } from '../salesDocument.ts';
import { codeOf, statusOf } from './documentRecords.ts';
import type { Property } from '../schema.ts';
import { EMPTY_DATE, READ_ONLY, ZERO, code, date, decimal, flag, integer, option, text } from '../schema.ts';
import type { Column } from './page.ts';
import { column, extra } from './page.ts';

type HeaderColumn = Column<SalesDocument>;

/** Longest name, address and description of NAV up to 2018. */
export const NAME_LENGTH = 50;

/** What the API's record of the document holds under a name of its own. */
function from(property: Property, name: string): HeaderColumn {
  return column(property, ({ header }) => header.values[name] ?? '');
}

/** What only pages know, kept in the record under the page's name; `initial` until somebody writes it. */
function own(property: Property, initial: Value = ''): HeaderColumn {
  return column(property, ({ header }) => header.values[property.name] ?? initial);
}

function fixed(property: Property, value: Value): HeaderColumn {
  return column({ ...property, readOnly: true }, () => value);
}

const TYPES = ['Quote', 'Order', 'Invoice', 'Credit Memo', 'Blanket Order', 'Return Order'];

function keyColumns(kind: DocumentKind): readonly HeaderColumn[] {
  return [
    column(option('Document_Type', TYPES), () => DOCUMENT_TYPES[kind]),
    from(code('No', 20, { field: 'No.' }), 'number'),
  ];
}

const SELL_TO: readonly HeaderColumn[] = [
  from(code('Sell_to_Customer_No', 20, { field: 'Sell-to Customer No.' }), 'customerNumber'),
  from(text('Sell_to_Customer_Name', NAME_LENGTH), 'customerName'),
  fixed(code('Quote_No', 20), ''),
  from(text('Sell_to_Address', NAME_LENGTH), 'sellToAddressLine1'),
  from(text('Sell_to_Address_2', NAME_LENGTH), 'sellToAddressLine2'),
  from(code('Sell_to_Post_Code', 20), 'sellToPostCode'),
  from(text('Sell_to_City', 30), 'sellToCity'),
  extra(from(text('Sell_to_County', 30), 'sellToState')),
  extra(from(code('Sell_to_Country_Region_Code', 10, { field: 'Sell-to Country/Region Code' }), 'sellToCountry')),
  extra(from(text('Sell_to_Phone_No', 30), 'phoneNumber')),
  extra(from(text('Sell_to_E_Mail', 80), 'email')),
  own(code('Sell_to_Contact_No', 20)),
  own(text('Sell_to_Contact', NAME_LENGTH)),
];

const STATUSES = ['Open', 'Released', 'Pending Approval', 'Pending Prepayment'];

/** What the API calls the date of a document. */
export const DOCUMENT_DATES: Readonly<Record<DocumentKind, string>> = {
  order: 'orderDate',
  invoice: 'invoiceDate',
  creditMemo: 'creditMemoDate',
};

/** An order's own date is another one; until somebody writes the document date, it is the same. */
export function documentDate({ kind, header }: SalesDocument): string {
  return (
    textOf(header, kind === 'order' ? 'Document_Date' : DOCUMENT_DATES[kind]) || textOf(header, DOCUMENT_DATES[kind])
  );
}

function dates(kind: DocumentKind): readonly HeaderColumn[] {
  const order =
    kind === 'order'
      ? [
          from(date('Order_Date'), 'orderDate'),
          own(date('Due_Date'), EMPTY_DATE),
          from(date('Requested_Delivery_Date'), 'requestedDeliveryDate'),
          own(date('Promised_Delivery_Date'), EMPTY_DATE),
        ]
      : [from(date('Due_Date'), 'dueDate')];
  return [column(date('Document_Date'), documentDate), from(date('Posting_Date'), 'postingDate'), ...order];
}

const GENERAL: readonly HeaderColumn[] = [
  from(code('External_Document_No', 35, { field: 'External Document No.' }), 'externalDocumentNumber'),
  from(code('Salesperson_Code', 20, { field: 'Salesperson Code' }), 'salesperson'),
  own(code('Campaign_No', 20)),
  own(code('Responsibility_Center', 10)),
  own(code('Assigned_User_ID', 50)),
  fixed(option('Job_Queue_Status', [' ', 'Scheduled for Posting', 'Error', 'Posting']), ' '),
  column(option('Status', STATUSES, READ_ONLY), statusOf),
];

const INVOICING: readonly HeaderColumn[] = [
  column(code('Currency_Code', 10, { field: 'Currency Code' }), ({ currency }) => currency),
  column(flag('Prices_Including_VAT'), ({ header }) => flagOf(header, 'pricesIncludeTax')),
  column(code('VAT_Bus_Posting_Group', 20, { field: 'VAT Bus. Posting Group' }), ({ businessGroup }) => businessGroup),
  column(code('Payment_Terms_Code', 10, { field: 'Payment Terms Code' }), ({ header }, { company }) =>
    codeOf(company.tables.paymentTerms, textOf(header, 'paymentTermsId')),
  ),
  own(code('Payment_Method_Code', 10, { field: 'Payment Method Code' })),
  extra(own(code('Customer_Price_Group', 10, { field: 'Customer Price Group' }))),
  own(flag('EU_3_Party_Trade'), false),
  from(code('Shortcut_Dimension_1_Code', 20, { field: 'Shortcut Dimension 1 Code' }), 'shortcutDimension1Code'),
  from(code('Shortcut_Dimension_2_Code', 20, { field: 'Shortcut Dimension 2 Code' }), 'shortcutDimension2Code'),
  own(decimal('Payment_Discount_Percent'), ZERO),
  own(date('Pmt_Discount_Date'), EMPTY_DATE),
];

const SHIPPING: readonly HeaderColumn[] = [
  own(code('Ship_to_Code', 10, { field: 'Ship-to Code' })),
  from(text('Ship_to_Name', NAME_LENGTH), 'shipToName'),
  from(text('Ship_to_Address', NAME_LENGTH), 'shipToAddressLine1'),
  from(text('Ship_to_Address_2', NAME_LENGTH), 'shipToAddressLine2'),
  from(code('Ship_to_Post_Code', 20), 'shipToPostCode'),
  from(text('Ship_to_City', 30), 'shipToCity'),
  extra(from(text('Ship_to_County', 30), 'shipToState')),
  from(code('Ship_to_Country_Region_Code', 10, { field: 'Ship-to Country/Region Code' }), 'shipToCountry'),
  from(text('Ship_to_Contact', NAME_LENGTH), 'shipToContact'),
  column(code('Shipment_Method_Code', 10, { field: 'Shipment Method Code' }), ({ header }, { company }) =>
    codeOf(company.tables.shipmentMethods, textOf(header, 'shipmentMethodId')),
  ),
  own(code('Shipping_Agent_Code', 10)),
  own(text('Package_Tracking_No', 30)),
];

const BILL_TO: readonly HeaderColumn[] = [
  extra(from(code('Bill_to_Customer_No', 20, { field: 'Bill-to Customer No.' }), 'billToCustomerNumber')),
  from(text('Bill_to_Name', NAME_LENGTH), 'billToName'),
  from(text('Bill_to_Address', NAME_LENGTH), 'billToAddressLine1'),
  from(code('Bill_to_Post_Code', 20), 'billToPostCode'),
  from(text('Bill_to_City', 30), 'billToCity'),
];

const PLACE: readonly HeaderColumn[] = [
  own(code('Location_Code', 10, { field: 'Location Code' })),
  own(date('Shipment_Date'), EMPTY_DATE),
];

const ORDER_ONLY: readonly HeaderColumn[] = [
  column(option('Shipping_Advice', ['Partial', 'Complete']), ({ header }) =>
    header.values['partialShipping'] === false ? 'Complete' : 'Partial',
  ),
  own(decimal('Prepayment_Percent'), ZERO),
];

const APPLICATION: readonly HeaderColumn[] = [
  own(option('Applies_to_Doc_Type', [' ', 'Payment', 'Invoice', 'Credit Memo']), ' '),
  from(code('Applies_to_Doc_No', 20, { field: 'Applies-to Doc. No.' }), 'invoiceNumber'),
];

const ARCHIVED = fixed(integer('No_of_Archived_Versions'), ZERO);

/** The fields of the pages of NAV 2018, in the order page's order; a credit memo ships to nobody. */
export function headerColumns(kind: DocumentKind): readonly HeaderColumn[] {
  const isOrder = kind === 'order';
  return [
    ...keyColumns(kind),
    ...SELL_TO,
    ...(isOrder ? [ARCHIVED] : []),
    ...dates(kind),
    ...GENERAL,
    ...INVOICING,
    ...(kind === 'creditMemo' ? [] : SHIPPING),
    ...BILL_TO,
    ...PLACE,
    ...(isOrder ? ORDER_ONLY : []),
    ...(kind === 'creditMemo' ? APPLICATION : []),
  ];
}
