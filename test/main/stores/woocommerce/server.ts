import { readFileSync } from 'node:fs';
import { type RequestListener, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Ports, realPorts } from '../../../../main/base/ports.ts';
import { type Door, type Exchange, createDoor } from '../../../../main/http/door.ts';
import { createNodeTransport } from '../../../../main/http/nodeTransport.ts';
import { createWooSignature } from '../../../../main/stores/woocommerce/signature.ts';

export interface Asked {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  /** Path without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a shop answers; undefined: it cuts the connection. */
export type Answer =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown }
  | undefined;

export interface Keys {
  readonly consumerKey: string;
  readonly consumerSecret: string;
}

export interface SmallShop {
  readonly homeUrl: string;
  readonly door: Door;
  /** A door with other keys. */
  doorWith(keys: Keys): Door;
  readonly asked: Asked[];
  readonly exchanges: Exchange[];
  close(): Promise<void>;
}

export interface SmallShopOptions {
  /** Where the shop lives below its host: `/de/shop`. */
  readonly folder?: string;
  readonly secure?: boolean;
  readonly keys?: Keys;
  readonly ports?: Ports;
}

const tls = (name: string) => readFileSync(new URL(`../../../fixtures/tls/${name}.pem`, import.meta.url), 'utf8');

/** A shop on a socket of its own that answers what the test says, and a door to it. */
export async function openSmallShop(
  answer: (asked: Asked) => Answer,
  options: SmallShopOptions = {},
): Promise<SmallShop> {
  const asked: Asked[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = request.url ?? '';
      const [path = '', query = ''] = url.split('?');
      const body = Buffer.concat(chunks).toString('utf8');
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const question = { method: request.method ?? '', url, path, query: new URLSearchParams(query), headers, body };
      asked.push(question);
      const given = answer(question);
      if (given === undefined) {
        response.destroy();
        return;
      }
      response.writeHead(given.status ?? 200, { 'Content-Type': 'application/json', ...given.headers });
      response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
    });
  };
  const server = options.secure
    ? createSecureServer({ key: tls('key'), cert: tls('certificate') }, listener)
    : createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const homeUrl = `${options.secure ? 'https' : 'http'}://127.0.0.1:${port}${options.folder ?? ''}`;
  const doors = openDoors(options);
  const close = () =>
    new Promise<void>((resolve) => {
      doors.close();
      server.close(() => resolve());
    });
  return { ...doors, homeUrl, asked, close };
}

const someKeys: Keys = { consumerKey: 'ck_test', consumerSecret: 'cs_test' };

function openDoors(options: SmallShopOptions) {
  const net = createNodeTransport(options.secure ? { trusted: [tls('certificate')] } : {});
  const exchanges: Exchange[] = [];
  const ports = options.ports ?? realPorts();
  const doorWith = (keys: Keys): Door =>
    createDoor({
      system: 'shop',
      transport: net.transport,
      ports,
      timeoutMs: 5_000,
      mayWrite: () => true,
      onExchange: (exchange) => exchanges.push(exchange),
      signIn: { sign: createWooSignature({ ...keys, webhookSecret: 'whsec_test', ports }) },
    });
  return { door: doorWith(options.keys ?? someKeys), doorWith, exchanges, close: () => net.close() };
}
