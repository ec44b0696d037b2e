import { describe, expect, it } from 'vitest';
import { subscriptionChanges, wantedSubscriptions } from '../../../main/subscriptions/wanted.ts';
import type { StoreSubscription } from '../../../main/stores/store.ts';

const ID = 'a1b2c3d4-0000-4000-8000-000000000000';
const OWNER = { installationId: ID, connectionId: 'shop' };
const URL_NOW = 'https://relay.example/in/k';
const topics = ['order.created', 'order.updated'];
const wanted = wantedSubscriptions(topics, URL_NOW, OWNER);

function existing(id: string, changes: Partial<StoreSubscription> = {}): StoreSubscription {
  return {
    id,
    name: 'ml-connector a1b2c3d4 shop order.created',
    topic: 'order.created',
    deliveryUrl: URL_NOW,
    active: true,
    ...changes,
  };
}

const updated = (id: string, changes: Partial<StoreSubscription> = {}) =>
  existing(id, { name: 'ml-connector a1b2c3d4 shop order.updated', topic: 'order.updated', ...changes });

function changes(found: readonly StoreSubscription[]) {
  const { create, remove, hadGap } = subscriptionChanges(wanted, found, OWNER);
  return { create: create.map(({ topic }) => topic), remove: remove.map(({ id }) => id), hadGap };
}

describe('the subscriptions of a store', () => {
  it.each([
    ['are made where there are none', [], { create: topics, remove: [], hadGap: true }],
    ['stay when all are there', [existing('1'), updated('2')], { create: [], remove: [], hadGap: false }],
    [
      'that the store switched off are made anew, for a clean failure counter',
      [existing('1', { active: false }), updated('2')],
      { create: ['order.created'], remove: ['1'], hadGap: true },
    ],
    [
      'of an earlier address move to the new one',
      [existing('1', { deliveryUrl: 'https://old.example/in/k' }), updated('2')],
      { create: ['order.created'], remove: ['1'], hadGap: true },
    ],
    [
      'that are there twice lose the second',
      [existing('1'), existing('3'), updated('2')],
      { create: [], remove: ['3'], hadGap: false },
    ],
    [
      'of a topic no longer wanted go',
      [existing('1'), updated('2'), existing('4', { topic: 'customer.created' })],
      { create: [], remove: ['4'], hadGap: false },
    ],
    [
      'of others are never touched',
      [
        existing('1'),
        updated('2'),
        existing('5', { name: 'Zapier', active: false }),
        existing('6', { name: 'ml-connector ffffffff shop order.created' }),
        existing('7', { name: 'ml-connector a1b2c3d4 shop-2 order.created' }),
      ],
      { create: [], remove: [], hadGap: false },
    ],
  ])('%s', (_name, found, expected) => {
    expect(changes(found)).toEqual(expected);
  });

  it('that the store switched off are switched on again where it takes no second one', () => {
    const off = existing('1', { active: false });
    const changed = subscriptionChanges(wanted, [off, updated('2')], OWNER, 'reactivate');
    expect(changed).toEqual({ create: [], remove: [], reactivate: [off], switchedOff: [off.topic], hadGap: true });
  });

  it('all go when there is no public address any more', () => {
    expect(subscriptionChanges([], [existing('1'), updated('2')], OWNER).remove.map(({ id }) => id)).toEqual([
      '1',
      '2',
    ]);
  });
});
