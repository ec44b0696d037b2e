import { readFileSync } from 'node:fs';
import type { FakeResponse } from '../../../fakes/http.ts';
import { KEYS } from '../../../fakes/woocommerce/seed.ts';
import type { FakeWooCommerce, FakeWooCommerceOptions } from '../../../fakes/woocommerce/woocommerce.ts';
import { createFakeWooCommerce } from '../../../fakes/woocommerce/woocommerce.ts';

export type Body = Record<string, unknown>;

export interface Sample {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly rawBody?: string;
    readonly origin?: string;
    readonly oauthSignatureBaseString?: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Body;
  };
}

export interface DeliverySample {
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: string;
  readonly signature: { readonly secret: string; readonly header: string };
}

export function fixture<Shape = Sample>(name: string): Shape {
  const url = new URL(`../../../fixtures/woocommerce/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Shape;
}

export interface ShopUnderTest extends FakeWooCommerce {
  /** The shop's clock, in milliseconds; move it as wanted. */
  readonly clock: { now: number };
  /** With the read-write key over https, JSON both ways. */
  call(method: string, path: string, body?: unknown): Answer;
  /** Replays a recorded request with the headers it had. */
  replay(sample: Sample): Answer;
}

export interface Answer extends FakeResponse {
  readonly json: Body;
  readonly list: Body[];
}

export const basic = (key: { consumerKey: string; consumerSecret: string }): string =>
  `Basic ${Buffer.from(`${key.consumerKey}:${key.consumerSecret}`).toString('base64')}`;

export function openShop(at: string, options: Partial<FakeWooCommerceOptions> = {}): ShopUnderTest {
  const clock = { now: Date.parse(at) };
  let seed = 1;
  const fake = createFakeWooCommerce({
    now: () => clock.now,
    random: (bytes) => Uint8Array.from({ length: bytes }, () => (seed = (seed * 48271) % 2147483647) & 255),
    plainHome: 'http://127.0.0.1:8081',
    ...options,
  });
  const send = (
    method: string,
    url: string,
    headers: Record<string, string>,
    body: string,
    secure: boolean,
  ): Answer => {
    const response = fake.handle({ method, url, headers, body: Buffer.from(body), secure });
    const parsed: unknown = JSON.parse(response.body);
    return { ...response, json: parsed as Body, list: parsed as Body[] };
  };
  return {
    ...fake,
    clock,
    call(method, path, body) {
      const headers = { authorization: basic(KEYS.readWrite), 'content-type': 'application/json' };
      return send(method, path, headers, body === undefined ? '' : JSON.stringify(body), true);
    },
    replay({ request, response }) {
      const sent = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
      const headers: Record<string, string> = Object.fromEntries(sent);
      if (headers['authorization']?.startsWith('Basic <')) headers['authorization'] = basic(KEYS.readWrite);
      const body = request.rawBody ?? (request.body === undefined ? '' : textOf(request.body));
      const secure = response.headers['link']?.startsWith('<https:') ?? true;
      return send(request.method, request.path, headers, body, secure);
    },
  };
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** Sets the clock just where the recorded object was made. */
export function timeOf(sample: Sample): string {
  return `${String(sample.response.body['date_created_gmt'])}Z`;
}

/** Names and types of every field, deep; lists are described by their first row. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]));
}
