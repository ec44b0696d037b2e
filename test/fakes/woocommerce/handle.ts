import type { FakeRequest, FakeResponse, Handle } from '../http.ts';
import { checkPermission, createDoorman } from './auth.ts';
import type { Authenticated } from './auth.ts';
import type { Call, Reply } from './call.ts';
import { getRoot } from './discovery.ts';
import { noRoute, ShopError } from './errors.ts';
import type { JsonObject } from './json.ts';
import { isObject, phpJson, pickFields } from './json.ts';
import type { Query } from './query.ts';
import { list, parseQuery, single } from './query.ts';
import type { Matched } from './routes.ts';
import type { Shop } from './state.ts';

/** What the address of a request says. */
interface Place {
  readonly home: string;
  readonly path: string;
  readonly url: string;
  readonly query: Query;
  /** Below `wp-json/`; undefined for a page of the shop itself. */
  readonly rest: string | undefined;
  /** `?rest_route=` style: WooCommerce does not even look at credentials there. */
  readonly isPretty: boolean;
}

export function createHandle(shop: Shop, route: (path: string, method: string) => Matched): Handle {
  const doorman = createDoorman(shop);
  return (request) => {
    const place = placeOf(shop, request);
    if (place.rest === undefined) return homePage(shop, place);
    let who: Authenticated | undefined;
    let matched: Matched | undefined;
    try {
      const form = formOf(request);
      const params = new Map([...place.query, ...form]);
      const isOurs = place.isPretty && place.rest.startsWith('wc/');
      who = isOurs ? doorman.authenticate(request, place.url, params) : undefined;
      if (who !== undefined) checkPermission(who.key, request.method);
      if (place.rest === '')
        return answer(shop, request, place, who, 'GET', getRoot(callOf(shop, request, place, [], {}, undefined)));
      if (!place.rest.startsWith('wc/v3/')) throw noRoute();
      matched = route(place.rest.slice('wc/v3/'.length).replace(/\/$/, ''), request.method);
      const body = { ...Object.fromEntries(form), ...jsonOf(request) };
      const reply = matched.run(callOf(shop, request, place, matched.parts, body, who));
      return answer(shop, request, place, who, matched.allow, reply);
    } catch (error) {
      if (!(error instanceof ShopError)) throw error;
      const isDenied = error.status === 401 || error.status === 403;
      return answer(shop, request, place, who, isDenied ? undefined : matched?.allow, {
        status: error.status,
        body: error.body(),
      });
    }
  };
}

function placeOf(shop: Shop, request: FakeRequest): Place {
  const home = request.secure ? shop.home.secure : shop.home.plain;
  const [sentPath = '/', queryText = ''] = splitOnce(request.url, '?');
  const base = new URL(home).pathname.replace(/\/$/, '');
  const path = sentPath.startsWith(base) ? sentPath.slice(base.length) : sentPath;
  const query = parseQuery(queryText);
  const pretty = shop.permalinks === 'plain' ? null : /^\/wp-json(?:\/(.*))?$/.exec(path);
  const routed = single(query, 'rest_route')?.replace(/^\//, '');
  return {
    home,
    path,
    url: `${home}${path}`,
    query,
    rest: pretty ? (pretty[1] ?? '') : routed,
    isPretty: pretty !== null,
  };
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function callOf(
  shop: Shop,
  request: FakeRequest,
  place: Place,
  parts: readonly string[],
  body: JsonObject,
  who: Authenticated | undefined,
): Call {
  const { query, home, url } = place;
  return { shop, method: request.method, query, body, parts, home, url, user: who?.user };
}

const contentType = (request: FakeRequest): string => (request.headers['content-type'] ?? '').toLowerCase();

const textOf = (request: FakeRequest): string => Buffer.from(request.body).toString('utf8');

function formOf(request: FakeRequest): Query {
  if (!contentType(request).startsWith('application/x-www-form-urlencoded')) return new Map();
  return parseQuery(textOf(request));
}

/** Any other content type is not read, and not complained about either. */
function jsonOf(request: FakeRequest): JsonObject {
  if (!/^application\/([\w.-]+\+)?json\b/.test(contentType(request)) || request.body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(textOf(request));
    return isObject(value) ? value : {};
  } catch {
    throw new ShopError(400, 'rest_invalid_json', 'Invalid JSON body passed.', {
      status: 400,
      json_error_code: 4,
      json_error_message: 'Syntax error',
    });
  }
}

function answer(
  shop: Shop,
  request: FakeRequest,
  place: Place,
  who: Authenticated | undefined,
  allow: string | undefined,
  reply: Reply,
): FakeResponse {
  const body = reply.status >= 400 ? reply.body : withFields(reply.body, list(place.query, '_fields'));
  return {
    status: reply.status,
    headers: {
      Date: new Date(shop.ports.now()).toUTCString(),
      Link: `<${restRoot(shop, place)}>; rel="https://api.w.org/"`,
      'X-Content-Type-Options': 'nosniff',
      ...(allow === undefined ? {} : { Allow: allow }),
      ...(who === undefined ? {} : { 'Cache-Control': 'no-cache, must-revalidate, max-age=0, no-store, private' }),
      'Content-Type': 'application/json; charset=UTF-8',
      ...reply.headers,
    },
    body: request.method === 'HEAD' ? '' : phpJson(body),
  };
}

/** Where the shop says its REST API is. */
function restRoot(shop: Shop, { home }: Place): string {
  return shop.permalinks === 'plain' ? `${home}/index.php?rest_route=/` : `${home}/wp-json/`;
}

/** A single object keeps its links whatever was asked for; rows of a list lose them. */
function withFields(body: unknown, fields: readonly string[]): unknown {
  if (fields.length === 0) return body;
  if (Array.isArray(body)) return body.map((row) => pickFields(row, fields));
  if (!isObject(body)) return body;
  const picked = pickFields(body, fields);
  return isObject(picked) && body['_links'] !== undefined ? { ...picked, _links: body['_links'] } : picked;
}

/** The shop's own pages; all say where the REST API is. */
function homePage(shop: Shop, place: Place): FakeResponse {
  const isHome = place.path === '/' || place.path === '';
  return {
    status: isHome ? 200 : 404,
    headers: {
      Date: new Date(shop.ports.now()).toUTCString(),
      Link: `<${restRoot(shop, place)}>; rel="https://api.w.org/"`,
      'Content-Type': 'text/html; charset=UTF-8',
    },
    body: `<!DOCTYPE html><html><head><title>${shop.name}</title></head><body></body></html>`,
  };
}
