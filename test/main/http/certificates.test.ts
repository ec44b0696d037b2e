import { afterEach, describe, expect, test } from 'vitest';
import { plainFingerprint } from '../../../main/http/certificates.ts';
import type { HttpRequest, Network } from '../../../main/http/transport.ts';
import { createAuthority, type Issued, selfSigned } from './support/authority.ts';
import { createListening, eavesdropper, httpsServer } from './support/listening.ts';

const listening = createListening();
afterEach(() => listening.closeAll());

const ours = createAuthority('Our own authority');
const stranger = createAuthority('Inspecting proxy');
const trusting: Network = { id: 'trusting', trusted: [ours.cert] };

function write(port: number, network: Network, host = 'localhost'): HttpRequest {
  return {
    method: 'POST',
    url: `https://${host}:${port}/`,
    headers: { authorization: 'Basic secret' },
    body: '{}',
    network,
  };
}

describe('a pinned certificate', () => {
  test.each([
    ['signed by itself', selfSigned()],
    ['made for another name', ours.issue({ names: ['other.example'] })],
    ['expired', selfSigned({ from: '2020-01-01', to: '2021-01-01' })],
    ['of an unknown authority', stranger.issue()],
  ])('is accepted although %s', async (_, issued) => {
    const port = await listening.on(httpsServer(issued));
    const answer = await listening.transport()(
      write(port, { id: 'nav', pinned: plainFingerprint(issued.fingerprint) }),
    );
    expect(answer.body).toBe('in 1');
  });

  test('may be written as browsers show it', async () => {
    const issued = selfSigned();
    const port = await listening.on(httpsServer(issued));
    const answer = await listening.transport()(write(port, { id: 'nav', pinned: issued.fingerprint }));
    expect(answer.status).toBe(200);
  });

  test.each([
    ['one that a trusted authority vouches for', ours.issue()],
    ['one with the same names that vouches for itself', selfSigned()],
  ])('lets no other in, not even %s, and nothing of the request reaches it', async (_, impostor) => {
    const { server, heard, gone } = eavesdropper(impostor);
    const port = await listening.on(server);
    const network = { ...trusting, pinned: selfSigned().fingerprint };
    await expect(listening.transport()(write(port, network))).rejects.toMatchObject({
      failure: 'tls',
      sent: false,
      certificateProblem: 'notPinned',
      certificate: { fingerprint: plainFingerprint(impostor.fingerprint) },
    });
    await gone;
    expect(Buffer.concat(heard).byteLength).toBe(0);
  });

  test('is looked at on every new connection, also after the server has changed it', async () => {
    const [before, after] = [selfSigned(), selfSigned()];
    const server = httpsServer(before);
    const port = await listening.on(server);
    const transport = listening.transport();
    const network = { id: 'nav', pinned: before.fingerprint };
    await transport(write(port, network));
    server.setSecureContext({ key: after.key, cert: after.cert });
    server.closeAllConnections();
    await expect(transport({ ...write(port, network), onStep: () => undefined })).rejects.toMatchObject({
      certificateProblem: 'notPinned',
    });
  });

  test('is shown anew even to a server that would resume the session', async () => {
    const issued = selfSigned();
    const server = httpsServer(issued);
    const resumed: boolean[] = [];
    server.on('secureConnection', (socket) => resumed.push(socket.isSessionReused()));
    const port = await listening.on(server);
    const transport = listening.transport();
    const network = { id: 'nav', pinned: issued.fingerprint };
    for (let call = 0; call < 2; call += 1) {
      await transport({ ...write(port, network), headers: { connection: 'close' } });
    }
    expect(resumed).toEqual([false, false]);
  });
});

describe('certificates without a pin', () => {
  test('the authority of one network is none for another', async () => {
    const port = await listening.on(httpsServer(ours.issue()));
    const transport = listening.transport();
    await expect(transport(write(port, trusting))).resolves.toMatchObject({ status: 200 });
    await expect(transport(write(port, { id: 'other' }))).rejects.toMatchObject({ failure: 'tls' });
  });

  test('an address in numbers is compared too', async () => {
    const port = await listening.on(httpsServer(ours.issue()));
    const transport = listening.transport();
    await expect(transport(write(port, trusting, '127.0.0.1'))).resolves.toMatchObject({ status: 200 });
    const named = await listening.on(httpsServer(ours.issue({ names: ['localhost'] })));
    await expect(transport(write(named, trusting, '127.0.0.1'))).rejects.toMatchObject({
      certificateProblem: 'wrongName',
    });
  });

  const refused: readonly (readonly [problem: string, issued: Issued, words: string])[] = [
    ['selfSigned', selfSigned(), 'was issued by itself'],
    ['unknownIssuer', stranger.issue(), 'issued by CN=Inspecting proxy, which this computer does not trust'],
    [
      'wrongName',
      ours.issue({ names: ['nav01.example', '10.0.0.5'] }),
      'issued by CN=Our own authority for nav01.example, 10.0.0.5',
    ],
    ['expired', ours.issue({ to: '2021-03-04' }), 'its own last day is 2021-03-04'],
    ['notYetValid', ours.issue({ from: '2048-03-04' }), 'its own first day is 2048-03-04'],
  ];
  test.each(refused)('%s: refused with what it holds, before anything was sent', async (problem, issued, words) => {
    const { server, heard, gone } = eavesdropper(issued);
    const port = await listening.on(server);
    await expect(listening.transport()(write(port, trusting))).rejects.toMatchObject({
      failure: 'tls',
      sent: false,
      certificateProblem: problem,
      certificate: { fingerprint: plainFingerprint(issued.fingerprint) },
      message: expect.stringContaining(words),
    });
    await gone;
    expect(heard).toEqual([]);
  });

  test('tells subject, issuer, names and dates', async () => {
    const issued = stranger.issue({ names: ['nav01', '10.0.0.5'], from: '2021-01-01', to: '2040-01-01' });
    const port = await listening.on(httpsServer(issued));
    await expect(listening.transport()(write(port, { id: 'nav' }))).rejects.toMatchObject({
      certificate: {
        subject: 'CN=a server',
        issuer: 'CN=Inspecting proxy',
        names: ['nav01', '10.0.0.5'],
        validFrom: '2021-01-01T00:00:00.000Z',
        validTo: '2040-01-01T00:00:00.000Z',
      },
    });
  });

  test('stay verified although the environment of Node says otherwise', async () => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const port = await listening.on(httpsServer(selfSigned()));
      await expect(listening.transport()(write(port, trusting))).rejects.toMatchObject({ failure: 'tls' });
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });

  test('a CA file that holds no certificate is told as such', async () => {
    const port = await listening.on(httpsServer(ours.issue()));
    const network = { id: 'nav', trusted: ['-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n'] };
    await expect(listening.transport()(write(port, network))).rejects.toMatchObject({ failure: 'tls', sent: false });
  });
});
