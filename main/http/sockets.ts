import net from 'node:net';
import tls from 'node:tls';
import { acceptedCertificate } from './certificates.ts';
import type { Proxy } from './proxy.ts';
import { type ConnectionStep, type ServerCertificate, TransportError } from './transport.ts';
import { failureOf } from './transportFailure.ts';

// Imported for its values, node:http loads all it has, a second client among it: 14 MB and 50 ms for every start.
const { request } = process.getBuiltinModule('node:http');

/** Where a connection shall lead. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
}

/** What holds for one connection only. */
export interface Opening {
  readonly signal?: AbortSignal;
  readonly onStep?: (step: ConnectionStep) => void;
  /** Given every socket before it is connected. */
  readonly opened?: (socket: net.Socket) => void;
}

/** What holds for all connections of a network. */
export interface Trust {
  readonly pinned: string | undefined;
  /** The certificates a chain may end at; read when first needed. */
  readonly context: () => tls.SecureContext;
}

/**
 * A connection over which a request may be sent at once: the port is open, and over https the certificate was accepted.
 * Plain http through a proxy leads to the proxy. Sessions are never resumed, so that every connection shows its
 * certificate. @throws TransportError, not sent
 */
export async function openSocket(
  target: Target,
  proxy: Proxy | null,
  trust: Trust,
  opening: Opening,
): Promise<net.Socket> {
  const raw = proxy ? await throughProxy(target, proxy, trust, opening) : await openPort(target, opening);
  if (!target.secure) return raw;
  // A pin asks for no chain: reading the authorities would be of no use.
  const secured = await secure(raw, target.host, trust.pinned === undefined ? trust.context() : undefined, opening);
  const certificate = certificateOf(secured, target.host, trust.pinned);
  opening.onStep?.({ step: 'tls', certificate });
  return secured;
}

function certificateOf(secured: tls.TLSSocket, host: string, pinned: string | undefined): ServerCertificate {
  try {
    return acceptedCertificate(secured, host, pinned);
  } catch (error) {
    secured.destroy();
    throw error;
  }
}

async function openPort({ host, port }: Pick<Target, 'host' | 'port'>, opening: Opening): Promise<net.Socket> {
  const socket = net.connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 1_000 });
  socket.once('lookup', (error: Error | null, address: string) => {
    if (!error) opening.onStep?.({ step: 'name', address });
  });
  opening.opened?.(socket);
  await standing(socket, 'connect', opening.signal).catch((error: unknown) => {
    throw failureOf(error, false, { host, port });
  });
  opening.onStep?.({ step: 'port' });
  return socket;
}

/** TLS over an open connection; the certificate is still to be judged, so nothing may be sent yet. */
async function secure(
  socket: net.Socket,
  host: string,
  context: tls.SecureContext | undefined,
  { signal }: Opening,
): Promise<tls.TLSSocket> {
  const secured = tls.connect({
    socket,
    host,
    ...(net.isIP(host) === 0 && { servername: host }),
    ...(context && { secureContext: context }),
    ALPNProtocols: ['http/1.1'],
    // Node would refuse before the certificate can be seen, and knows no pins: acceptedCertificate decides instead.
    rejectUnauthorized: false,
  });
  await standing(secured, 'secureConnect', signal).catch((error: unknown) => {
    if (signal?.aborted) throw failureOf(error, false);
    throw new TransportError('tls', false, `${host} did not agree on a secure connection`, { cause: error });
  });
  return secured;
}

async function throughProxy(target: Target, proxy: Proxy, trust: Trust, opening: Opening): Promise<net.Socket> {
  const { onStep: _silent, ...unheard } = opening;
  const socket = await toProxy(proxy, trust, unheard);
  if (target.secure) await tunnel(socket, target, proxy, opening.signal);
  opening.onStep?.({ step: 'proxy', proxy: proxy.name });
  return socket;
}

/** What fails on the way to the proxy says nothing about the server behind it. */
async function toProxy(proxy: Proxy, trust: Trust, opening: Opening): Promise<net.Socket> {
  try {
    const raw = await openPort(proxy, opening);
    if (!proxy.secure) return raw;
    const secured = await secure(raw, proxy.host, trust.context(), opening);
    certificateOf(secured, proxy.host, undefined);
    return secured;
  } catch (error) {
    if (opening.signal?.aborted || !(error instanceof TransportError)) throw failureOf(error, false);
    throw proxyFailure(proxy, `cannot be reached: ${error.message}`, error);
  }
}

/** RFC 9110 9.3.6: asks the proxy for a connection that it passes on without looking into it. */
function tunnel(socket: net.Socket, target: Target, proxy: Proxy, signal: AbortSignal | undefined): Promise<void> {
  const authority = `${net.isIPv6(target.host) ? `[${target.host}]` : target.host}:${target.port}`;
  return new Promise((resolve, reject) => {
    const asked = request({
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...(proxy.authorization !== null && { 'proxy-authorization': proxy.authorization }) },
      createConnection: () => socket,
      ...(signal && { signal }),
    });
    const fail = (error: TransportError) => {
      socket.destroy();
      reject(error);
    };
    asked.once('connect', ({ statusCode = 0 }) => {
      if (statusCode >= 200 && statusCode < 300) resolve();
      else fail(proxyRefusal(proxy, statusCode, authority));
    });
    // A proxy may answer CONNECT as if it were any request.
    asked.once('response', ({ statusCode = 0 }) => fail(proxyRefusal(proxy, statusCode, authority)));
    asked.once('error', (error) =>
      fail(
        signal?.aborted
          ? failureOf(error, false)
          : proxyFailure(proxy, 'gave no answer that a proxy would give', error),
      ),
    );
    asked.end();
  });
}

/** The proxy answered instead of passing on to `wanted`, which does not matter where it asks for a sign-in. */
export function proxyRefusal(proxy: Proxy, status: number, wanted = 'this server'): TransportError {
  if (status === 407) {
    const refused =
      proxy.authorization === null ? 'asks for a user name and password' : 'refuses its user name or password';
    return proxyFailure(proxy, refused);
  }
  if (status === 403) return proxyFailure(proxy, `does not allow connections to ${wanted}`);
  return proxyFailure(proxy, `could not make the connection to ${wanted} (its answer was ${status})`);
}

function proxyFailure(proxy: Proxy, what: string, cause?: unknown): TransportError {
  return new TransportError('proxy', false, `the proxy ${proxy.name} ${what}`, cause === undefined ? {} : { cause });
}

function standing(
  socket: net.Socket,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const cut = () => socket.destroy(new Error('the connection was cut off on this side'));
    const settled = (settle: () => void) => {
      signal?.removeEventListener('abort', cut);
      socket.off(event, done).off('error', failed).off('close', closed);
      settle();
    };
    const done = () => settled(resolve);
    const failed = (error: Error) => settled(() => reject(error));
    const closed = () => failed(new Error('the connection was closed'));
    // Whoever sends over it hears of its errors; this one keeps an error in between from ending the process.
    socket.on('error', () => undefined);
    socket.once(event, done).once('error', failed).once('close', closed);
    if (signal?.aborted) cut();
    else signal?.addEventListener('abort', cut, { once: true });
  });
}
