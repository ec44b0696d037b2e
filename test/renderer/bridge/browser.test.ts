import { describe, expect, it } from 'vitest';
import { createBrowserClient, type BrowserDoor } from '../../../renderer/bridge/browser.ts';
import { CallFailure, isSignedOut } from '../../../renderer/bridge/failure.ts';
import { overview } from '../samples.ts';

interface Sent {
  readonly path: string;
  readonly init: RequestInit;
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

/** A server that gives one answer, and remembers what it was sent. */
const serverThat = (answer: () => Response | Promise<Response>) => {
  const sent: Sent[] = [];
  const door: BrowserDoor = {
    fetch: async (path, init) => {
      sent.push({ path, init });
      return answer();
    },
    open: () => ({ addEventListener: () => undefined, close: () => undefined }),
    after: () => () => undefined,
  };
  const client = createBrowserClient(door);
  const { session } = client;
  if (session.kind !== 'password') throw new Error('A browser signs in by password.');
  return { client, session, sent };
};

const failureOf = async (promise: Promise<unknown>): Promise<CallFailure> => {
  const error = await promise.then(() => null, (reason: unknown) => reason); // prettier-ignore
  if (!(error instanceof CallFailure)) throw new Error(`Wanted a CallFailure, got ${String(error)}.`);
  return error;
};

describe('a call in the browser', () => {
  it('is a POST to its name with its input as JSON, marked as ours', async () => {
    const { client, sent } = serverThat(() => json(200, overview()));

    expect(await client.call('orders.get', { integrationId: 'lindner', orderKey: '1' })).toEqual(overview());
    expect(sent).toEqual([
      {
        path: 'api/orders.get',
        init: {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-Requested-By': 'ml-connector' },
          body: '{"integrationId":"lindner","orderKey":"1"}',
        },
      },
    ]);
  });

  it.each([400, 403, 404, 409, 500, 503])('refused with %i brings the engine’s cause and remedy', async (status) => {
    const view = { code: 'not-found', message: 'Order 1 is not known.', whatToDo: 'Look in the list.' };
    const failure = await failureOf(serverThat(() => json(status, view)).client.call('overview.get', {}));

    expect(failure.view).toEqual(view);
    expect(failure.status).toBe(status);
    expect(isSignedOut(failure)).toBe(false);
  });

  it('brings every problem of a refused settings file', async () => {
    const problems = [{ path: 'connections.0.url', problem: 'use an http or https address' }];
    const answer = () => json(400, { code: 'settings-refused', message: 'm', whatToDo: 'w', problems });
    const failure = await failureOf(serverThat(answer).client.call('settings.import', { text: '{}' }));

    expect(failure.view.problems).toEqual(problems);
  });

  it.each([
    ['a page of a proxy', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['JSON of something else', () => json(500, { error: 'x' })],
    ['nothing', () => new Response('', { status: 504 })],
  ])('answered by %s is the engine not answering', async (_, answer) => {
    const failure = await failureOf(serverThat(answer).client.call('overview.get', {}));

    expect(failure.view.code).toBe('engine-unreachable');
  });

  it('that nobody answers is the engine not answering', async () => {
    const refuse = () => Promise.reject(new TypeError('Failed to fetch'));
    const failure = await failureOf(serverThat(refuse).client.call('overview.get', {}));

    expect(failure.view.code).toBe('engine-unreachable');
    expect(failure.status).toBeNull();
  });

  it('refused with 401 means that the sign-in has ended, whatever else it says', async () => {
    const told = await failureOf(
      serverThat(() => json(401, { code: 'signed-out', message: 'm', whatToDo: 'w' })).client.call('overview.get', {}),
    );
    const silent = await failureOf(serverThat(() => new Response('', { status: 401 })).client.call('overview.get', {}));

    expect([isSignedOut(told), isSignedOut(silent)]).toEqual([true, true]);
    expect(silent.view.code).toBe('signed-out');
  });
});

describe('the sign-in of the browser', () => {
  it('knows who is signed in', async () => {
    const { session, sent } = serverThat(() => json(200, { name: 'k.schmitt', role: 'operator', version: '0.1.0' }));

    expect(await session.current()).toMatchObject({ name: 'k.schmitt', role: 'operator' });
    expect(sent[0]).toEqual({ path: 'api/session', init: { method: 'GET' } });
  });

  it('knows that nobody is', async () => {
    expect(await serverThat(() => json(200, null)).session.current()).toBeNull();
  });

  it('does not take an engine that is away for nobody being signed in', async () => {
    const failure = await failureOf(serverThat(() => new Response('', { status: 503 })).session.current());

    expect(failure.view.code).toBe('engine-unreachable');
  });

  it('sends name and password in the body, never in the address', async () => {
    const { session, sent } = serverThat(() => json(200, { name: 'k.schmitt', role: 'viewer' }));
    await session.signIn('k.schmitt', 'secret');

    expect(sent[0]?.path).toBe('api/session');
    expect(sent[0]?.init.body).toBe('{"name":"k.schmitt","password":"secret"}');
  });

  it('signs out', async () => {
    const { session, sent } = serverThat(() => new Response(null, { status: 204 }));
    await session.signOut();

    expect(sent[0]).toMatchObject({
      path: 'api/session',
      init: { method: 'DELETE', headers: { 'X-Requested-By': 'ml-connector' } },
    });
  });
});
