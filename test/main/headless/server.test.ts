import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../main/base/page.ts';
import { createLog } from '../../../main/base/log.ts';
import { openDashboard } from '../../../main/headless/server.ts';
import { refusal } from './standInEngine.ts';
import {
  ask,
  clock,
  code,
  dashboard,
  eachWithDashboard,
  folder,
  lines,
  page,
  pass,
  post,
  reopen,
  signIn,
  stand,
} from './dashboardUnderTest.ts';

eachWithDashboard();

describe('a call', () => {
  test('answers the output, made by the person who is signed in', async () => {
    stand.answers.set('poll.now', () => ({ jobs: 3 }));
    const answer = await post('/api/poll.now', { integrationId: 'web' }, await signIn('olaf'));
    expect([answer.status, answer.body]).toEqual([200, '{"jobs":3}']);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(stand.made).toEqual([
      { name: 'poll.now', input: { integrationId: 'web' }, actor: { name: 'olaf', role: 'operator' } },
    ]);
  });

  test('fills in the defaults of its arguments', async () => {
    stand.answers.set('orders.list', () => ({ rows: [], next: null, count: '0' }));
    await post('/api/orders.list', {}, await signIn('vera'));
    expect(stand.made[0]?.input).toEqual({ limit: 50 });
  });

  test.each([
    ['vera', 'poll.now', 403],
    ['olaf', 'settings.export', 403],
    ['anna', 'settings.export', 200],
    ['vera', 'overview.get', 200],
  ] as const)('of %s to %s is answered %i by role', async (name, call, status) => {
    stand.answers.set(call, () => ({ text: '' }));
    const answer = await post(`/api/${call}`, {}, await signIn(name));
    expect(answer.status).toBe(status);
    expect(stand.made).toHaveLength(status === 200 ? 1 : 0);
  });

  test('without a session is refused before anything of it is read', async () => {
    const answer = await post('/api/overview.get', {});
    expect([answer.status, code(answer), stand.made.length]).toEqual([401, 'signed-out', 0]);
  });

  test.each([{ jobId: 1 }, { integrationId: 7 }, [], 'text'])('with other arguments is refused: %j', async (input) => {
    const answer = await post('/api/poll.now', input, await signIn('olaf'));
    expect([answer.status, code(answer), stand.made.length]).toEqual([400, 'input-invalid', 0]);
  });

  test.each(['/api/orders.drop', '/api/constructor', '/api/__proto__', '/api/', '/api'])(
    'that does not exist is not found: %s',
    async (path) => {
      expect((await post(path, {}, await signIn('anna'))).status).toBe(404);
    },
  );

  test.each([
    ['notFound', 404],
    ['conflict', 409],
    ['invalid', 422],
    ['unavailable', 503],
    ['authentication', 422],
  ] as const)('that fails as %s answers %i with what happened and what to do', async (kind, status) => {
    stand.answers.set('orders.get', () => {
      throw refusal(kind);
    });
    const answer = await post('/api/orders.get', { integrationId: 'web', orderKey: '7' }, await signIn('vera'));
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      status,
      { code: 'order-gone', message: 'The order is gone.', whatToDo: 'Look in the shop.' },
    ]);
  });

  test('that fails for an unknown reason tells neither the page nor the log what it held', async () => {
    const answer = await post('/api/overview.get', {}, await signIn('vera'));
    expect([answer.status, code(answer)]).toEqual([422, 'internal']);
    expect(answer.body + lines.join()).not.toContain('hunter2');
    expect(lines.join()).toContain('overview.get');
  });

  test('brings every problem of a settings file with its path', async () => {
    const problems = [{ path: 'users[0].role', problem: 'is missing' }];
    stand.answers.set('settings.import', () => {
      throw Object.assign(refusal('invalid'), { problems });
    });
    const answer = await post('/api/settings.import', { text: '{}' }, await signIn('anna'));
    expect(JSON.parse(answer.body)).toMatchObject({ problems });
  });

  const tooLarge = `{"integrationId":"${'x'.repeat(1024 * 1024)}"}`;
  test.each<[string, Record<string, string>, string, number]>([
    ['of a wrong type', { 'Content-Type': 'text/plain' }, '{}', 415],
    ['that is not JSON', {}, '{', 400],
    ['that is too large', {}, tooLarge, 413],
    ['that is too large and does not say so', { 'Transfer-Encoding': 'chunked' }, tooLarge, 413],
  ])('with a body %s is refused', async (_what, headers, body, status) => {
    const cookie = await signIn('olaf');
    const answer = await ask('POST', '/api/poll.now', { ...page, ...headers, ...cookie }, body);
    expect([answer.status, stand.made.length]).toEqual([status, 0]);
  });

  test('of exactly 1 MiB is taken', async () => {
    stand.answers.set('settings.import', () => ({ connections: 0, integrations: 0 }));
    const text = 'x'.repeat(1024 * 1024 - '{"text":""}'.length);
    expect((await post('/api/settings.import', { text }, await signIn('anna'))).status).toBe(200);
  });

  test('by another method than POST is refused', async () => {
    expect((await ask('GET', '/api/overview.get', await signIn('vera'))).status).toBe(405);
  });
});

