import { afterEach, describe, expect, test } from 'vitest';
import { createWindowsUserWay } from '../../../main/engine/asWindowsUser.ts';
import { plainFingerprint } from '../../../main/http/certificates.ts';
import { type HttpRequest, type Network, type Transport, TransportError } from '../../../main/http/transport.ts';
import { createAuthority, type Issued, selfSigned } from '../http/support/authority.ts';
import { createListening, httpsServer } from '../http/support/listening.ts';

const listening = createListening();
afterEach(() => listening.closeAll());

const ours = createAuthority('Our own authority');
const nav: Network = { id: 'nav', asWindowsUser: true };

/** A host that signs in: knows no authority but one pinned certificate, as the shell does. */
function host(shown: () => Issued) {
  const asked: HttpRequest[] = [];
  const signedInUser: Transport = async (request) => {
    asked.push(request);
    if (request.network?.pinned === plainFingerprint(shown().fingerprint))
      return { status: 200, headers: {}, body: 'in as anna' };
    throw new TransportError('tls', false, 'the certificate is not acceptable');
  };
  return { asked, signedInUser };
}

async function start(issued: Issued) {
  let shown = issued;
  const port = await listening.on(httpsServer(issued));
  const url = `https://localhost:${port}/nav`;
  const { asked, signedInUser } = host(() => shown);
  const renewTo = (next: Issued) => {
    shown = next;
  };
  const send = createWindowsUserWay({ url, transport: listening.transport(), signedInUser });
  const order = (network: Network, to = url): HttpRequest => ({ method: 'POST', url: to, headers: {}, network });
  return { send, order, asked, renewTo, port, url };
}

describe('the way of the Windows user', () => {
  test('leads to the server of the connection only', async () => {
    const { send, order, asked, port } = await start(selfSigned());
    for (const to of [`https://localhost:${port + 1}/nav`, `http://localhost:${port}/nav`, 'https://evil.example/'])
      await expect(send(order(nav, to))).rejects.toMatchObject({ sent: false });
    expect(asked).toEqual([]);
  });

  test('is not taken by what asks without a sign-in', async () => {
    const { send, order, asked } = await start(ours.issue());
    const answer = await send(order({ id: 'nav', trusted: [ours.cert] }));
    expect([answer.body, asked]).toEqual(['in 1', []]);
  });

  test('is told in words where the host has none', async () => {
    const send = createWindowsUserWay({ url: 'https://localhost:1/', transport: listening.transport() });
    const request = { method: 'GET', url: 'https://localhost:1/', headers: {}, network: nav };
    await expect(send(request)).rejects.toThrow('only the tray application can sign in as the Windows user');
  });
});

describe('an authority of our own', () => {
  const trusting: Network = { ...nav, trusted: [ours.cert] };

  test('vouches for the one certificate that the sign-in then accepts', async () => {
    const issued = ours.issue();
    const { send, order, asked } = await start(issued);
    for (const _ of [1, 2]) expect(await send(order(trusting))).toMatchObject({ body: 'in as anna' });
    expect(asked.map(({ network }) => network)).toEqual(
      [1, 2].map(() => ({ ...nav, pinned: plainFingerprint(issued.fingerprint) })),
    );
  });

  test.each([
    ['of another authority', createAuthority('Inspecting proxy').issue(), 'unknownIssuer'],
    ['for another name', ours.issue({ names: ['other.example'] }), 'wrongName'],
    ['that has expired', ours.issue({ from: '2020-01-01', to: '2021-01-01' }), 'expired'],
  ])('does not vouch for a certificate %s, and nobody is signed in', async (_what, issued, problem) => {
    const { send, order, asked } = await start(issued);
    await expect(send(order(trusting))).rejects.toMatchObject({
      failure: 'tls',
      sent: false,
      certificateProblem: problem,
    });
    expect(asked).toEqual([]);
  });

  test('is asked again when the server has a new certificate', async () => {
    const [old, renewed] = [ours.issue(), ours.issue()];
    const { send, order, asked, renewTo, port } = await start(old);
    await send(order(trusting));
    listening.closeAll();
    const server = httpsServer(renewed);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    renewTo(renewed);
    const answer = await send(order(trusting)).finally(() => {
      server.close();
      server.closeAllConnections();
    });
    expect(answer.body).toBe('in as anna');
    expect(asked.at(-1)?.network?.pinned).toBe(plainFingerprint(renewed.fingerprint));
  });
});

test('a certificate that the host refuses is told with what is wrong with it', async () => {
  const issued = selfSigned();
  const { send, order } = await start(issued);
  await expect(send(order(nav))).rejects.toMatchObject({
    certificateProblem: 'selfSigned',
    certificate: { fingerprint: plainFingerprint(issued.fingerprint) },
  });
  await expect(send(order({ ...nav, pinned: selfSigned().fingerprint }))).rejects.toMatchObject({
    certificateProblem: 'notPinned',
  });
});
