import { afterEach, describe, expect, test } from 'vitest';
import { type Answering, connect, type Given, ROOT, sampleAnswer, samplesOf, startServer } from '../server.ts';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(answering: Answering) {
  const server = await startServer(answering);
  closers.push(server.close);
  const connected = await connect(server);
  closers.unshift(connected.close);
  const filters = () =>
    server.heard
      .map(({ url }) => new URL(url, server.origin).searchParams.get('$filter'))
      .filter((filter) => filter !== null);
  return { session: connected.nav.as({ actor: 'poll' }), nav: connected.nav, heard: server.heard, filters };
}

const none: Given = { status: 200, body: { value: [] } };

function customer(fields: Record<string, unknown>): Record<string, unknown> {
  return {
    id: `id-${fields['number'] as string}`,
    displayName: 'Jane',
    email: '',
    postalCode: '1',
    country: 'DE',
    blocked: '_x0020_',
    currencyCode: 'EUR',
    ...fields,
  };
}

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

describe('items', () => {
  test('are asked for in upper case, once each, and never by what cannot be a number', async () => {
    const { session, filters } = await serve(() => sampleAnswer('api-v2/items-list'));
    const found = await session.items(['1896-s', '1896-S ', '', 'X'.repeat(21), 'sp-ship', 'GONE']);
    expect(found.map(({ no }) => no)).toEqual(['1896-S', 'SP-SHIP']);
    expect(found[0]).toEqual({
      key: 'fca5738a-44e3-ea11-bb43-000d3a2feca1',
      no: '1896-S',
      name: 'ATHENS Desk',
      blocked: false,
      baseUnit: 'PCS',
      taxCode: 'FURNITURE',
      gtin: '04006381333931',
    });
    expect(filters()).toEqual(["number eq '1896-S' or number eq 'SP-SHIP' or number eq 'GONE'"]);
  });

  test('are asked for twenty at a time', async () => {
    const { session, filters } = await serve(() => none);
    await session.items(Array.from({ length: 45 }, (_, index) => `A${index}`));
    expect(
      filters()
        .map((filter) => filter.split(' or ').length)
        .toSorted(),
    ).toEqual([20, 20, 5]);
  });

  test('a number that NAV cannot filter by does not hide the others', async () => {
    const { session } = await serve(({ url }) => {
      if (url.includes('BAD')) return sampleAnswer('errors/filter-value-too-long');
      return url.includes('1896-S') ? sampleAnswer('api-v2/items-list') : none;
    });
    const found = await session.items(['A', 'BAD', '1896-S', 'C', 'D']);
    expect(found.map(({ no }) => no)).toEqual(['1896-S']);
  });

  test('have variants', async () => {
    const { session, heard } = await serve(({ url }) =>
      sampleAnswer(url.includes('itemVariants') ? 'api-v2/item-variants-list' : 'api-v2/items-list'),
    );
    const [item] = await session.items(['1896-S']);
    if (!item) throw new Error('there is no item');
    await expect(session.itemVariants(item)).resolves.toEqual([
      { key: 'c12af665-c1e3-ea11-aa60-000d3ad7cacb', code: 'RED' },
      { key: 'c22af665-c1e3-ea11-aa60-000d3ad7cacb', code: 'BLUE' },
    ]);
    expect(heard[1]?.url).toBe(`${ROOT}/items(fca5738a-44e3-ea11-bb43-000d3a2feca1)/itemVariants?$select=id,code`);
  });
});

