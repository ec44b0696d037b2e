import * as z from 'zod';
import { isEqual } from '../../base/money.ts';
import type { NavShipment } from '../nav.ts';
import { entity, oneOf } from '../odata.ts';
import { day, decimal, laterText, option, text, wholeNumber } from '../shapes.ts';
import type { ApiAccess } from './access.ts';

const LONGEST_NO = 20;

const shipmentLine = z.object({
  sequence: wholeNumber,
  lineType: option,
  lineObjectNumber: laterText,
  unitOfMeasureCode: laterText,
  quantity: decimal,
});
type ShipmentLine = z.infer<typeof shipmentLine>;

const shipment = z.object({
  id: text,
  number: text,
  orderNumber: text,
  externalDocumentNumber: laterText,
  postingDate: day,
  salesShipmentLines: z.array(shipmentLine).optional(),
  'salesShipmentLines@odata.nextLink': z.string().optional(),
});
type ShipmentRow = z.infer<typeof shipment>;

/** Posted shipments of an order, partial ones too. The API has neither the parcel service nor variants. */
export async function readShipmentsOfOrder(access: ApiAccess, orderNo: string): Promise<readonly NavShipment[]> {
  const wanted = orderNo.trim().toUpperCase();
  if (wanted === '' || wanted.length > LONGEST_NO) return [];
  const query = { $filter: oneOf('orderNumber', [wanted]), $expand: 'salesShipmentLines' };
  const summary = `look for shipments of order ${wanted}`;
  const rows = await access.client.all({ path: `${access.root}/salesShipments`, query, summary }, shipment);
  return Promise.all(rows.map((row) => toShipment(access, row)));
}

async function toShipment(access: ApiAccess, row: ShipmentRow): Promise<NavShipment> {
  return {
    no: row.number,
    orderNo: row.orderNumber,
    externalDocumentNo: row.externalDocumentNumber,
    postingDate: row.postingDate,
    shippingAgent: null,
    trackingNo: null,
    lines: (await linesOf(access, row)).filter(isGoods).map((line) => ({
      lineNo: line.sequence,
      itemNo: line.lineObjectNumber,
      variant: '',
      unit: line.unitOfMeasureCode,
      quantity: line.quantity,
    })),
  };
}

async function linesOf({ client, root }: ApiAccess, row: ShipmentRow): Promise<readonly ShipmentLine[]> {
  const path = `${root}/${entity('salesShipments', row.id)}/salesShipmentLines`;
  const read = { path, summary: `read the lines of shipment ${row.number}` };
  if (row.salesShipmentLines === undefined) return client.all(read, shipmentLine);
  const link = row['salesShipmentLines@odata.nextLink'];
  return [...row.salesShipmentLines, ...(link === undefined ? [] : await client.rest(link, read, shipmentLine))];
}

/** A partial shipment repeats the order's other lines with a quantity of zero. */
function isGoods(line: ShipmentLine): boolean {
  return line.lineType === 'Item' && !isEqual(line.quantity, '0');
}
