import { readFileSync } from 'node:fs';
import http from 'node:http';
import { realPorts } from '../../../main/base/ports.ts';
import { createDoor, type Door, type Exchange } from '../../../main/http/door.ts';
import { createNodeTransport } from '../../../main/http/nodeTransport.ts';
import { createApiNav } from '../../../main/nav/api/apiNav.ts';
import { createBasicAuth } from '../../../main/nav/auth/basic.ts';
import type { Nav } from '../../../main/nav/nav.ts';

export const COMPANY = 'f64eba74-dacd-4854-a584-1834f68cfc3a';
export const ROOT = `/BC/api/v2.0/companies(${COMPANY})`;

export interface Heard {
  readonly method: string;
  /** Path and query as they came over the wire. */
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface Given {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What a server answers; `drop` hears the whole request and cuts the connection, `null` is an empty 404. */
export type Answering = (request: Heard) => Given | 'drop' | null;

export interface Server {
  /** `http://127.0.0.1:port`. */
  readonly origin: string;
  readonly heard: readonly Heard[];
  /** Forgets what was heard so far, such as the opening of a connection. */
  forget(): void;
  close(): Promise<void>;
}

/** A real server on a free port that answers by a function, but for its metadata: without these it has none. */
export async function startServer(answering: Answering, metadata: Given | null = null): Promise<Server> {
  const heard: Heard[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      heard.push(one);
      const given = one.url.includes('$metadata') ? metadata : answering(one);
      if (given === 'drop') request.socket.destroy();
      else if (given === null) response.writeHead(404).end();
      else {
        const text = typeof given.body === 'string' ? given.body : JSON.stringify(given.body ?? '');
        response.writeHead(given.status, { 'Content-Type': 'application/json', ...given.headers });
        response.end(given.body === undefined ? undefined : text);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    heard,
    forget: () => void heard.splice(0),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface WayIn {
  readonly tenant?: string;
  readonly companyId?: string;
  readonly timeoutMs?: number;
  readonly path?: string;
}

export interface OpenDoor {
  readonly door: Door;
  readonly url: string;
  readonly exchanges: Exchange[];
  close(): void;
}

/** The way to a server over real sockets, signed in as `me` with `secret-1`. */
export function openDoor(origin: string, more: WayIn = {}): OpenDoor {
  const exchanges: Exchange[] = [];
  const network = createNodeTransport();
  const door = createDoor({
    system: 'nav1',
    transport: network.transport,
    ports: realPorts(),
    timeoutMs: more.timeoutMs ?? 10_000,
    mayWrite: () => true,
    onExchange: (exchange) => exchanges.push(exchange),
    signIn: createBasicAuth({ user: 'me', password: 'secret-1' }),
  });
  return { door, url: `${origin}${more.path ?? '/BC/api/v2.0'}`, exchanges, close: network.close };
}

/** The API surface of a server that `startServer` gave. What opening it asked is forgotten again. */
export async function connect(server: Server, more: WayIn = {}): Promise<OpenDoor & { readonly nav: Nav }> {
  const way = openDoor(server.origin, more);
  const nav = await createApiNav({
    connectionId: 'nav1',
    url: way.url,
    companyId: more.companyId ?? COMPANY,
    tenant: more.tenant,
    longestOperationMs: 510_000,
    door: way.door,
  }).catch((error: unknown) => {
    way.close();
    throw error;
  });
  server.forget();
  way.exchanges.splice(0);
  return { ...way, nav };
}

interface Sample {
  readonly request: { readonly method: string; readonly url: string; readonly body?: unknown };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

/** The exchanges of a recorded file below test/fixtures/nav. */
export function samplesOf(name: string): readonly Sample[] {
  const text = readFileSync(new URL(`../../fixtures/nav/${name}.json`, import.meta.url), 'utf8');
  const file = JSON.parse(text) as Sample & { readonly exchanges?: readonly Sample[] };
  return file.exchanges ?? [file];
}

/** The first recorded answer of a file. */
export function sampleAnswer(name: string): Given {
  const [first] = samplesOf(name);
  if (!first) throw new Error(`${name} has no exchange`);
  return { status: first.response.status, headers: first.response.headers, body: first.response.body };
}
