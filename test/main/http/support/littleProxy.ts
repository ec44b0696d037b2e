import http from 'node:http';
import net from 'node:net';

export interface LittleProxyOptions {
  /** Ports of this computer by the names that only the proxy knows. */
  readonly names: Readonly<Record<string, number>>;
  /** `user:password`; open to all where absent. */
  readonly signIn?: string;
  /** Status that every allowed request gets instead of being passed on. */
  readonly answers?: number;
}

export interface LittleProxy {
  readonly server: http.Server;
  /** What was asked of it: `CONNECT nav01.test:443`, `GET http://nav01.test/x`. */
  readonly asked: string[];
}

/** A forward proxy: plain http by the whole address (RFC 9112 3.2.2), all else by CONNECT (RFC 9110 9.3.6). */
export function createLittleProxy({ names, signIn, answers }: LittleProxyOptions): LittleProxy {
  const asked: string[] = [];

  function refusal(request: http.IncomingMessage): number | null {
    asked.push(`${request.method} ${request.url}`);
    const wanted = signIn && `Basic ${Buffer.from(signIn, 'utf8').toString('base64')}`;
    if (wanted && request.headers['proxy-authorization'] !== wanted) return 407;
    return answers ?? null;
  }

  const server = http.createServer((request, response) => {
    const status = refusal(request);
    if (status !== null) {
      response.writeHead(status, { 'proxy-authenticate': 'Basic realm="proxy"' }).end('the proxy says no');
      return;
    }
    const url = new URL(request.url ?? '');
    const { 'proxy-authorization': _signIn, ...headers } = request.headers;
    const onward = {
      port: names[url.hostname],
      path: request.url?.slice(url.origin.length) ?? '/',
      method: request.method ?? '',
      headers,
    };
    const outgoing = http.request({ host: '127.0.0.1', agent: false, ...onward }, (incoming) => {
      response.writeHead(incoming.statusCode ?? 502, incoming.headers);
      incoming.pipe(response);
    });
    request.pipe(outgoing);
  });
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    socket.on('error', () => undefined);
    const status = refusal(request);
    if (status !== null) {
      socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const [name = ''] = (request.url ?? '').split(':');
    const onward = net.connect({ host: '127.0.0.1', port: names[name] ?? 0 }, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  return { server, asked };
}
