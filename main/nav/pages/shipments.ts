import * as z from 'zod';
import { askable } from '../askable.ts';
import type { NavShipment } from '../nav.ts';
import { oneOf } from '../odata.ts';
import { decimal, laterDay, laterText, option, text, wholeNumber } from '../shapes.ts';
import type { PageAccess } from './access.ts';
import { keyOf } from './place.ts';

const LONGEST_NO = 20;

const shipmentHeader = z.looseObject({
  No: text,
  Order_No: text,
  External_Document_No: laterText,
  Posting_Date: laterDay,
  Shipping_Agent_Code: z.string().nullish(),
  Package_Tracking_No: z.string().nullish(),
});

const shipmentLine = z.object({
  Line_No: wholeNumber,
  Type: option,
  No: text,
  Variant_Code: laterText,
  Unit_of_Measure_Code: laterText,
  Quantity: decimal,
});

/** What was shipped of an order: its items, with parcel service and tracking number where the page shows them. */
export async function readShipmentsOfOrder(access: PageAccess, orderNo: string): Promise<readonly NavShipment[]> {
  const service = access.need('shipments', 'shipments');
  const [wanted] = askable([orderNo], LONGEST_NO);
  if (wanted === undefined) return [];
  const part = service.part?.name ?? '';
  const query = { $filter: oneOf('Order_No', [wanted]), $expand: part };
  const rows = await access.client.all(
    access.at(service.name, `read shipments of order ${wanted}`, query),
    shipmentHeader,
  );
  return Promise.all(
    rows.map(async (row) => {
      const path = `${service.name}${keyOf(service.keys, { No: row.No })}/${part}`;
      const given = z.array(shipmentLine).safeParse(row[part]);
      const read = access.at(path, `read the lines of shipment ${row.No}`);
      const link = row[`${part}@odata.nextLink`];
      const lines = given.success ? given.data : await access.client.all(read, shipmentLine);
      const rest = typeof link === 'string' && link !== '' ? await access.client.rest(link, read, shipmentLine) : [];
      return toShipment(row, [...lines, ...rest]);
    }),
  );
}

function toShipment(row: z.infer<typeof shipmentHeader>, lines: readonly z.infer<typeof shipmentLine>[]): NavShipment {
  return {
    no: row.No,
    orderNo: row.Order_No,
    externalDocumentNo: row.External_Document_No,
    postingDate: row.Posting_Date,
    shippingAgent: row.Shipping_Agent_Code ?? null,
    trackingNo: row.Package_Tracking_No ?? null,
    lines: lines
      .filter(({ Type }) => Type === 'Item')
      .map((line) => ({
        lineNo: line.Line_No,
        itemNo: line.No,
        variant: line.Variant_Code,
        unit: line.Unit_of_Measure_Code,
        quantity: line.Quantity,
      })),
  };
}
