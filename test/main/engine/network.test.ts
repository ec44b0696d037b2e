import { expect, it } from 'vitest';
import type { Settings } from '../../../main/contract/settings.ts';
import { probeWay } from '../../../main/engine/network.ts';

const of = (...connections: object[]) => ({ connections: connections as Settings['connections'] });
const secret = (slot: string) => (slot === 'shop/proxyPassword' ? 'hidden' : null);

it.each([
  [
    'direct where no shop is behind a proxy',
    [
      { kind: 'nav', id: 'nav', proxy: 'system' },
      { kind: 'woocommerce', id: 'shop', proxy: 'none' },
    ],
    null,
  ],
  [
    'the proxy of the computer',
    [{ kind: 'woocommerce', id: 'shop', proxy: 'system' }],
    { id: 'probe', proxy: 'system' },
  ],
  [
    'the proxy that a shop is reached through, with its sign-in and without its certificates',
    [
      {
        kind: 'woocommerce',
        id: 'shop',
        proxy: 'http://proxy.example:8080',
        proxyUser: 'connector',
        pinnedCertificate: 'AB',
      },
    ],
    { id: 'probe', proxy: { url: 'http://proxy.example:8080', user: 'connector', password: 'hidden' } },
  ],
])('the way of a probe is %s', (_name, connections, way) => {
  expect(probeWay(of(...connections), secret)).toEqual(way);
});
