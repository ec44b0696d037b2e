import type http from 'node:http';
import https from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { createNetworkWays, type Route, type Way } from './networkWays.ts';
import { type Environment, proxyFromPac } from './proxy.ts';
import { proxyRefusal } from './sockets.ts';
import { type HttpRequest, type HttpResponse, type Transport, TransportError } from './transport.ts';
import { failureOf } from './transportFailure.ts';

// Imported for its values, node:http loads all it has, a second client among it: 14 MB and 50 ms for every start.
const nodeHttp = process.getBuiltinModule('node:http');

export interface NodeTransportOptions {
  /** A longer answer is cut off with failure `tooLarge`; 32 MiB where absent. */
  readonly largestAnswerBytes?: number;
  /** Certificates (PEM) trusted in every network, besides Node's and the operating system's. */
  readonly trusted?: readonly string[];
  /** How long an unused connection is kept; 3 seconds where absent, which is less than servers keep theirs. */
  readonly idleMs?: number;
  /** Names the proxy of the computer (HTTP_PROXY, HTTPS_PROXY, NO_PROXY); the program's own where absent. */
  readonly environment?: Environment;
  /** Asked for the proxy of the computer instead, where given: the way to an address as a PAC file answers. */
  readonly systemProxy?: (url: string) => Promise<string>;
}

export interface NodeTransport {
  readonly transport: Transport;
  /** Closes kept connections; those in use are cut off. */
  close(): void;
}

const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;
const IDLE_MS = 3_000;

/**
 * Requests over node:http and node:https with connections kept per network. Certificates are always verified, or are
 * the pinned one; redirects are never followed.
 */
export function createNodeTransport(options: NodeTransportOptions = {}): NodeTransport {
  const most = options.largestAnswerBytes ?? LARGEST_ANSWER_BYTES;
  const ways = createNetworkWays({
    trusted: options.trusted ?? [],
    // A server that closes an idle connection just as we write to it makes the outcome of that write unknown, and
    // settling takes minutes: so we let go of idle connections first.
    idleMs: options.idleMs ?? IDLE_MS,
    environment: options.environment ?? process.env,
    exchange: (request, way) => exchange(request, way, most),
  });
  return {
    async transport(request) {
      if (request.network?.asWindowsUser) throw notAsWindowsUser();
      return ways.send(await overSystemProxy(request, options.systemProxy));
    },
    close: ways.close,
  };
}

/** Every proxy has connections of its own: one address of a network may be reached directly and another not. */
async function overSystemProxy(
  request: HttpRequest,
  systemProxy: NodeTransportOptions['systemProxy'],
): Promise<HttpRequest> {
  const { network, url } = request;
  if (network?.proxy !== 'system' || !systemProxy || !URL.canParse(url)) return request;
  const { proxy: _asked, ...way } = network;
  // Path and query may hold what is secret, and scripts of others decide here.
  const proxy = proxyFromPac(await systemProxy(`${new URL(url).origin}/`));
  const id = `${network.id} over ${proxy ?? 'no proxy'}`;
  return { ...request, network: { ...way, id, ...(proxy !== null && { proxy: { url: proxy } }) } };
}

function notAsWindowsUser(): TransportError {
  return new TransportError(
    'other',
    false,
    'only the tray application can sign in as the Windows user; enter a user name and password for this connection, or use the tray application',
  );
}

/** One request over one agent of a network. */
function exchange(request: HttpRequest, way: Way, mostBytes: number): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    // An agent that is still opening a connection would not tell of it until it has one.
    if (request.signal?.aborted) throw givenUp(false);
    const body = request.body === undefined ? undefined : Buffer.from(request.body, 'utf8');
    let sent = false;
    const fail = (error: unknown) => reject(failureOf(error, sent));
    request.signal?.addEventListener('abort', () => fail(givenUp(sent)), { once: true });
    const outgoing = open(request, way, body);
    // A request is given its connection when that stands and its certificate was accepted: from then on the server may
    // have heard it.
    outgoing.once('socket', () => {
      sent = true;
    });
    outgoing.on('error', fail);
    outgoing.once('response', (incoming) => {
      collect(incoming, mostBytes).then(
        // Only a proxy answers 407, and it has passed nothing on.
        (response) => (way.reader && response.status === 407 ? fail(proxyRefusal(way.reader, 407)) : resolve(response)),
        (error: unknown) => {
          outgoing.destroy();
          fail(error);
        },
      );
    });
    outgoing.end(body);
  });
}

/** @throws TransportError for an address or header that Node refuses */
function open(
  request: HttpRequest,
  { agent, secure, reader, route }: Way,
  body: Buffer | undefined,
): http.ClientRequest {
  const how: http.RequestOptions & { readonly route: Route } = {
    agent,
    route,
    method: request.method,
    path: `${reader ? new URL(request.url).origin : ''}${pathAsGiven(request.url)}`,
    headers: {
      ...request.headers,
      ...(body && { 'content-length': String(body.byteLength) }),
      ...(reader?.authorization && { 'proxy-authorization': reader.authorization }),
    },
    ...(request.signal && { signal: request.signal }),
  };
  try {
    return (secure ? https : nodeHttp).request(request.url, how);
  } catch (error) {
    throw new TransportError('other', false, 'the address or a header is not one that can be sent', { cause: error });
  }
}

function givenUp(sent: boolean): TransportError {
  return new TransportError('other', sent, 'the request was given up on this side');
}

/** Path and query untouched: Node's own reading of an address would rewrite what was signed, or what a server gave us. */
function pathAsGiven(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/#.*$/, '');
  return path.startsWith('/') ? path : `/${path}`;
}

function collect(incoming: http.IncomingMessage, mostBytes: number): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > mostBytes)
        reject(new TransportError('tooLarge', true, `the answer is longer than ${mostBytes} bytes`));
      else chunks.push(chunk);
    });
    incoming.on('error', reject);
    incoming.once('end', () => {
      try {
        const body = decoded(unpacked(Buffer.concat(chunks), incoming.headers['content-encoding'] ?? '', mostBytes));
        resolve({ status: incoming.statusCode ?? 0, headers: headersOf(incoming), body });
      } catch (error) {
        reject(error);
      }
    });
  });
}

const UNPACKERS = { gzip: gunzipSync, 'x-gzip': gunzipSync, deflate: inflateSync, br: brotliDecompressSync } as const;

/** We ask for no packing, which leaves a server or proxy free to choose one. @throws TransportError */
function unpacked(bytes: Buffer, encoding: string, mostBytes: number): Buffer {
  const name = encoding.trim().toLowerCase();
  const unpack = name in UNPACKERS ? UNPACKERS[name as keyof typeof UNPACKERS] : null;
  if (unpack === null || bytes.length === 0) return bytes;
  try {
    return unpack(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    const tooLong = error instanceof RangeError;
    const text = tooLong ? `the answer is longer than ${mostBytes} bytes` : 'the answer cannot be unpacked';
    throw new TransportError(tooLong ? 'tooLarge' : 'other', true, text, { cause: error });
  }
}

function decoded(bytes: Buffer): string {
  // TextDecoder removes the byte order mark that servers before version 19 send.
  return new TextDecoder('utf-8').decode(bytes);
}

function headersOf(incoming: http.IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(incoming.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]),
  );
}
