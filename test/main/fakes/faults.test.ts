import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { Fault, Faulty, Outcome } from '../../fakes/faults.ts';
import { withFaults } from '../../fakes/faults.ts';
import type { FakeRequest } from '../../fakes/http.ts';
import { createInProcess } from '../../fakes/inProcess.ts';
import { serveHttp } from '../../fakes/serve.ts';

const REQUEST: FakeRequest = { method: 'POST', url: '/orders', headers: {}, body: new Uint8Array(), secure: false };
const HANGING = Symbol('hanging');

interface Bench extends Faulty {
  /** What was worked on, in order. */
  readonly worked: readonly string[];
  readonly advance: (ms: number) => void;
  readonly ask: (url?: string) => Promise<Outcome>;
}

/** A server that works on everything at once, under a clock that only the test moves. */
function createBench(chances: readonly number[] = []): Bench {
  let now = 0;
  let asked = 0;
  const timers: { readonly at: number; readonly run: () => void }[] = [];
  const worked: string[] = [];
  const faulty = withFaults(
    (request) => {
      worked.push(request.url);
      return { status: 201, headers: { 'Content-Type': 'text/plain', 'X-Kind': 'real' }, body: `made ${request.url}` };
    },
    {
      now: () => now,
      after: (ms, run) => void timers.push({ at: now + ms, run }),
      random: () => chances[asked++] ?? 0.99,
    },
  );
  return {
    ...faulty,
    worked,
    ask: (url = '/orders') => faulty.behaviour({ ...REQUEST, url }),
    advance: (ms) => {
      now += ms;
      for (const timer of timers.splice(0)) {
        if (timer.at <= now) timer.run();
        else timers.push(timer);
      }
    },
  };
}

/** The outcome, or that there is none after every microtask ran. */
function settled(outcome: Promise<Outcome>): Promise<Outcome | typeof HANGING> {
  return Promise.race([outcome, new Promise<typeof HANGING>((resolve) => setImmediate(() => resolve(HANGING)))]);
}

describe('faults', () => {
  it('answers as the server does while there is none', async () => {
    const bench = createBench();
    expect(await bench.ask()).toMatchObject({ status: 201, body: 'made /orders' });
  });

  it.each<[string, Fault, Partial<Exclude<Outcome, string>> | string, number]>([
    ['down: refused before any work', { kind: 'down' }, 'refused', 0],
    ['dropAfterWork: the work is done and the answer lost', { kind: 'dropAfterWork' }, 'dropped', 1],
    [
      'status: an answer of its own, with headers, and no work',
      { kind: 'status', status: 429, headers: { 'Retry-After': '7' }, body: '{}' },
      { status: 429, headers: { 'Retry-After': '7' }, body: '{}' },
      0,
    ],
    [
      'status, worked: the gateway gave up on work that was done',
      { kind: 'status', status: 504, worked: true },
      { status: 504 },
      1,
    ],
    [
      'html: a page of the proxy',
      { kind: 'html', status: 503 },
      {
        status: 503,
        headers: { 'Content-Type': 'text/html' },
        body: '<html><body><h1>503 Service Unavailable</h1></body></html>',
      },
      0,
    ],
  ])('%s', async (_name, fault, wanted, worked) => {
    const bench = createBench();
    bench.faults.next(1, fault);
    const outcome = await bench.ask();
    expect([outcome]).toMatchObject([wanted]);
    expect(bench.worked).toHaveLength(worked);
    expect(await bench.ask()).toMatchObject({ status: 201 });
  });

  it('slow: works and answers after the time', async () => {
    const bench = createBench();
    bench.faults.next(1, { kind: 'slow', ms: 500 });
    const outcome = bench.ask();
    bench.advance(499);
    expect(await settled(outcome)).toBe(HANGING);
    expect(bench.worked).toEqual([]);
    bench.advance(1);
    expect(await outcome).toMatchObject({ status: 201 });
  });

  it('lateWork: cut at once, the work done later', async () => {
    const bench = createBench();
    bench.faults.next(1, { kind: 'lateWork', ms: 30_000 });
    expect(await bench.ask()).toBe('dropped');
    bench.advance(29_999);
    expect(bench.worked).toEqual([]);
    bench.advance(1);
    expect(bench.worked).toEqual(['/orders']);
  });

  it('lateWork with hang: held open, the work done later all the same', async () => {
    const bench = createBench();
    bench.faults.next(1, { kind: 'lateWork', ms: 100, hang: true });
    const outcome = bench.ask();
    bench.advance(100);
    expect(await settled(outcome)).toBe(HANGING);
    expect(bench.worked).toEqual(['/orders']);
  });

  it('hang: nothing happens', async () => {
    const bench = createBench();
    bench.faults.next(1, { kind: 'hang' });
    expect(await settled(bench.ask())).toBe(HANGING);
    expect(bench.worked).toEqual([]);
  });
});

