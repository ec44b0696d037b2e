import type { Access } from './errors.ts';
import { denied } from './errors.ts';
import type { JsonObject } from './json.ts';
import { isTrue } from './json.ts';
import type { Query } from './query.ts';
import { single } from './query.ts';
import type { Shop, User } from './state.ts';
import { isManager } from './state.ts';

/** One REST call after authentication and routing. */
export interface Call {
  readonly shop: Shop;
  readonly method: string;
  readonly query: Query;
  /** The JSON or form body; empty when its content type is neither, whatever it holds. */
  readonly body: JsonObject;
  /** What the route's placeholders matched. */
  readonly parts: readonly string[];
  /** Home address as this request sees it, for links in the answer. */
  readonly home: string;
  /** Address of the called path, without query. */
  readonly url: string;
  readonly user: User | undefined;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @throws ShopError unless the caller may manage the shop */
export function requireManager(call: Call, access: Access): void {
  if (!isManager(call.user)) throw denied(access, call.user !== undefined);
}

export function idOf(call: Call, part = 0): number {
  return Number(call.parts[part]);
}

export function isForced(call: Call): boolean {
  return isTrue(single(call.query, 'force')) || isTrue(call.body['force']);
}

export function created(call: Call, location: string, body: unknown): Reply {
  return { status: 201, body, headers: { Location: `${call.home}/wp-json/wc/v3/${location}` } };
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}
