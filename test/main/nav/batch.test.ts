import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { SignIn } from '../../../main/http/door.ts';
import { createBasicAuth } from '../../../main/nav/auth/basic.ts';
import type { Fault } from '../../fakes/faults.ts';
import { company } from '../../navSeed.ts';
import { failure, openReads, order, row, second, withParts } from './batchServer.ts';

describe.each(['api', 'pages'] as const)('reads over %s', (name) => {
  test('that are asked in one turn go out as one request, and everybody gets their own answer', async () => {
    const { surface, sent, read, client, within } = openReads(name);
    const answers = await Promise.all([
      read(surface.item('DESK')),
      client.one(within({ ...surface.items, query: { $top: '1' } }), z.object({ value: z.array(row) })),
      read(surface.item('NONE')),
      read(surface.item('LAMP')),
    ]);
    expect(answers).toMatchObject([['DESK'], { value: [{}] }, [], ['LAMP']]);
    expect(sent).toEqual(['batch of 4']);
  });

  test('are wrapped by twos at least, and only with those of the same work', async () => {
    const { surface, sent, read, clientOf } = openReads(name);
    await Promise.all([read(surface.items), read(surface.items, clientOf({ ...order, jobId: 2 }))]);
    await read(surface.items);
    expect(sent).toEqual(Array.from({ length: 3 }, () => `GET ${surface.items.path}`));
  });

  test('that look for somebody by e-mail address keep it out of the address, even alone', async () => {
    const { surface, sent, addresses, read } = openReads(name);
    expect(await read(surface.item('anna@vogt.example'))).toEqual([]);
    expect(sent).toEqual(['batch of 1']);
    expect(addresses[0]).not.toContain('vogt');
  });

  test('are still one request where some come by a longer way', async () => {
    const { surface, sent, read } = openReads(name);
    const later = async () => {
      for (let step = 0; step < 30; step += 1) await Promise.resolve();
      return read(surface.item('LAMP'));
    };
    await Promise.all([read(surface.item('DESK')), later()]);
    expect(sent).toEqual(['batch of 2']);
  });

  test('are two batches from a hundred and one on', async () => {
    const { surface, sent, read } = openReads(name);
    const answers = await Promise.all(Array.from({ length: 101 }, () => read(surface.item('DESK'))));
    expect(answers.every(([no]) => no === 'DESK')).toBe(true);
    expect(sent).toEqual(['batch of 51', 'batch of 50']);
  });

  test('follow the next page by themselves', async () => {
    const { surface, sent, read } = openReads(name, { server: { pageSize: 1, pages: { pageSize: 1 } } });
    const [all, one] = await Promise.all([read(surface.items), read(surface.item('DESK'))]);
    expect([new Set(all).size, one]).toEqual([company.items?.length ?? 0, ['DESK']]);
    expect(sent[0]).toBe('batch of 2');
    expect(new Set(sent.slice(1))).toEqual(new Set([`GET ${surface.items.path}`]));
  });

  test('that bulk work goes through in pages stay single', async () => {
    const { surface, sent, client, within } = openReads(name);
    const readPages = async () => {
      for await (const page of client.pages(within(surface.items), row)) expect(page.length).toBeGreaterThan(0);
    };
    await Promise.all([readPages(), readPages()]);
    expect(sent).toEqual([`GET ${surface.items.path}`, `GET ${surface.items.path}`]);
  });

  test('name the tenant in the batch and in each of its parts', async () => {
    const { surface, addresses, read } = openReads(name, { server: { tenant: 't1' } });
    expect(await Promise.all([read(surface.item('DESK')), read(surface.item('LAMP'))])).toEqual([['DESK'], ['LAMP']]);
    expect(addresses).toHaveLength(3);
    expect(addresses.filter((address) => /[?&]tenant=t1$/.test(address))).toEqual(addresses);
  });

  test('are one exchange that is a read, sees what was asked, and needs no leave to write', async () => {
    const { surface, exchanges, client, within } = openReads(name);
    await Promise.all([
      client.all(within(surface.item('DESK'), 'read 1 items'), row),
      client.all(within(surface.items, 'read all items'), row),
    ]);
    expect(exchanges).toMatchObject([
      { effect: 'read', summary: 'read 1 items; read all items', response: { status: 200 } },
    ]);
    expect(exchanges[0]?.request.body).toContain('DESK');
    expect(exchanges[0]?.response?.body).toContain('DESK');
  });
});

