import { describe, expect, it } from 'vitest';
import { isWrite, readsOf } from '../../fakes/batches.ts';
import type { FakeRequest } from '../../fakes/http.ts';

function ask(method: string, url: string, body = ''): FakeRequest {
  return { method, url, headers: {}, body: new TextEncoder().encode(body), secure: false };
}

function batch(...parts: readonly (readonly [string, string])[]): FakeRequest {
  const requests = parts.map(([method, url], index) => ({ id: `${index}`, method, url }));
  return ask('POST', '/BC/api/v2.0/$batch?tenant=t', JSON.stringify({ requests }));
}

describe('a request', () => {
  it('is a write unless it only reads, by itself or in a batch', () => {
    const requests = [
      ask('GET', '/items'),
      ask('POST', '/salesOrders'),
      ask('DELETE', '/salesOrders(1)'),
      batch(['GET', 'items'], ['get', 'customers']),
      batch(['GET', 'items'], ['PATCH', 'items(1)']),
      ask('POST', '/$batch', 'no batch'),
    ];
    expect(requests.map(isWrite)).toEqual([false, true, true, false, true, false]);
  });

  it('reads its address, or those of the reads it carries', () => {
    expect(readsOf(ask('GET', '/items?x=1'))).toEqual(['/items?x=1']);
    expect(readsOf(ask('POST', '/items'))).toEqual([]);
    expect(readsOf(batch(['GET', 'items'], ['POST', 'orders'], ['GET', 'customers?x=1']))).toEqual([
      'items',
      'customers?x=1',
    ]);
  });
});
