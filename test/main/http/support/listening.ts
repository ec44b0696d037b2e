import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import {
  createNodeTransport,
  type NodeTransport,
  type NodeTransportOptions,
} from '../../../../main/http/nodeTransport.ts';
import type { Issued } from './authority.ts';

/** Servers and transports of a test file, closed together. */
export interface Listening {
  /** Port of 127.0.0.1 on which it listens now. */
  on(server: net.Server): Promise<number>;
  transport(options?: NodeTransportOptions): NodeTransport['transport'];
  /** A port on which nobody listens. */
  deafPort(): Promise<number>;
  closeAll(): void;
}

export function createListening(): Listening {
  const open: { close(): void }[] = [];
  const on = async (server: net.Server): Promise<number> => {
    const sockets = new Set<net.Socket>();
    server.on('connection', (socket: net.Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push({
      close() {
        server.close();
        for (const socket of sockets) socket.destroy();
      },
    });
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };
  return {
    on,
    transport(options = { environment: {} }) {
      const made = createNodeTransport(options);
      open.push(made);
      return made.transport;
    },
    async deafPort() {
      const server = net.createServer();
      const port = await on(server);
      await new Promise((resolve) => server.close(resolve));
      return port;
    },
    closeAll() {
      for (const thing of open.splice(0)) thing.close();
    },
  };
}

/** Answers `in` and the number of its connection. */
export function httpsServer({ key, cert }: Issued): https.Server {
  const numbers = new Map<net.Socket, number>();
  return https.createServer({ key, cert }, (request, response) => {
    const number = numbers.get(request.socket) ?? numbers.size + 1;
    numbers.set(request.socket, number);
    response.end(`in ${number}`);
  });
}

export function httpServer(): http.Server {
  const numbers = new Map<net.Socket, number>();
  return http.createServer((request, response) => {
    const number = numbers.get(request.socket) ?? numbers.size + 1;
    numbers.set(request.socket, number);
    response.end(`in ${number} ${request.url}`);
  });
}

/** Keeps what reaches it inside TLS, and answers nothing. */
export function eavesdropper({ key, cert }: Issued): {
  readonly server: tls.Server;
  readonly heard: Buffer[];
  readonly gone: Promise<void>;
} {
  const heard: Buffer[] = [];
  const { promise: gone, resolve } = Promise.withResolvers<void>();
  const server = tls.createServer({ key, cert }, (socket) => {
    socket.on('data', (bytes) => heard.push(bytes));
    socket.on('error', () => undefined).on('close', () => resolve());
  });
  // A client that goes right after the handshake may do so before the server has seen the end of it.
  server.on('tlsClientError', () => resolve());
  return { server, heard, gone };
}