describe.each(['api', 'pages'] as const)('a part over %s', (name) => {
  test('that fails fails its own reader only', async () => {
    const { surface, sent, read, client, within } = openReads(name);
    const missing = client.one(within(surface.missing, 'read order 1'), row);
    const [error, found] = await Promise.all([failure(missing), read(surface.item('DESK'))]);
    expect(error).toMatchObject({ code: 'nav-not-found', status: 404 });
    expect(error.message).toContain('read order 1');
    expect(found).toEqual(['DESK']);
    expect(sent).toEqual(['batch of 2']);
  });

  test('that meets a lock is judged as it would be alone', async () => {
    const text = 'The record is being updated in a transaction done by another session.';
    const body = { error: { code: 'Internal_ServerError', message: text } };
    const answered = second((part) => ({ ...part, status: 500, body }));
    const { surface, faults, read, client, within } = openReads(name, { answered });
    const locked = () => failure(client.all(within(surface.items, 'read all items'), row));
    const [found, error] = await Promise.all([read(surface.item('DESK')), locked()]);
    faults.next(1, { kind: 'status', status: 500, body: JSON.stringify(body) });
    const alone = await locked();
    expect(found).toEqual(['DESK']);
    expect([error.kind, error.code, error.retryable, error.message]).toEqual([
      alone.kind,
      alone.code,
      alone.retryable,
      alone.message,
    ]);
    expect(error.retryable).toBe(true);
  });

  test('without an answer is asked alone', async () => {
    const { surface, sent, read } = openReads(name, { answered: second(() => null) });
    const answers = await Promise.all([read(surface.item('DESK')), read(surface.item('LAMP'))]);
    expect(answers).toEqual([['DESK'], ['LAMP']]);
    expect(sent).toEqual(['batch of 2', `GET ${surface.items.path}`]);
  });

  test('behind a failure is asked alone where the server stops there', async () => {
    const { surface, sent, read, client, within } = openReads(name, { withoutPrefer: true });
    const missing = () => failure(client.one(within(surface.missing), row));
    const answers = await Promise.all([read(surface.item('DESK')), missing(), read(surface.item('LAMP'))]);
    expect(answers).toMatchObject([['DESK'], { code: 'nav-not-found' }, ['LAMP']]);
    expect(sent).toEqual(['batch of 3', `GET ${surface.items.path}`]);
  });

  test('whose answer names nobody is asked alone', async () => {
    const { surface, sent, read } = openReads(name, { answered: second((part) => ({ ...part, id: null })) });
    expect(await Promise.all([read(surface.item('DESK')), read(surface.item('LAMP'))])).toEqual([['DESK'], ['LAMP']]);
    expect(sent).toEqual(['batch of 2', `GET ${surface.items.path}`]);
  });

  test('that is told to come back is asked alone, or later where the server says when', async () => {
    const busy = (headers: Record<string, string>) => second((part) => ({ ...part, status: 503, headers, body: null }));
    const soon = openReads(name, { answered: busy({}) });
    const both = await Promise.all([soon.read(soon.surface.item('DESK')), soon.read(soon.surface.item('LAMP'))]);
    expect(both).toEqual([['DESK'], ['LAMP']]);
    expect(soon.sent).toHaveLength(2);
    const later = openReads(name, { answered: busy({ 'Retry-After': '7' }) });
    const first = later.read(later.surface.item('DESK'));
    const [, error] = await Promise.all([first, failure(later.read(later.surface.item('LAMP')))]);
    expect(error).toMatchObject({ retryAfterMs: 7_000, retryable: true });
    expect(later.sent).toHaveLength(1);
  });
});

