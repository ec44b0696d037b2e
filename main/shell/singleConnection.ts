import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { TransportError } from '../http/transport.ts';

/*
 * Chromium sends a request again, also a POST, when the kept connection it went over breaks before an answer
 * (HttpNetworkTransaction::ShouldResendRequest), and nobody can ask it not to. Of a sign-in by NTLM every leg but the
 * first goes over a kept connection. An order could so come into being twice and nobody would know. Therefore what
 * writes goes through this relay, a SOCKS 5 proxy (RFC 1928) of our own on loopback: it lets one connection through for
 * each write, and once that has broken there is no way for a second sending.
 */

/** One connection to one server. */
export interface Permit {
  /** A connection to the server stood: it may have heard the request. */
  readonly used: () => boolean;
  /** Why the server could not be reached, where it could not. */
  readonly failure: () => TransportError | null;
  /** Closes the connection and takes no other. */
  end(): void;
}

export interface SingleConnection {
  /** For Chromium's proxy rules. */
  readonly address: string;
  /** One at a time. */
  permit(host: string, port: number): Permit;
  close(): Promise<void>;
}

/** The way of one write at a time. */
interface Way {
  readonly host: string;
  readonly port: number;
  readonly sockets: Set<Socket>;
  state: 'free' | 'taken' | 'over';
  used: boolean;
  failure: TransportError | null;
}

const GRANTED = Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
const UNREACHABLE = Buffer.from([5, 4, 0, 1, 0, 0, 0, 0, 0, 0]);

export async function createSingleConnection(): Promise<SingleConnection> {
  let way: Way | null = null;
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    // Without a write under way nobody has business here.
    if (way === null) socket.destroy();
    else void serve(socket, way).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();

  return {
    address: `socks5://127.0.0.1:${(server.address() as AddressInfo).port}`,
    permit(host, port) {
      if (way !== null) throw new Error('a write is under way');
      const mine: Way = { host, port, sockets: new Set(), state: 'free', used: false, failure: null };
      way = mine;
      return {
        used: () => mine.used,
        failure: () => mine.failure,
        end() {
          if (way === mine) way = null;
          end(mine);
        },
      };
    },
    async close() {
      if (way !== null) end(way);
      server.close();
      await once(server, 'close');
    },
  };
}

function end(way: Way): void {
  way.state = 'over';
  for (const socket of way.sockets) socket.destroy();
}

/** A client's wish for a connection, from its greeting to the end of what is passed on. */
async function serve(socket: Socket, way: Way): Promise<void> {
  keep(socket, way);
  const [version = 0, methods = 0] = await take(socket, 2);
  if (version !== 5) throw new Error('not SOCKS 5');
  await take(socket, methods);
  socket.write(Buffer.from([5, 0]));
  const { host, port } = await wanted(socket);
  if (host !== way.host || port !== way.port) throw new Error('not the server of this write');
  // Chromium opens a second connection where the first is slow: it waits, and never gets through.
  if (way.state === 'taken') return;
  if (way.state === 'over') throw new Error('the connection of this write has broken');
  way.state = 'taken';
  const upstream = await reached(way);
  if (upstream === null) {
    socket.end(UNREACHABLE);
    return;
  }
  join(socket, upstream, way);
}

/** The address that is asked for; Chromium gives it as a name, also when it is none. */
async function wanted(socket: Socket): Promise<{ readonly host: string; readonly port: number }> {
  const [, command = 0, , kind = 0, length = 0] = await take(socket, 5);
  if (command !== 1 || kind !== 3) throw new Error('not a connection to a name');
  const rest = await take(socket, length + 2);
  return { host: rest.toString('latin1', 0, length), port: rest.readUInt16BE(length) };
}

async function reached(way: Way): Promise<Socket | null> {
  const upstream = connect({ host: way.host, port: way.port, noDelay: true });
  keep(upstream, way);
  try {
    await once(upstream, 'connect');
  } catch (error) {
    way.failure = unreachable(way, error);
    // Nothing was heard: another address of the same name may be tried.
    if (way.state === 'taken') way.state = 'free';
    return null;
  }
  way.used = true;
  way.failure = null;
  return upstream;
}

function join(socket: Socket, upstream: Socket, way: Way): void {
  const over = () => end(way);
  for (const one of [socket, upstream]) one.on('error', over).once('close', over);
  if (socket.destroyed || upstream.destroyed || way.state === 'over') return over();
  socket.write(GRANTED);
  socket.pipe(upstream);
  upstream.pipe(socket);
}

function keep(socket: Socket, way: Way): void {
  way.sockets.add(socket);
  socket.once('close', () => way.sockets.delete(socket));
}

async function take(socket: Socket, bytes: number): Promise<Buffer> {
  for (;;) {
    // Node takes "no bytes" for "whatever is there".
    const taken = bytes === 0 ? Buffer.alloc(0) : (socket.read(bytes) as Buffer | null);
    if (taken !== null) return taken;
    if (socket.readableEnded || socket.destroyed) throw new Error('closed before it asked');
    await once(socket, 'readable');
  }
}

function unreachable({ host, port }: Way, cause: unknown): TransportError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOTFOUND' || code.startsWith('EAI_'))
    return new TransportError('name', false, `nobody knows the name ${host}`, { cause });
  if (code === 'ETIMEDOUT')
    return new TransportError('timeout', false, `${host} does not answer on port ${port}`, { cause });
  const words =
    code === 'ECONNREFUSED'
      ? `nothing listens on port ${port} of ${host}`
      : `there is no way from this computer to port ${port} of ${host}`;
  return new TransportError('refused', false, words, { cause });
}
