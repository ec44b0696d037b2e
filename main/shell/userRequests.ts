import { type HttpResponse, TransportError } from '../http/transport.ts';
import { type ChromiumOptions, type ChromiumRequest, exchangeOverChromium } from './netExchange.ts';
import { netFailureOf } from './netFailure.ts';
import type { UserAnswer, UserAsk, UserOutcome, UserRequest } from './signedInUser.ts';
import { createSingleConnection, type SingleConnection } from './singleConnection.ts';
import { type ChromiumSession, createUserSessions } from './userSessions.ts';

/** What is used of Electron; the real `net` and `session` fit. */
export interface Chromium<Session extends ChromiumSession> {
  readonly open: (options: ChromiumOptions<Session>) => ChromiumRequest;
  readonly fromPartition: (name: string, options: { cache: boolean }) => Session;
  /** Windows' proxy for an address, as in a PAC file. */
  readonly resolveProxy: (url: string) => Promise<string>;
}

export interface UserRequests {
  /** Answers what the engine asks, through `send`. */
  receive(ask: UserAsk, send: (answer: UserAnswer) => void): Promise<void>;
  /** The engine is gone: nothing goes on, and no host is signed in to any longer. */
  forget(): void;
}

/** A connection's writes, which go one after the other. */
interface Writes {
  readonly relay: Promise<SingleConnection>;
  last: Promise<unknown>;
}

/** The main process' side of the sign-in as the Windows user. */
export function createUserRequests<Session extends ChromiumSession>(chromium: Chromium<Session>): UserRequests {
  const sessions = createUserSessions(chromium.fromPartition);
  const underWay = new Map<number, AbortController>();
  const writes = new Map<string, Writes>();

  function writesOf(network: string): Writes {
    const known = writes.get(network) ?? { relay: createSingleConnection(), last: Promise.resolve() };
    writes.set(network, known);
    return known;
  }

  async function perform(request: UserRequest, signal: AbortSignal): Promise<HttpResponse> {
    await mustBeDirect(request, chromium.resolveProxy);
    if (!isRead(request)) return inTurn(request, signal);
    return exchangeOverChromium(request, { open: chromium.open, session: await sessions.of(request), signal });
  }

  function inTurn(request: UserRequest, signal: AbortSignal): Promise<HttpResponse> {
    const of = writesOf(request.network);
    const mine = of.last.then(() => write(request, signal, of.relay));
    of.last = mine.catch(() => undefined);
    return mine;
  }

  async function write(
    request: UserRequest,
    signal: AbortSignal,
    opening: Promise<SingleConnection>,
  ): Promise<HttpResponse> {
    const relay = await opening;
    const session = await sessions.of(request, relay.address);
    const { hostname, port, protocol } = new URL(request.url);
    const way = relay.permit(hostname.replace(/^\[(.*)\]$/, '$1'), Number(port || (protocol === 'https:' ? 443 : 80)));
    try {
      return await exchangeOverChromium(request, { open: chromium.open, session, signal });
    } catch (error) {
      throw way.failure() ?? asHeard(netFailureOf(error, new URL(request.url)), way.used());
    } finally {
      way.end();
    }
  }

  return {
    async receive(ask, send) {
      if (ask.kind === 'giveUp') return underWay.get(ask.id)?.abort();
      if (ask.kind === 'proxyOf')
        return send({ kind: 'proxy', id: ask.id, proxy: await chromium.resolveProxy(ask.url).catch(() => 'DIRECT') });
      const controller = new AbortController();
      underWay.set(ask.id, controller);
      const outcome = await outcomeOf(() => perform(ask.request, controller.signal));
      if (underWay.get(ask.id) === controller) underWay.delete(ask.id);
      send({ kind: 'asked', id: ask.id, outcome });
    },
    forget() {
      for (const controller of underWay.values()) controller.abort();
      sessions.forget();
    },
  };
}

function isRead({ method }: UserRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** A sign-in belongs to a connection from end to end, and so does the care for writes: no proxy can stand in between. */
async function mustBeDirect({ proxy, url }: UserRequest, resolve: (url: string) => Promise<string>): Promise<void> {
  if (proxy === 'none') return;
  if (proxy === 'system' && /^\s*DIRECT\b/i.test(await resolve(url))) return;
  throw new TransportError(
    'proxy',
    false,
    'the sign-in as the Windows user does not go through a proxy; set the proxy of this connection to none',
  );
}

/** What the relay knows is surer than what Chromium tells: without a connection nothing was heard. */
function asHeard(error: TransportError, used: boolean): TransportError {
  // A second sending was turned away: Chromium calls that a failure of its proxy.
  const failure = error.failure === 'proxy' && used ? 'reset' : error.failure;
  const words = failure === 'reset' ? 'the server cut the connection before it answered' : error.message;
  return new TransportError(failure, used && error.sent, words, { cause: error });
}

async function outcomeOf(perform: () => Promise<HttpResponse>): Promise<UserOutcome> {
  try {
    return { ok: true, response: await perform() };
  } catch (error) {
    const known = error instanceof TransportError ? error : new TransportError('other', true, 'no answer');
    const { failure, sent, message } = known;
    return { ok: false, failure, sent, message };
  }
}
