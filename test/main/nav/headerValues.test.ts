import { afterEach, describe, expect, it } from 'vitest';
import type { NavSession, NewSalesDocument } from '../../../main/nav/nav.ts';
import { createApiNav } from '../../../main/nav/api/apiNav.ts';
import { TransportError } from '../../../main/http/transport.ts';
import { createInProcess } from '../../fakes/inProcess.ts';
import { createFakeNav } from '../../fakes/nav/fakeNav.ts';
import { company } from '../../navSeed.ts';
import { order } from '../../navSuite/samples.ts';
import { doorOver, openPagesUnderTest, ORIGIN } from './pages/pagesServer.ts';
import { connect, ROOT, startServer } from './server.ts';
import { NOW } from './stillPorts.ts';

const opened: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function overApi(): Promise<{ session: NavSession; fake: ReturnType<typeof createFakeNav> }> {
  const fake = createFakeNav({
    now: () => NOW,
    users: [{ name: 'connector', password: 'key-1' }],
    companies: [{ ...company, globalDimensions: ['DEPARTMENT', 'AREA'] }],
  });
  const { door } = doorOver(
    createInProcess({
      servers: { [ORIGIN]: (request) => Promise.resolve(fake.handle(request)) },
      makeError: (failure, sent, message) => new TransportError(failure, sent, message),
    }),
  );
  const about = { connectionId: 'nav1', url: `${ORIGIN}/BC250/api/v2.0`, companyId: fake.admin.id };
  const nav = await createApiNav({ ...about, longestOperationMs: 510_000, door });
  return { session: nav.as({ actor: 'webhook', jobId: 1 }), fake };
}

const surfaces = { api: overApi, 'page services': openPagesUnderTest } as const;
const values: Partial<NewSalesDocument> = { paymentTerms: '14 DAYS', shipmentMethod: 'PARCEL', location: 'SHOP' };
const SOME_RECORD: unknown = expect.stringMatching(/[1-9a-f]/);
const dimensions = [{ code: 'AREA', value: '30' }];

describe.each(Object.entries(surfaces))('a document over %s', (_name, open) => {
  it('has the terms, shipment method and location that it was to have', async () => {
    const { session, fake } = await open();
    const made = await session.createDocument('salesOrder', { ...order, ...values, customerNo: 'C3' });
    const header = fake.stored.orders()[0]?.header;
    expect([header?.['paymentTermsId'], header?.['shipmentMethodId']]).toEqual([SOME_RECORD, SOME_RECORD]);
    fake.admin.post(made.no);
    expect(fake.stored.shipments()[0]?.lines.map(({ locationCode }) => locationCode)).toEqual(['SHOP', '']);
  });

  it('is gone on with by the same values', async () => {
    const { session } = await open();
    const wanted = { ...order, ...values, customerNo: 'C3' };
    const made = await session.createDocument('salesOrder', wanted);
    expect(await session.resumeDocument(made, wanted)).toMatchObject({ no: made.no, etag: made.etag });
  });

  it('is not begun when a dimension is none of its', async () => {
    const { session, fake } = await open();
    const wanted = { ...order, dimensions: [{ code: 'COLOUR', value: 'RED' }] };
    await expect(session.createDocument('salesOrder', wanted)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('COLOUR'),
      whatToDo: expect.stringMatching(/settings of the integration|out of the rules/),
    });
    expect(fake.stored.orders()).toEqual([]);
  });

  it('may be made where its dimensions can be set', async () => {
    const { session } = await open();
    const made = await session.createDocument('salesOrder', { ...order, dimensions });
    await session.setDocumentDimensions(made, dimensions);
    expect(await session.documentDimensions(made)).toEqual(dimensions);
  });
});

describe('a code that NAV does not have', () => {
  it.each([
    ['paymentTerms', 'payment terms'],
    ['shipmentMethod', 'shipment method'],
    ['location', 'location'],
  ])('as %s keeps the API from writing anything', async (field, words) => {
    const { session, fake } = await overApi();
    await expect(session.createDocument('salesOrder', { ...order, [field]: 'NOWHERE' })).rejects.toMatchObject({
      code: 'nav-code-unknown',
      message: `NAV has no ${words} NOWHERE.`,
    });
    expect(fake.stored.orders()).toEqual([]);
  });
});

describe('what a surface cannot write', () => {
  it('is a payment method on the API, and nothing is written', async () => {
    const { session, fake } = await overApi();
    await expect(session.createDocument('salesOrder', { ...order, paymentMethod: 'PAYPAL' })).rejects.toMatchObject({
      code: 'nav-field-missing',
      whatToDo: expect.stringContaining('page services, then replay'),
    });
    expect(fake.stored.orders()).toEqual([]);
  });

  it('is a field that the page does not show, and nothing is written', async () => {
    const { session, fake } = await openPagesUnderTest({ pages: { hidden: { 42: ['Payment_Method_Code'] } } });
    await expect(session.createDocument('salesOrder', { ...order, paymentMethod: 'PAYPAL' })).rejects.toMatchObject({
      code: 'nav-field-missing',
      message: expect.stringContaining('does not show Payment_Method_Code'),
    });
    expect(fake.stored.orders()).toEqual([]);
  });

  it('is a field that an older version of the API does not have', async () => {
    const type = (name: string, field: string) =>
      `<EntityType Name="${name}"><Property Name="${field}" Type="Edm.String"/></EntityType>`;
    const metadata = `<Schema>${type('salesOrder', 'number')}${type('salesOrderLine', 'sequence')}</Schema>`;
    const server = await startServer(() => null, { status: 200, body: metadata });
    const { nav, close } = await connect(server);
    opened.push(close, server.close);
    const session = nav.as({ actor: 'webhook', jobId: 1 });
    server.forget();
    await expect(session.createDocument('salesOrder', { ...order, salesperson: 'WEB' })).rejects.toMatchObject({
      code: 'nav-field-missing',
      message: 'The API of this NAV version has no salesperson on a sales order.',
    });
    expect(server.heard.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

describe('a payment method over page services', () => {
  it('stands on the document, with the terms that were wanted beside it', async () => {
    const { session, sent } = await openPagesUnderTest({ pages: { fieldOrder: 'page' } });
    await session.createDocument('salesOrder', { ...order, paymentMethod: 'PAYPAL', paymentTerms: '14 DAYS' });
    expect(sent.map(({ body }) => body)).toContainEqual({ Payment_Method_Code: 'PAYPAL' });
  });

  it('comes with the location on the lines where the header does not show it', async () => {
    const { session, sent } = await openPagesUnderTest({ pages: { hidden: { 42: ['Location_Code'] } } });
    await session.createDocument('salesOrder', { ...order, location: 'SHOP' });
    const located = sent.filter(({ body }) => body?.['Location_Code'] !== undefined);
    expect(located.map(({ body }) => body)).toEqual([expect.objectContaining({ No: 'DESK', Location_Code: 'SHOP' })]);
  });
});

it('keeps the salesperson with the document over the API', async () => {
  const server = await startServer(({ method }) => (method === 'POST' ? { status: 400, body: {} } : null));
  const { nav, close } = await connect(server);
  opened.push(close, server.close);
  const making = nav.as({ actor: 'webhook', jobId: 1 }).createDocument('salesOrder', { ...order, salesperson: 'WEB' });
  await expect(making).rejects.toMatchObject({ status: 400 });
  const post = server.heard.find(({ method, url }) => method === 'POST' && url.startsWith(`${ROOT}/salesOrders`));
  expect(JSON.parse(post?.body ?? '{}')).toMatchObject({ salesperson: 'WEB' });
});
