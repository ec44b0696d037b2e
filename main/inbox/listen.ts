import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface ListenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface ListenAnswer {
  readonly status: number;
  readonly body: string;
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

const SLOWEST_SENDER_MS = 15_000;
const MOST_SOCKETS = 256;

/**
 * The receiver's socket, on loopback only; the public address brings requests to it. Bodies above `mostBodyBytes` are
 * answered 413 without being read to their end, slow senders are cut off, and no socket is ever reset while answering:
 * a tunnel would lose it for good.
 */
export function listen(
  receive: (request: ListenRequest) => Promise<ListenAnswer>,
  options: { readonly port: number; readonly mostBodyBytes: number },
): Promise<Listening> {
  const server = createServer((request, response) => {
    void serve(request, response, receive, options.mostBodyBytes);
  });
  server.maxConnections = MOST_SOCKETS;
  server.headersTimeout = SLOWEST_SENDER_MS;
  server.requestTimeout = SLOWEST_SENDER_MS;
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve({ port: (server.address() as AddressInfo).port, close: () => close(server, sockets) });
    });
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
  if (body === 'tooLarge') {
    // What is still coming is let run into the void, so that the sender reads the answer instead of a reset.
    request.resume();
    return answer(response, { status: 413, body: 'body is larger than 1 MiB' });
  }
  const path = request.url ?? '/';
  answer(response, await receive({ method: request.method ?? 'GET', path, headers: flatten(request), body }));
}

function answer(response: ServerResponse, { status, body }: ListenAnswer): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
}

function readBody(request: IncomingMessage, most: number): Promise<Uint8Array | 'tooLarge' | 'gone'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) resolve('tooLarge');
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    // The sender went away; it will send again or the poll finds it.
    request.on('error', () => resolve('gone'));
    request.on('aborted', () => resolve('gone'));
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

function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}
