import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { HttpRequest, Network } from '../../../main/http/transport.ts';
import { plainFingerprint } from '../../../main/http/certificates.ts';
import { createSignedInUser, type SignedInUser } from '../../../main/shell/signedInUser.ts';
import { createUserRequests } from '../../../main/shell/userRequests.ts';
import { selfSigned } from '../http/support/authority.ts';
import { createListening } from '../http/support/listening.ts';
import { createStandInChromium, type StandInChromium } from './standInChromium.ts';

const listening = createListening();
const chromiums: StandInChromium[] = [];
afterEach(() => {
  for (const chromium of chromiums.splice(0)) chromium.close();
  listening.closeAll();
});

/** Both ends, with everything that passes between the processes cloned as there. */
function start(chromium = createStandInChromium()): {
  readonly user: SignedInUser;
  readonly chromium: StandInChromium;
  readonly endEngine: () => void;
} {
  chromiums.push(chromium);
  const requests = createUserRequests(chromium);
  const user: SignedInUser = createSignedInUser(
    (ask) => void requests.receive(structuredClone(ask), (answer) => user.receive(structuredClone(answer))),
  );
  return { user, chromium, endEngine: requests.forget };
}

const nav: Network = { id: 'nav', asWindowsUser: true };

function ask(port: number, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url: `http://127.0.0.1:${port}/nav?x=1`, headers: {}, network: nav, ...more };
}

const order = { method: 'POST', body: '{"order":1}', headers: { 'content-type': 'application/json' } } as const;

interface Heard {
  readonly connection: number;
  readonly authorization: string;
  readonly body: string;
}

/** A server with Windows sign-in by three legs, which belongs to the connection. */
function windowsServer(answer: http.RequestListener, tls?: { readonly key: string; readonly cert: string }) {
  const heard: Heard[] = [];
  const numbers = new Map<Socket, number>();
  const signedIn = new Set<Socket>();
  const listener: http.RequestListener = async (request, response) => {
    const { socket } = request;
    numbers.set(socket, numbers.get(socket) ?? numbers.size + 1);
    const { authorization = '' } = request.headers;
    const body = (await request.toArray()).join('');
    heard.push({ connection: numbers.get(socket) ?? 0, authorization, body });
    if (authorization === 'NTLM proof') signedIn.add(socket);
    if (signedIn.has(socket)) return answer(request, response);
    response.writeHead(401, { 'WWW-Authenticate': authorization === 'NTLM begin' ? 'NTLM challenge' : 'NTLM' }).end();
  };
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  return { server, heard, orders: () => heard.filter(({ authorization }) => authorization === 'NTLM proof') };
}

