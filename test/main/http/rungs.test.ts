import { describe, expect, test } from 'vitest';
import { climbRungs, clockDifferenceMs } from '../../../main/http/rungs.ts';
import { type HttpResponse, TransportError } from '../../../main/http/transport.ts';
import { createSetTime, settle } from './setTime.ts';

const START = Date.UTC(2026, 10, 20, 10, 0, 0);

function climb(url: string, outcome: HttpResponse | TransportError) {
  const transport = () => (outcome instanceof TransportError ? Promise.reject(outcome) : Promise.resolve(outcome));
  return climbRungs({ url, transport, ports: createSetTime(START).ports, timeoutMs: 5_000 });
}

function results(ladder: Awaited<ReturnType<typeof climb>>): string {
  return ladder.rungs.map(({ name, result }) => `${name} ${result}`).join(', ');
}

function headersOf(date: string | undefined): Record<string, string> {
  return date === undefined ? {} : { date };
}

describe('the ladder', () => {
  test.each([
    ['name', false, 'name failed, port notTried, tls notTried, http notTried'],
    ['refused', false, 'name fine, port failed, tls notTried, http notTried'],
    ['timeout', false, 'name fine, port failed, tls notTried, http notTried'],
    ['tls', false, 'name fine, port fine, tls failed, http notTried'],
    ['reset', true, 'name fine, port fine, tls fine, http failed'],
    ['timeout', true, 'name fine, port fine, tls fine, http failed'],
  ] as const)('stops at %s (heard: %s)', async (failure, sent, wanted) => {
    expect(results(await climb('https://nav01/', new TransportError(failure, sent, 'why')))).toBe(wanted);
  });

  test('any answer is the top, also a refused sign-in', async () => {
    const ladder = await climb('https://nav01/', { status: 401, headers: {}, body: '' });
    expect(results(ladder)).toBe('name fine, port fine, tls fine, http fine');
    expect(ladder.clockDifferenceMs).toBeNull();
  });

  test('gives up after its time', async () => {
    const time = createSetTime(START);
    const climbing = climbRungs({
      url: 'http://nav01/',
      transport: ({ signal }) =>
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
      ports: time.ports,
      timeoutMs: 5_000,
    });
    await settle();
    time.forward(5_000);
    expect(results(await climbing)).toBe('name fine, port fine, http failed');
  });

  test.each([
    ['no Date header', undefined, null],
    ['the same second', 'Fri, 20 Nov 2026 10:00:00 GMT', 0],
    ['within the call', 'Fri, 20 Nov 2026 10:00:01 GMT', 0],
    ['seven minutes behind ours', 'Fri, 20 Nov 2026 09:53:00 GMT', -7 * 60_000],
    ['ten minutes ahead of ours', 'Fri, 20 Nov 2026 10:10:02 GMT', 10 * 60_000],
  ])('clock difference: %s', (_, date, wanted) => {
    const response = { status: 200, headers: headersOf(date), body: '' };
    expect(clockDifferenceMs(response, START, START + 2_000)).toBe(wanted);
  });
});
