import * as z from 'zod';
import { ConnectorError } from '../../base/errors.ts';
import type {
  LineRepair,
  NavDocument,
  NavDocumentLine,
  NavSellToAddress,
  NavShipTo,
  NewDocumentLine,
  NewSalesOrder,
} from '../nav.ts';
import { entity } from '../odata.ts';
import type { ODataClient, ODataWrite } from '../odataClient.ts';
import { emailForNav, phoneForNav, withoutEmpty } from '../contact.ts';
import { header, toDocument } from './documents.ts';
import { type FitRules, fitted, isMalformed } from '../fit.ts';
import type { FieldBook, ServerFields } from './fields.ts';
import { bodyOfLine, bodyOfRepair, documentLine, inDocumentOrder } from './lines.ts';

const EXPAND = { $expand: 'salesOrderLines' };

const orderWithLines = header.extend({
  salesOrderLines: z.array(documentLine).optional(),
  'salesOrderLines@odata.nextLink': z.string().optional(),
});
type OrderRow = z.infer<typeof orderWithLines>;

const RULES: FitRules = {
  lengths: {
    sellToAddressLine1: 100,
    sellToAddressLine2: 50,
    sellToCity: 30,
    sellToState: 30,
    sellToPostCode: 20,
    shipToName: 100,
    shipToContact: 100,
    shipToAddressLine1: 100,
    shipToAddressLine2: 50,
    shipToCity: 30,
    shipToState: 30,
    shipToPostCode: 20,
  },
  // An address that is not complete would send goods astray: of these a server must have every field.
  optional: ['email', 'phoneNumber'],
};

export async function readSalesOrder(client: ODataClient, root: string, key: string): Promise<NavDocument | null> {
  try {
    const path = `${root}/${entity('salesOrders', key)}`;
    const row = await client.one({ path, query: EXPAND, summary: `read sales order ${key}` }, orderWithLines);
    return await withLines(client, root, row);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** One deep insert, which NAV carries out whole or not at all. */
export async function createSalesOrder(
  client: ODataClient,
  root: string,
  book: FieldBook,
  order: NewSalesOrder,
): Promise<NavDocument> {
  const server = await book.fields(client);
  const write: ODataWrite = {
    method: 'POST',
    path: `${root}/salesOrders`,
    query: EXPAND,
    body: bodyOf(order, server),
    summary: `create sales order ${order.externalDocumentNo}`,
  };
  const row = await written(client, book, write, orderWithLines);
  try {
    return await withLines(client, root, row);
  } catch (error) {
    // The order is there; a failure of reading its lines must not look as if nothing had been done.
    throw client.asUnknownOutcome(error, write);
  }
}

export async function repairLine(
  client: ODataClient,
  root: string,
  book: FieldBook,
  documentKey: string,
  line: NavDocumentLine,
  repair: LineRepair,
): Promise<NavDocumentLine> {
  const server = await book.fields(client);
  const write: ODataWrite = {
    method: 'PATCH',
    path: `${root}/${entity('salesOrders', documentKey)}/${entity('salesOrderLines', line.key)}`,
    body: bodyOfRepair(repair, server?.get('salesOrderLine')),
    ifMatch: line.etag,
    summary: `put right line ${line.lineNo} of sales order ${documentKey}`,
  };
  return written(client, book, write, documentLine);
}

export async function addLine(
  client: ODataClient,
  root: string,
  book: FieldBook,
  documentKey: string,
  line: NewDocumentLine,
): Promise<NavDocumentLine> {
  const server = await book.fields(client);
  const write: ODataWrite = {
    method: 'POST',
    path: `${root}/${entity('salesOrders', documentKey)}/salesOrderLines`,
    body: bodyOfLine(line, server?.get('salesOrderLine')),
    summary: `add a line to sales order ${documentKey}`,
  };
  return written(client, book, write, documentLine);
}

export async function deleteSalesOrder(client: ODataClient, root: string, key: string): Promise<void> {
  try {
    const path = `${root}/${entity('salesOrders', key)}`;
    await client.delete({ path, ifMatch: '*', summary: `delete sales order ${key}` });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

async function written<T>(client: ODataClient, book: FieldBook, write: ODataWrite, shape: z.ZodType<T>): Promise<T> {
  let answer: T | null;
  try {
    answer = await client.write(write, shape);
  } catch (error) {
    if (isMalformed(error)) book.forget();
    throw error;
  }
  if (answer !== null) return answer;
  throw client.asUnknownOutcome(new Error('NAV answered without the record'), write);
}

/** The document with its lines: those of the answer, the rest of its pages, or read on their own where it has none. */
async function withLines(client: ODataClient, root: string, row: OrderRow): Promise<NavDocument> {
  const read = {
    path: `${root}/${entity('salesOrders', row.id)}/salesOrderLines`,
    summary: `read the lines of ${row.number}`,
  };
  const link = row['salesOrderLines@odata.nextLink'];
  const lines =
    row.salesOrderLines === undefined
      ? await client.all(read, documentLine)
      : [...row.salesOrderLines, ...(link === undefined ? [] : await client.rest(link, read, documentLine))];
  return toDocument('salesOrder', row, inDocumentOrder(lines));
}

/** Customer first, because it fills in the rest; currency and price basis before the lines that they would reprice. */
function bodyOf(order: NewSalesOrder, server: ServerFields): Record<string, unknown> {
  const head = {
    externalDocumentNumber: order.externalDocumentNo,
    customerNumber: order.customerNo,
    orderDate: order.orderDate,
    postingDate: order.postingDate,
    // Blank is the local currency; left out, NAV would take the customer's.
    currencyCode: order.currency,
    pricesIncludeTax: order.pricesIncludeTax,
    ...(order.sellTo && sellToFields(order.sellTo)),
    ...(order.shipTo && shipToFields(order.shipTo)),
    ...withoutEmpty({ phoneNumber: phoneForNav(order.phone), email: emailForNav(order.email) }),
  };
  const lineFields = server?.get('salesOrderLine');
  return {
    ...fitted(head, server?.get('salesOrder'), RULES),
    salesOrderLines: order.lines.map((line) => bodyOfLine(line, lineFields)),
  };
}

/** Empty parts are sent too, or those of the customer's own address would stay. */
function sellToFields(address: NavSellToAddress): Record<string, string> {
  return {
    sellToAddressLine1: address.addressLine1,
    sellToAddressLine2: address.addressLine2,
    sellToCity: address.city,
    sellToCountry: address.country,
    sellToState: address.state,
    sellToPostCode: address.postCode,
  };
}

function shipToFields(address: NavShipTo): Record<string, string> {
  return {
    shipToName: address.name,
    shipToContact: address.contact,
    shipToAddressLine1: address.addressLine1,
    shipToAddressLine2: address.addressLine2,
    shipToCity: address.city,
    shipToCountry: address.country,
    shipToState: address.state,
    shipToPostCode: address.postCode,
  };
}

function isGone(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'nav-not-found';
}
