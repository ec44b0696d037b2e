import { afterEach, describe, expect, test } from 'vitest';
import { type Answering, connect, type Given, ROOT, sampleAnswer, startServer } from '../server.ts';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(answering: Answering) {
  const server = await startServer(answering);
  const connected = connect(server.origin);
  closers.push(connected.close, server.close);
  const filters = () =>
    server.heard
      .map(({ url }) => new URL(url, server.origin).searchParams.get('$filter'))
      .filter((filter) => filter !== null);
  return { session: connected.nav.as({ actor: 'poll' }), heard: server.heard, filters };
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
    expect(heard[0]?.url).toContain("'o''neil%2Bshop%40example.com'");
    expect(heard[0]?.url).not.toContain('+');
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
    const { session, heard } = await serve(() => sampleAnswer('api-v2/item-variants-list'));
    await expect(session.itemVariants('fca5738a-44e3-ea11-bb43-000d3a2feca1')).resolves.toEqual([
      { key: 'c12af665-c1e3-ea11-aa60-000d3ad7cacb', code: 'RED' },
      { key: 'c22af665-c1e3-ea11-aa60-000d3ad7cacb', code: 'BLUE' },
    ]);
    expect(heard[0]?.url).toBe(`${ROOT}/items(fca5738a-44e3-ea11-bb43-000d3a2feca1)/itemVariants?$select=id,code`);
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
