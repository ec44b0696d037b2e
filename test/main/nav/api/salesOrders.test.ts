import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type { NavDocumentLine, NewDocumentLine, NewSalesOrder } from '../../../../main/nav/nav.ts';
import { type Answering, connect, type Given, ROOT, sampleAnswer, startServer } from '../server.ts';

const METADATA = readFileSync(new URL('../../../fixtures/nav/api-v2-excerpt.xml', import.meta.url), 'utf8');
const KEY = 'b6f4017a-b749-ee11-ad0b-a1422c0f7f1f';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(answering: Answering, metadata: Given | null = null) {
  const server = await startServer((request) => (request.url.includes('$metadata') ? metadata : answering(request)));
  const connected = connect(server.origin);
  closers.push(connected.close, server.close);
  const asked = () => server.heard.map(({ method, url }) => `${method} ${url.slice(url.indexOf('/api/v2.0') + 10)}`);
  return { session: connected.nav.as({ actor: 'webhook', jobId: 7 }), heard: server.heard, asked, ...connected };
}

const desk: NewDocumentLine = {
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
const shipping: NewDocumentLine = {
  ...desk,
  kind: 'account',
  no: '40140',
  variantKey: null,
  unit: '',
  taxCode: null,
  unitPrice: '12.5',
};
const order: NewSalesOrder = {
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

function orderBody(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...(sampleAnswer('api-v2/sales-order-create-deep').body as Record<string, unknown>), ...fields };
}

function line(etag = 'W/"JzQ0OzcxMTswMDsn"'): NavDocumentLine {
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
    taxPercent: '0',
    amountExclTax: '0',
    taxAmount: '0',
    amountInclTax: '0',
  };
}

