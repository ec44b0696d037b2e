import { afterEach, describe, expect, test } from 'vitest';
import { navError } from '../../../main/nav/errors.ts';
import { askEndpoint } from '../../../main/nav/endpoint.ts';
import type { NewSalesDocument } from '../../../main/nav/nav.ts';
import { type Answering, connect, type Given, ROOT, sampleAnswer, startServer } from './server.ts';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(answering: Answering, metadata: Given | null = null) {
  const server = await startServer(answering, metadata);
  closers.push(server.close);
  const connected = await connect(server);
  closers.unshift(connected.close);
  const asked = () => server.heard.map(({ method, url }) => `${method} ${url.replace(ROOT, '')}`);
  return { ...connected, session: connected.nav.as({ actor: 'webhook', jobId: 7 }), heard: server.heard, asked };
}

const ORDER = 'b6f4017a-b749-ee11-ad0b-a1422c0f7f1f';
const deep = sampleAnswer('api-v2/sales-order-create-deep').body as Record<string, unknown>;
const wanted: NewSalesDocument = {
  externalDocumentNo: 'WOO-10045',
  customerNo: '10000',
  orderDate: '2026-11-20',
  postingDate: '2026-11-20',
  currency: '',
  pricesIncludeTax: false,
  sellTo: null,
  shipTo: null,
  email: '',
  phone: '',
  lines: [],
};

describe('a new record that the server does not answer', () => {
  const created = (headers: Record<string, string>, status = 201): Answering =>
    ({ method }) => (method === 'POST' ? { status, headers } : { status: 200, body: deep }); // prettier-ignore

  test.each([
    ['absolute, at another host', { Location: `https://inner:8443${ROOT}/salesOrders(${ORDER})` }, 201],
    ['relative', { Location: `salesOrders(${ORDER})` }, 201],
    ['in OData-EntityId', { 'OData-EntityId': `${ROOT}/salesOrders(${ORDER})` }, 204],
  ])('is read where it is said to be: %s', async (_, headers, status) => {
    const { session, asked, heard } = await serve(created(headers, status));
    const made = await session.createDocument('salesOrder', wanted);
    expect(made).toMatchObject({ no: deep['number'], totalInclTax: '3467.22' });
    expect(asked()).toEqual([
      'POST /salesOrders?$expand=salesOrderLines',
      `GET /salesOrders(${ORDER})?$expand=salesOrderLines`,
    ]);
    expect(heard[0]?.headers['prefer']).toBe('return=representation');
  });

  test.each([
    ['nobody says where it is', created({})],
    ['it cannot be read', ({ method }) => (method === 'POST' ? { status: 201, headers: { Location: 'x(1)' } } : null)],
  ] satisfies [string, Answering][])('has an unknown outcome where %s', async (_, answering) => {
    const { session } = await serve(answering);
    await expect(session.createDocument('salesOrder', wanted)).rejects.toMatchObject({ kind: 'unknownOutcome' });
  });

  test('a change without an answer is read where it was made', async () => {
    const { session, asked } = await serve(({ method }) =>
      method === 'PATCH' ? { status: 204 } : { status: 200, body: deep },
    );
    const document = await session.document('salesOrder', ORDER);
    const changed = document && (await session.changeDocument(document, { postingDate: '2026-11-21' }));
    expect(changed?.no).toBe(deep['number']);
    expect(asked().slice(1)).toEqual([
      `PATCH /salesOrders(${String(deep['id'])})?$expand=salesOrderLines`,
      `GET /salesOrders(${String(deep['id'])})?$expand=salesOrderLines`,
    ]);
  });
});