describe('when a fault strikes', () => {
  it('picks requests by predicate before all else, as often as told', async () => {
    const bench = createBench();
    bench.faults.always({ kind: 'html', status: 502 });
    bench.faults.when((request) => request.url === '/a', { kind: 'down' }, 1);
    expect([await bench.ask('/b'), await bench.ask('/a'), await bench.ask('/a')]).toMatchObject([
      { status: 502 },
      'refused',
      { status: 502 },
    ]);
    bench.faults.always(null);
    expect(await bench.ask('/a')).toMatchObject({ status: 201 });
    expect(bench.faults.struck()).toEqual({ html: 2, down: 1 });
  });

  it('lasts from one instant to another', async () => {
    const bench = createBench();
    bench.faults.during(1000, 2000, { kind: 'down' });
    const seen: Outcome[] = [await bench.ask()];
    bench.advance(1000);
    seen.push(await bench.ask());
    bench.advance(1000);
    seen.push(await bench.ask());
    expect(seen).toMatchObject([{ status: 201 }, 'refused', { status: 201 }]);
  });

  it('comes by chance', async () => {
    const bench = createBench([0.1, 0.5]);
    bench.faults.sometimes(0.3, { kind: 'down' });
    expect([await bench.ask(), await bench.ask()]).toMatchObject(['refused', { status: 201 }]);
  });

  it('is forgotten by clear', async () => {
    const bench = createBench();
    bench.faults.next(5, { kind: 'down' });
    bench.faults.clear();
    expect(await bench.ask()).toMatchObject({ status: 201 });
  });
});

describe('watching the work', () => {
  it('calls the hook after the work and before the answer, which the hook can keep back', async () => {
    const bench = createBench();
    const seen: string[] = [];
    bench.faults.onWorked((request, response) => {
      seen.push(`${request.url} ${response.status} ${bench.worked.length}`);
      return request.url === '/kill' ? 'drop' : undefined;
    });
    expect([await bench.ask('/kill'), await bench.ask('/live')]).toMatchObject(['dropped', { status: 201 }]);
    bench.faults.onWorked(null);
    await bench.ask('/quiet');
    expect(seen).toEqual(['/kill 201 1', '/live 201 2']);
  });

  it('counts how many requests were open at once', async () => {
    const bench = createBench();
    bench.faults.next(2, { kind: 'slow', ms: 10 });
    const both = [bench.ask(), bench.ask()];
    expect(bench.faults.load()).toEqual({ now: 2, most: 2 });
    bench.advance(10);
    await Promise.all(both);
    expect(bench.faults.load()).toEqual({ now: 0, most: 2 });
  });
});

