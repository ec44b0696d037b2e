import { onTestFinished } from 'vitest';
import { readFileSync } from 'node:fs';
import type { NavDocument, NavDocumentLine, NewDocumentLine, NewSalesDocument } from '../../../../main/nav/nav.ts';
import { type Answering, connect, type Given, sampleAnswer, startServer } from '../server.ts';

export const METADATA = readFileSync(new URL('../../../fixtures/nav/api-v2-excerpt.xml', import.meta.url), 'utf8');
export const KEY = 'b6f4017a-b749-ee11-ad0b-a1422c0f7f1f';

export async function serve(answering: Answering, metadata: Given | null = null) {
  const server = await startServer(answering, metadata);
  onTestFinished(server.close);
  const connected = await connect(server);
  onTestFinished(connected.close);
  const asked = () => server.heard.map(({ method, url }) => `${method} ${url.slice(url.indexOf('/api/v2.0') + 10)}`);
  return { session: connected.nav.as({ actor: 'webhook', jobId: 7 }), heard: server.heard, asked, ...connected };
}

export const desk: NewDocumentLine = {
  kind: 'item',
  no: '1896-S',
  variantKey: 'c12af665-c1e3-ea11-aa60-000d3ad7cacb',
  unit: 'PCS',
  quantity: '2',
  description: 'ATHENS Desk',
  taxCode: 'FURNITURE',
  unitPrice: '1000.80000',
  discountAmount: '0',
};
export const shipping: NewDocumentLine = {
  ...desk,
  kind: 'account',
  no: '40140',
  variantKey: null,
  unit: '',
  taxCode: null,
  unitPrice: '12.5',
};
export const order: NewSalesDocument = {
  externalDocumentNo: 'WOO-10045',
  customerNo: '10000',
  orderDate: '2026-11-20',
  postingDate: '2026-11-20',
  currency: '',
  pricesIncludeTax: false,
  sellTo: null,
  shipTo: {
    name: 'Jane Doe',
    contact: '',
    addressLine1: 'x'.repeat(120),
    addressLine2: '',
    city: 'Springfield',
    state: 'IL',
    postCode: '62701',
    country: 'US',
  },
  email: 'jane@example.com',
  phone: '555-0100',
  lines: [desk, shipping, { ...desk, kind: 'comment', no: '', description: 'At the back door' }],
};

export function orderBody(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...(sampleAnswer('api-v2/sales-order-create-deep').body as Record<string, unknown>), ...fields };
}

export function line(etag = 'W/"JzQ0OzcxMTswMDsn"'): NavDocumentLine {
  return {
    key: '1e8cb9c0-44e3-ea11-bb43-000d3a2feca1',
    etag,
    lineNo: 10000,
    kind: 'item',
    no: '1896-S',
    description: '',
    unit: 'PCS',
    quantity: '2',
    unitPrice: '1',
    discountAmount: '0',
    taxCode: '',
    lineAmount: '0',
    taxPercent: '0',
    amountExclTax: '0',
    taxAmount: '0',
    amountInclTax: '0',
  };
}

/** A document as it was read. */
export function found(kind: NavDocument['kind'] = 'salesOrder', more: Partial<NavDocument> = {}): NavDocument {
  return {
    kind,
    key: KEY,
    no: 'S-ORD101005',
    etag: 'W/"JzE5OzYxMTswMDsn"',
    externalDocumentNo: 'WOO-10045',
    customerNo: '10000',
    postingDate: '2026-11-20',
    currency: 'USD',
    pricesIncludeTax: false,
    state: 'open',
    totalInclTax: '3467.22',
    totalTax: '195.55',
    lines: null,
    ...more,
  };
}
