import { ConnectorError, toConnectorError } from '../../base/errors.ts';
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
import { type BigCall, type BigClient, createBigClient } from './client.ts';
import { noAnswer } from './errors.ts';
import { bigParts, type BigRightsOptions } from './scopes.ts';
import { bigStore, bigSummaries } from './shapes.ts';

export interface BigCheckOptions extends PingWay, BigRightsOptions {}

const STORE = 'what it is called';

interface Asking {
  readonly options: BigCheckOptions;
  readonly client: BigClient;
  readonly watch: CallWatch;
  readonly hostname: string;
}

/**
 * Pings a store from the bottom up: the API answers, knows the store and the token, lets it read what is needed, has a
 * right clock, and is quick. Reads only; never throws for what it is there to find.
 */
export function checkBigCommerce(options: BigCheckOptions): Promise<LadderResult> {
  const watch = watchCalls(options.door, options.ports);
  const client = createBigClient({ ...options, door: watch.door });
  const asking: Asking = { options, client, watch, hostname: new URL(options.apiUrl).hostname };
  return climbLadder({
    ...options,
    url: `${options.apiUrl.replace(/\/+$/, '')}/stores/${options.storeHash}/v2/time`,
    reached: 'store',
    unreached: (error) =>
      toConnectorError(noAnswer(error, { system: options.connectionId, subject: STORE, once: false })),
    upper: [
      ['server', ({ status, headers }) => serverStep(asking, status, headers)],
      ['signIn', () => signInStep(asking)],
      ['read', () => readStep(asking)],
      ['clock', () => clockStep(watch, asking.hostname)],
      ['speed', () => speedStep(watch, asking.hostname)],
    ],
  });
}

/** Without a token the API refuses, in JSON; anything else is not the API. */
function serverStep(asking: Asking, status: number, headers: Readonly<Record<string, string>>): Step {
  const isJson = (headers['content-type'] ?? '').includes('json');
  if (status !== 401 && status !== 403 && !isJson) throw problem(asking.options, notBigCommerce);
  return fine(`${asking.hostname} is the API of BigCommerce.`);
}

async function signInStep({ options, client }: Asking): Promise<Step> {
  try {
    const store = await client.read(bigStore, read(options, 'v2/store', STORE));
    return fine(`The token was accepted: ${store.name}.`, true);
  } catch (cause) {
    const error = toConnectorError(cause);
    if (error.kind === 'authentication') throw problem(options, tokenRefused, error);
    if (error.kind === 'notFound') throw problem(options, storeUnknown, error);
    // Information about the store is a right of its own: what is needed is asked for one rung higher.
    if (error.kind === 'permission') return fine('The token was accepted.', true);
    throw error;
  }
}

async function readStep({ options, client }: Asking): Promise<Step> {
  for (const { path, name, scope } of bigParts) {
    try {
      // oxlint-disable-next-line no-await-in-loop
      await client.call({ ...read(options, path, name), query: [['limit', '1']] });
    } catch (cause) {
      const error = toConnectorError(cause);
      if (error.kind !== 'permission') throw error;
      throw problem(options, notReadable(name, scope), error);
    }
  }
  await client.call({ ...read(options, 'v3/hooks', 'webhooks'), query: [['limit', '1']] });
  await readTransactions(options, client);
  return fine('Orders, transactions, customers, products and webhooks can be read.', true);
}

/** Every order is read with its transactions, which have a scope of their own; without any order it cannot be tried. */
async function readTransactions(options: BigCheckOptions, client: BigClient): Promise<void> {
  const newest = read(options, 'v2/orders', 'orders');
  const [order] = await client.read(bigSummaries, {
    ...newest,
    query: [
      ['sort', 'id:desc'],
      ['limit', '1'],
    ],
  });
  if (order === undefined) return;
  try {
    await client.call(read(options, `v3/orders/${order.id}/transactions`, 'transactions'));
  } catch (cause) {
    const error = toConnectorError(cause);
    if (error.kind !== 'permission') throw error;
    throw problem(options, notReadable('transactions', 'Order Transactions: read-only'), error);
  }
}

function read({ origin }: BigCheckOptions, path: string, subject: string): BigCall {
  return { method: 'GET', path, effect: 'read', origin, subject, summary: `ping: read ${subject}` };
}

type Problem = Pick<ConnectorError, 'kind' | 'code' | 'message' | 'whatToDo'>;

function problem({ connectionId }: BigCheckOptions, facts: Problem, cause?: ConnectorError): ConnectorError {
  return new ConnectorError({
    ...facts,
    system: connectionId,
    ...(cause === undefined ? {} : { cause }),
    ...(cause?.status === undefined ? {} : { status: cause.status }),
  });
}

const notBigCommerce: Problem = {
  kind: 'unavailable',
  code: 'not-bigcommerce',
  message: 'Something answers at this address, but it is not the API of BigCommerce.',
  whatToDo: 'Look whether a proxy of this network stands in between, and leave the address of the API as it was given.',
};
const tokenRefused: Problem = {
  kind: 'authentication',
  code: 'signin-refused',
  message: 'The shop refused the token, or there is no store of this hash.',
  whatToDo:
    'Copy store hash and access token anew from BigCommerce > Settings > Store-level API accounts. The hash stands in the API path, /stores/abc123/; a token belongs to one store.',
};
const storeUnknown: Problem = {
  kind: 'notFound',
  code: 'store-unknown',
  message: 'BigCommerce knows no store of this hash.',
  whatToDo: 'Copy the store hash from the API path, /stores/abc123/.',
};

function notReadable(name: string, scope: string): Problem {
  return {
    kind: 'permission',
    code: 'permission-missing',
    message: `The token may not read the shop's ${name}.`,
    whatToDo: `Make a new API account with the scope "${scope}" and enter its token: scopes of an account cannot be changed.`,
  };
}
