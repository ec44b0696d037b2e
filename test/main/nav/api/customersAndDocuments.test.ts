import { describe, expect, test } from 'vitest';
import { ROOT, sampleAnswer } from '../server.ts';
import { serve, none, customer } from './readsUnderTest.ts';

describe('customers', () => {
  test('are found by an address in any letter case among several, exactly compared', async () => {
    const rows = [
      customer({ number: 'C1', email: 'Jane@Example.com' }),
      customer({ number: 'C2', email: 'a@b.de; JANE@example.com,x@y.z', blocked: 'All' }),
      customer({ number: 'C3', email: 'mary.jane@example.com' }),
    ];
    const { session, filters } = await serve(() => ({ status: 200, body: { value: rows } }));
    const found = await session.customersByEmail(' Jane@EXAMPLE.com');
    expect(found.map(({ no, blocked }) => [no, blocked])).toEqual([
      ['C1', 'no'],
      ['C2', 'all'],
    ]);
    expect(found[1]?.emails).toEqual(['a@b.de', 'jane@example.com', 'x@y.z']);
    expect(filters()).toEqual(["contains(tolower(email),'jane@example.com')"]);
  });

  test('are searched with + and quotes in the address as they must be encoded', async () => {
    const { session, heard } = await serve(() => none);
    await session.customersByEmail("o'neil+shop@example.com");
    // In the body of a batch, and where the server takes none, in the address.
    expect(heard.map(({ url }) => url.includes('%40'))).toEqual([false, true]);
    expect(heard[0]?.body).toContain("'o''neil%2Bshop%40example.com'");
    expect(heard[1]?.url).toContain("'o''neil%2Bshop%40example.com'");
    expect(heard[1]?.url).not.toContain('+');
  });

  test('are searched in simpler ways on a server that refuses functions in functions, and that is remembered', async () => {
    const refused = { status: 400, body: { error: { code: 'BadRequest', message: 'Nested functions.' } } };
    const row = customer({ number: 'C1', email: 'jane@example.com' });
    const { session, filters } = await serve(({ url }) =>
      url.includes('contains(tolower') ? refused : { status: 200, body: { value: [row] } },
    );
    for (let call = 0; call < 2; call += 1)
      await expect(session.customersByEmail('jane@example.com')).resolves.toHaveLength(1);
    const simple = ["tolower(email) eq 'jane@example.com'", "contains(email,'jane@example.com')"];
    expect(filters()).toEqual(["contains(tolower(email),'jane@example.com')", ...simple, ...simple]);
  });

  test('are not asked for by an address that cannot be in NAV', async () => {
    const { session, heard } = await serve(() => none);
    await expect(session.customersByEmail('')).resolves.toEqual([]);
    await expect(session.customersByEmail(`${'x'.repeat(80)}@example.com`)).resolves.toEqual([]);
    expect(heard).toEqual([]);
  });

  test('a blank option is not blocked, an unknown one is blocked for all', async () => {
    const rows = ['_x0020_', ' ', 'Ship', 'Invoice', 'All', 'Privacy_x0020_Blocked'].map((blocked, index) =>
      customer({ number: `C${index}`, email: 'j@e.de', blocked }),
    );
    const { session } = await serve(() => ({ status: 200, body: { value: rows } }));
    const found = await session.customersByEmail('j@e.de');
    expect(found.map(({ blocked }) => blocked)).toEqual(['no', 'no', 'ship', 'invoice', 'all', 'all']);
  });

  test('one is read by its number in any letter case, or is not there', async () => {
    const rows = [customer({ number: 'C1' })];
    const { session, filters } = await serve(({ url }) =>
      url.includes("'C1'") ? { status: 200, body: { value: rows } } : none,
    );
    await expect(session.customer('c1')).resolves.toMatchObject({ no: 'C1', key: 'id-C1' });
    await expect(session.customer('C2')).resolves.toBeNull();
    await expect(session.customer('C'.repeat(21))).resolves.toBeNull();
    expect(filters()).toEqual(["number eq 'C1'", "number eq 'C2'"]);
  });

  test('one is made as NAV takes it, and read back', async () => {
    const { session, heard } = await serve(({ method }) =>
      method === 'POST' ? sampleAnswer('api-v2/customer-create') : null,
    );
    const made = await session.createCustomer({
      name: ` ${'N'.repeat(99)}🙂 & Sons`,
      isCompany: false,
      email: 'not an address',
      phone: '+1 555 0100 ext. 5',
      addressLine1: '1 Main Street',
      addressLine2: 'x'.repeat(60),
      city: 'Springfield',
      state: '',
      postCode: '62701',
      country: 'US',
    });
    expect(made).toMatchObject({
      no: 'C00020',
      key: '4b4f31f0-dc1c-4033-b2aa-ab03ca1d6ebc',
      emails: ['jane.doe@example.com'],
    });
    expect(JSON.parse(heard.at(-1)?.body ?? '')).toEqual({
      displayName: 'N'.repeat(99),
      type: 'Person',
      addressLine1: '1 Main Street',
      addressLine2: 'x'.repeat(50),
      country: 'US',
      city: 'Springfield',
      postalCode: '62701',
      phoneNumber: '+1 555 0100',
    });
    expect(heard.at(-1)?.headers['content-type']).toBe('application/json');
  });
});

