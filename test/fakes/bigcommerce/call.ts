import type { JsonObject } from './json.ts';
import { isObject } from './json.ts';
import { badJson } from './errors.ts';
import type { Query } from './query.ts';
import type { Account, Store } from './state.ts';

/** One request that was let in. */
export interface Call {
  readonly store: Store;
  readonly account: Account;
  readonly query: Query;
  /** Parsed; undefined where nothing was sent. */
  readonly body: unknown;
  /** What the route's pattern caught. */
  readonly parts: readonly string[];
  /** As in links: `https://api.bigcommerce.com/stores/abc123/v2`. */
  readonly home: string;
}

/** `body` undefined: no body at all, as with 204. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly contentType?: string;
}

export type Run = (call: Call) => Reply;

export const idOf = (call: Call, at = 0): number => Number(call.parts[at]);

/** @throws StoreError when the body is not an object */
export function objectBody(call: Call): JsonObject {
  if (!isObject(call.body)) throw badJson({ '': 'error.expected.jsobject' });
  return call.body;
}

/** @throws StoreError when the body is not an array of objects */
export function arrayBody(call: Call): readonly JsonObject[] {
  if (!Array.isArray(call.body) || !call.body.every(isObject)) throw badJson({ '': 'error.expected.jsarray' });
  return call.body;
}