describe('a batch', () => {
  const read = 'GET items';

  async function readTwo({ read: of, surface }: ReturnType<typeof openReads>): Promise<readonly (readonly string[])[]> {
    return Promise.all([of(surface.item('DESK')), of(surface.item('LAMP'))]);
  }

  test('is offered to NAV 2018 once, and then everything is asked singly', async () => {
    const old = openReads('pages', { server: { apiEnabled: false } });
    expect(await readTwo(old)).toEqual([['DESK'], ['LAMP']]);
    expect(await readTwo(old)).toEqual([['DESK'], ['LAMP']]);
    expect(old.sent).toEqual(['batch of 2', ...Array.from({ length: 4 }, () => 'GET ItemList')]);
  });

  test.each<[string, Fault]>([
    ['that it knows no such address', { kind: 'status', status: 404 }],
    ['that the verb is not allowed', { kind: 'status', status: 405 }],
    ['that it has no such thing', { kind: 'status', status: 501 }],
    [
      'that it is not supported',
      { kind: 'status', status: 400, body: '{"error":{"code":"BadRequest","message":"x"}}' },
    ],
    ['that it wants another format', { kind: 'status', status: 415 }],
    ['that nobody may', { kind: 'status', status: 403 }],
    ['that it stumbled', { kind: 'status', status: 500 }],
    ['with a page', { kind: 'html', status: 200 }],
    ['in another format', { kind: 'status', status: 200, body: '--batch_1\r\nContent-Type: application/http\r\n' }],
  ])('is offered once to a server that answers %s', async (_, fault) => {
    const nav = openReads('api');
    nav.faults.when(({ url }) => url.includes('$batch'), fault);
    expect(await readTwo(nav)).toEqual([['DESK'], ['LAMP']]);
    expect(await readTwo(nav)).toEqual([['DESK'], ['LAMP']]);
    expect(nav.sent).toEqual(['batch of 2', read, read, read, read]);
  });

  test('is offered again where everything was refused', async () => {
    const nav = openReads('api');
    nav.faults.next(3, { kind: 'status', status: 404 });
    await Promise.all([failure(nav.read(nav.surface.items)), failure(nav.read(nav.surface.customers))]);
    expect(await readTwo(nav)).toEqual([['DESK'], ['LAMP']]);
    expect(nav.sent.filter((one) => one.startsWith('batch'))).toHaveLength(2);
  });

  test('is offered again to a server that took one and stumbled over another', async () => {
    const nav = openReads('api');
    await readTwo(nav);
    nav.faults.next(1, { kind: 'status', status: 500 });
    expect(await readTwo(nav)).toEqual([['DESK'], ['LAMP']]);
    await readTwo(nav);
    expect(nav.sent).toEqual(['batch of 2', 'batch of 2', read, read, 'batch of 2']);
  });

  test('is not believed where it is the first and no part of it was understood', async () => {
    const body = { error: { code: 'BadRequest_NotFound', message: 'No such address.' } };
    const answered = withParts((parts) => parts.map((part) => ({ ...part, status: 404, body })));
    const nav = openReads('api', { answered });
    expect(await readTwo(nav)).toEqual([['DESK'], ['LAMP']]);
    expect(await readTwo(nav)).toEqual([['DESK'], ['LAMP']]);
    expect(nav.sent).toEqual(['batch of 2', read, read, read, read]);
  });

  test('whose answer is lost is sent again as a read, and fails each of its reads in the end', async () => {
    const nav = openReads('api');
    nav.faults.next(1, { kind: 'dropAfterWork' });
    expect(await readTwo(nav)).toEqual([['DESK'], ['LAMP']]);
    expect(nav.sent).toEqual(['batch of 2', 'batch of 2']);
    nav.faults.always({ kind: 'down' });
    const errors = await Promise.all([
      failure(nav.client.all(nav.within(nav.surface.items, 'read all items'), row)),
      failure(nav.client.all(nav.within(nav.surface.customers, 'read all customers'), row)),
    ]);
    expect(errors.map(({ kind, retryable }) => [kind, retryable])).toEqual([
      ['unavailable', true],
      ['unavailable', true],
    ]);
    expect(errors[0]?.message).toContain('read all items');
    expect(errors[1]?.message).toContain('read all customers');
  });

  test('that comes too soon is told so to each of its reads', async () => {
    const nav = openReads('api');
    nav.faults.always({ kind: 'status', status: 429, headers: { 'Retry-After': '30' } });
    const errors = await Promise.all([failure(nav.read(nav.surface.items)), failure(nav.read(nav.surface.customers))]);
    expect(errors.map(({ kind, retryAfterMs }) => [kind, retryAfterMs])).toEqual([
      ['rateLimited', 30_000],
      ['rateLimited', 30_000],
    ]);
    expect(nav.sent).toEqual(['batch of 2']);
  });

  test('with a token that has run out is signed anew once', async () => {
    let token = 'old';
    const signIn: SignIn = {
      sign: (request) => ({ ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } }),
      renew: async () => {
        token = 'new';
        return true;
      },
    };
    const nav = openReads('api', { signIn, server: { bearer: (given) => given === 'new' } });
    expect(await readTwo(nav)).toEqual([['DESK'], ['LAMP']]);
    expect(nav.sent).toEqual(['batch of 2', 'batch of 2']);
  });

  test('whose sign-in is refused is asked once, as no read will fare better alone', async () => {
    const nav = openReads('api', { signIn: createBasicAuth({ user: 'connector', password: 'wrong' }) });
    const errors = await Promise.all([failure(nav.read(nav.surface.items)), failure(nav.read(nav.surface.customers))]);
    expect(errors.map(({ code }) => code)).toEqual(['signin-refused', 'signin-refused']);
    expect(nav.sent).toEqual(['batch of 2']);
  });

  test('keeps every digit of a number', async () => {
    const rows = '{"value":[{"number":"A","amount":1234567890123456.70,"small":1E-05}]}';
    const body = `{"responses":[{"id":"1","status":200,"headers":{},"body":${rows}},{"id":"2","status":200,"body":${rows}}]}`;
    const { client, within, surface } = openReads('api', { answered: (response) => ({ ...response, body }) });
    const readAll = () => client.all(within(surface.items), row);
    const [first] = await Promise.all([readAll(), readAll()]);
    expect(first).toEqual([{ number: 'A', amount: '1234567890123456.70', small: '1E-05' }]);
  });
});
