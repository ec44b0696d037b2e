import { describe, expect, it } from 'vitest';
import { demoCompany } from '../../../../fakes/nav/seed.ts';
import type { Answer } from '../support.ts';
import { errorOf, listOf } from '../support.ts';
import type { TestPages } from './support.ts';
import { startPages } from './support.ts';

const BC = { vat2018: false };
const AT = `Company('${encodeURIComponent(demoCompany().name)}')`;
const ORDER = { Sell_to_Customer_No: 'WEB-DE', External_Document_No: 'WOO-1' };
const JSON_BODY = { 'Content-Type': 'application/json' };
const missing = { id: 'gone', method: 'GET', url: `${AT}/Customer('NONE')` };
const items = { id: 'items', method: 'GET', url: `${AT}/ItemList?$top=1&$select=No` };

function batch(pages: TestPages, requests: readonly unknown[], headers: Readonly<Record<string, string>> = {}): Answer {
  return pages.call('POST', '/$batch', { requests }, headers);
}

function outline(answer: Answer): readonly (readonly [unknown, unknown])[] {
  return listOf(answer.body['responses']).map(({ id, status }) => [id, status] as const);
}

describe('$batch over page services', () => {
  it('answers reads and writes part by part, whichever way the company is named', () => {
    const pages = startPages(BC);
    const named = { id: 'byQuery', method: 'GET', url: `ItemList?company=${encodeURIComponent(demoCompany().name)}` };
    const post = { id: 'order', method: 'POST', url: `${AT}/SalesOrder`, headers: JSON_BODY, body: ORDER };
    const answer = batch(pages, [items, named, post]);
    expect(outline(answer)).toEqual([
      ['items', 200],
      ['byQuery', 200],
      ['order', 201],
    ]);
    const [first] = listOf(answer.body['responses']);
    expect(first?.['body']).toMatchObject({ value: [{ No: expect.any(String) }] });
    expect(pages.stored.orders()).toHaveLength(1);
  });

  it('ends with the first failure unless told to go on', () => {
    const pages = startPages(BC);
    expect(outline(batch(pages, [items, missing, { ...items, id: 'last' }]))).toEqual([
      ['items', 200],
      ['gone', 404],
    ]);
    const on = batch(pages, [missing, items], { prefer: 'odata.continue-on-error' });
    expect(outline(on)).toEqual([
      ['gone', 404],
      ['items', 200],
    ]);
  });

  it('is one transaction where isolation is asked for', () => {
    const pages = startPages(BC);
    const post = { id: 'order', method: 'POST', url: `${AT}/SalesOrder`, headers: JSON_BODY, body: ORDER };
    const answer = batch(pages, [post, missing], { isolation: 'snapshot' });
    expect(outline(answer)).toEqual([
      ['order', 201],
      ['gone', 404],
    ]);
    expect(pages.stored.orders()).toEqual([]);
  });

  it('is refused above 100 operations, and with a verb of its own', () => {
    const pages = startPages(BC);
    const reads = Array.from({ length: 101 }, (_, at) => ({ ...items, id: `${at}` }));
    expect(batch(pages, reads).status).toBe(500);
    expect(outline(batch(pages, reads.slice(1)))).toHaveLength(100);
    expect(pages.call('GET', '/$batch').status).toBe(405);
  });

  it('is nothing that NAV 2018 knows, unless the server is told so', () => {
    expect(errorOf(batch(startPages(), [items]))).toMatchObject({ code: 'BadRequest_ResourceNotFound' });
    expect(batch(startPages(), [items]).status).toBe(404);
    expect(batch(startPages({ batch: true }), [items]).status).toBe(200);
  });

  it('belongs to the tenant that its own address names', () => {
    const pages = startPages(BC, { tenant: 't1' });
    expect(batch(pages, [items]).status).not.toBe(200);
    const inTenant = { ...items, url: `${items.url}&tenant=t1` };
    expect(outline(pages.call('POST', '/$batch?tenant=t1', { requests: [inTenant] }))).toEqual([['items', 200]]);
  });

  it('is switched off with page services', () => {
    const pages = startPages(BC, { pages: undefined });
    expect(batch(pages, [items]).status).toBe(405);
  });
});
