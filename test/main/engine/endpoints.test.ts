import { describe, expect, it } from 'vitest';
import { emptySettings, type Settings } from '../../../main/contract/settings.ts';
import type { Assembly } from '../../../main/engine/connections.ts';
import { createEndpoints, deliveryUrl, notificationUrl } from '../../../main/engine/endpoints.ts';
import type { NavConnectionSettings } from '../../../main/contract/settings.ts';
import type { NavEndpoint } from '../../../main/inbox/navNotifications.ts';
import type { Store } from '../../../main/stores/store.ts';
import { portsOf } from '../support/records.ts';
import { createVirtualClock } from '../../simulate/virtualClock.ts';

const connection = (id: string, kind: string, receiverKey: string) => ({ id, kind, receiverKey });
const integration = (id: string, store: string) => ({ id, store, nav: 'nav' });
const settings = {
  ...emptySettings,
  connections: [
    connection('nav', 'nav', 'key-of-nav-0123456789'),
    connection('shop', 'woocommerce', 'key-of-shop-012345678'),
    connection('spare', 'woocommerce', 'key-of-spare-01234567'),
  ],
  integrations: [integration('a', 'shop'), integration('b', 'shop'), integration('c', 'elsewhere')],
} as unknown as Settings;

const stores = new Map(['shop', 'spare'].map((id) => [id, { store: { connectionId: id } as Store, check: null }]));
const assembly = { settings, stores } as unknown as Assembly;
const ofNav: NavEndpoint = {
  kind: 'nav',
  connectionId: 'nav',
  clientState: null,
  changeJobs: () => [],
  unreadable: () => [],
};
const endpoints = createEndpoints(
  () => assembly,
  portsOf(createVirtualClock(0)),
  (key) => (key === 'key-of-nav-0123456789' ? ofNav : null),
);

function storeDoor(key: string) {
  const door = endpoints.byKey(key);
  if (door?.kind !== 'store') throw new Error('no door of a store');
  return door;
}

describe('the receiver’s doors', () => {
  it('are found by their key alone', () => {
    expect(storeDoor('key-of-shop-012345678').store.connectionId).toBe('shop');
    expect(endpoints.byKey('key-of-shop-01234567')).toBeNull();
    expect(endpoints.byKey('')).toBeNull();
  });

  it('are others for NAV', () => {
    expect(endpoints.byKey('key-of-nav-0123456789')).toBe(ofNav);
  });

  it('ring every integration of their store, and no other', () => {
    const door = storeDoor('key-of-shop-012345678');
    expect(door.orderJobs('7').map(({ key, needs }) => [key, needs])).toEqual([
      ['order/a/7', ['shop', 'nav']],
      ['order/b/7', ['shop', 'nav']],
    ]);
    expect(door.pollJobs().map(({ key }) => key)).toEqual(['poll/a', 'poll/b']);
    expect(door.unreadable('no id')).toHaveLength(1);
  });

  it('of a store without an integration keep what comes and ring nothing', () => {
    const door = storeDoor('key-of-spare-01234567');
    expect(door.orderJobs('7')).toEqual([]);
    expect(door.unreadable('no id')).toEqual([]);
  });

  it.each([
    ['https://c.example', 'https://c.example/in/key-of-shop-012345678'],
    ['https://c.example/hook/', 'https://c.example/hook/in/key-of-shop-012345678'],
    [null, null],
  ])('are reached at %s under their key', (publicUrl, wanted) => {
    const [, shop] = settings.connections;
    if (!shop) throw new Error('no shop');
    expect(deliveryUrl(shop, publicUrl)).toBe(wanted);
  });

  it.each([
    ['auto', 'https://c.example/', 'https://c.example/in/key'],
    ['auto', 'http://c.example', null],
    ['auto', null, null],
    ['off', 'https://c.example', null],
    [{ url: 'https://lan.local/hook' }, null, 'https://lan.local/hook/in/key'],
  ] as const)('of NAV with notifications %j are told it at %s as %s', (notifications, publicUrl, wanted) => {
    const nav = { receiverKey: 'key', notifications } as NavConnectionSettings;
    expect(notificationUrl(nav, publicUrl)).toBe(wanted);
  });
});