describe('records as other servers write them', () => {
  test('a version in the header alone is the one that is sent back', async () => {
    const { '@odata.etag': _, ...bare } = deep;
    const { session, heard } = await serve(() => ({ status: 200, headers: { ETag: 'W/"7"' }, body: bare }));
    const document = await session.document('salesOrder', ORDER);
    expect(document?.etag).toBe('W/"7"');
    if (document) await session.changeDocument(document, { postingDate: '2026-11-21' });
    expect(heard.at(-1)?.headers['if-match']).toBe('W/"7"');
  });

  test('a day with midnight behind it is that day', async () => {
    const { session } = await serve(() => ({ status: 200, body: { ...deep, postingDate: '2026-11-20T00:00:00Z' } }));
    expect((await session.document('salesOrder', ORDER))?.postingDate).toBe('2026-11-20');
  });

  test.each(['totalAmountIncludingTax', 'totalTaxAmount', 'pricesIncludeTax'])(
    'a document without %s is none',
    async (name) => {
      const { session } = await serve(() => ({ status: 200, body: { ...deep, [name]: null } }));
      await expect(session.document('salesOrder', ORDER)).rejects.toMatchObject({ code: 'nav-answer-unexpected' });
    },
  );

  test('null and absence stand for an empty text, a blank option and a switch that is off', async () => {
    const { session } = await serve(({ url }) => {
      if (url.includes('/customers'))
        return { status: 200, body: { value: [{ id: 'k', number: 'C1', blocked: null }] } };
      return { status: 200, body: { value: [{ id: 'k', number: 'A1', displayName: null, blocked: null }] } };
    });
    await expect(session.customer('C1')).resolves.toMatchObject({ blocked: 'no', emails: [] });
    await expect(session.items(['A1'])).resolves.toMatchObject([{ blocked: false, name: '' }]);
  });

  test('line numbers may be written as decimals', async () => {
    const lines = deep['salesOrderLines'] as readonly Record<string, unknown>[];
    const salesOrderLines = [{ ...lines[0], sequence: '1E4' }];
    const { session } = await serve(() => ({ status: 200, body: { ...deep, salesOrderLines } }));
    expect((await session.document('salesOrder', ORDER))?.lines).toMatchObject([{ lineNo: 10_000 }]);
  });

  test('a search that the server refuses in its own words is asked in another way', async () => {
    const answers: Given[] = [
      { status: 404, body: { error: { code: '404', message: 'No batches.' } } },
      { status: 400, body: { error: { code: '400', message: 'Function tolower is not known.' } } },
      { status: 400, body: { error: { code: '400', message: 'Function tolower is not known.' } } },
      { status: 200, body: { value: [{ id: 'k', number: 'C1', email: 'A@example.com', blocked: '' }] } },
      { status: 200, body: { value: [] } },
    ];
    const { session } = await serve(() => answers.shift() ?? null);
    await expect(session.customersByEmail('a@example.com')).resolves.toMatchObject([{ no: 'C1' }]);
  });

  test.each([
    ['a strict server has no version of it', { status: 412, body: { error: { code: '412', message: 'No.' } } }],
    ['nothing is said but the version of the protocol', { status: 404, headers: { 'OData-Version': '4.0' } }],
    ['it is gone for good', { status: 410, body: { error: { code: '410', message: 'Gone' } } }],
  ])('a document to be deleted is gone where %s', async (_, answer) => {
    const { session } = await serve(() => answer);
    await expect(session.deleteDocument('salesOrder', ORDER)).resolves.toBeUndefined();
  });
});

test('metadata that are not XML are done without', async () => {
  const { nav } = await serve(() => null, { status: 200, body: { $Version: '4.01', $EntityContainer: 'N.C' } });
  expect(nav.capabilities.salesOrders.has).toBe(true);
});

test.each([400, 403])('metadata that are withheld with %i are done without', async (status) => {
  const refusal = { status, body: { error: { code: String(status), message: 'No.' } } };
  const { nav } = await serve(() => null, refusal);
  expect(nav.capabilities.salesOrders.has).toBe(true);
});

test('companies on later pages are found when the address is looked at', async () => {
  const { door, url, asked } = await serve(({ url: path }) => ({
    status: 200,
    body: path.includes('skip')
      ? { value: [{ id: '2', name: 'B' }] }
      : {
          '@odata.context': '$metadata#companies',
          value: [{ id: '1', name: 'A' }],
          '@odata.nextLink': 'companies?$skiptoken=1',
        },
  }));
  const access = { door, connectionId: 'nav1', origin: { actor: 'engine' } } as const;
  const { rows } = await askEndpoint(access, url, 'companies');
  expect(rows).toEqual([
    { id: '1', name: 'A' },
    { id: '2', name: 'B' },
  ]);
  expect(asked()).toEqual(['GET /BC/api/v2.0/companies', 'GET /BC/api/v2.0/companies?$skiptoken=1']);
});

describe('a refusal in other words', () => {
  const refusal = (status: number, body: unknown, method = 'POST') =>
    navError(
      { status, headers: {}, body: JSON.stringify(body) },
      { system: 'nav1', method, url: 'http://n/x', summary: 'create it' },
    );

  test('tells all details', () => {
    const details = [{ code: '1', message: 'No name.' }, { message: 'No country.' }, {}];
    const error = refusal(400, { error: { code: 'MULTIPLE_ERRORS', message: 'See the details.', details } });
    expect(error).toMatchObject({
      kind: 'invalid',
      message: 'Could not create it: See the details. No name. No country.',
    });
  });

  test.each([
    ['without a code', { error: { message: 'No name.' } }],
    ['with a number as code', { error: { code: 17, message: 'No name.' } }],
    ['as version 3 has it', { error: { code: '', message: { lang: 'en-US', value: 'No name.' } } }],
  ])('%s is still a refusal', (_, body) => {
    expect(refusal(400, body)).toMatchObject({ kind: 'invalid', message: 'Could not create it: No name.' });
  });

  test('an error of the server without a code leaves a write unknown', () => {
    expect(refusal(500, { error: { message: 'Something went wrong.' } })).toMatchObject({ kind: 'unknownOutcome' });
  });

  test('a missing record is missing, with or without a code', () => {
    expect(refusal(404, { error: { message: 'Not Found' } }, 'GET')).toMatchObject({
      kind: 'notFound',
      code: 'nav-not-found',
    });
  });
});
