import { describe, expect, it } from 'vitest';
import { ConnectorError, type ErrorKind } from '../../../main/base/errors.ts';
import { decide } from '../../../main/queue/backoff.ts';
import { createCircuits } from '../../../main/queue/circuit.ts';

function failure(kind: ErrorKind, more: { code?: string; retryAfterMs?: number } = {}): ConnectorError {
  return new ConnectorError({
    kind,
    code: more.code ?? 'x',
    message: 'm',
    whatToDo: 'w',
    system: 'nav',
    retryAfterMs: more.retryAfterMs,
  });
}

function circuitsAt(start: number) {
  const clock = { time: start, lastAnswer: Number.POSITIVE_INFINITY };
  const lastAnswer = () => clock.lastAnswer;
  const circuits = createCircuits({ now: () => clock.time }, () => undefined, undefined, undefined, lastAnswer);
  return { clock, circuits };
}

describe('a circuit', () => {
  it('opens at the second failure in a row, and holds the system’s jobs', () => {
    const { circuits } = circuitsAt(0);
    circuits.failed(failure('unavailable'));
    expect(circuits.held()).toEqual([]);
    circuits.failed(failure('unavailable'));
    expect(circuits.held()).toEqual(['nav']);
  });
  it('lets one trial through when it is due, and closes when the system is reached', () => {
    const { clock, circuits } = circuitsAt(0);
    circuits.failed(failure('unavailable'));
    circuits.failed(failure('unavailable'));
    clock.time = circuits.nextTrialAt() ?? 0;
    expect(circuits.held()).toEqual([]);
    circuits.started(['nav']);
    expect(circuits.held()).toEqual(['nav']);
    circuits.ended(['nav'], true);
    expect(circuits.view('nav').state).toBe('closed');
  });
  it('waits longer after every failed trial, up to a minute', () => {
    const { clock, circuits } = circuitsAt(0);
    const waits: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      circuits.failed(failure('unavailable'));
      const due = circuits.nextTrialAt();
      if (due !== null) waits.push(due - clock.time);
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  });
  it('waits as long as the system says that it will be away, and half a day at most', () => {
    const { circuits } = circuitsAt(0);
    circuits.failed(failure('unavailable'));
    circuits.failed(failure('unavailable', { retryAfterMs: 3_600_000 }));
    expect(circuits.nextTrialAt()).toBe(3_600_000);
    circuits.failed(failure('unavailable', { retryAfterMs: 40 * 86_400_000 }));
    expect(circuits.nextTrialAt()).toBe(12 * 3_600_000);
  });
  it('sends another trial when the first one failed elsewhere and proved nothing', () => {
    const { clock, circuits } = circuitsAt(0);
    circuits.failed(failure('unavailable'));
    circuits.failed(failure('unavailable'));
    clock.time = 5_000;
    circuits.started(['nav', 'shop']);
    circuits.ended(['nav', 'shop'], false);
    expect(circuits.nextTrialAt()).toBe(10_000);
  });
  it('sends another trial when the first one had no need to ask the system', () => {
    const { clock, circuits } = circuitsAt(0);
    clock.lastAnswer = 0;
    clock.time = 1_000;
    circuits.failed(failure('unavailable'));
    circuits.failed(failure('unavailable'));
    clock.time = 6_000;
    circuits.started(['nav']);
    circuits.ended(['nav'], true);
    expect([circuits.view('nav'), circuits.takeReturned()]).toMatchObject([{ state: 'open', since: 1_000 }, []]);
    clock.time = 11_000;
    circuits.started(['nav']);
    clock.lastAnswer = 12_000;
    circuits.ended(['nav'], true);
    expect(circuits.view('nav').state).toBe('closed');
  });
  it('names a system that came back, once', () => {
    const { circuits } = circuitsAt(0);
    circuits.failed(failure('unavailable'));
    circuits.ended(['nav'], true);
    expect(circuits.takeReturned()).toEqual([]);
    circuits.failed(failure('unavailable'));
    circuits.failed(failure('unavailable'));
    circuits.ended(['nav'], true);
    expect(circuits.takeReturned()).toEqual(['nav']);
    expect(circuits.takeReturned()).toEqual([]);
  });
  it('stays shut after a refused sign-in until a person asks: accounts lock out', () => {
    const { clock, circuits } = circuitsAt(0);
    circuits.failed(failure('authentication'));
    clock.time = 1e9;
    expect(circuits.held()).toEqual(['nav']);
    expect(circuits.nextTrialAt()).toBeNull();
    circuits.reset('nav');
    expect(circuits.held()).toEqual([]);
  });
  it('does not open for a lock of NAV’s own posting, or for refused data', () => {
    const { circuits } = circuitsAt(0);
    for (let n = 0; n < 5; n += 1) {
      circuits.failed(failure('unavailable', { code: 'nav-lock' }));
      circuits.failed(failure('invalid'));
      circuits.failed(failure('rateLimited'));
    }
    expect(circuits.held()).toEqual([]);
  });
});

describe('what becomes of a failed job', () => {
  const ports = { now: () => 1_000_000, random: () => Uint8Array.from([128]) };
  const after = (error: ConnectorError, attempts: number, firstFailedAt: number | null = null) => {
    const decision = decide(error, { attempts, firstFailedAt, metSince: firstFailedAt }, ports);
    return decision.kind === 'again' ? Math.round((decision.at - 1_000_000) / 1000) : 'parks';
  };
  it.each([
    ['down, first time', failure('unavailable'), 1, null, 5],
    ['down, fifth time', failure('unavailable'), 5, null, 80],
    ['down, for the fiftieth time: at most 12 hours', failure('unavailable'), 50, null, 43_234],
    [
      'rate limited, without a wish, for the fiftieth time: at most a quarter of an hour',
      failure('rateLimited'),
      50,
      null,
      901,
    ],
    [
      'locked by NAV’s own posting after an outage of hours: at most a quarter of an hour',
      failure('unavailable', { code: 'nav-lock' }),
      50,
      null,
      901,
    ],
    ['rate limited: the server’s own wish', failure('rateLimited', { retryAfterMs: 7_000 }), 3, null, 7],
    ['rate limited: a wish of no pause at all is none', failure('rateLimited', { retryAfterMs: 0 }), 3, null, 20],
    [
      'rate limited: a wish of days is heard for half a day',
      failure('rateLimited', { retryAfterMs: 40 * 86_400_000 }),
      3,
      null,
      43_200,
    ],
    ['changed by somebody meanwhile', failure('conflict'), 1, null, 5],
    ['refused data', failure('invalid'), 1, null, 'parks'],
    ['not allowed', failure('permission'), 1, null, 'parks'],
    ['sign-in refused: waits behind its circuit', failure('authentication'), 1, null, 60],
    ['an outcome nobody settled', failure('unknownOutcome'), 1, null, 'parks'],
  ] as const)('%s', (_name, error, attempts, first, wanted) => {
    expect(after(error, attempts, first)).toBe(wanted);
  });
  it('parks after three days of trying', () => {
    expect(after(failure('unavailable'), 20, 1_000_000 - 3 * 24 * 3_600_000 - 1)).toBe('parks');
  });
});
