import { describe, expect, it } from 'vitest';
import { createLog } from '../../../main/base/log.ts';
import { emptySettings, type Settings } from '../../../main/contract/settings.ts';
import { createPublicAddress } from '../../../main/engine/publicAddress.ts';
import { type Transport, TransportError } from '../../../main/http/transport.ts';
import { createVirtualClock } from '../../simulate/virtualClock.ts';
import { portsOf } from '../support/records.ts';

const NAV = '/in/aaaaaaaaaaaaaaaaaaaaaaaa';
const SHOP = '/in/bbbbbbbbbbbbbbbbbbbbbbbb';
const connections = [
  { id: 'nav', kind: 'nav', receiverKey: NAV.slice(4) },
  { id: 'shop', kind: 'woocommerce', receiverKey: SHOP.slice(4) },
];
const settings = { ...emptySettings, publicUrl: 'https://c.example/', connections } as unknown as Settings;

/** The watch over a fixed address to which nothing gets through, unless `carry` says otherwise. */
function watching(carry: Transport = () => Promise.reject(new TransportError('refused', false, 'no'))) {
  const clock = createVirtualClock(Date.parse('2026-11-20T08:00:00Z'));
  const told: string[] = [];
  const part = createPublicAddress({
    ports: portsOf(clock),
    transport: carry,
    log: createLog((line) => told.push(line), clock.now),
    alarms: {
      raise: ({ kind, params }) => void told.push(`${kind} since ${params['since'] ?? ''}`),
      clear: () => undefined,
    },
    settings: () => settings,
    changed: () => undefined,
    rhythmChanged: () => void told.push(part.isUsable() ? 'polls as usual' : 'polls every minute'),
    returned: () => void told.push('returned'),
  });
  const receive = part.around(async () => ({ status: 202, body: 'accepted' }));
  const comes = (path: string) => receive({ method: 'POST', path, headers: {}, body: new Uint8Array() });
  return { clock, part, told, comes };
}

describe('the watch over an address', () => {
  it('takes two misses for down, the second after a quarter of a minute', async () => {
    const { clock, part, told } = watching();
    part.start(1);
    await clock.run(14_000);
    expect([part.view().state, told]).toEqual(['opening', []]);
    await clock.run(2_000);
    expect(part.view()).toMatchObject({ state: 'down', finding: 'unreachable', url: 'https://c.example' });
    expect(told).toEqual(['polls every minute', 'address-down since 2026-11-20T08:00:00.000Z']);
  });

  it('takes a store’s delivery for a proof where no probe ever arrived, and no notification of NAV', async () => {
    const { clock, part, told, comes } = watching();
    part.start(1);
    await clock.run(20_000);
    await comes(NAV);
    await clock.run(120_000);
    expect(part.view().state).toBe('down');
    await comes(SHOP);
    expect(part.view()).toMatchObject({ state: 'healthy', finding: 'provenByDeliveries' });
    expect(told.slice(-2)).toEqual(['polls as usual', 'returned']);
    await clock.run(600_000);
    expect(part.view().state).toBe('healthy');
  });

  it('asks nothing any more once it was stopped', async () => {
    const { clock, part } = watching();
    part.start(1);
    part.stop();
    const asked = part.view().lastProbeAt;
    await clock.run(3_600_000);
    expect(part.view().lastProbeAt).toBe(asked);
  });
});