describe('making a sales order', () => {
  test('is one call with its lines, in the order in which NAV must validate them', async () => {
    const { session, heard, asked } = await serve(() => ({ status: 201, body: orderBody() }));
    await session.createSalesOrder(order);
    expect(asked()).toEqual([
      'GET $metadata',
      `POST companies(${ROOT.split(/[()]/)[1]})/salesOrders?$expand=salesOrderLines`,
    ]);
    const body = JSON.parse(heard[1]?.body ?? '') as { salesOrderLines: Record<string, unknown>[] };
    expect(Object.keys(body)).toEqual([
      'externalDocumentNumber',
      'customerNumber',
      'orderDate',
      'postingDate',
      'currencyCode',
      'pricesIncludeTax',
      'shipToName',
      'shipToContact',
      'shipToAddressLine1',
      'shipToAddressLine2',
      'shipToCity',
      'shipToCountry',
      'shipToState',
      'shipToPostCode',
      'phoneNumber',
      'email',
      'salesOrderLines',
    ]);
    expect(body).toMatchObject({ currencyCode: '', shipToAddressLine1: 'x'.repeat(100) });
    const [item, account, comment] = body.salesOrderLines;
    expect(Object.keys(item ?? {})).toEqual([
      'lineType',
      'lineObjectNumber',
      'itemVariantId',
      'unitOfMeasureCode',
      'quantity',
      'description',
      'taxCode',
      'unitPrice',
      'discountAmount',
    ]);
    expect(account).toEqual({
      lineType: 'Account',
      lineObjectNumber: '40140',
      quantity: 2,
      description: 'ATHENS Desk',
      unitPrice: 12.5,
      discountAmount: 0,
    });
    expect(comment).toEqual({ lineType: 'Comment', description: 'At the back door' });
  });

  test('writes prices digit for digit', async () => {
    const { session, heard } = await serve(() => ({ status: 201, body: orderBody() }));
    await session.createSalesOrder({
      ...order,
      lines: [{ ...desk, unitPrice: '12345678901234.56789', quantity: '0.00001' }],
    });
    expect(heard[1]?.body).toContain('"unitPrice":12345678901234.56789');
    expect(heard[1]?.body).toContain('"quantity":0.00001');
  });

  test('reads amounts digit for digit, lines in document order', async () => {
    const answer = orderBody();
    const text = JSON.stringify({ ...answer, salesOrderLines: (answer['salesOrderLines'] as unknown[]).toReversed() })
      .replace('"totalTaxAmount":195.55', '"totalTaxAmount":195.550000000000000001')
      .replace('"unitPrice":1000.8', '"unitPrice":1000.80');
    const { session } = await serve(() => ({ status: 201, body: text }));
    const made = await session.createSalesOrder(order);
    expect(made).toMatchObject({
      kind: 'salesOrder',
      key: KEY,
      no: 'S-ORD101005',
      etag: 'W/"JzE5OzYxMTswMDsn"',
      externalDocumentNo: 'WOO-10045',
      customerNo: '10000',
      currency: 'USD',
      state: 'open',
      totalInclTax: '3467.22',
      totalTax: '195.550000000000000001',
    });
    expect(made.lines?.map(({ lineNo, kind, no, unitPrice }) => [lineNo, kind, no, unitPrice])).toEqual([
      [10000, 'item', '1896-S', '1000.8'],
      [20000, 'item', '1996-S', '1397.3'],
      [30000, 'account', '40140', '12.5'],
      [40000, 'comment', '', '0'],
    ]);
    expect(made.lines?.[1]).toMatchObject({
      etag: 'W/"JzQ0OzcyMTswMDsn"',
      discountAmount: '139.73',
      taxPercent: '6.00002',
      amountExclTax: '1257.57',
      taxAmount: '75.45',
      amountInclTax: '1333.02',
    });
  });

  test('reads the lines when the answer lacks them', async () => {
    const lines = orderBody()['salesOrderLines'];
    const { session, asked } = await serve(({ method }) =>
      method === 'POST'
        ? { status: 201, body: orderBody({ salesOrderLines: undefined }) }
        : { status: 200, body: { value: lines } },
    );
    await expect(session.createSalesOrder(order)).resolves.toMatchObject({ lines: { length: 4 } });
    expect(asked().at(-1)).toContain(`salesOrders(${KEY})/salesOrderLines`);
  });

  test('that was made, but whose lines cannot be read, has an unknown outcome and is not simply repeated', async () => {
    const { session } = await serve(({ method }) =>
      method === 'POST' ? { status: 201, body: orderBody({ salesOrderLines: undefined }) } : { status: 400, body: {} },
    );
    await expect(session.createSalesOrder(order)).rejects.toMatchObject({
      kind: 'unknownOutcome',
      code: 'nav-unknown-outcome',
    });
  });

  const lost: [string, Given | 'drop'][] = [
    ['the connection is cut after NAV heard it', 'drop'],
    ['a gateway gives up waiting', { status: 504, headers: { 'Content-Type': 'text/html' }, body: '<h1>Timeout</h1>' }],
    ['a web page claims success', { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>OK</h1>' }],
    ['the answer lacks a field', { status: 201, body: { id: KEY } }],
    ['the answer is empty', { status: 204 }],
  ];
  test.each(lost)('has an unknown outcome when %s', async (_, given) => {
    const { session, heard } = await serve(() => given);
    await expect(session.createSalesOrder(order)).rejects.toMatchObject({ kind: 'unknownOutcome' });
    expect(heard.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('reads what fields the server has once, cuts texts to its lengths and leaves out what a document is right without', async () => {
    const metadata = METADATA.replace(/ *<Property Name="phoneNumber"[^>]*>\n/, '').replace(
      'Name="description" Type="Edm.String" MaxLength="100"',
      'Name="description" Type="Edm.String" MaxLength="50"',
    );
    const { session, heard, asked } = await serve(() => ({ status: 201, body: orderBody() }), {
      status: 200,
      body: metadata,
    });
    const long = { ...order, lines: [{ ...desk, description: 'd'.repeat(80) }] };
    await session.createSalesOrder(long);
    await session.createSalesOrder(long);
    expect(asked().map((line) => line.split(' ')[0])).toEqual(['GET', 'POST', 'POST']);
    const body = JSON.parse(heard[1]?.body ?? '') as { salesOrderLines: Record<string, unknown>[] };
    expect(body).not.toHaveProperty('phoneNumber');
    expect(body).toHaveProperty('email', 'jane@example.com');
    // Not in this excerpt, yet never left out: goods must not go to another address.
    expect(body).toHaveProperty('shipToName', 'Jane Doe');
    expect(body.salesOrderLines[0]?.['description']).toBe('d'.repeat(50));
  });

  test('reads the fields anew after the server called a request malformed', async () => {
    const answers = [sampleAnswer('errors/unknown-property'), { status: 201, body: orderBody() }];
    const { session, asked } = await serve(() => answers.shift() ?? null, { status: 200, body: METADATA });
    await expect(session.createSalesOrder(order)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'nav-request-malformed',
    });
    await session.createSalesOrder(order);
    expect(asked().map((line) => line.split(' ')[0])).toEqual(['GET', 'POST', 'GET', 'POST']);
  });

  test('sends nothing when the sign-in is refused already for the fields', async () => {
    const { session, heard } = await serve(() => ({ status: 201, body: orderBody() }), { status: 401 });
    await expect(session.createSalesOrder(order)).rejects.toMatchObject({ kind: 'authentication' });
    expect(heard).toHaveLength(1);
  });
});

describe('reading a sales order', () => {
  test('brings its lines, following their pages', async () => {
    const lines = orderBody()['salesOrderLines'] as unknown[];
    const next = `http://inner${ROOT}/salesOrders(${KEY})/salesOrderLines?$skiptoken=20000`;
    const { session, asked } = await serve(({ url }) =>
      url.includes('skiptoken')
        ? { status: 200, body: { value: lines.slice(2) } }
        : {
            status: 200,
            body: orderBody({ salesOrderLines: lines.slice(0, 2), 'salesOrderLines@odata.nextLink': next }),
          },
    );
    await expect(session.salesOrder(KEY)).resolves.toMatchObject({ lines: { length: 4 } });
    expect(asked()).toHaveLength(2);
  });

  test('is null when it is gone', async () => {
    const { session } = await serve(() => sampleAnswer('errors/entity-not-found'));
    await expect(session.salesOrder(KEY)).resolves.toBeNull();
  });

  test("is not taken for gone by a proxy's 404", async () => {
    const { session } = await serve(() => ({
      status: 404,
      headers: { 'Content-Type': 'text/html' },
      body: '<h1>404</h1>',
    }));
    await expect(session.salesOrder(KEY)).rejects.toMatchObject({ code: 'not-odata' });
  });
});

describe('changing a sales order', () => {
  test('puts right only the fields asked for, with the etag verbatim and the tax code before the price', async () => {
    const answer = sampleAnswer('api-v2/sales-order-line-post').body;
    const { session, heard, asked } = await serve(() => ({ status: 200, body: answer }));
    const repaired = await session.repairLine(KEY, line(), {
      unitPrice: '1397.30',
      taxCode: 'FURNITURE',
      discountAmount: '0',
    });
    expect(repaired).toMatchObject({ quantity: '12', unitPrice: '1397.3', etag: 'W/"JzQ0Ozc1MTswMDsn"' });
    expect(asked().at(-1)).toMatch(/^PATCH .*salesOrders\(b6f4.*\)\/salesOrderLines\(1e8c.*\)$/);
    expect(heard.at(-1)?.headers['if-match']).toBe('W/"JzQ0OzcxMTswMDsn"');
    expect(heard.at(-1)?.body).toBe('{"taxCode":"FURNITURE","unitPrice":1397.3,"discountAmount":0}');
  });

  test.each(['errors/etag-stale', 'errors/etag-missing'])(
    'is a conflict when somebody was faster (%s)',
    async (sample) => {
      const { session } = await serve(() => sampleAnswer(sample));
      await expect(session.repairLine(KEY, line(), { unitPrice: '1' })).rejects.toMatchObject({ kind: 'conflict' });
    },
  );

  test('adds a line at the end', async () => {
    const { session, heard } = await serve(() => sampleAnswer('api-v2/sales-order-line-post'));
    await expect(session.addLine(KEY, shipping)).resolves.toMatchObject({ lineNo: 10000, no: '1996-S' });
    expect(heard.at(-1)?.url).toBe(`${ROOT}/salesOrders(${KEY})/salesOrderLines`);
    expect(heard.at(-1)?.body).not.toContain('sequence');
  });

  test('deletes, and takes one that is gone as deleted', async () => {
    const answers: Given[] = [{ status: 204 }, sampleAnswer('errors/entity-not-found')];
    const { session, heard } = await serve(() => answers.shift() ?? null);
    await session.deleteSalesOrder(KEY);
    await session.deleteSalesOrder(KEY);
    expect(heard.map(({ method, headers }) => [method, headers['if-match']])).toEqual([
      ['DELETE', '*'],
      ['DELETE', '*'],
    ]);
  });

  test('does not take a deletion for done that was cut off', async () => {
    const { session } = await serve(() => 'drop');
    await expect(session.deleteSalesOrder(KEY)).rejects.toMatchObject({ kind: 'unknownOutcome' });
  });

  test('counts as business of its origin', async () => {
    const { session, exchanges } = await serve(() => ({ status: 204 }));
    await session.deleteSalesOrder(KEY);
    expect(exchanges).toMatchObject([
      { effect: 'business', origin: { actor: 'webhook', jobId: 7 }, summary: `delete sales order ${KEY}` },
    ]);
  });
});
