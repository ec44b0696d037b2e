import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type { NavDocument, NavDocumentLine, NewDocumentLine, NewSalesDocument } from '../../../../main/nav/nav.ts';
import { type Answering, connect, type Given, ROOT, sampleAnswer, startServer } from '../server.ts';

const METADATA = readFileSync(new URL('../../../fixtures/nav/api-v2-excerpt.xml', import.meta.url), 'utf8');
const KEY = 'b6f4017a-b749-ee11-ad0b-a1422c0f7f1f';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(answering: Answering, metadata: Given | null = null) {
  const server = await startServer(answering, metadata);
  closers.push(server.close);
  const connected = await connect(server);
  closers.unshift(connected.close);
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
const order: NewSalesDocument = {
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
    lineAmount: '0',
    taxPercent: '0',
    amountExclTax: '0',
    taxAmount: '0',
    amountInclTax: '0',
  };
}

/** A document as it was read. */
function found(kind: NavDocument['kind'] = 'salesOrder', more: Partial<NavDocument> = {}): NavDocument {
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

describe('making a sales order', () => {
  test('is one call with its lines, in the order in which NAV must validate them', async () => {
    const { session, heard, asked } = await serve(() => ({ status: 201, body: orderBody() }));
    await session.createDocument('salesOrder', order);
    expect(asked()).toEqual([`POST companies(${ROOT.split(/[()]/)[1]})/salesOrders?$expand=salesOrderLines`]);
    const body = JSON.parse(heard[0]?.body ?? '') as { salesOrderLines: Record<string, unknown>[] };
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
    await session.createDocument('salesOrder', {
      ...order,
      lines: [{ ...desk, unitPrice: '12345678901234.56789', quantity: '0.00001' }],
    });
    expect(heard[0]?.body).toContain('"unitPrice":12345678901234.56789');
    expect(heard[0]?.body).toContain('"quantity":0.00001');
  });

  test('reads amounts digit for digit, lines in document order', async () => {
    const answer = orderBody();
    const text = JSON.stringify({ ...answer, salesOrderLines: (answer['salesOrderLines'] as unknown[]).toReversed() })
      .replace('"totalTaxAmount":195.55', '"totalTaxAmount":195.550000000000000001')
      .replace('"unitPrice":1000.8', '"unitPrice":1000.80');
    const { session } = await serve(() => ({ status: 201, body: text }));
    const made = await session.createDocument('salesOrder', order);
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
    await expect(session.createDocument('salesOrder', order)).resolves.toMatchObject({ lines: { length: 4 } });
    expect(asked().at(-1)).toContain(`salesOrders(${KEY})/salesOrderLines`);
  });

  test('that was made, but whose lines cannot be read, has an unknown outcome and is not simply repeated', async () => {
    const { session } = await serve(({ method }) =>
      method === 'POST' ? { status: 201, body: orderBody({ salesOrderLines: undefined }) } : { status: 400, body: {} },
    );
    await expect(session.createDocument('salesOrder', order)).rejects.toMatchObject({
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
    await expect(session.createDocument('salesOrder', order)).rejects.toMatchObject({ kind: 'unknownOutcome' });
    expect(heard.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('cuts texts to its lengths and leaves out what a document is right without', async () => {
    const metadata = METADATA.replace(/ *<Property Name="phoneNumber"[^>]*>\n/, '').replace(
      'Name="description" Type="Edm.String" MaxLength="100"',
      'Name="description" Type="Edm.String" MaxLength="50"',
    );
    const { session, heard, asked } = await serve(() => ({ status: 201, body: orderBody() }), {
      status: 200,
      body: metadata,
    });
    const long = { ...order, lines: [{ ...desk, description: 'd'.repeat(80) }] };
    await session.createDocument('salesOrder', long);
    await session.createDocument('salesOrder', long);
    expect(asked().map((line) => line.split(' ')[0])).toEqual(['POST', 'POST']);
    const body = JSON.parse(heard[0]?.body ?? '') as { salesOrderLines: Record<string, unknown>[] };
    expect(body).not.toHaveProperty('phoneNumber');
    expect(body).toHaveProperty('email', 'jane@example.com');
    // Not in this excerpt, yet never left out: goods must not go to another address.
    expect(body).toHaveProperty('shipToName', 'Jane Doe');
    expect(body.salesOrderLines[0]?.['description']).toBe('d'.repeat(50));
  });

  test('reads the fields anew after the server called a request malformed', async () => {
    const answers = [sampleAnswer('errors/unknown-property'), { status: 201, body: orderBody() }];
    const { session, asked } = await serve(() => answers.shift() ?? null, { status: 200, body: METADATA });
    await expect(session.createDocument('salesOrder', order)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'nav-request-malformed',
    });
    await session.createDocument('salesOrder', order);
    expect(asked().map((line) => line.split(' ')[0])).toEqual(['POST', 'GET', 'POST']);
  });
});

describe('reading a document', () => {
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
    await expect(session.document('salesOrder', KEY)).resolves.toMatchObject({ lines: { length: 4 } });
    expect(asked()).toHaveLength(2);
  });

  test('is null when it is gone', async () => {
    const { session } = await serve(() => sampleAnswer('errors/entity-not-found'));
    await expect(session.document('salesOrder', KEY)).resolves.toBeNull();
  });

  test("is not taken for gone by a proxy's 404", async () => {
    const { session } = await serve(() => ({
      status: 404,
      headers: { 'Content-Type': 'text/html' },
      body: '<h1>404</h1>',
    }));
    await expect(session.document('salesOrder', KEY)).rejects.toMatchObject({ code: 'not-odata' });
  });
});

describe('changing a document', () => {
  test('puts right only the fields asked for, with the etag verbatim and the tax code before the price', async () => {
    const answer = sampleAnswer('api-v2/sales-order-line-post').body;
    const { session, heard, asked } = await serve(() => ({ status: 200, body: answer }));
    const repaired = await session.repairLine(found(), line(), {
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
      await expect(session.repairLine(found(), line(), { unitPrice: '1' })).rejects.toMatchObject({ kind: 'conflict' });
    },
  );

  test('adds a line at the end', async () => {
    const { session, heard } = await serve(() => sampleAnswer('api-v2/sales-order-line-post'));
    await expect(session.addLine(found(), shipping)).resolves.toMatchObject({ lineNo: 10000, no: '1996-S' });
    expect(heard.at(-1)?.url).toBe(`${ROOT}/salesOrders(${KEY})/salesOrderLines`);
    expect(heard.at(-1)?.body).not.toContain('sequence');
  });

  test('deletes, and takes one that is gone as deleted', async () => {
    const answers: Given[] = [{ status: 204 }, sampleAnswer('errors/entity-not-found')];
    const { session, heard } = await serve(() => answers.shift() ?? null);
    await session.deleteDocument('salesOrder', KEY);
    await session.deleteDocument('salesOrder', KEY);
    expect(heard.map(({ method, headers }) => [method, headers['if-match']])).toEqual([
      ['DELETE', '*'],
      ['DELETE', '*'],
    ]);
  });

  test('does not take a deletion for done that was cut off', async () => {
    const { session } = await serve(() => 'drop');
    await expect(session.deleteDocument('salesOrder', KEY)).rejects.toMatchObject({ kind: 'unknownOutcome' });
  });

  test('counts as business of its origin', async () => {
    const { session, exchanges } = await serve(() => ({ status: 204 }));
    await session.deleteDocument('salesOrder', KEY);
    expect(exchanges).toMatchObject([
      { effect: 'business', origin: { actor: 'webhook', jobId: 7 }, summary: `delete sales order ${KEY}` },
    ]);
  });

  test('sends of its header only what is to be changed, and nothing when that is nothing', async () => {
    const { session, heard, asked } = await serve(() => ({ status: 200, body: orderBody() }));
    const document = found();
    await expect(session.changeDocument(document, {})).resolves.toBe(document);
    expect(heard).toHaveLength(0);
    const changed = await session.changeDocument(document, {
      postingDate: '2026-11-21',
      phone: '',
      email: 'not an address',
    });
    expect(changed).toMatchObject({ key: KEY, lines: { length: 4 } });
    expect(asked()[0]).toMatch(/^PATCH .*salesOrders\(b6f4.*\)\?\$expand=salesOrderLines$/);
    expect(heard[0]?.headers['if-match']).toBe(document.etag);
    expect(heard[0]?.body).toBe('{"postingDate":"2026-11-21","phoneNumber":""}');
  });

  test.each(['errors/etag-stale', 'errors/etag-missing'])(
    'of the header or away with a line is a conflict when somebody was faster (%s)',
    async (sample) => {
      const { session } = await serve(() => sampleAnswer(sample));
      const conflict = { kind: 'conflict' };
      await expect(session.changeDocument(found(), { email: 'a@b.de' })).rejects.toMatchObject(conflict);
      await expect(session.deleteLine(found(), line())).rejects.toMatchObject(conflict);
    },
  );

  test('takes a line away, and one that is gone counts as taken', async () => {
    const answers: Given[] = [{ status: 204 }, sampleAnswer('errors/entity-not-found')];
    const { session, asked, heard } = await serve(() => answers.shift() ?? null);
    await session.deleteLine(found(), line());
    await session.deleteLine(found(), line());
    expect(asked()[0]).toMatch(/^DELETE .*salesOrderLines\(1e8c.*\)$/);
    expect(heard[0]?.headers['if-match']).toBe(line().etag);
  });
});

describe('invoices and credit memos', () => {
  const invoiceAnswer = () => sampleAnswer('api-v2/sales-invoice-create-deep');
  const memoAnswer = () => sampleAnswer('api-v2/sales-credit-memo-create-deep');

  test("an invoice carries its own date and never the basis of its prices, which is the customer's", async () => {
    const { session, heard, asked } = await serve(invoiceAnswer);
    const made = await session.createDocument('salesInvoice', order);
    expect(asked()[0]).toMatch(/^POST .*\/salesInvoices\?\$expand=salesInvoiceLines$/);
    const body = JSON.parse(heard[0]?.body ?? '') as Record<string, unknown>;
    expect(body).toMatchObject({ invoiceDate: '2026-11-20', shipToName: 'Jane Doe', salesInvoiceLines: { length: 3 } });
    expect(body).not.toHaveProperty('pricesIncludeTax');
    expect(body).not.toHaveProperty('orderDate');
    expect(made).toMatchObject({ kind: 'salesInvoice', no: '102211', state: 'open', pricesIncludeTax: false });
    expect(made.lines?.map(({ lineAmount }) => lineAmount)).toEqual(['1000.8', '12.5']);
  });

  test('a credit memo is applied to the posted invoice that its number names', async () => {
    const posted = sampleAnswer('api-v2/sales-invoice-posted-paid').body as Record<string, unknown>;
    const draft = { ...posted, id: 'another', status: 'Draft' };
    const { session, heard, asked } = await serve(({ method }) =>
      method === 'GET' ? { status: 200, body: { value: [draft, posted] } } : memoAnswer(),
    );
    const made = await session.createDocument('creditMemo', {
      ...order,
      externalDocumentNo: 'WOO-10045-R1',
      appliesToInvoiceNo: 'ps-inv103001',
    });
    expect(asked()[0]).toContain("$filter=number%20eq%20'PS-INV103001'");
    expect(asked()[1]).toMatch(/^POST .*\/salesCreditMemos\?\$expand=salesCreditMemoLines$/);
    const body = JSON.parse(heard[1]?.body ?? '') as Record<string, unknown>;
    expect(body).toMatchObject({
      creditMemoDate: '2026-11-20',
      invoiceId: '9e0f5c9c-44e3-ea11-bb43-000d3a2feca2',
      salesCreditMemoLines: { length: 3 },
    });
    expect(body).not.toHaveProperty('pricesIncludeTax');
    expect(body).not.toHaveProperty('shipToName');
    expect(made).toMatchObject({ kind: 'creditMemo', no: '1010', state: 'open', totalInclTax: '1333.02' });
  });

  test('a credit memo for an invoice that is not posted is not sent', async () => {
    const { session, heard } = await serve(() => ({ status: 200, body: { value: [] } }));
    const memo = session.createDocument('creditMemo', { ...order, appliesToInvoiceNo: 'PS-1' });
    await expect(memo).rejects.toMatchObject({ kind: 'invalid', code: 'nav-record-missing' });
    expect(heard.map(({ method }) => method)).toEqual(['GET']);
  });

  test('credit memos are found by their number, drafted and posted', async () => {
    const draft = memoAnswer().body as Record<string, unknown>;
    const { session, asked } = await serve(() => ({
      status: 200,
      body: { value: [draft, { ...draft, id: 'p', status: 'Paid' }] },
    }));
    const memos = await session.creditMemosByExternalNo('woo-10045-r1');
    expect(memos.map(({ kind, state }) => [kind, state])).toEqual([
      ['creditMemo', 'open'],
      ['creditMemo', 'posted'],
    ]);
    expect(asked()).toHaveLength(1);
  });

  test('posted invoices of an order are those that are posted', async () => {
    const invoice = sampleAnswer('api-v2/sales-invoice-posted-paid').body as Record<string, unknown>;
    const rows = ['Draft', 'Open', 'Paid'].map((status) => ({ ...invoice, id: status, status }));
    const { session, asked } = await serve(() => ({ status: 200, body: { value: rows } }));
    const invoices = await session.postedInvoicesOfOrder('S-ORD101005');
    expect(invoices.map(({ key }) => key)).toEqual(['Open', 'Paid']);
    expect(asked()[0]).toContain("$filter=orderNumber%20eq%20'S-ORD101005'");
  });
});

describe('posting', () => {
  test.each([
    ['salesOrder', `salesOrders(${KEY})/Microsoft.NAV.shipAndInvoice`],
    ['salesInvoice', `salesInvoices(${KEY})/Microsoft.NAV.post`],
    ['creditMemo', `salesCreditMemos(${KEY})/Microsoft.NAV.post`],
  ] as const)('a %s is an action without a body', async (kind, path) => {
    const { session, heard, exchanges } = await serve(() => ({ status: 204 }));
    await expect(session.post(found(kind))).resolves.toBeUndefined();
    expect(heard).toMatchObject([{ method: 'POST', url: `${ROOT}/${path}`, body: '' }]);
    expect(exchanges).toMatchObject([{ effect: 'business' }]);
  });

  test('has an unknown outcome when the answer was cut off, and is not sent again', async () => {
    const { session, heard } = await serve(() => 'drop');
    await expect(session.post(found())).rejects.toMatchObject({ kind: 'unknownOutcome' });
    expect(heard).toHaveLength(1);
  });

  test('that NAV refuses is told in its own words', async () => {
    const { session } = await serve(() => sampleAnswer('errors/action-wrong-state'));
    await expect(session.post(found())).rejects.toMatchObject({ kind: 'invalid', code: 'nav-refused' });
  });
});

describe('going on with a write that was cut off', () => {
  const written: NewSalesDocument = {
    ...order,
    lines: [
      { ...desk, variantKey: null },
      { ...desk, no: '1996-S', quantity: '1' },
    ],
  };

  test('gives the document as it is now when its lines are those that were sent', async () => {
    const { session, asked } = await serve(() => ({ status: 200, body: orderBody() }));
    await expect(session.resumeDocument(found(), written)).resolves.toMatchObject({ key: KEY, lines: { length: 4 } });
    expect(asked().map((line) => line.split(' ')[0])).toEqual(['GET']);
  });

  test.each([
    ['another article', { lines: [{ ...desk, no: 'OTHER' }] }],
    ['another quantity', { lines: [{ ...desk, quantity: '7' }] }],
    ['more lines', { lines: [...written.lines, shipping, shipping, shipping] }],
    ['another customer', { customerNo: '20000' }],
    ['another number', { externalDocumentNo: 'WOO-10046' }],
  ])('is a conflict when it has %s', async (_, more) => {
    const { session } = await serve(() => ({ status: 200, body: orderBody() }));
    const resumed = session.resumeDocument(found(), { ...written, ...more });
    await expect(resumed).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('is a conflict when it is gone', async () => {
    const { session } = await serve(() => sampleAnswer('errors/entity-not-found'));
    await expect(session.resumeDocument(found(), written)).rejects.toMatchObject({ kind: 'conflict' });
  });
});

describe('dimensions of a document', () => {
  const lines = [
    { '@odata.etag': 'W/"1"', id: 'd1', code: 'DEPARTMENT', valueCode: 'SALES' },
    { '@odata.etag': 'W/"2"', id: 'd2', code: 'AREA', valueCode: '30' },
    { '@odata.etag': 'W/"3"', id: 'd3', code: 'PROJECT', valueCode: 'X' },
  ];
  const path = `${ROOT}/salesInvoices(${KEY})/dimensionSetLines`;

  test('are read', async () => {
    const { session } = await serve(() => ({ status: 200, body: { value: lines } }));
    await expect(session.documentDimensions(found('salesInvoice'))).resolves.toEqual([
      { code: 'DEPARTMENT', value: 'SALES' },
      { code: 'AREA', value: '30' },
      { code: 'PROJECT', value: 'X' },
    ]);
  });

  test('are set where they differ, one after the other, and the others are left', async () => {
    const { session, heard } = await serve(({ method }) =>
      method === 'GET'
        ? { status: 200, body: { value: lines } }
        : { status: method === 'DELETE' ? 204 : 200, body: {} },
    );
    await session.setDocumentDimensions(found('salesInvoice'), [
      { code: 'department', value: 'sales' },
      { code: 'AREA', value: '40' },
      { code: 'PROJECT', value: '' },
      { code: 'SHOP', value: 'WEB' },
    ]);
    expect(heard.slice(1).map(({ method, url, body, headers }) => [method, url, body, headers['if-match']])).toEqual([
      ['PATCH', `${path}(d2)`, '{"valueCode":"40"}', 'W/"2"'],
      ['DELETE', `${path}(d3)`, '', 'W/"3"'],
      ['POST', path, '{"code":"SHOP","valueCode":"WEB"}', undefined],
    ]);
  });
});