describe('a request from elsewhere', () => {
  const foreign = { Host: 'evil.example' };

  test.each([foreign, { Host: 'evil.example:80' }, { Host: '127.0.0.1.evil.example' }, { Host: 'localhost' }])(
    'under a foreign name is misdirected: %j',
    async (headers) => {
      for (const path of ['/', '/api/session']) expect((await ask('GET', path, headers)).status).toBe(421);
    },
  );

  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://localhost'])(
    'of a foreign page is refused: %s',
    async (origin) => {
      const cookie = await signIn('olaf');
      expect((await post('/api/poll.now', {}, { ...cookie, Origin: origin })).status).toBe(403);
      expect((await ask('GET', '/api/events', { ...cookie, Origin: origin })).status).toBe(403);
    },
  );

  test('of the own page is taken, by both names of this computer', async () => {
    stand.answers.set('poll.now', () => ({ jobs: 0 }));
    const cookie = await signIn('olaf');
    for (const host of [`127.0.0.1:${dashboard.port}`, `localhost:${dashboard.port}`]) {
      const answer = await post('/api/poll.now', {}, { ...cookie, Host: host, Origin: `http://${host}` });
      expect(answer.status).toBe(200);
    }
  });

  test.each(['POST', 'DELETE'])('with %s and without X-Requested-By is refused', async (method) => {
    const answer = await ask(method, '/api/session', { 'Content-Type': 'application/json' }, '{}');
    expect([answer.status, code(answer)]).toEqual([403, 'header-missing']);
  });
});

