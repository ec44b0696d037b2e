import net from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { climbRungs, type Ladder } from '../../../main/http/rungs.ts';
import { type Network, type Transport, TransportError } from '../../../main/http/transport.ts';
import { createSetTime } from './setTime.ts';
import { createAuthority, type Issued, selfSigned } from './support/authority.ts';
import { createListening, httpServer, httpsServer } from './support/listening.ts';
import { createLittleProxy } from './support/littleProxy.ts';

const START = Date.UTC(2026, 10, 20, 10, 0, 0);
const listening = createListening();
afterEach(() => listening.closeAll());

const ours = createAuthority('Our own authority');

function climb(url: string, network?: Network, transport: Transport = listening.transport()): Promise<Ladder> {
  const { ports } = createSetTime(START);
  return climbRungs({ url, transport, ports, timeoutMs: 5_000, ...(network && { network }) });
}

async function secured(issued: Issued): Promise<string> {
  return `https://localhost:${await listening.on(httpsServer(issued))}/`;
}

function results({ rungs }: Ladder): string {
  return rungs.map(({ name, result }) => `${name} ${result}`).join(', ');
}

/** The rung that is not fine. */
function remarkable({ rungs }: Ladder) {
  return rungs.find(({ result }) => result !== 'fine');
}

describe('the ladder over sockets', () => {
  test('stands whole, with what was found on each rung, after one request', async () => {
    const server = httpsServer(ours.issue());
    let requests = 0;
    server.on('request', () => (requests += 1));
    const port = await listening.on(server);
    const ladder = await climb(`https://localhost:${port}/`, { id: 'nav', trusted: [ours.cert] });
    expect(ladder.rungs.map(({ name, result, detail }) => [name, result, detail])).toEqual([
      ['name', 'fine', expect.stringMatching(/^localhost is (127\.0\.0\.1|::1)\.$/)],
      ['port', 'fine', `Port ${port} is open.`],
      ['tls', 'fine', 'The certificate was issued by CN=Our own authority, valid until 2049-12-31.'],
      ['http', 'fine', 'localhost answers.'],
    ]);
    expect(ladder.rungs.every(({ whatToDo, milliseconds }) => whatToDo === '' && milliseconds !== null)).toBe(true);
    expect(ladder).toMatchObject({
      certificate: { names: ['localhost', '127.0.0.1'] },
      answer: { status: 200 },
      error: null,
    });
    expect(requests).toBe(1);
  });

  test('a name that nobody knows', async () => {
    const ladder = await climb('https://nav01.invalid:7048/');
    expect(results(ladder)).toBe('name failed, port notTried, tls notTried, http notTried');
    expect(remarkable(ladder)).toMatchObject({
      detail: 'Nobody knows the name nav01.invalid.',
      whatToDo: expect.stringContaining("or write the server's address in numbers"),
    });
  });

  test('an address in numbers has no name to look up', async () => {
    const ladder = await climb(`http://127.0.0.1:${await listening.on(httpServer())}/`);
    expect(ladder.rungs[0]).toEqual({ name: 'name', result: 'fine', detail: '', whatToDo: '', milliseconds: null });
  });

  test.each([
    ['nav', 'the NAV server instance is started with its web services switched on; then open port'],
    ['store', "that the shop's web server is running"],
  ] as const)('a port where nobody listens, of a %s', async (reached, words) => {
    const port = await listening.deafPort();
    const { ports } = createSetTime(START);
    const transport = listening.transport();
    const ladder = await climbRungs({ url: `http://127.0.0.1:${port}/`, transport, ports, timeoutMs: 5_000, reached });
    expect(results(ladder)).toBe('name fine, port failed, http notTried');
    expect(remarkable(ladder)).toMatchObject({
      detail: `Nothing listens on port ${port} of 127.0.0.1.`,
      whatToDo: expect.stringContaining(words),
    });
  });

  test('https on a port that speaks plain http', async () => {
    const ladder = await climb(`https://localhost:${await listening.on(httpServer())}/`);
    expect(results(ladder)).toBe('name fine, port fine, tls failed, http notTried');
    expect(remarkable(ladder)?.whatToDo).toContain('write the address with http://, or better switch SSL on');
    expect(ladder.certificate).toBeNull();
  });

  test('https on a port that cuts what it does not understand', async () => {
    const port = await listening.on(net.createServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
    const ladder = await climb(`https://localhost:${port}/`);
    expect(results(ladder)).toBe('name fine, port fine, tls failed, http notTried');
    expect(remarkable(ladder)?.whatToDo).toContain('write the address with http://, or better switch SSL on');
  });

  test('http on a port that speaks TLS', async () => {
    const ladder = await climb((await secured(ours.issue())).replace('https:', 'http:'));
    expect(results(ladder)).toBe('name fine, port fine, http failed');
    expect(remarkable(ladder)?.whatToDo).toContain('write the address with https://');
  });

  test.each([
    ['nobody vouches for', selfSigned(), 'if they are the same, pin this certificate'],
    [
      'an unknown issuer gave',
      createAuthority('Inspecting proxy').issue(),
      'something between here and localhost opens the traffic',
    ],
    ['names others', ours.issue({ names: ['nav01', 'nav01.example'] }), '(nav01, nav01.example)'],
    ['has expired', ours.issue({ to: '2021-03-04' }), 'it ended on 2021-03-04'],
    ['is not valid yet', ours.issue({ from: '2048-03-04' }), 'begins on 2048-03-04'],
  ])('a certificate that %s', async (_, issued, words) => {
    const ladder = await climb(await secured(issued), { id: 'nav', trusted: [ours.cert] });
    expect(results(ladder)).toBe('name fine, port fine, tls failed, http notTried');
    expect(remarkable(ladder)?.whatToDo).toContain(words);
    expect(ladder.certificate?.subject).toMatch(/^CN=a server/);
  });

  test('an inspecting proxy is named by the issuer of its certificate', async () => {
    const ladder = await climb(await secured(createAuthority('Inspecting proxy').issue()));
    expect(remarkable(ladder)?.detail).toBe(
      'The certificate of localhost was issued by CN=Inspecting proxy, which this computer does not trust.',
    );
  });

  test('another certificate than the pinned one', async () => {
    const ladder = await climb(await secured(selfSigned()), { id: 'nav', pinned: selfSigned().fingerprint });
    expect(remarkable(ladder)).toMatchObject({
      name: 'tls',
      result: 'failed',
      whatToDo: expect.stringContaining('pin it'),
    });
    expect(ladder.error).toMatchObject({ certificateProblem: 'notPinned' });
  });

  test.each([
    ['2020-06-01', 'warning', 'has expired on 2020-06-01'],
    ['2026-11-30', 'warning', 'expires on 2026-11-30'],
    ['2026-12-22', 'fine', 'valid until 2026-12-22'],
  ])('a pinned certificate until %s is %s', async (to, result, words) => {
    const issued = selfSigned({ to });
    const ladder = await climb(await secured(issued), { id: 'nav', pinned: issued.fingerprint });
    expect(ladder.rungs[2]).toMatchObject({ name: 'tls', result, detail: expect.stringContaining(words) });
    expect(ladder.answer?.status).toBe(200);
  });

  test('a proxy that refuses the sign-in', async () => {
    const proxy = createLittleProxy({ names: {}, signIn: 'anna:right' });
    const url = `http://127.0.0.1:${await listening.on(proxy.server)}`;
    const ladder = await climb('https://nav01.test/', { id: 'nav', proxy: { url, user: 'anna', password: 'wrong' } });
    expect(results(ladder)).toBe('name fine, port failed, tls notTried, http notTried');
    expect(remarkable(ladder)?.whatToDo).toContain('Check the proxy of this connection');
  });

  test('plain http through a proxy warns that everybody can read along', async () => {
    const plain = await listening.on(httpServer());
    const proxy = createLittleProxy({ names: { 'nav01.test': plain } });
    const port = await listening.on(proxy.server);
    const ladder = await climb('http://nav01.test/', { id: 'nav', proxy: { url: `http://127.0.0.1:${port}` } });
    expect(results(ladder)).toBe('name fine, port fine, http warning');
    expect(ladder.rungs[0]?.detail).toBe(`The proxy 127.0.0.1:${port} looks up the name.`);
    expect(remarkable(ladder)).toMatchObject({
      detail: 'nav01.test answers over plain http: passwords and orders cross the network readable.',
      whatToDo: 'Switch SSL on at the server and write the address with https://.',
    });
  });

  test.each([
    ['a handshake that never ends', 'https', 'name fine, port fine, tls failed, http notTried'],
    ['an answer that never comes', 'http', 'name fine, port fine, http failed'],
  ])('%s is given up after its time', async (_, scheme, wanted) => {
    const time = createSetTime(START);
    const silent = net.createServer((socket) => socket.once('data', () => time.forward(5_000)));
    const url = `${scheme}://localhost:${await listening.on(silent)}/`;
    const ladder = await climbRungs({ url, transport: listening.transport(), ports: time.ports, timeoutMs: 5_000 });
    expect(results(ladder)).toBe(wanted);
    expect(remarkable(ladder)?.detail).toBe('There was no answer within 5 seconds.');
    expect(ladder.milliseconds).toBe(5_000);
  });

  test('sends no sign-in of the network', async () => {
    const url = `http://localhost:${await listening.on(httpServer())}/`;
    const handshake = { begin: () => 'NTLM hello', answer: () => 'NTLM answer' };
    const ladder = await climb(url, { id: 'nav', asWindowsUser: true, handshake });
    expect(results(ladder)).toBe('name fine, port fine, http fine');
  });
});

describe('the time of each rung', () => {
  test('is told by the steps of the one request', async () => {
    const time = createSetTime(START);
    const ladder = await climbRungs({
      url: 'https://nav01/',
      transport: async ({ onStep }) => {
        time.forward(1);
        onStep?.({ step: 'name', address: '10.0.0.5' });
        time.forward(20);
        onStep?.({ step: 'port' });
        time.forward(300);
        throw Object.assign(new Error('closed'), { code: 'ECONNRESET' });
      },
      ports: time.ports,
      timeoutMs: 5_000,
    });
    expect(ladder.rungs.map(({ milliseconds }) => milliseconds)).toEqual([1, 20, null, 300]);
    expect(ladder.milliseconds).toBe(321);
  });

  test('nothing comes back at all: a firewall', async () => {
    const time = createSetTime(START);
    const climbing = climbRungs({
      url: 'https://nav01:7048/',
      transport: ({ signal, onStep }) => {
        onStep?.({ step: 'name', address: '10.0.0.5' });
        const cut = new TransportError('other', false, 'cut off');
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(cut)));
      },
      ports: time.ports,
      timeoutMs: 5_000,
    });
    time.forward(5_000);
    const ladder = await climbing;
    expect(results(ladder)).toBe('name fine, port failed, tls notTried, http notTried');
    expect(remarkable(ladder)?.whatToDo).toContain('Open port 7048 in its Windows firewall');
  });
});
