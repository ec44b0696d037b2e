import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FakeBigCommerce, FakeBigCommerceOptions } from '../../../fakes/bigcommerce/bigcommerce.ts';
import { createFakeBigCommerce } from '../../../fakes/bigcommerce/bigcommerce.ts';
import { ACCOUNTS } from '../../../fakes/bigcommerce/seed.ts';
import type { Account } from '../../../fakes/bigcommerce/state.ts';
import type { FakeResponse } from '../../../fakes/http.ts';

export type Body = Readonly<Record<string, unknown>>;

export interface Answer extends FakeResponse {
  /** Parsed; an empty object where nothing was sent. */
  readonly json: Body;
  /** The same, as a V2 list; empty for 204. */
  readonly list: readonly Body[];
  /** `data` of a V3 list. */
  readonly data: readonly Body[];
}

export interface StoreUnderTest extends FakeBigCommerce {
  readonly clock: { now: number };
  /** `path` as in `/v2/orders`. */
  call(method: string, path: string, body?: unknown, account?: Account): Answer;
  /** As it is, headers and all. */
  send(method: string, url: string, headers: Readonly<Record<string, string>>, body?: string): Answer;
}

export function openStore(options: Partial<FakeBigCommerceOptions> = {}): StoreUnderTest {
  const clock = { now: Date.parse('2026-11-22T10:00:00Z') };
  let seed = 1;
  const fake = createFakeBigCommerce({
    now: () => clock.now,
    random: (bytes) => Uint8Array.from({ length: bytes }, () => (seed = (seed * 48271) % 2147483647) & 255),
    rate: { quota: 100_000 },
    ...options,
  });
  const send: StoreUnderTest['send'] = (method, url, headers, body = '') => {
    const response = fake.handle({ method, url, headers, body: Buffer.from(body), secure: true });
    const parsed: unknown = response.body === '' ? undefined : JSON.parse(response.body);
    const json = (parsed ?? {}) as Body;
    return { ...response, json, list: (parsed ?? []) as Body[], data: (json['data'] ?? []) as Body[] };
  };
  return {
    ...fake,
    clock,
    send,
    call: (method, path, body, account = ACCOUNTS.full) =>
      send(method, `/stores/abc123${path}`, headersOf(account), body === undefined ? '' : JSON.stringify(body)),
  };
}

export const headersOf = (account: Account): Record<string, string> => ({
  'x-auth-token': account.token,
  accept: 'application/json',
  'content-type': 'application/json',
});

export function fixture<Shape = Body>(name: string): Shape {
  const file = join(import.meta.dirname, '../../../fixtures/bigcommerce', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Shape;
}

/** Names and types of every field, deep; lists are described by their first row, null fits anything. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  const entries = Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
