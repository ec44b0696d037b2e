import http from 'node:http';
import net from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Handshake, Network } from '../../../main/http/transport.ts';
import { createAuthority, selfSigned } from './support/authority.ts';
import { createListening, httpServer, httpsServer } from './support/listening.ts';
import { createLittleProxy } from './support/littleProxy.ts';

const listening = createListening();
afterEach(() => listening.closeAll());

const ours = createAuthority('Our own authority');
const get = { method: 'GET', headers: {} };

async function proxied(options: { signIn?: string; answers?: number } = {}) {
  const plain = await listening.on(httpServer());
  const secure = await listening.on(httpsServer(ours.issue({ names: ['nav01.test'] })));
  const proxy = createLittleProxy({ names: { 'plain.test': plain, 'nav01.test': secure }, ...options });
  const port = await listening.on(proxy.server);
  return { proxy, port, url: `http://127.0.0.1:${port}` };
}

describe('connections', () => {
  test.each([
    ['http', () => httpServer()],
    ['https', () => httpsServer(ours.issue())],
  ])('over %s are kept for the next request of the same network and never used by another', async (scheme, create) => {
    const url = `${scheme}://localhost:${await listening.on(create())}/`;
    const transport = listening.transport();
    const numbers: string[] = [];
    for (const id of ['one', 'two', 'one', 'two']) {
      const { body } = await transport({ ...get, url, network: { id, trusted: [ours.cert] } });
      numbers.push(body.slice(0, 4));
    }
    expect(numbers).toEqual(['in 1', 'in 2', 'in 1', 'in 2']);
  });

  test('of a network without settings are not those of requests without a network', async () => {
    const url = `http://localhost:${await listening.on(httpServer())}/`;
    const transport = listening.transport();
    const bodies = [await transport({ ...get, url }), await transport({ ...get, url, network: { id: 'nav' } })];
    expect(bodies.map(({ body }) => body)).toEqual(['in 1 /', 'in 2 /']);
  });

  test('of a network whose settings changed are closed, and new ones made', async () => {
    const server = httpServer();
    const closed = Promise.withResolvers<void>();
    server.once('connection', (socket: net.Socket) => socket.once('close', () => closed.resolve()));
    const url = `http://localhost:${await listening.on(server)}/`;
    const transport = listening.transport();
    await transport({ ...get, url, network: { id: 'nav' } });
    const { body } = await transport({ ...get, url, network: { id: 'nav', trusted: [ours.cert] } });
    expect(body).toBe('in 2 /');
    await closed.promise;
  });

  test('are let go when they were idle for their time', async () => {
    const server = httpServer();
    const closed = Promise.withResolvers<void>();
    server.once('connection', (socket: net.Socket) => socket.once('close', () => closed.resolve()));
    const url = `http://localhost:${await listening.on(server)}/`;
    await listening.transport({ idleMs: 20, environment: {} })({ ...get, url });
    await expect(closed.promise).resolves.toBeUndefined();
  });

  test('are not even tried for what is no address, which is not repeated', async () => {
    const error: unknown = await listening
      .transport()({ ...get, url: 'shop.example/?consumer_secret=cs_1' })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      failure: 'other',
      sent: false,
      message: 'the address is not one that can be called',
    });
  });

  test('that are still being made are cut off by the signal: nothing was sent', async () => {
    const controller = new AbortController();
    const closed = Promise.withResolvers<void>();
    // Accepts and then says nothing, so that the handshake never ends.
    const port = await listening.on(
      net.createServer((socket) => {
        socket.on('close', () => closed.resolve()).resume();
        controller.abort();
      }),
    );
    const sent = listening.transport()({ ...get, url: `https://localhost:${port}/`, signal: controller.signal });
    await expect(sent).rejects.toMatchObject({ failure: 'other', sent: false });
    await closed.promise;
  });

  test('tell their steps when asked, each time anew', async () => {
    const url = `https://localhost:${await listening.on(httpsServer(ours.issue()))}/`;
    const transport = listening.transport();
    const network: Network = { id: 'nav', trusted: [ours.cert] };
    await transport({ ...get, url, network });
    const steps: string[] = [];
    const { body } = await transport({ ...get, url, network, onStep: ({ step }) => steps.push(step) });
    expect(body).toBe('in 2');
    expect(steps).toEqual(['name', 'port', 'tls']);
  });
});

