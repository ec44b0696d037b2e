import { afterEach, describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import { watchLoad } from '../../fakes/load.ts';
import type { Served } from '../../fakes/serve.ts';
import { serveHttp } from '../../fakes/serve.ts';

function ask(method: string, url: string): FakeRequest {
  return { method, url, headers: {}, body: new Uint8Array(), secure: false };
}

/** Answers only when told to. */
function heldServer() {
  const waiting: (() => void)[] = [];
  const behaviour = () =>
    new Promise<{ status: number; headers: Record<string, string>; body: string }>((resolve) => {
      waiting.push(() => resolve({ status: 200, headers: {}, body: '' }));
    });
  return { behaviour, answerAll: () => waiting.splice(0).forEach((answer) => answer()) };
}

let served: Served | undefined;

afterEach(async () => {
  await served?.close();
  served = undefined;
});

describe('the load of a simulated server', () => {
  it('is the most requests open together, and the most writes for one company', async () => {
    const { behaviour, answerAll } = heldServer();
    const { behaviour: watched, load } = watchLoad(behaviour);
    const open = [
      watched(ask('GET', '/BC/api/v2.0/companies(a)/items')),
      watched(ask('POST', '/BC/api/v2.0/companies(a)/salesOrders')),
      watched(ask('PATCH', '/BC/api/v2.0/companies(b)/customers(1)')),
    ];
    answerAll();
    await Promise.all(open);
    expect([load.mostAtOnce(), load.mostWritesAtOnce()]).toEqual([3, 1]);
    const writes = [watched(ask('POST', '/x/companies(a)/salesOrders')), watched(ask('DELETE', '/x/companies(a)/y'))];
    answerAll();
    await Promise.all(writes);
    expect([load.mostWritesAtOnce('a'), load.mostWritesAtOnce('b'), load.mostWritesAtOnce('c')]).toEqual([2, 1, 0]);
    load.forget();
    expect([load.mostAtOnce(), load.mostWritesAtOnce()]).toEqual([0, 0]);
  });

  it('is no write where a batch carries reads alone', async () => {
    const { behaviour, load } = watchLoad(() => Promise.resolve({ status: 200, headers: {}, body: '' }));
    const batch = (method: string) => ({
      ...ask('POST', '/BC/api/v2.0/$batch'),
      body: new TextEncoder().encode(JSON.stringify({ requests: [{ id: '1', method, url: 'companies(a)/items' }] })),
    });
    await behaviour(batch('GET'));
    expect([load.mostAtOnce(), load.mostWritesAtOnce()]).toEqual([1, 0]);
    await behaviour(batch('POST'));
    expect(load.mostWritesAtOnce()).toBe(1);
  });

  it('counts a failing answer as left', async () => {
    const { behaviour, load } = watchLoad(() => Promise.reject(new Error('broken')));
    await expect(behaviour(ask('POST', '/'))).rejects.toThrow('broken');
    await expect(behaviour(ask('POST', '/'))).rejects.toThrow('broken');
    expect([load.mostAtOnce(), load.mostWritesAtOnce()]).toEqual([1, 1]);
  });

  it('is readable at a served one, with the company told by the server', async () => {
    const { behaviour, answerAll } = heldServer();
    let arrived = 0;
    let both = (): void => undefined;
    const here = new Promise<void>((resolve) => {
      both = resolve;
    });
    const counted = () => {
      arrived += 1;
      if (arrived === 2) both();
      return behaviour();
    };
    served = await serveHttp(counted, { port: 0, companyOf: () => 'one' });
    const { url, load } = served;
    const answers = ['/companies(x)/a', "/Company('X')/b"].map((path) => fetch(`${url}${path}`, { method: 'POST' }));
    await here;
    answerAll();
    await Promise.all(answers);
    expect([load.mostAtOnce(), load.mostWritesAtOnce('one')]).toEqual([2, 2]);
  });
});
