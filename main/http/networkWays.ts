import type http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { trustedCertificates } from './certificates.ts';
import { createHandshakeSender, type HandshakeSender } from './handshake.ts';
import { type Environment, type Proxy, proxyFor } from './proxy.ts';
import { type Opening, openSocket, type Trust } from './sockets.ts';
import { type HttpRequest, type HttpResponse, type Network, type Transport, TransportError } from './transport.ts';

// Imported for its values, node:http loads all it has, a second client among it: 14 MB and 50 ms for every start.
const { Agent } = process.getBuiltinModule('node:http');

/** How one request leaves. */
export interface Way {
  readonly agent: http.Agent;
  readonly secure: boolean;
  /** The proxy that reads the request itself, as it does over plain http. */
  readonly reader: Proxy | null;
  /** Handed to the agent's connections with the request. */
  readonly route: Route;
}

/** What an agent of ours is told about the connection it shall open. */
export interface Route extends Opening {
  readonly proxy: Proxy | null;
}

export interface NetworkWays {
  /** Sends over a kept connection of the request's network, signed in where it has a handshake. */
  readonly send: Transport;
  /** Closes every connection, also those in use. */
  close(): void;
}

export interface NetworkWaysOptions {
  /** Certificates (PEM) trusted in every network. */
  readonly trusted: readonly string[];
  readonly idleMs: number;
  readonly environment: Environment;
  /** One request over one connection. */
  readonly exchange: (request: HttpRequest, way: Way) => Promise<HttpResponse>;
}

/** The connections of one network as its settings are now. */
interface Pool {
  readonly network: Network;
  readonly settings: string;
  readonly plain: http.Agent;
  readonly secure: http.Agent;
  /** Of the handshake's lanes. */
  readonly lanes: Set<http.Agent>;
  readonly newAgent: (secure: boolean, options: http.AgentOptions) => http.Agent;
  sender: HandshakeSender | null;
  /** Requests that have not ended; some of them may have no connection yet. */
  underWay: number;
}

const DIRECT: Network = { id: '' };

/** Agents for each network, so that a connection of one is never used by another. */
export function createNetworkWays(options: NetworkWaysOptions): NetworkWays {
  const keep = { keepAlive: true, timeout: options.idleMs };
  const pools = new Map<string, Pool>();
  const open = new Set<Duplex>();
  const contexts = new Map<string, tls.SecureContext>();

  /** Shared by networks that trust the same: reading some hundred authorities takes a while, so only when needed. */
  function contextFor(trusted: readonly string[]): tls.SecureContext {
    const key = trusted.join('\n');
    const context = contexts.get(key) ?? tls.createSecureContext({ ca: trustedCertificates(trusted) });
    contexts.set(key, context);
    return context;
  }

  function createPool(network: Network): Pool {
    const { pinned, trusted = [] } = network;
    const trust: Trust = { pinned, context: () => contextFor([...options.trusted, ...trusted]) };
    const newAgent = (secure: boolean, how: http.AgentOptions) => createAgent(secure, how, trust, open);
    const [plain, secure] = [newAgent(false, keep), newAgent(true, keep)];
    const settings = settingsOf(network);
    return { network, settings, plain, secure, lanes: new Set(), newAgent, sender: null, underWay: 0 };
  }

  function poolOf(network: Network): Pool {
    const known = pools.get(network.id);
    if (known && isSame(known, network)) return known;
    if (known) retire(known);
    forgetUnused();
    const pool = createPool(network);
    pools.set(network.id, pool);
    return pool;
  }

  /** Networks without connections cost nothing to set up again. */
  function forgetUnused(): void {
    for (const [id, pool] of pools) {
      if (pool.underWay === 0 && agentsOf(pool).every(hasNoConnection)) pools.delete(id);
    }
  }

  function createSender(pool: Pool): HandshakeSender {
    return createHandshakeSender<http.Agent>({
      exchange: (request, agent) => options.exchange(request, { ...wayFor(request, pool), agent }),
      createAgent(request) {
        const agent = pool.newAgent(request.url.startsWith('https:'), { ...keep, maxSockets: 1 });
        pool.lanes.add(agent);
        return agent;
      },
    });
  }

  function wayFor(request: HttpRequest, pool: Pool): Way {
    // The error of an address that is none quotes it whole, with what may be secret in it.
    if (!URL.canParse(request.url))
      throw new TransportError('other', false, 'the address is not one that can be called');
    const url = new URL(request.url);
    const secure = url.protocol === 'https:';
    const proxy = proxyFor(pool.network.proxy, url, options.environment);
    const { signal, onStep } = request;
    return {
      // Whoever wants to hear of a connection's steps needs a new one.
      agent: onStep ? pool.newAgent(secure, {}) : secure ? pool.secure : pool.plain,
      secure,
      reader: secure ? null : proxy,
      route: { proxy, ...(signal && { signal }), ...(onStep && { onStep }) },
    };
  }

  function sendOver(pool: Pool, request: HttpRequest): Promise<HttpResponse> {
    if (!pool.network.handshake) return options.exchange(request, wayFor(request, pool));
    return (pool.sender ??= createSender(pool)).send(request);
  }

  return {
    async send(request) {
      const pool = poolOf(request.network ?? DIRECT);
      pool.underWay += 1;
      try {
        return await sendOver(pool, request);
      } finally {
        pool.underWay -= 1;
      }
    },
    close() {
      for (const socket of open) socket.destroy();
    },
  };
}