describe('sign-ins of a connection', () => {
  test('as the Windows user are left to the tray application', async () => {
    const asked = listening.transport()({
      ...get,
      url: 'http://nav01.invalid/',
      network: { id: 'nav', asWindowsUser: true },
    });
    await expect(asked).rejects.toMatchObject({
      failure: 'other',
      sent: false,
      message: expect.stringContaining('only the tray application can sign in as the Windows user'),
    });
  });

  test('by handshake take one connection, are done once on it, and never serve another sign-in', async () => {
    const signedIn = new Map<net.Socket, string>();
    const server = http.createServer((request, response) => {
      const [, user = ''] = (request.headers.authorization ?? '').split(' ');
      if (user.startsWith('answer-')) signedIn.set(request.socket, user);
      const known = signedIn.get(request.socket);
      if (known) response.end(known);
      else response.writeHead(401, { 'www-authenticate': user === '' ? 'NTLM' : 'NTLM challenge' }).end();
    });
    let connections = 0;
    server.on('connection', () => (connections += 1));
    const url = `http://localhost:${await listening.on(server)}/`;
    const transport = listening.transport();
    const signIn = (user: string): Handshake => ({ begin: () => 'NTLM hello', answer: () => `NTLM answer-${user}` });
    const [anna, berta] = [signIn('anna'), signIn('berta')];
    const answers: string[] = [];
    for (const handshake of [anna, anna, berta, anna]) {
      answers.push((await transport({ ...get, url, network: { id: 'nav', handshake } })).body);
    }
    expect(answers).toEqual(['answer-anna', 'answer-anna', 'answer-berta', 'answer-anna']);
    expect(connections).toBe(3);
  });
});

test('a request by handshake is not harmed by the one before it that was given up', async () => {
  const controller = new AbortController();
  const server = http.createServer((request, response) => {
    if (request.url === '/slow') controller.abort();
    else if (request.headers.authorization === 'NTLM answer') response.end('in');
    else response.writeHead(401, { 'www-authenticate': 'NTLM challenge' }).end();
  });
  const url = `http://localhost:${await listening.on(server)}`;
  const transport = listening.transport();
  const handshake: Handshake = { begin: () => 'NTLM hello', answer: () => 'NTLM answer' };
  const network: Network = { id: 'nav', handshake };
  const slow = transport({ ...get, url: `${url}/slow`, network, signal: controller.signal });
  await expect(slow).rejects.toMatchObject({ failure: 'other' });
  await expect(transport({ ...get, url: `${url}/`, network })).resolves.toMatchObject({ body: 'in' });
});

describe('a given proxy', () => {
  test('is told the whole address over plain http', async () => {
    const { proxy, url } = await proxied();
    const { body } = await listening.transport()({
      ...get,
      url: "http://plain.test/a(1)?$filter=x%20eq%20'1'",
      network: { id: 'nav', proxy: { url } },
    });
    expect(body).toBe("in 1 /a(1)?$filter=x%20eq%20'1'");
    expect(proxy.asked).toEqual(["GET http://plain.test/a(1)?$filter=x%20eq%20'1'"]);
  });

  test('makes a connection over https that it cannot look into', async () => {
    const { proxy, url } = await proxied();
    const transport = listening.transport();
    const network: Network = { id: 'nav', proxy: { url }, trusted: [ours.cert] };
    const answers = [
      await transport({ ...get, url: 'https://nav01.test/', network }),
      await transport({ ...get, url: 'https://nav01.test/', network }),
    ];
    expect(answers.map(({ body }) => body)).toEqual(['in 1', 'in 1']);
    expect(proxy.asked).toEqual(['CONNECT nav01.test:443']);
  });

  test.each(['http://plain.test/', 'https://nav01.test/'])('is signed in to: %s', async (url) => {
    const proxy = await proxied({ signIn: 'anna:p:ss wörd' });
    const network: Network = {
      id: 'nav',
      trusted: [ours.cert],
      proxy: { url: proxy.url, user: 'anna', password: 'p:ss wörd' },
    };
    await expect(listening.transport()({ ...get, url, network })).resolves.toMatchObject({ status: 200 });
  });

  test('does not spare the server behind it from its pin', async () => {
    const { url } = await proxied();
    const network: Network = { id: 'nav', proxy: { url }, pinned: selfSigned().fingerprint };
    await expect(listening.transport()({ ...get, url: 'https://nav01.test/', network })).rejects.toMatchObject({
      failure: 'tls',
      sent: false,
      certificateProblem: 'notPinned',
    });
  });

  test.each([
    ['http://plain.test/', undefined, 'asks for a user name and password'],
    ['https://nav01.test/', undefined, 'asks for a user name and password'],
    ['http://plain.test/', 'secret-wrong', 'refuses its user name or password'],
    ['https://nav01.test/', 'secret-wrong', 'refuses its user name or password'],
  ])('that refuses the sign-in is named without it: %s with %s', async (url, password, words) => {
    const { port } = await proxied({ signIn: 'anna:right' });
    const address = `http://127.0.0.1:${port}`;
    const proxy = { url: address, ...(password !== undefined && { user: 'anna', password }) };
    const error: unknown = await listening
      .transport()({ ...get, url, network: { id: 'nav', proxy } })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ failure: 'proxy', sent: false, message: `the proxy 127.0.0.1:${port} ${words}` });
    expect(JSON.stringify([error, String(error)])).not.toContain('secret-wrong');
  });

  test.each([
    [403, 'does not allow connections to nav01.test:443'],
    [502, 'could not make the connection to nav01.test:443'],
    [200.5, 'gave no answer that a proxy would give'],
  ])('that answers %s to https has failed itself', async (answers, words) => {
    const { url } = await proxied({ answers });
    const sent = listening.transport()({ ...get, url: 'https://nav01.test/', network: { id: 'nav', proxy: { url } } });
    await expect(sent).rejects.toMatchObject({
      failure: 'proxy',
      sent: false,
      message: expect.stringContaining(words),
    });
  });

  test.each([
    [
      'whose name nobody knows',
      'http://anna:secret@proxy.invalid:3128',
      'the proxy proxy.invalid:3128 cannot be reached: nobody knows',
    ],
    ['that is no address', 'http://anna:secret@:x', 'the address of the proxy is not of the kind'],
    ['of another kind', 'socks5://anna:secret@proxy.test', 'the address of the proxy is not of the kind'],
  ])('%s is told as such', async (_, url, words) => {
    const error: unknown = await listening
      .transport()({ ...get, url: 'http://plain.test/', network: { id: 'nav', proxy: { url } } })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ failure: 'proxy', sent: false, message: expect.stringContaining(words) });
    expect(String(error)).not.toContain('secret');
  });

  test('where nobody listens is told as such', async () => {
    const proxy = { url: `http://127.0.0.1:${await listening.deafPort()}` };
    const sent = listening.transport()({ ...get, url: 'https://nav01.test/', network: { id: 'nav', proxy } });
    await expect(sent).rejects.toMatchObject({ failure: 'proxy', sent: false });
  });
});

