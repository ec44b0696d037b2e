import type * as z from 'zod';
import type { Effect, Origin } from '../../base/origin.ts';
import type { Door } from '../../http/door.ts';
import type { HttpResponse } from '../../http/transport.ts';
import { parseJson } from '../shape.ts';
import type { StoreAbout } from '../answers.ts';
import { bigError, noAnswer, notJson, readShape } from './errors.ts';
import { bodyOrEmptyList } from './quirks.ts';

export interface BigCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the store's root: `v2/orders/21`, `v3/hooks`. */
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: unknown;
  readonly effect: Effect;
  readonly origin: Origin;
  /** For errors and the audit log: `order 21`. */
  readonly subject: string;
  readonly summary: string;
  /** Must not be sent twice. */
  readonly once?: boolean;
}

export interface BigAnswer {
  /** Parsed JSON, of any shape; an answer without a body is an empty list. */
  readonly body: unknown;
  readonly about: StoreAbout;
  readonly headers: HttpResponse['headers'];
}

export interface BigClient {
  /** Resolves with a 2xx answer. @throws ConnectorError */
  call(call: BigCall): Promise<BigAnswer>;
  /** The same, in this shape. @throws ConnectorError `store-wrong-shape` */
  read<T extends z.ZodType>(shape: T, call: BigCall): Promise<z.output<T>>;
  /** Resolves with any answer. @throws ConnectorError when none came. */
  send(call: BigCall): Promise<{ readonly response: HttpResponse; readonly about: StoreAbout }>;
  /** @throws ConnectorError unless the answer is a 2xx. */
  answer(response: HttpResponse, about: StoreAbout): BigAnswer;
}

export interface BigClientOptions {
  readonly connectionId: string;
  /** Where the API is: `https://api.bigcommerce.com`. */
  readonly apiUrl: string;
  readonly storeHash: string;
  readonly door: Door;
}

/**
 * Requests to one store. Paths are always built here: the addresses that its answers carry for sub-resources are not the
 * documented ones, and never followed.
 */
export function createBigClient(options: BigClientOptions): BigClient {
  const root = `${options.apiUrl.replace(/\/+$/, '')}/stores/${options.storeHash}/`;

  async function send(call: BigCall): Promise<{ response: HttpResponse; about: StoreAbout }> {
    const about: StoreAbout = { system: options.connectionId, subject: call.subject, once: call.once ?? false };
    try {
      const response = await options.door.send({
        method: call.method,
        url: `${root}${call.path}${queryOf(call.query ?? [])}`,
        headers: headersOf(call),
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
        effect: call.effect,
        origin: call.origin,
        summary: call.summary,
      });
      return { response, about };
    } catch (error) {
      throw noAnswer(error, about);
    }
  }

  async function call(one: BigCall): Promise<BigAnswer> {
    const { response, about } = await send(one);
    return readAnswer(response, about);
  }

  return {
    send,
    call,
    answer: readAnswer,
    async read(shape, one) {
      const { body, about } = await call(one);
      return readShape(shape, body, about);
    },
  };
}

function queryOf(query: readonly (readonly [string, string])[]): string {
  if (query.length === 0) return '';
  return `?${query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`;
}

function headersOf(call: BigCall): Readonly<Record<string, string>> {
  const accept = { accept: 'application/json', 'user-agent': 'ml-connector' };
  return call.body === undefined ? accept : { ...accept, 'content-type': 'application/json' };
}

function readAnswer(response: HttpResponse, about: StoreAbout): BigAnswer {
  if (response.status < 200 || response.status > 299) throw bigError(response, about);
  const body = parseJson(bodyOrEmptyList(response.status, response.body));
  if (body === undefined) throw notJson(response, about);
  return { body, about, headers: response.headers };
}
