import type { Effect, Origin } from '../../base/origin.ts';
import type { Door } from '../../http/door.ts';
import type { HttpResponse } from '../../http/transport.ts';
import { parseJson } from '../shape.ts';
import type { StoreAbout } from '../answers.ts';
import { noAnswer, notJson, wooError } from './errors.ts';
import { trimHome } from './homeAddress.ts';
import { type Parameter, writeQuery } from './oauth.ts';

export interface WooCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/wp-json/`: `wc/v3/orders/21`; "" is the index. */
  readonly path: string;
  readonly query?: readonly Parameter[];
  readonly body?: unknown;
  readonly effect: Effect;
  readonly origin: Origin;
  /** For errors and the audit log: `order 21`. */
  readonly subject: string;
  readonly summary: string;
  /** Must not be sent twice. */
  readonly once?: boolean;
}

export interface WooAnswer {
  /** Parsed JSON, of any shape. */
  readonly body: unknown;
  readonly about: StoreAbout;
  readonly headers: HttpResponse['headers'];
}

export interface WooClient {
  /** Resolves with a 2xx answer that is JSON. @throws ConnectorError */
  call(call: WooCall): Promise<WooAnswer>;
  /** Resolves with any answer. @throws ConnectorError when none came. */
  send(call: WooCall): Promise<{ readonly response: HttpResponse; readonly about: StoreAbout }>;
  /** @throws ConnectorError unless the answer is a 2xx and JSON. */
  read(response: HttpResponse, about: StoreAbout): WooAnswer;
}

/**
 * Requests to one shop. Addresses are always built here: the shop's own `Link: rel="next"` repeats the used sign-in
 * parameters, the secret among them, and is never followed.
 */
export function createWooClient(options: {
  readonly connectionId: string;
  readonly homeUrl: string;
  readonly door: Door;
}): WooClient {
  const root = `${trimHome(options.homeUrl)}/wp-json/`;

  async function send(call: WooCall): Promise<{ response: HttpResponse; about: StoreAbout }> {
    const about: StoreAbout = { system: options.connectionId, subject: call.subject, once: call.once ?? false };
    const query = writeQuery(call.query ?? []);
    try {
      const response = await options.door.send({
        method: call.method,
        url: `${root}${call.path}${query === '' ? '' : `?${query}`}`,
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

  return {
    send,
    read: readAnswer,
    async call(call) {
      const { response, about } = await send(call);
      return readAnswer(response, about);
    },
  };
}

/** A body under any other content type is silently ignored: the shop then creates an empty record and answers 201. */
function headersOf(call: WooCall): Readonly<Record<string, string>> {
  const accept = { accept: 'application/json', 'user-agent': 'ml-connector' };
  return call.body === undefined ? accept : { ...accept, 'content-type': 'application/json' };
}

function readAnswer(response: HttpResponse, about: StoreAbout): WooAnswer {
  if (response.status < 200 || response.status > 299) throw wooError(response, about);
  const body = parseJson(response.body);
  if (body === undefined) throw notJson(response, about);
  return { body, about, headers: response.headers };
}