describe('over a real socket', () => {
  it('carries method, path, query, headers and body, and the answer back', async () => {
    const seen: FakeRequest[] = [];
    const served = await serveHttp(
      async (request) => {
        seen.push(request);
        return { status: 200, headers: { 'X-Answer': 'yes' }, body: 'schön' };
      },
      { port: 0 },
    );
    try {
      const response = await fetch(`${served.url}/a/b?x=1%20+2`, {
        method: 'POST',
        body: 'Grüße',
        headers: { 'X-Ask': 'A' },
      });
      expect([response.status, response.headers.get('x-answer'), await response.text()]).toEqual([200, 'yes', 'schön']);
      expect(seen[0]).toMatchObject({ method: 'POST', url: '/a/b?x=1%20+2', secure: false });
      expect(seen[0]?.headers).toMatchObject({ 'x-ask': 'A', host: `127.0.0.1:${served.port}` });
      expect(new TextDecoder().decode(seen[0]?.body)).toBe('Grüße');
    } finally {
      await served.close();
    }
  });

  it('cuts the connection of a dropped and of a refused request', async () => {
    const bench = createBench();
    const served = await serveHttp(bench.behaviour, { port: 0 });
    try {
      bench.faults.when((request) => request.url === '/lost', { kind: 'dropAfterWork' });
      bench.faults.when((request) => request.url === '/down', { kind: 'down' });
      await expect(fetch(`${served.url}/lost`, { method: 'POST' })).rejects.toThrow('fetch failed');
      await expect(fetch(`${served.url}/down`, { method: 'POST' })).rejects.toThrow('fetch failed');
      expect(bench.worked).toContain('/lost');
      expect(bench.worked).not.toContain('/down');
    } finally {
      await served.close();
    }
  });

  it('closes with a request hanging, and frees the port', async () => {
    const bench = createBench();
    bench.faults.always({ kind: 'hang' });
    const served = await serveHttp(bench.behaviour, { port: 0 });
    const reached = new Promise<void>((resolve) => {
      bench.faults.when(
        () => {
          resolve();
          return false;
        },
        { kind: 'hang' },
      );
    });
    const hung = fetch(served.url).catch((error: unknown) => error);
    await reached;
    await served.close();
    expect(await hung).toBeInstanceOf(TypeError);
    const again = await serveHttp(bench.behaviour, { port: served.port });
    await again.close();
    expect(again.port).toBe(served.port);
  });

  it('speaks https when given a certificate, and says so to the fake', async () => {
    const read = (name: string) => readFileSync(new URL(`../../fixtures/tls/${name}.pem`, import.meta.url), 'utf8');
    const tls = { key: read('key'), cert: read('certificate') };
    const served = await serveHttp(async ({ secure }) => ({ status: 200, headers: {}, body: `secure ${secure}` }), {
      port: 0,
      tls,
    });
    try {
      const trusting = { ca: tls.cert, agent: false, checkServerIdentity: () => undefined };
      const [answer] = (await once(get(served.url, trusting), 'response')) as [IncomingMessage];
      expect(await text(answer)).toBe('secure true');
    } finally {
      await served.close();
    }
  });

  it('shows a broken fake as what it is', async () => {
    const served = await serveHttp(() => Promise.reject(new Error('broken fake')), { port: 0 });
    try {
      const response = await fetch(served.url);
      expect(response.status).toBe(500);
      expect(await response.text()).toContain('broken fake');
    } finally {
      await served.close();
    }
  });
});

describe('in process', () => {
  const failed = (failure: string, sent: boolean, message: string): Error =>
    Object.assign(new Error(message), { name: 'TransportError', failure, sent });

  const carry = (bench: Bench) =>
    createInProcess({ servers: { 'http://nav.sim:7048': bench.behaviour }, makeError: failed });

  const to = (path: string) => ({ method: 'GET', url: `http://nav.sim:7048${path}`, headers: {} });

  it('carries a request to the server of its origin, header names lower-cased', async () => {
    const answer = await carry(createBench())({ ...to('/a?b=1'), headers: { Accept: '*/*' } });
    expect(answer).toEqual({
      status: 201,
      headers: { 'content-type': 'text/plain', 'x-kind': 'real' },
      body: 'made /a?b=1',
    });
  });

  it.each<[string, Fault, { readonly failure: string; readonly sent: boolean }]>([
    ['refused, not sent', { kind: 'down' }, { failure: 'refused', sent: false }],
    ['cut after it was sent', { kind: 'dropAfterWork' }, { failure: 'reset', sent: true }],
  ])('rejects when the connection is %s', async (_name, fault, wanted) => {
    const bench = createBench();
    bench.faults.next(1, fault);
    await expect(carry(bench)(to('/'))).rejects.toMatchObject({ name: 'TransportError', ...wanted });
  });

  it('leaves path and query as they were written', async () => {
    const answer = await carry(createBench())(to("/a?$filter=number%20eq%20'x'+y"));
    expect(answer.body).toBe("made /a?$filter=number%20eq%20'x'+y");
  });

  it('does not know other origins', async () => {
    const request = { method: 'GET', url: 'https://nav.sim:7048/', headers: {} };
    await expect(carry(createBench())(request)).rejects.toMatchObject({ failure: 'name', sent: false });
  });

  it('rejects when the caller leaves a hung request, and the server works on', async () => {
    const bench = createBench();
    bench.faults.next(1, { kind: 'slow', ms: 1000 });
    const leaving = new AbortController();
    const answer = carry(bench)({ ...to('/late'), signal: leaving.signal });
    leaving.abort();
    await expect(answer).rejects.toMatchObject({ failure: 'timeout', sent: true });
    bench.advance(1000);
    await settled(Promise.resolve('dropped'));
    expect(bench.worked).toEqual(['/late']);
  });

  it('does not send for a caller that has left already', async () => {
    const bench = createBench();
    const request = { ...to('/'), signal: AbortSignal.abort() };
    await expect(carry(bench)(request)).rejects.toMatchObject({ failure: 'timeout', sent: false });
    expect(bench.worked).toEqual([]);
  });
});
