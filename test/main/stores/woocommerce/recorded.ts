import { readFileSync, readdirSync } from 'node:fs';
import type { RawDelivery } from '../../../../main/stores/store.ts';

/** Recorded request and answer of a WooCommerce shop. */
export interface Recorded {
  readonly credentials: { readonly consumerKey: string; readonly consumerSecret: string };
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly oauthSignatureBaseString: string;
    readonly origin: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

interface RecordedDelivery {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: string;
}

const folder = new URL('../../../fixtures/woocommerce/', import.meta.url);

export function recordedNames(pattern: RegExp): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((name) => pattern.test(name))
    .sort();
}

export function recorded(name: string): Recorded {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Recorded;
}

/** A recorded body that tests may change. */
export function recordedBody(name: string): Record<string, unknown> {
  return recorded(name).response.body as Record<string, unknown>;
}

export function recordedDelivery(name: string): RawDelivery {
  const delivery = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as RecordedDelivery;
  return {
    method: delivery.method,
    headers: Object.fromEntries(Object.entries(delivery.headers).map(([key, value]) => [key.toLowerCase(), value])),
    body: Buffer.from(delivery.rawBody, 'utf8'),
  };
}