describe('news', () => {
  /** Opens a stream; `next` resolves with what has come since, once it holds `wanted`. */
  async function listen(headers: Record<string, string>) {
    const controller = new AbortController();
    const response = await fetch(`http://127.0.0.1:${dashboard.port}/api/events`, {
      headers,
      signal: controller.signal,
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async (wanted: string): Promise<string> => {
      let text = '';
      while (!text.includes(wanted)) {
        const chunk = await reader?.read();
        if (chunk === undefined || chunk.done) return `${text}(ended)`;
        text += chunk.value;
      }
      return text;
    };
    return { response, next, close: () => controller.abort() };
  }
  const changed = { what: 'orders', at: '2026-05-03T12:00:00.000Z' } as const;

  test('reaches every window that listens', async () => {
    const cookie = await signIn('vera');
    const streams = await Promise.all([listen(cookie), listen(cookie)]);
    for (const stream of streams) await stream.next(': open\n\n');
    stand.news.emit('changed', changed);
    for (const stream of streams) {
      expect(await stream.next('\n\n')).toBe(`data: ${JSON.stringify({ name: 'changed', payload: changed })}\n\n`);
      expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
      stream.close();
    }
  });

  test('is kept alive by comments', async () => {
    const stream = await listen(await signIn('vera'));
    await stream.next(': open\n\n');
    pass(15_000);
    expect(await stream.next('\n\n')).toBe(': alive\n\n');
    pass(15_000);
    expect(await stream.next('\n\n')).toBe(': alive\n\n');
    stream.close();
  });

  test('is not for strangers, and ends with the session', async () => {
    expect((await listen({})).response.status).toBe(401);
    const stream = await listen(await signIn('vera'));
    await stream.next(': open\n\n');
    stand.users.delete('vera');
    pass(15_000);
    expect(await stream.next('never')).toBe('(ended)');
  });
});

describe('the page', () => {
  test('is served with a policy that lets nothing foreign in', async () => {
    const answer = await ask('GET', '/');
    expect([answer.status, answer.body]).toEqual([200, '<!doctype html><title>window</title>']);
    expect(answer.headers['content-security-policy']).toBe(contentSecurityPolicy);
    expect(contentSecurityPolicy).toBe(
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    );
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  test('brings its files with their types', async () => {
    const answer = await ask('GET', '/assets/main.js?v=1');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  });

  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/..\\secret.json',
    '/%00/index.html',
    '/%zz',
    '//secret.json',
    '/assets',
    '/none.js',
  ])('has nothing outside its folder: %s', async (path) => {
    const answer = await ask('GET', path);
    expect([answer.status, answer.body.includes('secret":')]).toEqual([404, false]);
  });

  test('says how to build it when it was not', async () => {
    await dashboard.close();
    await reopen(join(folder, 'nowhere'));
    const answer = await ask('GET', '/');
    expect([answer.status, answer.body]).toEqual([503, expect.stringContaining('npm run build')]);
  });
});

describe('an export', () => {
  beforeEach(() => {
    const file = join(folder, 'audit-2026.jsonl');
    writeFileSync(file, '{"type":"head"}\n');
    stand.exports.set('audit-2026.jsonl', file);
    stand.answers.set('audit.takeExport', ({ name }: { readonly name: string }) => {
      if (!stand.exports.has(name)) throw refusal('notFound');
      return { name };
    });
  });

  test('is sent as a download to who may have it', async () => {
    const answer = await ask('GET', '/api/exports/audit-2026.jsonl', await signIn('olaf'));
    expect([answer.status, answer.body]).toEqual([200, '{"type":"head"}\n']);
    expect(answer.headers['content-disposition']).toBe('attachment; filename="audit-2026.jsonl"');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(stand.made.at(-1)).toMatchObject({ name: 'audit.takeExport', actor: { name: 'olaf' } });
  });

  test.each([
    ['a viewer', 'vera', 'audit-2026.jsonl', 403],
    ['another file', 'olaf', '..%2Fsecret.json', 404],
    ['one that is gone', 'olaf', 'audit-2025.jsonl', 404],
  ] as const)('is refused: %s', async (_what, name, file, status) => {
    expect((await ask('GET', `/api/exports/${file}`, await signIn(name))).status).toBe(status);
  });

  test('is not for strangers', async () => {
    expect((await ask('GET', '/api/exports/audit-2026.jsonl')).status).toBe(401);
  });
});

test('a port that is taken is refused with what to do', async () => {
  const taken = dashboard.port;
  const again = openDashboard(
    {
      engine: stand.engine,
      ports: { now: () => clock, random: () => new Uint8Array(), after: () => () => {} },
      log: createLog(
        () => {},
        () => clock,
      ),
      pageFolder: folder,
    },
    taken,
  );
  await expect(again).rejects.toMatchObject({ code: 'port-taken', whatToDo: expect.stringContaining('--port') });
});
