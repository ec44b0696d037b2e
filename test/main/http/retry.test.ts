import { describe, expect, test } from 'vitest';
import { retryAfterMs, retryWait } from '../../../main/http/retry.ts';
import { type HttpResponse, TransportError, type TransportFailure } from '../../../main/http/transport.ts';

function answer(status: number, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers, body: '' };
}

describe('the wait before a request is sent again', () => {
  test.each([
    ['a read met by 429', 1, answer(429), 250],
    ['a read met by 503 for the second time', 2, answer(503), 1_000],
    ['a read met by 503 that asks for 3 seconds', 1, answer(503, { 'retry-after': '3' }), 3_000],
    [
      'a read met by 429 that asks for a minute: the queue waits, not the lane',
      1,
      answer(429, { 'retry-after': '60' }),
      null,
    ],
    ['a read met by 429 of BigCommerce that asks for 20 seconds', 1, answer(429, { 'x-retry-after': '20' }), null],
    ['a third try', 3, answer(503), null],
    ['a read refused with 400', 1, answer(400), null],
    ['a read refused with 401: accounts lock out', 1, answer(401), null],
    ['a read that met 500', 1, answer(500), null],
    ['a read that succeeded', 1, answer(200), null],
  ])('%s', (_, attempt, response, wanted) => {
    expect(retryWait({ effect: 'read' }, attempt, response, null)).toBe(wanted);
  });

  const failures: [TransportFailure, number | null][] = [
    ['reset', 250],
    ['other', 250],
    ['name', null],
    ['refused', null],
    ['tls', null],
    ['timeout', null],
    ['tooLarge', null],
  ];
  test.each(failures)('a read without answer, %s', (failure, wanted) => {
    expect(retryWait({ effect: 'read' }, 1, null, new TransportError(failure, true, ''))).toBe(wanted);
  });

  test.each(['business', 'housekeeping'] as const)('a %s write is never sent again', (effect) => {
    expect(retryWait({ effect }, 1, answer(503), null)).toBeNull();
    expect(retryWait({ effect }, 1, null, new TransportError('reset', true, ''))).toBeNull();
  });

  const at = (time: string) => `Fri, 20 Nov 2026 ${time} GMT`;
  test.each([
    ['seconds', { 'retry-after': '30' }, 30_000],
    ['a date, by the clock of the server', { 'retry-after': at('10:00:45'), date: at('10:00:00') }, 45_000],
    ['a date that has passed', { 'retry-after': at('09:59:00'), date: at('10:00:00') }, 0],
    ['a date of a server without a clock', { 'retry-after': at('10:00:45') }, null],
    ['words', { 'retry-after': 'soon', date: at('10:00:00') }, null],
    ['BigCommerce’s own', { 'x-retry-after': '15' }, 15_000],
    ['shorter than the one beside it', { 'retry-after': '15', 'x-retry-after': '40' }, 40_000],
    ['nothing', {}, null],
  ])('is read from a Retry-After that is %s', (_, headers, wanted) => {
    expect(retryAfterMs(answer(503, headers))).toBe(wanted);
  });
});