describe('a request as the Windows user', () => {
  test('is signed in and brings back the answer as every transport does', async () => {
    const { server } = windowsServer((_request, response) => {
      response.writeHead(200, { 'X-Twice': ['a', 'b'], ETag: 'W/"1"' }).end('\uFEFF{"name":"Müller"}');
    });
    const { user, chromium } = start();
    const answer = await user.transport(ask(await listening.on(server)));
    expect(answer).toMatchObject({ status: 200, body: '{"name":"Müller"}' });
    expect(answer.headers).toMatchObject({ etag: 'W/"1"', 'x-twice': 'a, b' });
    expect(chromium.opened[0]).toMatchObject({ redirect: 'manual', cache: 'no-store', useSessionCookies: false });
    expect(chromium.opened[0]?.session).toMatchObject({ cache: false });
    expect(chromium.opened[0]?.session.partition).not.toContain('persist:');
  });

  test('whose user has no right there shows an ordinary 401', async () => {
    const server = http.createServer((_request, response) => {
      response.writeHead(401, { 'WWW-Authenticate': ['Negotiate', 'NTLM'] }).end('no');
    });
    const { user } = start();
    const answer = await user.transport(ask(await listening.on(server)));
    expect(answer).toMatchObject({ status: 401, body: 'no', headers: { 'www-authenticate': 'Negotiate, NTLM' } });
  });

  test('follows no redirect', async () => {
    const asked: string[] = [];
    const server = http.createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    const { user } = start();
    const answer = await user.transport(ask(await listening.on(server)));
    expect(answer).toMatchObject({ status: 302, headers: { location: '/elsewhere' } });
    expect(asked).toEqual(['/nav?x=1']);
  });

  test('fails with the words and kinds of every transport', async () => {
    const { user } = start();
    const port = await listening.deafPort();
    const failure = { failure: 'refused', sent: false, message: expect.stringContaining(`:${port}`) };
    await expect(user.transport(ask(port))).rejects.toMatchObject({ ...failure, name: 'TransportError' });
    await expect(user.transport(ask(port, order))).rejects.toMatchObject({
      failure: 'refused',
      sent: false,
      message: `nothing listens on port ${port} of 127.0.0.1`,
    });
  });

  test('can be given up while it waits, and says that it may have been heard', async () => {
    const { server, orders } = windowsServer(() => reached.resolve());
    const reached = Promise.withResolvers<void>();
    const { user } = start();
    const giveUp = new AbortController();
    const port = await listening.on(server);
    const answer = user.transport(ask(port, { ...order, signal: giveUp.signal }));
    await reached.promise;
    giveUp.abort();
    await expect(answer).rejects.toMatchObject({ failure: 'other', sent: true });
    await expect(user.transport(ask(port, { signal: giveUp.signal }))).rejects.toMatchObject({ sent: false });
    expect(orders()).toHaveLength(1);
  });

  test('ends with the engine that asked, and nobody is signed in to any longer', async () => {
    const { server } = windowsServer(() => reached.resolve());
    const reached = Promise.withResolvers<void>();
    const { user, chromium, endEngine } = start();
    const port = await listening.on(server);
    const answer = user.transport(ask(port));
    await reached.promise;
    endEngine();
    await expect(answer).rejects.toMatchObject({ failure: 'other' });
    expect(chromium.lists.at(-1)).not.toContain(String(port));
  });
});

