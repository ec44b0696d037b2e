import { once } from 'node:events';
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen, type ListenAnswer, type ListenOptions, type ListenRequest } from '../../../main/inbox/listen.ts';
import { MOST_BODY_BYTES } from '../../../main/inbox/receiver.ts';
import { recordedDelivery } from '../stores/woocommerce/recorded.ts';
import { createGate } from '../queue/queueUnderTest.ts';
import { openInbox, PATH } from './inboxUnderTest.ts';

const MIB = 1024 * 1024;

/** A listening socket that answers 202 and keeps what it was handed, unless told to answer otherwise. */
async function openSocket(
  options: Partial<ListenOptions> = {},
  receive?: (one: ListenRequest) => Promise<ListenAnswer>,
) {
  const taken: ListenRequest[] = [];
  const listening = await listen(
    async (one) => {
      taken.push(one);
      return receive ? receive(one) : { status: 202, body: 'accepted' };
    },
    { port: 0, mostBodyBytes: MOST_BODY_BYTES, ...options },
  );
  onTestFinished(() => listening.close());
  return { ...listening, taken, url: `http://127.0.0.1:${listening.port}` };
}

/** The shop of the recordings behind a real socket. */
async function openShopSocket() {
  const inbox = await openInbox();
  const socket = await openSocket({}, (one) => inbox.clock.settle(inbox.receive(one)));
  return { inbox, ...socket };
}

function post(port: number, headers: Record<string, string | number> = {}, path = PATH): ClientRequest {
  return httpRequest({ port, host: '127.0.0.1', method: 'POST', path, headers, agent: false });
}

async function answerOf(request: ClientRequest): Promise<{ status: number; body: string }> {
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') };
}

/** Everything the server says on a bare socket until it closes it. */
async function saidUntilClosed(socket: Socket): Promise<string> {
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
  // A reset is an end too, and `once` would take its error for a failure.
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('close', resolve));
  return said;
}

