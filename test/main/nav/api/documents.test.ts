import { describe, expect, test } from 'vitest';
import { type Given, ROOT, sampleAnswer } from '../server.ts';
import { desk, KEY, METADATA, order, orderBody, serve } from './documentsUnderTest.ts';

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
