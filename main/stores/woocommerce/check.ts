import * as z from 'zod';
import { ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { Origin } from '../../base/origin.ts';
import type { Door } from '../../http/door.ts';
import {
  type CallWatch,
  climbLadder,
  clockStep,
  fine,
  type LadderResult,
  type PingWay,
  speedStep,
  type Step,
  watchCalls,
} from '../../http/pingLadder.ts';
import { LARGEST_CLOCK_DIFFERENCE_MS } from '../../http/rungs.ts';
import type { HttpResponse } from '../../http/transport.ts';
import { type WooCall, type WooClient, createWooClient } from './client.ts';
import { parseJson } from '../shape.ts';
import { noAnswer, readShape } from './errors.ts';
import { isSameHome, trimHome } from './homeAddress.ts';
import { wooIndex } from './shapes.ts';

export type WooCheck = LadderResult;

export interface WooCheckOptions extends PingWay {
  readonly connectionId: string;
  readonly homeUrl: string;
  readonly door: Door;
  readonly origin: Origin;
}

/** What has to be read, one call each; the key's owner needs a right for each of them. */
const READ = [
  { path: 'wc/v3/products', name: 'its products' },
  { path: 'wc/v3/customers', name: 'its customers' },
] as const;
const INDEX = "WordPress' index";
type Parameters = NonNullable<WooCall['query']>;
const ONE_ID: Parameters = [
  ['per_page', '1'],
  ['_fields', 'id'],
];
/** Older ones lack fields and webhook behaviour that the connector relies on. */
const OLDEST_VERSION = 9;

interface Asking {
  readonly options: WooCheckOptions;
  readonly client: WooClient;
  readonly watch: CallWatch;
  readonly hostname: string;
  /** What the orders' read met besides a refused key: the rung above tells it. */
  orders: ConnectorError | null;
}

/**
 * Pings the shop from the bottom up: it answers, is WordPress with WooCommerce, calls itself by the address we know it
 * by, accepts the key, lets it read what is needed, has a version we know, a right clock, and is quick. Reads only;
 * never throws for what it is there to find.
 */
export function checkWooCommerce(options: WooCheckOptions): Promise<WooCheck> {
  const watch = watchCalls(options.door, options.ports);
  const client = createWooClient({ ...options, door: watch.door });
  const asking: Asking = { options, client, watch, hostname: new URL(options.homeUrl).hostname, orders: null };
  return climbLadder({
    ...options,
    url: `${trimHome(options.homeUrl)}/wp-json/?_fields=name,home,namespaces`,
    reached: 'store',
    unreached: (error) =>
      toConnectorError(noAnswer(error, { system: options.connectionId, subject: INDEX, once: false })),
    upper: [
      ['server', () => serverStep(asking)],
      ['signIn', () => signInStep(asking)],
      ['read', () => readStep(asking)],
      ['version', () => versionStep(asking)],
      ['clock', () => clockStep(watch, asking.hostname)],
      ['speed', () => speedStep(watch, asking.hostname)],
    ],
  });
}

async function serverStep({ options, client, watch, hostname }: Asking): Promise<Step> {
  const { response, about } = await client.send(read(options, '', [['_fields', 'name,home,namespaces']]));
  if (!isIndex(response)) await explainNoIndex({ ...options, door: watch.door }, response);
  const index = readShape(wooIndex, client.read(response, about).body, about);
  if (!index.namespaces.includes('wc/v3')) throw problem(options, noWooCommerce);
  if (!isSameHome(index.home, options.homeUrl)) throw problem(options, otherHome(trimHome(index.home)));
  return fine(`${hostname} is a WordPress with WooCommerce.`, true);
}

/** The first read that needs the key: a refused one shows here, an owner without rights one rung higher. */
async function signInStep(asking: Asking): Promise<Step> {
  const query: Parameters = [['status', 'processing'], ...ONE_ID];
  asking.orders = await failureOf(asking, 'wc/v3/orders', 'its orders', query);
  if (asking.orders?.kind === 'authentication') throw refusal(asking, asking.orders);
  return fine('The key was accepted.', true);
}

async function readStep(asking: Asking): Promise<Step> {
  if (asking.orders !== null) throw asking.orders;
  for (const { path, name } of READ) {
    const error = await failureOf(asking, path, name, ONE_ID);
    // The key was accepted before, so this is about its owner's rights.
    if (error?.kind === 'permission' || error?.kind === 'authentication')
      throw problem(asking.options, notReadable(name), error);
    if (error !== null) throw error;
  }
  const error = await failureOf(asking, 'wc/v3/webhooks', 'its webhooks', ONE_ID);
  if (error?.kind === 'permission') throw problem(asking.options, noWebhooks, error);
  if (error !== null) throw error;
  return fine('Orders, products, customers and webhooks can be read.', true);
}

function failureOf(
  { options, client }: Asking,
  path: string,
  name: string,
  query: Parameters,
): Promise<ConnectorError | null> {
  return client.call(read(options, path, query, name)).then(() => null, toConnectorError);
}

/** The status page needs more rights than orders do: a shop that does not show it is none the worse. */
async function versionStep({ options, client }: Asking): Promise<Step> {
  const call = read(options, 'wc/v3/system_status', [['_fields', 'environment']], 'its status');
  const version = await client.call(call).then(
    ({ body }) => versionOf(body),
    () => '',
  );
  if (version === '') return fine('The shop does not say its version.', true);
  if (Number.parseInt(version, 10) >= OLDEST_VERSION) return fine(`WooCommerce ${version}.`, true);
  const detail = `WooCommerce ${version} is older than version ${OLDEST_VERSION}, the oldest this program was tried with.`;
  return { result: 'warning', detail, whatToDo: 'Update WooCommerce in the shop.', isTimed: true };
}

function versionOf(body: unknown): string {
  const status = z.object({ environment: z.object({ version: z.string() }) }).safeParse(body);
  return status.success ? status.data.environment.version : '';
}

function refusal({ options, watch }: Asking, error: ConnectorError): ConnectorError {
  const difference = watch.clockDifferenceMs();
  const clockIsWrong = difference !== null && Math.abs(difference) > LARGEST_CLOCK_DIFFERENCE_MS;
  // Over https nothing of the sign-in depends on the time.
  if (clockIsWrong && !isSecure(options)) return problem(options, wrongClock(difference), error);
  return problem(options, isSecure(options) ? keyRefused : keyRefusedOverHttp, error);
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

function read(options: WooCheckOptions, path: string, query: Parameters, subject = INDEX): WooCall {
  const { origin } = options;
  return { method: 'GET', path, query, effect: 'read', origin, subject, summary: `ping: read ${subject}` };
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

function notReadable(name: string): Problem {
  return {
    kind: 'permission',
    code: 'permission-missing',
    message: `The key may not read ${name.replace(/^its /, "the shop's ")}.`,
    whatToDo: 'Let the key belong to a shop manager or administrator.',
  };
}

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