describe("the computer's proxy", () => {
  const system: Network = { id: 'nav', proxy: 'system', trusted: [ours.cert] };

  test('is taken from the environment for http and https', async () => {
    const { proxy, port } = await proxied({ signIn: 'anna:p@ss' });
    const url = `http://anna:p%40ss@127.0.0.1:${port}`;
    const transport = listening.transport({ environment: { HTTP_PROXY: url, https_proxy: url } });
    await transport({ ...get, url: 'http://plain.test/', network: system });
    await transport({ ...get, url: 'https://nav01.test/', network: system });
    expect(proxy.asked).toEqual(['GET http://plain.test/', 'CONNECT nav01.test:443']);
  });

  test('is left out where the connection asks for none', async () => {
    const { proxy, url } = await proxied();
    const port = await listening.on(httpServer());
    const transport = listening.transport({ environment: { HTTP_PROXY: url } });
    await transport({ ...get, url: `http://127.0.0.1:${port}/`, network: { id: 'nav' } });
    await transport({ ...get, url: `http://127.0.0.1:${port}/` });
    expect(proxy.asked).toEqual([]);
  });

  test('is left out for this computer itself', async () => {
    const { proxy, url } = await proxied();
    const port = await listening.on(httpServer());
    await listening.transport({ environment: { HTTP_PROXY: url } })({
      ...get,
      url: `http://localhost:${port}/`,
      network: system,
    });
    expect(proxy.asked).toEqual([]);
  });
});

describe('the proxy of the computer, where the host knows it', () => {
  const system: Network = { id: 'shop', proxy: 'system' };

  test('is asked for each server, without what an address may keep secret', async () => {
    const { proxy, url } = await proxied();
    const asked: string[] = [];
    let toProxy = 0;
    proxy.server.on('connection', () => (toProxy += 1));
    const direct = await listening.on(httpServer());
    const transport = listening.transport({
      environment: { HTTP_PROXY: 'http://127.0.0.1:1' },
      systemProxy: async (address) => {
        asked.push(address);
        return address.includes('plain.test') ? `PROXY ${new URL(url).host}; DIRECT` : 'DIRECT';
      },
    });
    const answers = [];
    for (const home of ['http://plain.test', `http://127.0.0.1:${direct}`, 'http://plain.test'])
      answers.push(await transport({ ...get, url: `${home}/orders?consumer_secret=cs_1`, network: system }));
    expect(answers.map(({ body }) => body.slice(0, 2))).toEqual(['in', 'in', 'in']);
    expect(proxy.asked).toHaveLength(2);
    // The direct way in between costs the other its connection no more than another network would.
    expect(toProxy).toBe(1);
    expect(asked).toEqual(['http://plain.test/', `http://127.0.0.1:${direct}/`, 'http://plain.test/']);
  });

  test('is not asked for where a connection goes directly or has a proxy of its own', async () => {
    const { url } = await proxied();
    const port = await listening.on(httpServer());
    const transport = listening.transport({ environment: {}, systemProxy: () => Promise.reject(new Error('asked')) });
    const direct = await transport({ ...get, url: `http://localhost:${port}/`, network: { id: 'one' } });
    const over = await transport({ ...get, url: 'http://plain.test/', network: { id: 'two', proxy: { url } } });
    expect([direct.status, over.status]).toEqual([200, 200]);
  });
});
