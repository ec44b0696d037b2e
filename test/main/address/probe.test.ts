import { describe, expect, it } from 'vitest';
import { createProbe, type Probe, type ProbeRequest } from '../../../main/address/probe.ts';
import { type HttpRequest, type Network, type Transport, TransportError } from '../../../main/http/transport.ts';
import { createHandClock } from './handClock.ts';

const URL_OF_US = 'https://connector.example';

/** A probe whose requests come to `carry`. */
function probing(carry: (request: HttpRequest, probe: Probe) => ReturnType<Transport>) {
  const clock = createHandClock(Date.parse('2026-11-20T08:00:00Z'));
  const sent: HttpRequest[] = [];
  const probe: Probe = createProbe({
    ports: clock.ports,
    transport: (request) => {
      sent.push(request);
      return carry(request, probe);
    },
  });
  return { clock, probe, sent };
}

const toReceiver = ({ method, url, body = '' }: HttpRequest): ProbeRequest => ({
  method,
  path: new URL(url).pathname,
  body: Buffer.from(body),
});

const answer = (status: number, body = '') => ({ status, headers: {}, body });
const arrives = async (request: HttpRequest, probe: Probe) => {
  const { status = 404, body } = probe.receive(toReceiver(request)) ?? {};
  return answer(status, body);
};
const never = () => new Promise<never>(() => undefined);

describe('a probe', () => {
  it('has arrived when it comes to our own receiver, whatever becomes of the answer', async () => {
    expect(await probing(arrives).probe.send(URL_OF_US)).toEqual({ arrived: true, milliseconds: 0 });
    const cut = probing(async (request, probe) => {
      probe.receive(toReceiver(request));
      throw new TransportError('reset', true, 'cut');
    });
    expect(await cut.probe.send(URL_OF_US)).toMatchObject({ arrived: true });
  });

  it('goes the way that leads to the internet now, as through a proxy', async () => {
    const clock = createHandClock(Date.parse('2026-11-20T08:00:00Z'));
    const sent: HttpRequest[] = [];
    let network: Network | null = { id: 'probe', proxy: { url: 'http://proxy.example:8080' } };
    const transport: Transport = (request) => {
      sent.push(request);
      return arrives(request, probe);
    };
    const probe: Probe = createProbe({ ports: clock.ports, transport, way: () => network });
    await probe.send(URL_OF_US);
    network = null;
    await probe.send(URL_OF_US);
    expect(sent.map((request) => request.network)).toEqual([
      { id: 'probe', proxy: { url: 'http://proxy.example:8080' } },
      undefined,
    ]);
  });

  it('that somebody else answers has not arrived, were it with 200', async () => {
    const { probe } = probing(async () => answer(200, 'ok'));
    expect(await probe.send(URL_OF_US)).toEqual({ arrived: false, why: 'elsewhere' });
  });

  it.each([
    ['name', 'unreachable'],
    ['refused', 'unreachable'],
    ['tls', 'certificate'],
    ['timeout', 'timeout'],
  ] as const)('that fails by %s says %s', async (failure, why) => {
    const { probe } = probing(async () => {
      throw new TransportError(failure, false, 'no');
    });
    expect(await probe.send(URL_OF_US)).toEqual({ arrived: false, why });
  });

  it('is given up after ten seconds', async () => {
    const { probe, clock } = probing(
      ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new TransportError('other', true, 'left')));
        }),
    );
    const result = probe.send(URL_OF_US);
    clock.advance(10_000);
    expect(await result).toEqual({ arrived: false, why: 'timeout' });
    expect(clock.next()).toBeNull();
  });

  it('says nothing of anybody, and goes to an unguessable path that looks like a store’s', async () => {
    const { probe, sent } = probing(arrives);
    await probe.send(URL_OF_US);
    expect(sent[0]?.url).toMatch(/^https:\/\/connector\.example\/in\/[0-9a-f]{48}$/);
    expect(sent[0]?.body).toMatch(/^1 \d{13} [0-9a-f]{64}$/);
  });
});

describe('the receiver', () => {
  async function sent(): Promise<{ request: ProbeRequest; of: ReturnType<typeof probing> }> {
    const of = probing(never);
    void of.probe.send(URL_OF_US);
    const [request] = of.sent;
    if (!request) throw new Error('nothing was sent');
    return { request: toReceiver(request), of };
  }

  it('leaves every other request to the stores’ doors', async () => {
    const { of } = await sent();
    expect(of.probe.receive({ method: 'POST', path: '/in/0123456789abcdef', body: Buffer.from('') })).toBeNull();
  });

  it.each<[string, (request: ProbeRequest) => ProbeRequest]>([
    ['with another signature', (request) => ({ ...request, body: Buffer.from(`1 0 ${'0'.repeat(64)}`) })],
    ['without one', (request) => ({ ...request, body: Buffer.from('') })],
    ['by another method', (request) => ({ ...request, method: 'GET' })],
    ['with another nonce', ({ body, ...rest }) => ({ ...rest, body: Buffer.from(`2${String(body).slice(1)}`) })],
  ])('takes none %s for a probe, and tells nobody that it might have been one', async (_name, spoil) => {
    const { request, of } = await sent();
    expect(of.probe.receive(spoil(request))).toEqual({ status: 404, body: 'not found' });
    expect(of.probe.receive(request)).toEqual({ status: 200, body: 'ok' });
  });

  it('takes no old one', async () => {
    const { request, of } = await sent();
    of.clock.advance(61_000);
    expect(of.probe.receive(request)).toEqual({ status: 404, body: 'not found' });
  });
});