describe('documents by external document number', () => {
  test('are orders and invoices in one answer, without lines', async () => {
    const invoice = sampleAnswer('api-v2/sales-invoice-posted-paid').body as Record<string, unknown>;
    const order = sampleAnswer('api-v2/sales-order-get-expanded').body as Record<string, unknown>;
    const { session, filters } = await serve(({ url }) => ({
      status: 200,
      body: { value: [url.includes('salesOrders') ? order : { ...invoice, externalDocumentNumber: 'WOO-10045' }] },
    }));
    const found = await session.documentsByExternalNo('woo-10045');
    expect(found).toMatchObject([
      {
        kind: 'salesOrder',
        no: 'S-ORD101005',
        state: 'open',
        totalInclTax: '3467.22',
        totalTax: '195.55',
        lines: null,
      },
      {
        kind: 'salesInvoice',
        no: 'PS-INV103001',
        state: 'posted',
        totalInclTax: '172.94',
        currency: 'USD',
        lines: null,
      },
    ]);
    expect(filters()).toEqual(Array(2).fill("externalDocumentNumber eq 'WOO-10045'"));
  });

  test.each([
    ['salesOrders', 'Draft', 'open'],
    ['salesOrders', 'In_x0020_Review', 'inReview'],
    ['salesOrders', 'Open', 'released'],
    ['salesOrders', 'Something', 'released'],
    ['salesInvoices', 'Draft', 'open'],
    ['salesInvoices', 'In Review', 'inReview'],
    ['salesInvoices', 'Open', 'posted'],
    ['salesInvoices', 'Paid', 'posted'],
    ['salesInvoices', 'Canceled', 'canceled'],
    ['salesInvoices', '_x0020_', 'posted'],
  ])('%s in status %s are %s', async (set, status, state) => {
    const order = sampleAnswer('api-v2/sales-order-get-expanded').body as Record<string, unknown>;
    const { session } = await serve(({ url }) =>
      url.includes(`/${set}?`) ? { status: 200, body: { value: [{ ...order, status }] } } : none,
    );
    await expect(session.documentsByExternalNo('WOO-10045')).resolves.toMatchObject([{ state }]);
  });

  test('a number that cannot stand there is not asked for; one that NAV cannot filter by is on nothing', async () => {
    const { session, heard } = await serve(() => sampleAnswer('errors/filter-value-too-long'));
    await expect(session.documentsByExternalNo('X'.repeat(36))).resolves.toEqual([]);
    expect(heard).toEqual([]);
    await expect(session.documentsByExternalNo('X')).resolves.toEqual([]);
  });
});

