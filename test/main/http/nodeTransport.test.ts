import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import {
  createNodeTransport,
  type NodeTransport,
  type NodeTransportOptions,
} from '../../../main/http/nodeTransport.ts';

const key = readFileSync(new URL('../../fixtures/tls/key.pem', import.meta.url), 'utf8');
const cert = readFileSync(new URL('../../fixtures/tls/certificate.pem', import.meta.url), 'utf8');

const open: { close(): void }[] = [];
afterEach(() => {
  for (const thing of open.splice(0)) thing.close();
});

function createTransport(options?: NodeTransportOptions): NodeTransport['transport'] {
  const made = createNodeTransport(options);
  open.push(made);
  return made.transport;
}

async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close() {
      server.close();
      if (server instanceof http.Server || server instanceof https.Server) server.closeAllConnections();
    },
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const get = { method: 'GET', headers: {} };

describe('the transport over node:http', () => {
  test('lower-cases header names, joins repeated headers and removes the byte order mark', async () => {
    const port = await listen(
      http.createServer((_, response) => {
        response.writeHead(
          401,
          [
            ['WWW-Authenticate', 'Negotiate'],
            ['WWW-Authenticate', 'NTLM'],
            ['X-Name', 'ü'.slice(0, 0)],
          ].flat(),
        );
        response.end('\uFEFF{"ä":1}');
      }),
    );
    const answer = await createTransport()({ ...get, url: `http://127.0.0.1:${port}/` });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Negotiate, NTLM');
    expect(answer.body).toBe('{"ä":1}');
  });

  test('sends path, query, headers and body as given', async () => {
    const heard: unknown[] = [];
    const port = await listen(
      http.createServer((request, response) => {
        request.setEncoding('utf8').on('data', (body: string) => {
          heard.push(request.method, request.url, request.headers['if-match'], request.headers['content-length'], body);
          response.end();
        });
      }),
    );
    const url = `http://127.0.0.1:${port}/a(1)?$filter=x%20eq%20'%2B'`;
    await createTransport()({ method: 'PATCH', url, headers: { 'If-Match': 'W/"x"' }, body: '{"n":"é"}' });
    expect(heard).toEqual(['PATCH', "/a(1)?$filter=x%20eq%20'%2B'", 'W/"x"', '10', '{"n":"é"}']);
  });

  test('keeps the connection for the next request', async () => {
    let connections = 0;
    const server = http.createServer((_, response) => response.end('ok'));
    server.on('connection', () => (connections += 1));
    const port = await listen(server);
    const transport = createTransport();
    for (let call = 0; call < 3; call += 1) await transport({ ...get, url: `http://127.0.0.1:${port}/` });
    expect(connections).toBe(1);
  });

  test('does not follow redirects', async () => {
    const port = await listen(
      http.createServer((_, response) => response.writeHead(302, { Location: 'http://elsewhere.example/' }).end()),
    );
    await expect(createTransport()({ ...get, url: `http://127.0.0.1:${port}/` })).resolves.toMatchObject({
      status: 302,
    });
  });

  test('refuses an answer above the limit', async () => {
    const port = await listen(http.createServer((_, response) => response.end('x'.repeat(2_000))));
    const transport = createTransport({ largestAnswerBytes: 1_000 });
    await expect(transport({ ...get, url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({
      failure: 'tooLarge',
      sent: true,
    });
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('reads an answer that was packed unasked as %s', async (encoding, pack) => {
    let asked: string | undefined;
    const port = await listen(
      http.createServer((request, response) => {
        asked = request.headers['accept-encoding'];
        response.writeHead(200, { 'Content-Encoding': encoding }).end(pack('{"ä":1}'));
      }),
    );
    const answer = await createTransport()({ ...get, url: `http://127.0.0.1:${port}/` });
    expect(answer.body).toBe('{"ä":1}');
    expect(asked).toBeUndefined();
  });

  test.each([
    ['longer than the limit', gzipSync('x'.repeat(2_000)), { failure: 'tooLarge', sent: true }],
    ['not packed at all', Buffer.from('plain'), { failure: 'other', sent: true }],
  ])('an answer that unpacks to something %s is none', async (_, body, wanted) => {
    const server = http.createServer((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(body);
    });
    const port = await listen(server);
    const transport = createTransport({ largestAnswerBytes: 1_000 });
    await expect(transport({ ...get, url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject(wanted);
  });

  test('a name that nobody knows: nothing was sent', async () => {
    await expect(createTransport()({ ...get, url: 'http://nav01.invalid:7048/' })).rejects.toMatchObject({
      failure: 'name',
      sent: false,
    });
  });

  test('a port where nobody listens: nothing was sent', async () => {
    const server = net.createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    await expect(createTransport()({ ...get, url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({
      failure: 'refused',
      sent: false,
    });
  });

  test('a connection cut after the request was heard: it may have been carried out', async () => {
    const port = await listen(http.createServer((request) => request.on('data', () => request.socket.destroy())));
    const sent = createTransport()({ method: 'POST', url: `http://127.0.0.1:${port}/`, headers: {}, body: '{}' });
    await expect(sent).rejects.toMatchObject({ failure: 'reset', sent: true });
  });

  test('an answer cut off in the middle is no answer', async () => {
    const port = await listen(
      http.createServer((_, response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('{"value":[', () => response.destroy());
      }),
    );
    await expect(createTransport()({ ...get, url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({
      failure: 'reset',
      sent: true,
    });
  });

  test('is cut off by the signal', async () => {
    const controller = new AbortController();
    const closed = Promise.withResolvers<void>();
    const port = await listen(
      http.createServer((request) => {
        request.socket.on('close', () => closed.resolve());
        controller.abort();
      }),
    );
    const sent = createTransport()({ ...get, url: `http://127.0.0.1:${port}/`, signal: controller.signal });
    await expect(sent).rejects.toMatchObject({ sent: true });
    await closed.promise;
  });

  test('refuses a certificate that nobody signed before anything is sent', async () => {
    let heard = 0;
    const port = await listen(https.createServer({ key, cert }, (_, response) => response.end(String((heard += 1)))));
    await expect(
      createTransport()({ method: 'POST', url: `https://localhost:${port}/`, headers: {}, body: '{}' }),
    ).rejects.toMatchObject({ failure: 'tls', sent: false });
    expect(heard).toBe(0);
  });

  test('accepts a certificate that was given as trusted', async () => {
    const port = await listen(https.createServer({ key, cert }, (_, response) => response.end('in')));
    const answer = await createTransport({ trusted: [cert] })({ ...get, url: `https://localhost:${port}/` });
    expect(answer.body).toBe('in');
  });

  test('https to a port that speaks plain http fails at the handshake, nothing was sent', async () => {
    const port = await listen(http.createServer((_, response) => response.end()));
    await expect(createTransport()({ ...get, url: `https://127.0.0.1:${port}/` })).rejects.toMatchObject({
      failure: 'tls',
      sent: false,
    });
  });
});
