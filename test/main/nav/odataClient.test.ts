import { afterEach, describe, expect, test } from 'vitest';
import { type Answering, connect, ROOT, type Server, startServer } from './server.ts';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(answering: Answering, more: Parameters<typeof connect>[1] = {}) {
  const server = await startServer(answering);
  closers.push(server.close);
  const connected = await connect(server, more);
  closers.unshift(connected.close);
  return { ...connected, server, session: connected.nav.as({ actor: 'poll' }) };
}

function urls(server: Server): readonly string[] {
  return server.heard.map(({ url }) => url);
}

const countries = (codes: readonly string[], next?: string) => ({
  status: 200,
  body: {
    value: codes.map((code) => ({ id: code, code, displayName: '' })),
    ...(next !== undefined && { '@odata.nextLink': next }),
  },
});

describe('reading pages', () => {
  test('follows links that name another host or are relative, at the configured host, until there is none', async () => {
    const answers = [
      countries(['DE'], `https://inner.example:8443${ROOT}/countriesRegions?$skiptoken='DE'`),
      countries([], 'countriesRegions?$skiptoken=2'),
      countries(['GB', 'NL']),
    ];
    const { session, server } = await serve(() => answers.shift() ?? null);
    await expect(session.referenceList('countries')).resolves.toMatchObject([
      { code: 'DE' },
      { code: 'GB' },
      { code: 'NL' },
    ]);
    expect(urls(server)).toEqual([
      `${ROOT}/countriesRegions?$select=id,code,displayName`,
      `${ROOT}/countriesRegions?$skiptoken='DE'`,
      `${ROOT}/countriesRegions?$skiptoken=2`,
    ]);
  });

  test('adds the tenant to every page that lacks it', async () => {
    const answers = [countries(['DE'], `${ROOT}/countriesRegions?$skiptoken=1`), countries([])];
    const { session, server } = await serve(() => answers.shift() ?? null, { tenant: 't 1' });
    await session.referenceList('countries');
    expect(urls(server)).toEqual([
      `${ROOT}/countriesRegions?$select=id,code,displayName&tenant=t%201`,
      `${ROOT}/countriesRegions?$skiptoken=1&tenant=t%201`,
    ]);
  });

  test('starts once more when a page is refused in the middle', async () => {
    const refused = { status: 400, body: { error: { code: 'BadRequest', message: 'The token is no longer valid.' } } };
    const answers = [
      countries(['DE'], '?$skiptoken=1'),
      refused,
      countries(['DE'], '?$skiptoken=2'),
      countries(['NL']),
    ];
    const { session } = await serve(() => answers.shift() ?? null);
    await expect(session.referenceList('countries')).resolves.toMatchObject([{ code: 'DE' }, { code: 'NL' }]);
  });

  test('does not start again when the first page is refused, nor a second time', async () => {
    const refused = { status: 400, body: { error: { code: 'BadRequest', message: 'No.' } } };
    const { session, server } = await serve(({ url }) =>
      url.includes('skip') ? refused : countries([], '?$skiptoken=1'),
    );
    await expect(session.referenceList('countries')).rejects.toMatchObject({ code: 'nav-request-malformed' });
    expect(server.heard).toHaveLength(4);
  });

  test('page by page asks for the next one only when it is wanted', async () => {
    const rows = (no: string) => [{ number: no, inventory: 1 }];
    const { session, server } = await serve(({ url }) => ({
      status: 200,
      body: url.includes('skip') ? { value: rows('B') } : { value: rows('A'), '@odata.nextLink': '?$skiptoken=1' },
    }));
    const pages = session.stock({})[Symbol.asyncIterator]();
    expect(server.heard).toHaveLength(0);
    await expect(pages.next()).resolves.toMatchObject({ value: [{ itemNo: 'A', quantity: '1' }] });
    expect(server.heard).toHaveLength(1);
    await expect(pages.next()).resolves.toMatchObject({ value: [{ itemNo: 'B' }] });
    await expect(pages.next()).resolves.toMatchObject({ done: true });
    expect(server.heard).toHaveLength(2);
  });

  test('stops when pages lead back to one that was read', async () => {
    const { session } = await serve(() => countries(['DE'], '?$skiptoken=1'));
    await expect(session.referenceList('countries')).rejects.toMatchObject({ code: 'nav-paging' });
  });
});

describe('every request', () => {
  test('asks for JSON and English, and is signed in', async () => {
    const { session, server } = await serve(() => countries([]));
    await session.referenceList('countries');
    expect(server.heard[0]?.headers).toMatchObject({
      accept: 'application/json',
      'accept-language': 'en-US',
      authorization: `Basic ${Buffer.from('me:secret-1').toString('base64')}`,
    });
    expect(server.heard[0]?.headers['content-type']).toBeUndefined();
  });

  test('is offered for the audit without the sign-in', async () => {
    const { session, exchanges } = await serve(() => countries([]));
    await session.referenceList('countries');
    expect(exchanges).toMatchObject([{ system: 'nav1', effect: 'read', summary: 'list countries' }]);
    expect(JSON.stringify(exchanges)).not.toMatch(/secret-1|bWU6c2Vj|authorization/i);
  });
});

describe('an answer that is not what it should be', () => {
  test('a web page with status 200 is no OData service', async () => {
    const page = {
      status: 200,
      headers: { 'Content-Type': 'text/html' },
      body: '<html><title>Welcome to IIS</title></html>',
    };
    const { session, url } = await serve(() => page);
    await expect(session.companies()).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'not-odata',
      params: { address: `${url}/companies`, firstLine: 'Welcome to IIS' },
    });
  });

  test('a missing field is named', async () => {
    const { session } = await serve(() => ({ status: 200, body: { value: [{ id: 'x' }] } }));
    await expect(session.companies()).rejects.toMatchObject({
      code: 'nav-answer-unexpected',
      message: 'Could not list companies: NAV\'s answer lacks "value.0.name", or has something else there.',
    });
  });

  test('a byte order mark and unknown fields do no harm', async () => {
    const body = `\uFEFF${JSON.stringify({ value: [{ id: 'x', name: 'A', displayName: '', colour: 'red' }] })}`;
    const { session } = await serve(() => ({ status: 200, body }));
    await expect(session.companies()).resolves.toEqual([{ id: 'x', name: 'A', displayName: 'A' }]);
  });

  test('a server that is not there is unavailable', async () => {
    const { session, server } = await serve(() => null);
    await server.close();
    await expect(session.companies()).rejects.toMatchObject({ kind: 'unavailable', code: 'nav-unavailable' });
  });
});
