import http from 'node:http';
import https from 'node:https';
import { getCACertificates } from 'node:tls';
import { type HttpRequest, type HttpResponse, type Transport, TransportError } from './transport.ts';
import { failureOf } from './transportFailure.ts';

export interface NodeTransportOptions {
  /** A longer answer is cut off with failure `tooLarge`; 32 MiB where absent. */
  readonly largestAnswerBytes?: number;
  /** Certificates (PEM) trusted besides Node's and the operating system's. */
  readonly trusted?: readonly string[];
  /** How long an unused connection is kept; 3 seconds where absent, which is less than servers keep theirs. */
  readonly idleMs?: number;
}

export interface NodeTransport {
  readonly transport: Transport;
  /** Closes kept connections; those in use are cut off. */
  close(): void;
}

const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;
const IDLE_MS = 3_000;

/** Requests over node:http and node:https with kept connections. Certificates are always verified, redirects never followed. */
export function createNodeTransport(options: NodeTransportOptions = {}): NodeTransport {
  // A server that closes an idle connection just as we write to it makes the outcome of that write unknown, and settling
  // takes minutes: so we let go of idle connections first.
  const keep = { keepAlive: true, timeout: options.idleMs ?? IDLE_MS };
  const plain = new http.Agent(keep);
  const certificates = options.trusted ?? [];
  let secure: https.Agent | null = null;
  // Reading the system's certificates takes a while and is of no use to plain http.
  const secureAgent = () => (secure ??= new https.Agent({ ...keep, ca: trustedCertificates(certificates) }));
  const most = options.largestAnswerBytes ?? LARGEST_ANSWER_BYTES;
  return {
    transport: (request) =>
      request.url.startsWith('https:')
        ? exchange((url, how) => https.request(url, { ...how, agent: secureAgent() }), request, most)
        : exchange((url, how) => http.request(url, { ...how, agent: plain }), request, most),
    close() {
      plain.destroy();
      secure?.destroy();
    },
  };
}

function trustedCertificates(more: readonly string[]): string[] {
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system'), ...more])];
}

type Open = (url: string, how: http.RequestOptions) => http.ClientRequest;

function exchange(open: Open, request: HttpRequest, mostBytes: number): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const body = request.body === undefined ? undefined : Buffer.from(request.body, 'utf8');
    let sent = false;
    const fail = (error: unknown) => reject(failureOf(error, sent));
    let outgoing: http.ClientRequest;
    try {
      outgoing = open(request.url, {
        method: request.method,
        path: pathAsGiven(request.url),
        headers: { ...request.headers, ...(body && { 'content-length': String(body.byteLength) }) },
        ...(request.signal && { signal: request.signal }),
      });
    } catch (error) {
      // An address or header that Node refuses.
      fail(error);
      return;
    }
    whenHeard(outgoing, () => {
      sent = true;
    });
    outgoing.on('error', fail);
    outgoing.once('response', (incoming) => {
      sent = true;
      collect(incoming, mostBytes).then(resolve, (error: unknown) => {
        outgoing.destroy();
        fail(error);
      });
    });
    outgoing.end(body);
  });
}

/** Path and query untouched: Node's own reading of an address would rewrite what was signed, or what a server gave us. */
function pathAsGiven(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/#.*$/, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** Nothing leaves before the connection, and over https its handshake, is made; from then on the server may have heard it. */
function whenHeard(outgoing: http.ClientRequest, heard: () => void): void {
  outgoing.once('socket', (socket) => {
    if (outgoing.reusedSocket) heard();
    else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', heard);
  });
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
    incoming.once('end', () =>
      // TextDecoder removes the byte order mark that servers before version 19 send.
      resolve({ status: incoming.statusCode ?? 0, headers: headersOf(incoming), body: decoded(chunks) }),
    );
  });
}

function decoded(chunks: readonly Buffer[]): string {
  return new TextDecoder('utf-8').decode(Buffer.concat(chunks));
}

function headersOf(incoming: http.IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(incoming.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]),
  );
}
