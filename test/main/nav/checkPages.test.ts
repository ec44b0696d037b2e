import { describe, expect, test } from 'vitest';
import { API_READS } from '../../../main/nav/checkReads.ts';
import type { CapabilityState, NavCapabilities } from '../../../main/nav/capability.ts';
import { type Answering } from './server.ts';
import { brokeAt, healthy, isSigned, offers, rows, serve } from './checkUnderTest.ts';

describe('the ping of page services', () => {
  const has = (source: string): CapabilityState => ({ has: true, surface: 'pages', source });
  const capabilities = (more: Partial<NavCapabilities> = {}) =>
    Promise.resolve({
      ...API_READS,
      customers: has('CustomerList'),
      items: has('ItemList'),
      salesOrders: has('SalesOrder'),
      postedDocuments: has('PostedSalesInvoices'),
      setup: has('GeneralLedgerSetup'),
      ...more,
    } as NavCapabilities);
  const companies = rows([{ Name: "O'Neil & Sons Ltd.", Display_Name: '', Id: '' }]);
  const inPath = "/ODataV4/Company('O''Neil%20%26%20Sons%20Ltd.')/";
  const pages: Answering = (request) => {
    if (!isSigned(request)) return offers('Basic realm=""');
    if (request.url.endsWith('/ODataV4/Company')) return companies;
    return request.url.includes(inPath) ? rows() : { status: 404 };
  };

  test('is fine with the company in the path, each service once', async () => {
    const { server, ping } = await serve(pages);
    const result = await ping({ surfaces: 'pages', capabilities: () => capabilities() });
    expect(result).toMatchObject({ ok: true, code: 'fine' });
    expect(server.heard).toHaveLength(7);
    expect(server.heard.at(-1)?.url).toContain(`${inPath}GeneralLedgerSetup?$top=1`);
  });

  test('finds out once that the server takes the company in the query only', async () => {
    const { server, ping } = await serve((request) => {
      if (request.url.includes(inPath)) return { status: 500 };
      return isSigned(request) && request.url.includes('company=O') ? rows() : pages(request);
    });
    expect(await ping({ surfaces: 'pages', capabilities: () => capabilities() })).toMatchObject({ ok: true });
    expect(server.heard.filter(({ url }) => url.includes(inPath)).length).toBeLessThanOrEqual(3);
    expect(server.heard.at(-1)?.url).toContain("?$top=1&company=O'Neil%20%26%20Sons%20Ltd.");
  });

  test('takes the surface that an address names, and falls back to pages where there is no API', async () => {
    const { server, ping } = await serve((request) =>
      isSigned(request) && request.url.includes('/api/') ? { status: 404 } : pages(request),
    );
    expect(await ping({ capabilities: () => capabilities() })).toMatchObject({ ok: true });
    server.forget();
    const url = `${server.origin}/BC/ODataV4/`;
    expect(await ping({ url, capabilities: () => capabilities() })).toMatchObject({ ok: true });
    expect(server.heard.some((request) => request.url.includes('/api/'))).toBe(false);
  });

  test('wants both surfaces where both are set, with the company on both', async () => {
    const both: Answering = (request) => (request.url.includes('/ODataV4') ? pages(request) : healthy(request));
    const { ping } = await serve(both);
    const company = '824820a2-508c-ed11-aada-000d3a298ab3';
    const asked = { surfaces: 'both', company, capabilities: () => capabilities() } as const;
    expect(await ping(asked)).toMatchObject({ ok: true });
    const { ping: half } = await serve((request) =>
      isSigned(request) && request.url.includes('/ODataV4') ? { status: 405 } : healthy(request),
    );
    expect(await half(asked)).toMatchObject({ ok: false, code: 'nav-odata-off' });
  });

  test.each([
    [
      'no page is published for it',
      { items: { has: false, remedy: 'Publish page 31 (Item List).' } } as const,
      'nav-capability-missing',
      'Publish page 31',
    ],
    ['its service is gone', { items: has('Gone') }, 'nav-service-missing', 'publish it again as Gone'],
    [
      'one of its services is gone',
      { postedDocuments: has('PostedSalesInvoices, Gone') },
      'nav-service-missing',
      'publish it again as Gone',
    ],
  ])('breaks at reading where %s', async (_, more, code, remedy) => {
    const { ping } = await serve((request) => (request.url.includes('/Gone') ? { status: 404 } : pages(request)));
    const result = await ping({ surfaces: 'pages', capabilities: () => capabilities(more) });
    expect(brokeAt(result, 'read')?.whatToDo).toContain(remedy);
    expect(result.code).toBe(code);
  });

  test('reads every service of what stands on several, and nothing of what the settings tell', async () => {
    const { server, ping } = await serve(pages);
    const postedDocuments = has('PostedSalesInvoices, PostedSalesInvoice');
    const setup = has('the local currency of the settings');
    const result = await ping({ surfaces: 'pages', capabilities: () => capabilities({ postedDocuments, setup }) });
    expect(result).toMatchObject({ ok: true, code: 'fine' });
    const asked = ['PostedSalesInvoices', 'PostedSalesInvoice'].map((name) => `${inPath}${name}?$top=1`);
    expect(server.heard.slice(-2).map(({ url }) => url.slice(url.indexOf(inPath)))).toEqual(asked);
  });

  test('warns where the set-up is not published, which is of use but not needed', async () => {
    const { ping } = await serve(pages);
    const setup = { has: false, remedy: 'Publish page 118.' } as const;
    const result = await ping({ surfaces: 'pages', capabilities: () => capabilities({ setup }) });
    expect(result).toMatchObject({ ok: true, code: 'fine' });
    expect(result.ladder.find(({ name }) => name === 'read')).toMatchObject({
      result: 'warning',
      whatToDo: 'Publish page 118.',
    });
  });
});
