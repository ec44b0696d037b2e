import type { Behaviour } from './faults.ts';
import type { FakeRequest, FakeResponse } from './http.ts';

export interface InProcessRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface InProcessResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type InProcessFailure = 'name' | 'refused' | 'reset' | 'timeout';

export interface InProcessOptions {
  /** Servers by origin: `http://nav.sim:7048`. */
  readonly servers: Readonly<Record<string, Behaviour>>;
  /** Makes the error the caller's transport rejects with. `sent`: the other side may have heard the request. */
  readonly makeError: (failure: InProcessFailure, sent: boolean, message: string) => Error;
  /** How long an answer is on its way; needs `after`. Default none. */
  readonly latency?: { readonly ms: () => number; readonly after: (ms: number, run: () => void) => void };
}

export type InProcessTransport = (request: InProcessRequest) => Promise<InProcessResponse>;

/** Carries requests to simulated servers without sockets: nothing but microtasks and the clock given. */
export function createInProcess({ servers, makeError, latency }: InProcessOptions): InProcessTransport {
  return async (request) => {
    const url = new URL(request.url);
    const behaviour = servers[url.origin];
    if (behaviour === undefined) throw makeError('name', false, `${url.host} is not known.`);
    if (request.signal?.aborted === true) throw makeError('timeout', false, `${url.host} was not asked any more.`);
    const left = leaving(request.signal, () => makeError('timeout', true, `${url.host} did not answer in time.`));
    const answer = (async () => {
      const outcome = await behaviour(toFakeRequest(request, url));
      if (latency !== undefined) await wait(latency.ms(), latency.after);
      if (outcome === 'refused') throw makeError('refused', false, `${url.host} refused the connection.`);
      if (outcome === 'dropped') throw makeError('reset', true, `${url.host} cut the connection.`);
      return toResponse(outcome);
    })();
    try {
      return await Promise.race([answer, left.promise]);
    } finally {
      left.forget();
    }
  };
}

/** Rejects when the caller leaves; the server goes on with its work regardless. */
function leaving(signal: AbortSignal | undefined, error: () => Error) {
  let onAbort = (): void => undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(error());
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  return { promise, forget: () => signal?.removeEventListener('abort', onAbort) };
}

function wait(ms: number, after: (ms: number, run: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    after(ms, resolve);
  });
}

function toFakeRequest({ method, url: given, headers, body }: InProcessRequest, url: URL): FakeRequest {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    method,
    url: pathAsGiven(given),
    headers: { host: url.host, ...Object.fromEntries(lower) },
    body: new TextEncoder().encode(body ?? ''),
    secure: url.protocol === 'https:',
  };
}

/** Path and query untouched: a URL object would escape quotes, and a strict server must see what was written. */
function pathAsGiven(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/#.*$/, '');
  return path.startsWith('/') ? path : `/${path}`;
}

function toResponse({ status, headers, body }: FakeResponse): InProcessResponse {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { status, headers: Object.fromEntries(lower), body };
}