describe('the company', () => {
  test('has no posting bounds where its days are empty', async () => {
    const { session } = await serve(() => sampleAnswer('api-v2/general-ledger-setup'));
    await expect(session.setup()).resolves.toEqual({
      localCurrency: 'USD',
      postingAllowedFrom: null,
      postingAllowedTo: null,
    });
  });

  test('without general ledger setup says so', async () => {
    const { session } = await serve(() => none);
    await expect(session.setup()).rejects.toMatchObject({ code: 'nav-record-missing' });
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

describe('stock and prices', () => {
  const collected = async <T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> => {
    const rows: T[] = [];
    for await (const page of pages) rows.push(...page);
    return rows;
  };

  test('of all items come digit for digit, also below zero', async () => {
    const { session, heard } = await serve(() => sampleAnswer('api-v2/items-select-stock'));
    const stock = await collected(session.stock({}));
    expect(stock.map(({ itemNo, quantity }) => [itemNo, quantity])).toEqual([
      ['1896-S', '4'],
      ['1996-S', '6.5'],
      ['SP-SHIP', '0'],
      ['GIFTCARD', '0'],
      ['1900-S', '-2'],
    ]);
    expect(heard.map(({ url }) => url)).toEqual([`${ROOT}/items?$select=number,inventory`]);
    expect(await collected(session.cardPrices())).toContainEqual({
      itemNo: '1996-S',
      unitPrice: '1397.3',
      pricesIncludeTax: false,
    });
  });

  test('of some items are asked for twenty at a time, and of none not at all', async () => {
    const { session, filters } = await serve(() => none);
    await collected(session.stock({ itemNos: [] }));
    await collected(session.stock({ itemNos: Array.from({ length: 25 }, (_, index) => `a${index}`) }));
    expect(filters().map((filter) => filter.split(' or ').length)).toEqual([20, 5]);
    expect(filters()[1]).toContain("number eq 'A24'");
  });

  test('of one location or variant are not in the API, and the page to publish is named', async () => {
    const { session, nav, heard } = await serve(() => none);
    for (const of of [{ location: 'MAIN' }, { variant: 'RED' }, { location: '' }]) {
      await expect(collected(session.stock(of))).rejects.toMatchObject({ code: 'nav-capability-missing' });
    }
    expect(heard).toEqual([]);
    expect(nav.capabilities.stockByLocation).toMatchObject({ has: false, remedy: expect.stringContaining('page 30') });
  });

  test('movements are read in order, each once also when the server forgot its place', async () => {
    const [first] = (sampleAnswer('api-v2/item-ledger-entries-delta').body as { value: { entryNumber: number }[] })
      .value;
    const entry = (entryNumber: number) => ({ ...first, entryNumber });
    let refusals = 1;
    const { session, filters } = await serve(({ url }) => {
      if (!url.includes('skip'))
        return { status: 200, body: { value: [entry(8), entry(9)], '@odata.nextLink': '?$skiptoken=9' } };
      if ((refusals -= 1) === 0)
        return { status: 400, body: { error: { code: 'BadRequest', message: 'No longer valid.' } } };
      return { status: 200, body: { value: [entry(12)] } };
    });
    const movements = await collected(session.movementsSince(7));
    expect(movements.map(({ entryNo }) => entryNo)).toEqual([8, 9, 12]);
    expect(movements[0]).toEqual({ entryNo: 8, itemNo: '1100', variant: null, location: null });
    expect(filters()[0]).toBe('entryNumber gt 7');
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

describe('reference lists', () => {
  const lists = samplesOf('api-v2/reference-lists');
  const listed: Answering = ({ url }) => {
    const set = /\/([A-Za-z]+)\?/.exec(url)?.[1] ?? '';
    const sample = lists.find(({ request }) => request.url.endsWith(`/${set}`));
    return sample ? { status: 200, body: sample.response.body } : null;
  };

  test.each([
    ['accounts', '40140'],
    ['countries', 'US'],
    ['currencies', 'EUR'],
    ['dimensions', 'DEPARTMENT'],
    ['locations', 'MAIN'],
    ['paymentMethods', 'CASH'],
    ['paymentTerms', '14 DAYS'],
    ['shipmentMethods', 'EXW'],
    ['taxCodes', 'FURNITURE'],
    ['units', 'PCS'],
  ] as const)('have the %s with their names', async (list, code) => {
    const { session } = await serve(listed);
    const rows = await session.referenceList(list);
    expect(rows[0]?.code).toBe(code);
    expect(rows[0]?.name).not.toBe('');
  });

  test('have of the accounts those that a line may name', async () => {
    const account = { number: '1', displayName: 'A', accountType: 'Posting', directPosting: true, blocked: false };
    const rows = [
      account,
      { ...account, number: '2', accountType: 'Begin_x002D_Total' },
      { ...account, number: '3', directPosting: false },
      { ...account, number: '4', blocked: true },
    ];
    const { session } = await serve(() => ({ status: 200, body: { value: rows } }));
    await expect(session.referenceList('accounts')).resolves.toEqual([{ code: '1', name: 'A' }]);
  });

  test('have no price groups of customers, and name the page to publish', async () => {
    const { session } = await serve(() => none);
    const groups = session.referenceList('customerPriceGroups');
    await expect(groups).rejects.toMatchObject({
      code: 'nav-capability-missing',
      whatToDo: expect.stringContaining('page 7'),
    });
  });

  test('have the values of a dimension, and none of one that is not there', async () => {
    const { session, heard } = await serve(({ url }) => {
      if (url.includes('dimensionValues'))
        return { status: 200, body: { value: [{ code: 'WEB', displayName: 'Shop' }] } };
      return url.includes("'AREA'") ? { status: 200, body: { value: [{ id: 'd1' }] } } : none;
    });
    await expect(session.dimensionValues('area')).resolves.toEqual([{ code: 'WEB', name: 'Shop' }]);
    expect(heard[1]?.url).toBe(`${ROOT}/dimensions(d1)/dimensionValues?$select=id,code,displayName`);
    await expect(session.dimensionValues('GONE')).resolves.toEqual([]);
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
