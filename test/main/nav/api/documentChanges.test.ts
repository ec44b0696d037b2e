import { describe, expect, test } from 'vitest';
import type { NewSalesDocument } from '../../../../main/nav/nav.ts';
import { type Given, ROOT, sampleAnswer } from '../server.ts';
import { desk, KEY, serve, shipping, order, orderBody, line, found } from './documentsUnderTest.ts';

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
