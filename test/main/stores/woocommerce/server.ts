import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { realPorts } from '../../../../main/base/ports.ts';
import { type Door, type Exchange, createDoor } from '../../../../main/http/door.ts';
import { type NodeTransport, createNodeTransport } from '../../../../main/http/nodeTransport.ts';
import { createWooSignature } from '../../../../main/stores/woocommerce/signature.ts';

export interface Asked {
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What a shop answers; undefined: it cuts the connection. */
export type Answer =
  { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown } | undefined;

export interface SmallShop {
  readonly homeUrl: string;
  readonly door: Door;
  readonly asked: Asked[];
  readonly exchanges: Exchange[];
  close(): Promise<void>;
}

/** A shop on a socket of its own that answers what the test says, and a door to it. */
export async function openSmallShop(answer: (asked: Asked) => Answer, folder = ''): Promise<SmallShop> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [path = '', query = ''] = (request.url ?? '').split('?');
      const body = Buffer.concat(chunks).toString('utf8');
      const question = {
        method: request.method ?? '',
        path,
        query: new URLSearchParams(query),
        headers: request.headers,
        body,
      };
      asked.push(question);
      const given = answer(question);
      if (given === undefined) {
        response.destroy();
        return;
      }
      response.writeHead(given.status ?? 200, { 'Content-Type': 'application/json', ...given.headers });
      response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const homeUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}${folder}`;
  return { homeUrl, asked, ...openDoor(server) };
}

function openDoor(server: Server): Pick<SmallShop, 'door' | 'exchanges' | 'close'> {
  const net: NodeTransport = createNodeTransport();
  const exchanges: Exchange[] = [];
  const ports = realPorts();
  const door = createDoor({
    system: 'shop',
    transport: net.transport,
    ports,
    timeoutMs: 5_000,
    mayWrite: () => true,
    onExchange: (exchange) => exchanges.push(exchange),
    sign: createWooSignature({ consumerKey: 'ck_test', consumerSecret: 'cs_test', webhookSecret: 'whsec_test', ports }),
  });
  const close = () =>
    new Promise<void>((resolve) => {
      net.close();
      server.close(() => resolve());
    });
  return { door, exchanges, close };
}