describe('the Windows user', () => {
  test('is known to the servers of such connections only', async () => {
    const signsIn = windowsServer((_request, response) => response.end('in'));
    const stranger = windowsServer((_request, response) => response.end('in'));
    const [port, other] = [await listening.on(signsIn.server), await listening.on(stranger.server)];
    const { user, chromium } = start();
    // Windows' own zones would count every short name as the own house, and an empty list leaves it to them.
    expect(chromium.lists).toEqual(['https://nobody.invalid:1']);
    await user.transport(ask(port));
    expect(chromium.lists.at(-1)).toBe(`http://127.0.0.1:${port}`);
    // Another part of the program that asks elsewhere over Chromium.
    const session = chromium.fromPartition('another', { cache: false });
    const foreign = chromium.open({ ...opening, url: `http://127.0.0.1:${other}/`, session });
    foreign.end();
    const [response] = (await once(foreign as never, 'response')) as [http.IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(401);
    expect(stranger.heard.map(({ authorization }) => authorization)).toEqual(['']);
  });

  test('leaves a server whose connection moved to another address', async () => {
    const [one, two] = [1, 2].map(() => windowsServer((_request, response) => response.end('in')).server);
    const ports = [await listening.on(one as http.Server), await listening.on(two as http.Server)];
    const { user, chromium } = start();
    for (const port of ports) await user.transport(ask(port));
    await user.transport(ask(ports[0] as number, { network: { ...nav, id: 'second' } }));
    expect(chromium.lists.slice(1)).toEqual([
      `http://127.0.0.1:${ports[0]}`,
      `http://127.0.0.1:${ports[1]}`,
      `http://127.0.0.1:${ports[1]},http://127.0.0.1:${ports[0]}`,
    ]);
  });

  test.each(['http://*/', 'http://*.example.com:7048/', 'http://.example.com/'])(
    'is not made known to more than one server: %s',
    async (url) => {
      const { user, chromium } = start();
      await expect(user.transport(ask(0, { url }))).rejects.toMatchObject({ failure: 'other', sent: false });
      expect(chromium.lists).toEqual(['https://nobody.invalid:1']);
    },
  );
});

const opening = {
  method: 'GET',
  headers: {},
  redirect: 'manual',
  cache: 'no-store',
  useSessionCookies: false,
} as const;

describe('a write', () => {
  test('is performed once, also when the connection breaks after it was heard', async () => {
    const { server, orders } = windowsServer((request) => request.socket.destroy());
    const { user } = start();
    const answer = user.transport(ask(await listening.on(server), order));
    await expect(answer).rejects.toMatchObject({ failure: 'reset', sent: true });
    expect(orders().map(({ body }) => body)).toEqual([order.body]);
  });

  test('would be performed twice over a session that reads use', async () => {
    const { server, heard } = windowsServer((request, response) =>
      request.method === 'POST' ? request.socket.destroy() : response.end('in'),
    );
    const { chromium, user } = start();
    const port = await listening.on(server);
    await user.transport(ask(port));
    const session = chromium.sessions.at(-1);
    if (!session) throw new Error('nothing was read');
    const outgoing = chromium.open({ ...opening, method: 'POST', url: `http://127.0.0.1:${port}/`, session });
    const failed = new Promise((resolve) => outgoing.on('error', resolve));
    outgoing.end(order.body);
    await failed;
    expect(heard.filter(({ body }) => body === order.body).length).toBeGreaterThan(1);
  });

  test('takes a connection of its own for each, one after the other, with all three legs', async () => {
    const { server, heard } = windowsServer((_request, response) => response.end('made'));
    const { user } = start();
    const port = await listening.on(server);
    const answers = await Promise.all([1, 2, 3].map((n) => user.transport(ask(port, { ...order, body: `${n}` }))));
    expect(answers.map(({ body }) => body)).toEqual(['made', 'made', 'made']);
    const legs = ['', 'NTLM begin', 'NTLM proof'];
    expect(heard).toEqual(
      [1, 2, 3].flatMap((n) => legs.map((authorization) => ({ connection: n, authorization, body: `${n}` }))),
    );
  });

  test('after one that failed is performed as ever', async () => {
    let isDown = true;
    const { server } = windowsServer((request, response) => (isDown ? request.socket.destroy() : response.end('made')));
    const { user } = start();
    const port = await listening.on(server);
    await expect(user.transport(ask(port, order))).rejects.toMatchObject({ sent: true });
    isDown = false;
    expect(await user.transport(ask(port, order))).toMatchObject({ body: 'made' });
  });
});

describe('a pinned certificate', () => {
  const issued = selfSigned();

  test.each(['GET', 'POST'])('is the one that is accepted, and no other: %s', async (method) => {
    const { server, heard } = windowsServer((_request, response) => response.end('in'), issued);
    const port = await listening.on(server);
    const { user } = start();
    const pinnedTo = (pinned: string) =>
      ask(port, { method, url: `https://127.0.0.1:${port}/`, network: { ...nav, pinned } });
    const other = user.transport(pinnedTo(selfSigned().fingerprint));
    await expect(other).rejects.toMatchObject({ failure: 'tls', sent: false });
    expect(heard).toEqual([]);
    expect(await user.transport(pinnedTo(plainFingerprint(issued.fingerprint)))).toMatchObject({ body: 'in' });
  });

  test('is needed where Windows does not know the authority', async () => {
    const { server, heard } = windowsServer((_request, response) => response.end('in'), issued);
    const port = await listening.on(server);
    const answer = start().user.transport(ask(port, { url: `https://127.0.0.1:${port}/` }));
    await expect(answer).rejects.toMatchObject({ failure: 'tls', sent: false });
    expect(heard).toEqual([]);
  });
});

describe('the proxy', () => {
  const pac = (answer: string) => start(createStandInChromium(() => answer)).user;
  const system: Network = { ...nav, proxy: 'system' };

  test('of the computer may lead directly', async () => {
    const { server } = windowsServer((_request, response) => response.end('in'));
    const answer = await pac('DIRECT').transport(ask(await listening.on(server), { network: system }));
    expect(answer.body).toBe('in');
  });

  test.each<Network>([system, { ...nav, proxy: { url: 'http://proxy:8080' } }])(
    'is nothing that a sign-in can go through, and the message says what to do: %j',
    async (network) => {
      const { server, heard } = windowsServer((_request, response) => response.end('in'));
      const answer = pac('PROXY proxy:8080; DIRECT').transport(ask(await listening.on(server), { network }));
      await expect(answer).rejects.toMatchObject({ failure: 'proxy', sent: false });
      await expect(answer).rejects.toThrow('set the proxy of this connection to none');
      expect(heard).toEqual([]);
    },
  );

  test('of an address is told as Windows has it', async () => {
    expect(await pac('PROXY proxy:8080').systemProxy('https://shop.example/')).toBe('PROXY proxy:8080');
  });
});
