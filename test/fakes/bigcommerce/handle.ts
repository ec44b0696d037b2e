import type { FakeRequest, FakeResponse, Handle } from '../http.ts';
import { authenticate, checkScopes, scopesFor } from './access.ts';
import type { Reply } from './call.ts';
import { badJson, errorBody, notSupported, StoreError } from './errors.ts';
import type { Query } from './query.ts';
import { parseQuery } from './query.ts';
import type { RateWindow } from './rateWindow.ts';
import type { Matched } from './routes.ts';
import type { Store } from './state.ts';
import { settleStock } from './stock.ts';
import type { Writes } from './writes.ts';

type Version = 'v2' | 'v3';

interface Place {
  readonly origin: string;
  readonly hash: string;
  readonly version: Version;
  readonly path: string;
  readonly query: string;
}

export interface HandleOptions {
  readonly route: (version: Version, path: string, method: string) => Matched;
  readonly rate: RateWindow;
  readonly writes: Writes;
  /** Answers plain http too instead of sending it to https. */
  readonly allowPlainHttp: boolean;
  /** Says 429 without any rate header, as the platform does under load. */
  readonly overloaded: () => boolean;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export function createHandle(store: Store, options: HandleOptions): Handle {
  return (request) => {
    const place = placeOf(request);
    if (!request.secure && !options.allowPlainHttp) return toHttps(request);
    if (place === undefined) return answer(store, request, {}, { status: 404, body: lost() });
    let rate: Readonly<Record<string, string>> = {};
    try {
      const account = authenticate(store, request, place.hash);
      if (options.overloaded()) throw tooManyRequests();
      const taken = options.rate.take();
      rate = taken.headers;
      if (!taken.ok) throw tooManyRequests();
      if (!METHODS.includes(request.method)) throw new StoreError(501, 'Not Implemented');
      const matched = options.route(place.version, place.path, request.method);
      checkScopes(account, scopesFor(matched.family, request.method));
      checkHeaders(request, place.version);
      options.writes.note(request, account.clientSecret);
      settleStock(store);
      const query = parseQuery(place.query);
      if (place.version === 'v2') checkParameters(query, matched.params);
      const reply = matched.run({
        store,
        account,
        query,
        body: bodyOf(request),
        parts: matched.parts,
        home: `${place.origin}/stores/${place.hash}/${place.version}`,
      });
      return answer(store, request, rate, reply);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      const { status, contentType } = error;
      const body = errorBody(error, place.version);
      return answer(store, request, rate, { status, body, contentType });
    }
  };
}

function placeOf(request: FakeRequest): Place | undefined {
  const at = request.url.indexOf('?');
  const path = at === -1 ? request.url : request.url.slice(0, at);
  const found = /^\/stores\/([^/]+)\/(v2|v3)\/(.+?)\/?$/.exec(path);
  if (found === null) return undefined;
  return {
    origin: `${request.secure ? 'https' : 'http'}://${request.headers['host'] ?? 'api.bigcommerce.com'}`,
    hash: found[1] ?? '',
    version: found[2] === 'v2' ? 'v2' : 'v3',
    path: found[3] ?? '',
    query: at === -1 ? '' : request.url.slice(at + 1),
  };
}

const lost = (): unknown => errorBody(new StoreError(404, 'The resource was not found.'), 'v3');

/** Texts and keys are those of the endpoints' concurrency limit; what a spent quota says is not published. */
const tooManyRequests = (): StoreError => new StoreError(429, 'Too many requests', { errors: {} });

function checkHeaders(request: FakeRequest, version: Version): void {
  const accept = request.headers['accept'] ?? '';
  if (version === 'v2' && !/application\/json|\*\/\*/.test(accept)) throw new StoreError(406, 'Not Acceptable');
  if (request.body.length > 0 && !/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new StoreError(415, 'Unsupported Media Type');
  }
}

/** V2 refuses what nobody declared; V3 passes it over. */
function checkParameters(query: Query, declared: readonly string[]): void {
  const unknown = [...query.keys()].find((name) => !declared.includes(name));
  if (unknown !== undefined) throw notSupported(unknown);
}

function bodyOf(request: FakeRequest): unknown {
  if (request.body.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.from(request.body).toString('utf8'));
  } catch {
    throw badJson({ '': 'error.invalid.json' });
  }
}

function answer(
  store: Store,
  request: FakeRequest,
  rate: Readonly<Record<string, string>>,
  { status, body, contentType = 'application/json' }: Reply,
): FakeResponse {
  const text = body === undefined || request.method === 'HEAD' ? '' : JSON.stringify(body);
  return {
    status,
    headers: {
      Date: new Date(store.ports.now()).toUTCString(),
      ...(body === undefined ? {} : { 'Content-Type': contentType }),
      ...rate,
    },
    body: text,
  };
}

function toHttps(request: FakeRequest): FakeResponse {
  const location = `https://${request.headers['host'] ?? 'api.bigcommerce.com'}${request.url}`;
  return { status: 301, headers: { Location: location, 'Content-Type': 'text/html' }, body: '<html></html>' };
}