describe('the socket', () => {
  it('says which port is taken and what to do', async () => {
    const { port } = await openSocket();
    await expect(openSocket({ port })).rejects.toMatchObject({
      code: 'port-taken',
      message: `The receiver cannot listen on port ${port}: EADDRINUSE.`,
      whatToDo: expect.stringContaining('--receiver-port'),
    });
  });

  it('hands over method, path with query, lower-cased headers and the bytes as sent', async () => {
    const { port, taken } = await openSocket();
    const bytes = Buffer.from([0x7b, 0xff, 0x00, 0x7d]);
    const request = post(port, { 'X-WC-Webhook-Topic': 'order.created' }, '/in/abc?x=1');
    request.end(bytes);
    expect(await answerOf(request)).toEqual({ status: 202, body: 'accepted' });
    expect(taken).toMatchObject([
      { method: 'POST', path: '/in/abc?x=1', headers: { 'x-wc-webhook-topic': 'order.created' } },
    ]);
    expect(Buffer.from(taken[0]?.body ?? []).equals(bytes)).toBe(true);
  });

  it('listens on loopback only', async () => {
    const { port } = await openSocket();
    const other = connect({ port, host: '127.0.0.2' });
    const [error] = (await once(other, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  });

  it('takes a delivery of the shop that comes over real HTTP', async () => {
    const { port, inbox } = await openShopSocket();
    const { headers, body } = recordedDelivery('webhook-order-created');
    const request = post(port, { ...headers, 'content-length': body.byteLength });
    request.end(body);
    expect(await answerOf(request)).toEqual({ status: 202, body: 'accepted' });
    expect(inbox.count('deliveries')).toBe(1);
  });

  it('takes one that comes in pieces and without a length', async () => {
    const { port, inbox } = await openShopSocket();
    const { headers, body } = recordedDelivery('webhook-order-created');
    const { 'content-length': _length, ...others } = headers;
    const request = post(port, { ...others, 'transfer-encoding': 'chunked' });
    for (let at = 0; at < body.byteLength; at += 100) request.write(body.subarray(at, at + 100));
    request.end();
    expect((await answerOf(request)).status).toBe(202);
    expect(inbox.count('deliveries')).toBe(1);
  });
});

describe('a body of two MiB', () => {
  const tooLarge = { status: 413, body: 'body is larger than 1 MiB' };
  const refusals = (inbox: Awaited<ReturnType<typeof openShopSocket>>['inbox']) =>
    inbox.clock.run(10).then(() => inbox.db.prepare('SELECT reason, n FROM refusals').all());

  it('with a length is answered 413, which its sender can read, and counted', async () => {
    const { port, inbox } = await openShopSocket();
    const request = post(port, { 'content-type': 'application/json', 'content-length': 2 * MIB });
    request.end(Buffer.alloc(2 * MIB, 'x'));
    expect(await answerOf(request)).toEqual(tooLarge);
    expect(await refusals(inbox)).toEqual([{ reason: 'tooLarge', n: 1 }]);
    expect(inbox.count('deliveries')).toBe(0);
  });

  it('in chunks without a length is answered 413 too, and the sender may finish sending', async () => {
    const { port, inbox } = await openShopSocket();
    const request = post(port, { 'content-type': 'application/json', 'transfer-encoding': 'chunked' });
    const answered = answerOf(request);
    const finished = once(request, 'finish');
    for (let n = 0; n < 32; n += 1) request.write(Buffer.alloc(64 * 1024, 'x'));
    request.end();
    await finished;
    expect(await answered).toEqual(tooLarge);
    expect(await refusals(inbox)).toEqual([{ reason: 'tooLarge', n: 1 }]);
  });

  it('sent by fetch is answered 413', async () => {
    const { url } = await openShopSocket();
    const response = await fetch(`${url}${PATH}`, { method: 'POST', body: Buffer.alloc(2 * MIB, 'x') });
    expect({ status: response.status, body: await response.text() }).toEqual(tooLarge);
  });

  it('announced by a sender that asks first is answered 413', async () => {
    const { port } = await openShopSocket();
    const request = post(port, { 'content-length': 2 * MIB, expect: '100-continue' });
    request.flushHeaders();
    await once(request, 'continue');
    request.end(Buffer.alloc(2 * MIB, 'x'));
    expect(await answerOf(request)).toEqual(tooLarge);
  });

  it('is not read to its end before it is answered, nor kept in memory beyond the limit', async () => {
    const { port, taken } = await openSocket({}, async () => ({ status: 413, body: '' }));
    const request = post(port, { 'content-length': 500 * MIB });
    const answered = answerOf(request);
    request.write(Buffer.alloc(2 * MIB, 'x'));
    expect((await answered).status).toBe(413);
    expect(taken[0]?.body.byteLength).toBeLessThan(MIB + 256 * 1024);
    request.on('error', () => undefined);
    request.destroy();
  });
});

describe('a sender that is slow', () => {
  const head = (length: number) => `POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`;

  it.each([
    ['with its body', `${head(100)}{`],
    ['with its head', 'POST / HTTP/1.1\r\nHos'],
  ])('%s is told and cut off', async (_name, begun) => {
    const { port, taken } = await openSocket({ slowestSenderMs: 150 });
    const socket = connect(port, '127.0.0.1');
    socket.write(begun);
    expect(await saidUntilClosed(socket)).toMatch(/^HTTP\/1\.1 408/);
    expect(taken).toEqual([]);
  });

  it('and sends for ever after it was refused is cut off', async () => {
    const { port } = await openSocket({ slowestSenderMs: 500 }, async () => ({ status: 413, body: 'too large' }));
    const socket = connect(port, '127.0.0.1');
    const said = saidUntilClosed(socket);
    socket.write(head(500 * MIB));
    socket.write(Buffer.alloc(MOST_BODY_BYTES + 1, 'x'));
    await once(socket, 'data');
    const drip = setInterval(() => socket.write(Buffer.alloc(1024, 'x')), 5);
    onTestFinished(() => clearInterval(drip));
    expect(await said).toMatch(/^HTTP\/1\.1 413/);
  });

  it('and goes away in the middle disturbs nobody', async () => {
    const { port, url, taken } = await openSocket();
    const socket = connect(port, '127.0.0.1');
    socket.write(`${head(100)}{`);
    await once(socket, 'connect');
    socket.destroy();
    await once(socket, 'close');
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(202);
    expect(taken).toHaveLength(1);
  });

  it('and talks no HTTP is answered 400', async () => {
    const { port, url } = await openSocket();
    const socket = connect(port, '127.0.0.1');
    socket.write('hello\r\n\r\n');
    expect(await saidUntilClosed(socket)).toMatch(/^HTTP\/1\.1 400/);
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(202);
  });
});

describe('more connections than the receiver holds', () => {
  it('are refused one by one, and no answer under way is cut off for them', async () => {
    const gate = createGate<ListenAnswer>();
    const arrived = createGate();
    const { port } = await openSocket({}, () => {
      arrived.open();
      return gate.promise;
    });
    const request = post(port);
    request.end('{}');
    const answered = answerOf(request);
    await arrived.promise;
    const idle = Array.from({ length: 255 }, () => connect(port, '127.0.0.1'));
    onTestFinished(() => idle.forEach((socket) => void socket.destroy()));
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    expect(await saidUntilClosed(connect(port, '127.0.0.1'))).toBe('');
    gate.open({ status: 202, body: 'accepted' });
    expect((await answered).status).toBe(202);
    expect(idle.filter(({ destroyed }) => destroyed)).toEqual([]);
  });

  it('leave room again when one of them goes', async () => {
    const { port, url } = await openSocket();
    const idle = Array.from({ length: 256 }, () => connect(port, '127.0.0.1'));
    onTestFinished(() => idle.forEach((socket) => void socket.destroy()));
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    expect(await saidUntilClosed(connect(port, '127.0.0.1'))).toBe('');
    const [first] = idle;
    first?.write('nonsense\r\n\r\n');
    if (first) await saidUntilClosed(first);
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(202);
  });
});

describe('a sender that sends too much', () => {
  it('is told when to come again', async () => {
    const { url } = await openSocket({}, async () => ({ status: 429, body: 'too many', retryAfterSeconds: 1 }));
    const response = await fetch(url, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1']);
  });
});

describe('closing the socket', () => {
  it('lets the answer that is on its way go out, and takes nothing new', async () => {
    const gate = createGate<ListenAnswer>();
    const arrived = createGate();
    const { port, url, close } = await openSocket({}, () => {
      arrived.open();
      return gate.promise;
    });
    const request = post(port);
    request.end('{}');
    const answered = answerOf(request);
    await arrived.promise;
    const closed = close();
    gate.open({ status: 202, body: 'accepted' });
    expect((await answered).status).toBe(202);
    await closed;
    await expect(fetch(url, { method: 'POST', body: '{}' })).rejects.toThrow('fetch failed');
  });

  it('cuts off what has not ended within a second', async () => {
    const { port, close } = await openSocket();
    const socket = connect(port, '127.0.0.1');
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{`);
    await once(socket, 'connect');
    const said = saidUntilClosed(socket);
    await close();
    expect(await said).toBe('');
  });
});
