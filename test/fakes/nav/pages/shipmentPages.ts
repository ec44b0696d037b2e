import type { Entity } from '../entity.ts';
import { textOf } from '../entity.ts';
import type { Property } from '../schema.ts';
import { code, date, decimal, integer, option, text } from '../schema.ts';
import type { PostedShipment, ShipmentLine } from '../shipments.ts';
import { NAME_LENGTH } from './headerColumns.ts';
import { LINE_TYPES } from './lineColumns.ts';
import type { Column, Page, Part } from './page.ts';
import { column } from './page.ts';
import { plainOption, tablePage } from './tablePage.ts';

type ShipmentColumn = Column<PostedShipment>;

function from(property: Property, name: string): ShipmentColumn {
  return column(property, ({ header }) => header.values[name] ?? '');
}

/** With agent and tracking number, which the API's shipments lack. */
const LIST_COLUMNS: readonly ShipmentColumn[] = [
  from(code('No', 20, { field: 'No.' }), 'number'),
  from(code('Sell_to_Customer_No', 20, { field: 'Sell-to Customer No.' }), 'customerNumber'),
  from(text('Sell_to_Customer_Name', NAME_LENGTH), 'customerName'),
  from(code('Ship_to_Post_Code', 20), 'shipToPostCode'),
  from(code('Ship_to_Country_Region_Code', 10), 'shipToCountry'),
  from(date('Posting_Date'), 'postingDate'),
  from(date('Document_Date'), 'invoiceDate'),
  from(code('Order_No', 20, { field: 'Order No.' }), 'orderNumber'),
  from(code('External_Document_No', 35, { field: 'External Document No.' }), 'externalDocumentNumber'),
  from(code('Shipment_Method_Code', 10), 'shipmentMethodCode'),
  column(code('Shipping_Agent_Code', 10), (shipment) => shipment.shippingAgentCode),
  column(text('Package_Tracking_No', 30), ({ trackingNumber }) => trackingNumber),
];

const CARD_COLUMNS: readonly ShipmentColumn[] = [
  ...LIST_COLUMNS,
  from(text('Ship_to_Name', NAME_LENGTH), 'shipToName'),
  from(text('Ship_to_Address', NAME_LENGTH), 'shipToAddressLine1'),
  from(text('Ship_to_City', 30), 'shipToCity'),
];

interface LineRecord {
  readonly shipment: PostedShipment;
  readonly line: ShipmentLine;
}

function line(property: Property, name: string): Column<LineRecord> {
  return column(property, (record) => record.line.entity.values[name] ?? '');
}

/** The API's shipment lines call their kinds as its documents do. */
function typeOf(entity: Entity): string {
  const type = textOf(entity, 'lineType');
  return LINE_TYPES[type] ?? plainOption(entity, 'lineType');
}

const LINE_COLUMNS: readonly Column<LineRecord>[] = [
  column(code('Document_No', 20, { field: 'Document No.' }), ({ shipment }) => textOf(shipment.header, 'number')),
  line(integer('Line_No'), 'sequence'),
  column(option('Type', Object.values(LINE_TYPES)), (record) => typeOf(record.line.entity)),
  line(code('No', 20, { field: 'No.' }), 'lineObjectNumber'),
  column(code('Variant_Code', 10), (record) => record.line.variantCode),
  line(text('Description', NAME_LENGTH), 'description'),
  column(code('Location_Code', 10), (record) => record.line.locationCode),
  line(decimal('Quantity'), 'quantity'),
  line(code('Unit_of_Measure_Code', 10), 'unitOfMeasureCode'),
  line(date('Shipment_Date'), 'shipmentDate'),
];

function linesPage(shipment: PostedShipment | null): Page {
  return tablePage<LineRecord>({
    object: 131,
    table: 'Sales Shipment Line',
    keys: ['Document_No', 'Line_No'],
    columns: LINE_COLUMNS,
    records: ({ company }) => (shipment === null ? company.shipments : [shipment]).flatMap(linesOf),
    entity: (record) => record.line.entity,
  });
}

function linesOf(shipment: PostedShipment): readonly LineRecord[] {
  return shipment.lines.map((held) => ({ shipment, line: held }));
}

function headerPage(object: number, columns: readonly ShipmentColumn[], part?: Part<PostedShipment>): Page {
  return tablePage<PostedShipment>({
    object,
    table: 'Sales Shipment Header',
    keys: ['No'],
    columns,
    records: ({ company }) => company.shipments,
    entity: ({ header }) => header,
    ...(part === undefined ? {} : { part }),
  });
}

const LINES: Part<PostedShipment> = {
  name: 'SalesShipmLines',
  page: linesPage(null),
  below: linesPage,
  links: 'Document_No',
};

/** The card has its lines as a part, the list has none. */
export const SHIPMENT_PAGES: readonly Page[] = [headerPage(142, LIST_COLUMNS), headerPage(130, CARD_COLUMNS, LINES)];
