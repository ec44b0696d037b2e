import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectorError } from '../base/errors.ts';

// Imported for its values, node:http loads all it has, a second client among it: 14 MB and 50 ms for every start.
const { createServer } = process.getBuiltinModule('node:http');

export interface ListenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** At most a chunk longer than `mostBodyBytes`: then the rest was not waited for. */
  readonly body: Uint8Array;
}

export interface ListenAnswer {
  readonly status: number;
  readonly body: string;
  /** When it is worth coming again, whole seconds. */
  readonly retryAfterSeconds?: number;
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly port: number;
  readonly mostBodyBytes: number;
  /** How long a sender may take for its whole request, 15 s unless told; then it is answered 408 and cut off. */
  readonly slowestSenderMs?: number;
}

const SLOWEST_SENDER_MS = 15_000;
const MOST_SOCKETS = 256;
const LONGEST_CLOSE_MS = 1_000;

/**
 * The receiver's socket, on loopback only; the public address brings requests to it. A body above `mostBodyBytes` is
 * handed over as soon as it is too long, slow senders are cut off, and no socket is reset while it is being answered: a
 * tunnel would lose it for good.
 *
 * @throws ConnectorError `port-taken`.
 */
export function listen(
  receive: (request: ListenRequest) => Promise<ListenAnswer>,
  options: ListenOptions,
): Promise<Listening> {
  const slowest = options.slowestSenderMs ?? SLOWEST_SENDER_MS;
  // Node looks for slow senders only every 30 seconds unless told otherwise.
  const limits = { headersTimeout: slowest, requestTimeout: slowest, connectionsCheckingInterval: slowest / 5 };
  const server = createServer(limits, (request, response) => {
    void serve(request, response, receive, options.mostBodyBytes);
  });
  server.maxConnections = MOST_SOCKETS;
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => reject(toPortError(error, options.port));
    server.once('error', refuse);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', refuse);
      resolve({ port: (server.address() as AddressInfo).port, close: () => close(server) });
    });
  });
}

function toPortError(error: Error, port: number): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'port-taken',
    message: `The receiver cannot listen on port ${port}: ${'code' in error ? String(error.code) : error.name}.`,
    whatToDo: 'Choose another port with --receiver-port, or 0 for any free one.',
    system: 'engine',
    cause: error,
  });
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  receive: (request: ListenRequest) => Promise<ListenAnswer>,
  mostBodyBytes: number,
): Promise<void> {
  const body = await readBody(request, mostBodyBytes);
  if (body === 'gone') return;
  // What is still coming runs into the void, so that the sender reads the answer instead of a reset.
  if (!request.complete) request.resume();
  const path = request.url ?? '/';
  answer(response, await receive({ method: request.method ?? 'GET', path, headers: flatten(request), body }));
}

function answer(response: ServerResponse, { status, body, retryAfterSeconds }: ListenAnswer): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    // Without its length Node would send it in chunks, four writes instead of one.
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
  });
  response.end(body);
}

function readBody(request: IncomingMessage, most: number): Promise<Uint8Array | 'gone'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      if (size > most) return;
      size += chunk.length;
      chunks.push(chunk);
      if (size > most) resolve(Buffer.concat(chunks));
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    // The sender went away or was cut off; it will send again or the poll finds it.
    request.on('error', () => resolve('gone'));
    request.on('close', () => resolve('gone'));
  });
}

function flatten(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** Takes nothing new, lets what is being answered go out, and cuts off what is left after a second. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), LONGEST_CLOSE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