/** A handshake is known by identity: another one is another account. */
function isSame(pool: Pool, network: Network): boolean {
  if (pool.network === network) return true;
  return pool.network.handshake === network.handshake && pool.settings === settingsOf(network);
}

/** What tells a network from a changed one of the same id, but for its handshake. */
function settingsOf({ pinned, trusted, proxy }: Network): string {
  return JSON.stringify([pinned, trusted, proxy]);
}

function agentsOf(pool: Pool): http.Agent[] {
  return [pool.plain, pool.secure, ...pool.lanes];
}

function hasNoConnection({ sockets, freeSockets }: http.Agent): boolean {
  return [sockets, freeSockets].every((some) => Object.values(some).every((list) => !list?.length));
}

/** Its connections serve what is under way and nothing after it. */
function retire(pool: Pool): void {
  // A lane leaves its connection free between the two legs of a sign-in; the idle time ends that one.
  for (const agent of [pool.plain, pool.secure]) agent.maxFreeSockets = 0;
  for (const agent of agentsOf(pool)) {
    for (const socket of Object.values(agent.freeSockets).flatMap((some) => some ?? [])) socket.destroy();
  }
}

type Asked = http.ClientRequestArgs & { readonly route?: Route };
type Connected = (error: Error | null, socket?: Duplex) => void;

/** An agent of Node's, but for how its connections are opened. */
function createAgent(secure: boolean, how: http.AgentOptions, trust: Trust, open: Set<Duplex>): http.Agent {
  const agent = secure ? new https.Agent(how) : new Agent(how);
  agent.createConnection = ({ host, port, route }: Asked, done) => {
    // Node takes no socket along with an error; its types ask for one.
    const connected = done as Connected | undefined;
    const target = { host: host ?? 'localhost', port: Number(port), secure };
    openSocket(target, route?.proxy ?? null, trust, openingOf(route ?? {}, open)).then(
      (socket) => (socket.destroyed ? connected?.(closedAtOnce()) : connected?.(null, socket)),
      connected,
    );
    return undefined;
  };
  return agent;
}

/**
 * An agent with one connection opens the next with the options of the request before it: the end of that one's time is
 * not the end of this one's.
 */
function openingOf({ signal, onStep }: Opening, open: Set<Duplex>): Opening {
  return {
    ...(signal && !signal.aborted && { signal }),
    ...(onStep && { onStep }),
    opened: (socket) => keepTrack(open, socket),
  };
}

function closedAtOnce(): Error {
  return Object.assign(new Error('the connection was closed as soon as it was made'), { code: 'ECONNRESET' });
}

function keepTrack(open: Set<Duplex>, socket: Duplex): void {
  open.add(socket);
  socket.once('close', () => open.delete(socket));
}
