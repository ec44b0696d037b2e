import { createHmac } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import md4 from 'js-md4';
import type { FakeRequest, FakeResponse } from './http.ts';
import { WINDOWS_ACCOUNT_HEADER } from './nav/auth.ts';

export interface WindowsAccount {
  readonly domain: string;
  readonly user: string;
  readonly password: string;
}

export interface NtlmServerOptions {
  readonly accounts: readonly WindowsAccount[];
  /** What stands behind the sign-in; hears the account's user in a header of its own. */
  readonly handle: (request: FakeRequest) => FakeResponse | Promise<FakeResponse>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** As WWW-Authenticate offers them; default both, as Windows does. */
  readonly schemes?: readonly ('NTLM' | 'Negotiate')[];
  /** Refuses raw NTLM under Negotiate, as where NTLM is switched off by policy. */
  readonly kerberosOnly?: boolean;
  /** Tells its time, as every Windows since Vista; default true. */
  readonly tellsTime?: boolean;
  /** PEM; without it plain http. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** One HTTP request as it came over the wire, the legs of the sign-in among them. */
export interface NtlmRequest {
  readonly method: string;
  readonly url: string;
  readonly bodyBytes: number;
  /** Which connection, counted from 1. */
  readonly connection: number;
  readonly kind: 'anonymous' | 'first leg' | 'accepted' | 'refused' | 'signed in';
}

export interface NtlmServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly requests: readonly NtlmRequest[];
  /** Third messages that held the check over all three, and it was right. */
  readonly checked: () => number;
  /** Cuts the connections nobody uses now. */
  readonly cutIdle: () => void;
  /** The next connection is cut at this moment: right after the challenge was sent, or once the real request was heard. */
  readonly cutNext: (moment: 'after challenge' | 'once heard') => void;
  /** Forgets who is signed in, connections stay. */
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

interface Connection {
  readonly number: number;
  first: Buffer | null;
  challenge: Buffer | null;
  account: WindowsAccount | null;
}

/** A web server with Windows sign-in by NTLM version 2 that checks every proof; the account belongs to the connection. */
export async function serveNtlm(options: NtlmServerOptions): Promise<NtlmServer> {
  const schemes = options.schemes ?? ['Negotiate', 'NTLM'];
  const requests: NtlmRequest[] = [];
  let connections = new WeakMap<Socket, Connection>();
  let count = 0;
  let checked = 0;
  let cut: 'after challenge' | 'once heard' | null = null;

  function connectionOf(socket: Socket): Connection {
    const known = connections.get(socket);
    if (known) return known;
    const made = { number: (count += 1), first: null, challenge: null, account: null };
    connections.set(socket, made);
    return made;
  }

  function unauthorized(response: ServerResponse, offered: readonly string[]): void {
    response.writeHead(401, { 'WWW-Authenticate': [...offered], 'Content-Length': '0' }).end();
  }

  /** The kind of request it is; a leg that ends here is answered here. */
  function leg(request: IncomingMessage, response: ServerResponse, connection: Connection): NtlmRequest['kind'] {
    const [scheme = '', token = ''] = (request.headers.authorization ?? '').split(' ');
    const message = Buffer.from(token, 'base64');
    if (scheme === '') {
      if (connection.account) return 'signed in';
      unauthorized(response, schemes);
      return 'anonymous';
    }
    if (!schemes.some((known) => known === scheme) || options.kerberosOnly || typeOf(message) === null) {
      unauthorized(response, schemes);
      return 'refused';
    }
    if (typeOf(message) === 1) {
      connection.first = message;
      connection.account = null;
      connection.challenge = challengeMessage(options);
      if (cut === 'after challenge') {
        cut = null;
        response.setHeader('Connection', 'close');
      }
      unauthorized(response, [`${scheme} ${connection.challenge.toString('base64')}`]);
      return 'first leg';
    }
    const proven = prove(options.accounts, connection, message);
    connection.challenge = null;
    if (proven === null) {
      unauthorized(response, schemes);
      return 'refused';
    }
    if (proven.checked) checked += 1;
    connection.account = proven.account;
    return 'accepted';
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const connection = connectionOf(request.socket);
    const { method = 'GET', url = '/' } = request;
    const kind = leg(request, response, connection);
    requests.push({ method, url, bodyBytes: body.byteLength, connection: connection.number, kind });
    if (connection.account === null || (kind !== 'accepted' && kind !== 'signed in')) return;
    const fake = fakeRequest(request, body, connection.account, options.tls !== undefined);
    const answer = await options.handle(fake);
    if (cut === 'once heard') {
      cut = null;
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { ...answer.headers }).end(answer.body);
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    serve(request, response).catch(() => request.socket.destroy());
  };
  const server: Server = options.tls ? createHttpsServer(options.tls, listener) : createHttpServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    checked: () => checked,
    cutIdle: () => server.closeIdleConnections(),
    cutNext: (moment) => (cut = moment),
    forget: () => (connections = new WeakMap()),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function fakeRequest(request: IncomingMessage, body: Buffer, account: WindowsAccount, secure: boolean): FakeRequest {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) headers[name] = (values ?? []).join(', ');
  headers[WINDOWS_ACCOUNT_HEADER] = account.user;
  return { method: request.method ?? 'GET', url: request.url ?? '/', headers, body, secure };
}

const SIGNATURE = Buffer.from('NTLMSSP\0', 'latin1');
/** Unicode, a server's name, NTLM, always sign, extended session security, target information, 128 and 56 bit. */
const FLAGS = 0xa08a8205;

function typeOf(message: Buffer): number | null {
  return message.byteLength >= 12 && message.subarray(0, 8).equals(SIGNATURE) ? message.readUInt32LE(8) : null;
}

function challengeMessage({ now, random, tellsTime = true }: NtlmServerOptions): Buffer {
  const name = wide('NAV01');
  const time = Buffer.alloc(8);
  time.writeBigUInt64LE((BigInt(now()) + 11_644_473_600_000n) * 10_000n);
  const info = Buffer.concat([
    pair(2, wide('CONTOSO')),
    pair(1, name),
    pair(4, wide('contoso.example')),
    pair(3, wide('nav01.contoso.example')),
    ...(tellsTime ? [pair(7, time)] : []),
    pair(0, Buffer.alloc(0)),
  ]);
  const head = Buffer.alloc(56);
  SIGNATURE.copy(head);
  head.writeUInt32LE(2, 8);
  field(head, 12, name.byteLength, 56);
  head.writeUInt32LE(FLAGS, 20);
  Buffer.from(random(8)).copy(head, 24);
  field(head, 40, info.byteLength, 56 + name.byteLength);
  return Buffer.concat([head, name, info]);
}

interface Proven {
  readonly account: WindowsAccount;
  /** The check over all three messages was there. */
  readonly checked: boolean;
}

/** MS-NLMP 3.3.2 from the server's side: the proof is computed anew from the known password. */
function prove(accounts: readonly WindowsAccount[], connection: Connection, message: Buffer): Proven | null {
  const { first, challenge } = connection;
  if (first === null || challenge === null || message.byteLength < 64) return null;
  const answer = read(message, 20);
  const domain = read(message, 28).toString('utf16le');
  const user = read(message, 36).toString('utf16le');
  const account = accounts.find((one) => isNamed(one, domain, user));
  if (account === undefined || answer.byteLength < 44) return null;
  const key = hmac(Buffer.from(md4.array(wide(account.password))), wide(user.toUpperCase() + domain));
  const proof = hmac(key, Buffer.concat([challenge.subarray(24, 32), answer.subarray(16)]));
  if (!proof.equals(answer.subarray(0, 16))) return null;
  if (!saysChecked(answer.subarray(16 + 28))) return { account, checked: false };
  const blank = Buffer.from(message);
  blank.fill(0, 72, 88);
  const check = hmac(hmac(key, proof), Buffer.concat([first, challenge, blank]));
  return check.equals(message.subarray(72, 88)) ? { account, checked: true } : null;
}

function isNamed(account: WindowsAccount, domain: string, user: string): boolean {
  const same = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();
  if (user.includes('@')) return same(user, `${account.user}@${account.domain}`) && domain === '';
  return same(user, account.user) && (domain === '' || same(domain, account.domain));
}

/** Bit 2 of the flags among the attribute pairs. */
function saysChecked(pairs: Buffer): boolean {
  for (let at = 0; at + 4 <= pairs.byteLength;) {
    const id = pairs.readUInt16LE(at);
    if (id === 0) return false;
    if (id === 6) return (pairs.readUInt32LE(at + 4) & 2) !== 0;
    at += 4 + pairs.readUInt16LE(at + 2);
  }
  return false;
}

function pair(id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(value.byteLength, 2);
  return Buffer.concat([head, value]);
}

function field(head: Buffer, at: number, length: number, offset: number): void {
  head.writeUInt16LE(length, at);
  head.writeUInt16LE(length, at + 2);
  head.writeUInt32LE(offset, at + 4);
}

function read(message: Buffer, at: number): Buffer {
  const offset = message.readUInt32LE(at + 4);
  return message.subarray(offset, offset + message.readUInt16LE(at));
}

function wide(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function hmac(key: Buffer, data: Buffer): Buffer {
  return createHmac('md5', key).update(data).digest();
}