describe('a change of a customer', () => {
  const now = () => ({
    status: 200,
    body: { value: [sampleAnswer('api-v2/customer-get').body] },
  });

  test('sends only what differs, under the etag read just before', async () => {
    const { session, heard } = await serve(({ method }) =>
      method === 'GET' ? now() : sampleAnswer('api-v2/customer-patch'),
    );
    const { body } = sampleAnswer('api-v2/customer-get') as { body: Record<string, string> };
    const changed = await session.changeCustomer(body['number'] ?? '', {
      name: body['displayName'] ?? '',
      phone: '+1 555 0199 ext. 4',
      email: 'nonsense',
    });
    expect(heard.map(({ method }) => method)).toEqual(['GET', 'PATCH']);
    expect(heard[1]?.headers['if-match']).toBe(body['@odata.etag']);
    expect(heard[1]?.body).toBe('{"phoneNumber":"+1 555 0199"}');
    expect(changed.no).toBe('C00020');
  });

  test('that changes nothing is not sent', async () => {
    const { session, heard } = await serve(now);
    const { body } = sampleAnswer('api-v2/customer-get') as { body: Record<string, string> };
    const same = await session.changeCustomer(body['number'] ?? '', { city: body['city'] ?? '' });
    expect(same.no).toBe(body['number']);
    expect(heard.every(({ method }) => method === 'GET')).toBe(true);
  });

  test.each(['errors/etag-stale', 'errors/etag-missing'])(
    'is a conflict when somebody was faster (%s)',
    async (sample) => {
      const { session } = await serve(({ method }) => (method === 'GET' ? now() : sampleAnswer(sample)));
      const { body } = sampleAnswer('api-v2/customer-get') as { body: Record<string, string> };
      const change = session.changeCustomer(body['number'] ?? '', { city: 'Elsewhere' });
      await expect(change).rejects.toMatchObject({ kind: 'conflict' });
    },
  );

  test('of one that is not there says so', async () => {
    const { session } = await serve(() => none);
    await expect(session.changeCustomer('C9', { city: 'X' })).rejects.toMatchObject({ kind: 'notFound' });
  });
});

describe('shipments of an order', () => {
  const [row] = (sampleAnswer('api-v2/sales-shipments-by-order').body as { value: Record<string, unknown>[] }).value;
  const line = (sequence: number, more: Record<string, unknown> = {}) => ({
    sequence,
    lineType: 'Item',
    lineObjectNumber: '1896-S',
    unitOfMeasureCode: 'PCS',
    quantity: 2,
    ...more,
  });

  test('have the goods that left, also those of further pages', async () => {
    const { session, heard } = await serve(({ url }) => ({
      status: 200,
      body: url.includes('skip')
        ? { value: [line(40000)] }
        : {
            value: [
              {
                ...row,
                salesShipmentLines: [
                  line(10000),
                  line(20000, { lineType: 'G/L Account' }),
                  line(30000, { quantity: 0 }),
                ],
                'salesShipmentLines@odata.nextLink': `${ROOT}/salesShipments(x)/salesShipmentLines?$skiptoken=1`,
              },
            ],
          },
    }));
    const [shipment] = await session.shipmentsOfOrder('s-ord101005');
    expect(shipment).toEqual({
      no: '102044',
      orderNo: 'S-ORD101005',
      externalDocumentNo: 'WOO-10045',
      postingDate: '2026-11-20',
      shippingAgent: null,
      trackingNo: null,
      lines: [10000, 40000].map((lineNo) => ({ lineNo, itemNo: '1896-S', variant: '', unit: 'PCS', quantity: '2' })),
    });
    expect(heard[0]?.url).toContain("$filter=orderNumber%20eq%20'S-ORD101005'&$expand=salesShipmentLines");
  });
});
