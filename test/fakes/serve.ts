import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Behaviour } from './faults.ts';
import type { FakeRequest } from './http.ts';
import type { CompanyOf, Load } from './load.ts';
import { watchLoad } from './load.ts';

export interface ServeOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** PEM; without it the server speaks plain http. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** For counting writes by company; default: the company as the address spells it. */
  readonly companyOf?: CompanyOf;
}

export interface Served {
  /** Without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** How much the server had to do at the same time. */
  readonly load: Load;
  /** Cuts every connection, hung ones too, and ends when the port is free. */
  readonly close: () => Promise<void>;
}

/** Puts a behaviour behind a real socket on 127.0.0.1. A dropped or refused request sees its connection cut. */
export async function serveHttp(behaviour: Behaviour, { port, tls, companyOf }: ServeOptions): Promise<Served> {
  const watched = watchLoad(behaviour, companyOf);
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    void serve(watched.behaviour, request, response, tls !== undefined);
  };
  const server: Server = tls === undefined ? createHttpServer(listener) : createHttpsServer(tls, listener);
  const taken = await listen(server, port);
  const url = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${taken}`;
  return { url, port: taken, load: watched.load, close: () => close(server) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(
  behaviour: Behaviour,
  request: IncomingMessage,
  response: ServerResponse,
  secure: boolean,
): Promise<void> {
  try {
    const outcome = await behaviour(await toFakeRequest(request, secure));
    if (outcome === 'dropped' || outcome === 'refused') {
      request.socket.destroy();
      return;
    }
    response.writeHead(outcome.status, { ...outcome.headers });
    response.end(request.method === 'HEAD' ? undefined : outcome.body);
  } catch (error) {
    // A broken fake must not look like a network failure: the test sees what went wrong.
    response.writeHead(500, { 'Content-Type': 'text/plain' });
    response.end(`The simulated server failed: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`);
  }
}

async function toFakeRequest(request: IncomingMessage, secure: boolean): Promise<FakeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { method: request.method ?? 'GET', url: request.url ?? '/', headers, body: Buffer.concat(chunks), secure };
}
