import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { connect, type Socket } from 'node:net';
import tls from 'node:tls';
import type { ChromiumOptions, ChromiumRequest } from '../../../main/shell/netExchange.ts';
import type { Chromium } from '../../../main/shell/userRequests.ts';
import type { ChromiumSession } from '../../../main/shell/userSessions.ts';

type VerifyProc = Parameters<ChromiumSession['setCertificateVerifyProc']>[0];

/** A session as far as requests need it, over Node's sockets. */
export interface StandInSession extends ChromiumSession {
  readonly partition: string;
  readonly cache: boolean;
  verify: VerifyProc;
  proxyRules: string;
  readonly agents: Record<'http:' | 'https:', http.Agent>;
}

export interface StandInChromium extends Chromium<StandInSession> {
  readonly sessions: readonly StandInSession[];
  /** The list of hosts that are signed in to, as it was set, one after the other. */
  readonly lists: readonly string[];
  readonly opened: readonly ChromiumOptions<StandInSession>[];
  close(): void;
}

/**
 * Chromium's network as it behaves towards us: signs in by three legs on one connection where its one list of hosts has
 * the origin, asks the verify proc, and sends a request again when a kept connection breaks before an answer.
 */
export function createStandInChromium(proxy: (url: string) => string = () => 'DIRECT'): StandInChromium {
  const sessions: StandInSession[] = [];
  const lists: string[] = [];
  const opened: ChromiumOptions<StandInSession>[] = [];
  return {
    sessions,
    lists,
    opened,
    fromPartition(partition, { cache }) {
      const session = createSession(partition, cache, lists);
      sessions.push(session);
      return session;
    },
    open(options) {
      opened.push(options);
      return createRequest(options, (origin) => (lists.at(-1) ?? '').split(',').includes(origin));
    },
    resolveProxy: async (url) => proxy(url),
    close() {
      for (const { agents } of sessions) for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function createSession(partition: string, cache: boolean, lists: string[]): StandInSession {
  const keep = { keepAlive: true, maxSockets: 1 };
  const session: StandInSession = {
    partition,
    cache,
    verify: (_shown, decide) => decide(-3),
    proxyRules: '',
    agents: { 'http:': new http.Agent(keep), 'https:': new https.Agent(keep) },
    allowNTLMCredentialsForDomains: (list) => void lists.push(list),
    setCertificateVerifyProc(proc) {
      session.verify = proc;
    },
    async setProxy({ proxyRules = '' }) {
      session.proxyRules = proxyRules;
    },
  };
  for (const [scheme, agent] of Object.entries(session.agents)) {
    agent.createConnection = ({ host, port }: http.ClientRequestArgs, done) => {
      const connected = done as (error: Error | null, socket?: Socket) => void;
      openSocket(session, { host: host ?? '', port: Number(port), secure: scheme === 'https:' }).then(
        (socket) => connected(null, socket),
        connected,
      );
      return undefined;
    };
  }
  return session;
}

interface Target {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
}

async function openSocket(session: StandInSession, target: Target): Promise<Socket> {
  const raw = session.proxyRules === '' ? await direct(target) : await overSocks(session.proxyRules, target);
  if (!target.secure) return raw;
  const secured = tls.connect({ socket: raw, host: target.host, rejectUnauthorized: false });
  await once(secured, 'secureConnect');
  const data = secured.getPeerX509Certificate()?.toString() ?? '';
  const verdict = await new Promise<number>((resolve) =>
    session.verify({ hostname: target.host, certificate: { data } }, resolve),
  );
  if (verdict === 0 || (verdict === -3 && secured.authorized)) return secured;
  secured.destroy();
  throw new Error('net::ERR_CERT_AUTHORITY_INVALID');
}

async function direct({ host, port }: Target): Promise<Socket> {
  const socket = connect({ host, port });
  await once(socket, 'connect').catch((error: unknown) => {
    const isKnown = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
    throw new Error(isKnown ? 'net::ERR_CONNECTION_REFUSED' : 'net::ERR_NAME_NOT_RESOLVED');
  });
  return socket;
}

/** RFC 1928, with the address as a name, as Chromium gives it. */
export async function overSocks(address: string, { host, port }: Omit<Target, 'secure'>): Promise<Socket> {
  const { hostname, port: at } = new URL(address);
  const socket = connect({ host: hostname, port: Number(at) });
  const answer = () =>
    new Promise<Buffer>((resolve) => {
      socket.once('data', resolve);
      socket.once('close', () => resolve(Buffer.alloc(0)));
    });
  socket.on('error', () => undefined);
  socket.write(Buffer.from([5, 1, 0]));
  const name = Buffer.from(host);
  const chosen = await answer();
  if (chosen[1] === 0) socket.write(Buffer.from([5, 1, 0, 3, name.length, ...name, port >> 8, port & 0xff]));
  if (chosen[1] !== 0 || (await answer())[1] !== 0) throw new Error('net::ERR_SOCKS_CONNECTION_FAILED');
  return socket;
}

function createRequest(
  options: ChromiumOptions<StandInSession>,
  maySignIn: (origin: string) => boolean,
): ChromiumRequest {
  const events = new EventEmitter();
  const url = new URL(options.url);
  const origin = `${url.protocol}//${url.hostname}:${url.port}`;
  let current: http.ClientRequest | null = null;
  let isAborted = false;
  let isSentAgain = false;

  const failed = (error: Error) => {
    if (isAborted) return;
    events.emit('error', error.message.startsWith('net::') ? error : new Error('net::ERR_CONNECTION_CLOSED'));
  };

  function leg(body: string | undefined, authorization?: string): void {
    const { method, session } = options;
    const headers = { ...options.headers, ...(authorization && { authorization }) };
    const agent = session.agents[url.protocol === 'https:' ? 'https:' : 'http:'];
    const outgoing = (url.protocol === 'https:' ? https : http).request(url, { method, headers, agent });
    current = outgoing;
    outgoing.on('error', (error) => {
      // What Chromium does, whatever the method.
      const sendsAgain = outgoing.reusedSocket && !isAborted && !isSentAgain && !error.message.startsWith('net::');
      isSentAgain ||= sendsAgain;
      if (sendsAgain) leg(body);
      else failed(error);
    });
    outgoing.once('response', (incoming) => answered(incoming, body, authorization));
    outgoing.end(body);
  }

  function answered(incoming: http.IncomingMessage, body: string | undefined, authorization?: string): void {
    const offered = incoming.headers['www-authenticate'] ?? '';
    if (incoming.statusCode === 401 && maySignIn(origin) && authorization !== 'NTLM proof') {
      const next = offered === 'NTLM' && authorization === undefined ? 'NTLM begin' : 'NTLM proof';
      incoming.resume().once('end', () => setImmediate(() => leg(body, next)));
      return;
    }
    const location = incoming.headers.location;
    if (location !== undefined) {
      events.emit('redirect', incoming.statusCode, options.method, location, { location: [location] });
      failed(new Error('Redirect was cancelled'));
      incoming.destroy();
      return;
    }
    events.emit('response', incoming);
  }

  return Object.assign(events, {
    abort() {
      isAborted = true;
      current?.destroy();
    },
    end(body?: string) {
      leg(body);
      // As in Electron, it tells of the request's own end, not of the answer's.
      queueMicrotask(() => events.emit('close'));
    },
  }) as unknown as ChromiumRequest;
}
