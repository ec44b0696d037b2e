import { type ErrorKind, ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { Origin } from '../../base/origin.ts';
import type { Ports } from '../../base/ports.ts';
import type { Door } from '../../http/door.ts';
import { LARGEST_CLOCK_DIFFERENCE_MS, clockDifferenceMs } from '../../http/rungs.ts';
import type { HttpResponse } from '../../http/transport.ts';
import { type WooCall, type WooClient, createWooClient } from './client.ts';
import { parseJson } from './errors.ts';
import { isSameHome, trimHome } from './homeAddress.ts';
import { readShape, wooIndex } from './shapes.ts';

/** What a ping of the shop found: the lowest rung that did not hold, or that all do. */
export interface WooCheck {
  readonly ok: boolean;
  /** "fine", or the stable name of what is wrong. */
  readonly code: string;
  /** null when fine; `authentication` keeps everything from trying again. */
  readonly kind: ErrorKind | null;
  /** "" when fine. */
  readonly message: string;
  readonly whatToDo: string;
  readonly milliseconds: number;
}

export interface WooCheckOptions {
  readonly connectionId: string;
  readonly homeUrl: string;
  readonly door: Door;
  readonly ports: Ports;
  readonly origin: Origin;
}

/**
 * Pings the shop from the bottom up: it answers, is WordPress with WooCommerce, calls itself by the address we know it
 * by, accepts the key, and lets it read orders and webhooks. Reads only; never throws for what it is there to find.
 */
export async function checkWooCommerce(options: WooCheckOptions): Promise<WooCheck> {
  const startedAt = options.ports.now();
  const found = await climb(options).then(() => null, toConnectorError);
  const milliseconds = options.ports.now() - startedAt;
  if (found === null) return { ok: true, code: 'fine', kind: null, message: '', whatToDo: '', milliseconds };
  const { code, kind, message, whatToDo } = found;
  return { ok: false, code, kind, message, whatToDo, milliseconds };
}

async function climb(options: WooCheckOptions): Promise<void> {
  const client = createWooClient(options);
  const startedAt = options.ports.now();
  const { response, about } = await client.send(read(options, '', [['_fields', 'name,home,namespaces']]));
  const clockDifference = clockDifferenceMs(response, startedAt, options.ports.now());
  if (!isIndex(response)) await explainNoIndex(options, response);
  const index = readShape(wooIndex, client.read(response, about).body, about);
  if (!index.namespaces.includes('wc/v3')) throw problem(options, noWooCommerce);
  if (!isSameHome(index.home, options.homeUrl)) throw problem(options, otherHome(trimHome(index.home)));
  await readOrders(options, client, clockDifference);
  await readWebhooks(options, client);
}

async function readOrders(options: WooCheckOptions, client: WooClient, clockDifference: number | null): Promise<void> {
  const call = read(options, 'wc/v3/orders', [
    ['status', 'processing'],
    ['per_page', '1'],
    ['_fields', 'id'],
  ]);
  const error = await client.call(call).then(() => null, toConnectorError);
  if (error === null) return;
  const clockIsWrong = clockDifference !== null && Math.abs(clockDifference) > LARGEST_CLOCK_DIFFERENCE_MS;
  if (error.kind !== 'authentication') throw error;
  // Over https nothing of the sign-in depends on the time.
  if (clockIsWrong && !isSecure(options)) throw problem(options, wrongClock(clockDifference), error);
  throw problem(options, isSecure(options) ? keyRefused : keyRefusedOverHttp, error);
}

/** Webhooks need a shop manager's key; without them orders would only be polled. */
async function readWebhooks(options: WooCheckOptions, client: WooClient): Promise<void> {
  const call = read(options, 'wc/v3/webhooks', [
    ['per_page', '1'],
    ['_fields', 'id'],
  ]);
  const error = await client.call(call).then(() => null, toConnectorError);
  if (error === null) return;
  throw error.kind === 'permission' ? problem(options, noWebhooks, error) : error;
}

function isIndex(response: HttpResponse): boolean {
  const body = parseJson(response.body);
  return body !== null && typeof body === 'object' && 'namespaces' in body;
}

/** Returns when nothing more is known than the answer itself says. */
async function explainNoIndex(options: WooCheckOptions, response: HttpResponse): Promise<void> {
  if (response.status >= 500 || response.status === 429 || (response.status >= 300 && response.status < 400)) return;
  if (response.status === 401 || response.status === 403) throw problem(options, indexClosed);
  // With plain permalinks WordPress serves its index under this address only, and WooCommerce takes no keys there.
  const { response: plain } = await createPlainClient(options).send(read(options, '', [['rest_route', '/']]));
  throw problem(options, isIndex(plain) ? plainPermalinks : noWordPress);
}

/** Asks `{home}/?…` where the client asks `{home}/wp-json/?…`. */
function createPlainClient(options: WooCheckOptions): WooClient {
  const door: Door = {
    send: (request) => options.door.send({ ...request, url: request.url.replace('/wp-json/?', '/?') }),
  };
  return createWooClient({ ...options, door });
}

function read(options: WooCheckOptions, path: string, query: NonNullable<WooCall['query']>): WooCall {
  const subject = path === '' ? "WordPress' index" : path === 'wc/v3/orders' ? 'its orders' : 'its webhooks';
  return {
    method: 'GET',
    path,
    query,
    effect: 'read',
    origin: options.origin,
    subject,
    summary: `ping: read ${subject}`,
  };
}

function isSecure(options: WooCheckOptions): boolean {
  return options.homeUrl.startsWith('https:');
}

type Problem = Pick<ConnectorError, 'kind' | 'code' | 'message' | 'whatToDo'>;

function problem(options: WooCheckOptions, facts: Problem, cause?: ConnectorError): ConnectorError {
  return new ConnectorError({
    ...facts,
    system: options.connectionId,
    ...(cause === undefined ? {} : { cause }),
    ...(cause?.status === undefined ? {} : { status: cause.status }),
  });
}

const noWordPress: Problem = {
  kind: 'unavailable',
  code: 'not-wordpress',
  message: 'Something answers at this address, but it is not the WordPress of a shop.',
  whatToDo: 'Enter the home address of the shop, with its sub-folder if it has one.',
};
const plainPermalinks: Problem = {
  kind: 'unavailable',
  code: 'plain-permalinks',
  message: "The shop uses WordPress' plain permalinks; WooCommerce accepts no keys that way.",
  whatToDo: 'In WordPress > Settings > Permalinks choose any structure but "Plain" and save.',
};
const indexClosed: Problem = {
  kind: 'unavailable',
  code: 'rest-api-closed',
  message: 'Something before the shop asks for a sign-in of its own or blocks the REST API.',
  whatToDo: 'Let /wp-json/ through: password protection of the site, a security plugin or a firewall stands before it.',
};
const noWooCommerce: Problem = {
  kind: 'unavailable',
  code: 'woocommerce-missing',
  message: 'WordPress answers, but WooCommerce is not active there.',
  whatToDo: 'Activate the WooCommerce plugin, version 9 or later, at this address.',
};
const keyRefused: Problem = {
  kind: 'authentication',
  code: 'signin-refused',
  message: 'The shop refused the key.',
  whatToDo:
    'Create a key under WooCommerce > Settings > Advanced > REST API with permission Read/Write and enter both parts. If they are right, the web server drops the Authorization header or hides from WordPress that the call came over https.',
};
const keyRefusedOverHttp: Problem = {
  kind: 'authentication',
  code: 'signin-refused',
  message: 'The shop refused the key or its signature.',
  whatToDo:
    'Create a key under WooCommerce > Settings > Advanced > REST API with permission Read/Write and enter both parts. If they are right, enter the address exactly as WordPress > Settings > General shows it: it is part of the signature.',
};
const noWebhooks: Problem = {
  kind: 'permission',
  code: 'webhooks-not-allowed',
  message: 'The key may read orders, but not the webhooks.',
  whatToDo: 'Let the key belong to a shop manager or administrator.',
};

function otherHome(home: string): Problem {
  return {
    kind: 'invalid',
    code: 'other-home',
    message: `The shop calls itself ${home}; its deliveries would be refused as those of a copy.`,
    whatToDo: `Enter ${home} as the address of the shop.`,
  };
}

function wrongClock(difference: number): Problem {
  const minutes = Math.round(Math.abs(difference) / 60_000);
  return {
    kind: 'authentication',
    code: 'clock-wrong',
    message: `The shop's clock is ${minutes} minutes ${difference > 0 ? 'ahead of' : 'behind'} ours, so it refuses what we sign.`,
    whatToDo: 'Set the clock that is wrong, of this computer or of the shop.',
  };
}
