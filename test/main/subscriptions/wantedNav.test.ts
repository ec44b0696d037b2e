import { describe, expect, it } from 'vitest';
import type { NavSubscription } from '../../../main/nav/nav.ts';
import { navSubscriptionChanges } from '../../../main/subscriptions/wantedNav.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const HOUR = 3_600_000;
const URL_NOW = 'https://c.example/in/key';

const subscription = (changes: Partial<NavSubscription> = {}): NavSubscription => ({
  id: 'a',
  etag: 'W/"1"',
  resource: '',
  topic: 'salesOrders',
  notificationUrl: URL_NOW,
  expiresAt: new Date(NOW + 60 * HOUR).toISOString(),
  ...changes,
});
const both = [subscription(), subscription({ id: 'b', topic: 'salesInvoices' })];

const changes = (existing: readonly NavSubscription[], notificationUrl: string | null = URL_NOW) => {
  const { create, renew, remove } = navSubscriptionChanges({
    notificationUrl,
    existing,
    isOurs: (url) => url.includes('/in/key'),
    now: NOW,
  });
  return { create, renew: renew.map((one) => one.subscription.id), remove: remove.map(({ id }) => id) };
};

describe('what is to change at a NAV server', () => {
  it.each([
    ['is nothing where both are there', both, URL_NOW, [], [], []],
    ['is to make both where there is none', [], URL_NOW, ['salesOrders', 'salesInvoices'], [], []],
    [
      'is to renew what has a day left',
      [subscription({ expiresAt: new Date(NOW + 24 * HOUR).toISOString() }), ...both.slice(1)],
      URL_NOW,
      [],
      ['a'],
      [],
    ],
    ['is to remove a double', [...both, subscription({ id: 'c' })], URL_NOW, [], [], ['c']],
    [
      'is to move what leads elsewhere',
      both.map((one) => ({ ...one, notificationUrl: 'https://old.example/in/key' })),
      URL_NOW,
      ['salesOrders', 'salesInvoices'],
      [],
      ['a', 'b'],
    ],
    [
      'is to remove what is about another company',
      [...both, subscription({ id: 'c', topic: null })],
      URL_NOW,
      [],
      [],
      ['c'],
    ],
    ['is to remove ours where nobody is to be told', both, null, [], [], ['a', 'b']],
    [
      'leaves those of others alone',
      [...both, subscription({ id: 'z', notificationUrl: 'https://other.example/x' })],
      null,
      [],
      [],
      ['a', 'b'],
    ],
  ] as const)('%s', (_name, existing, url, create, renew, remove) => {
    expect(changes(existing, url)).toEqual({ create, renew, remove });
  });
});
