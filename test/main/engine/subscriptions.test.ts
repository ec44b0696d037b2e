import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, PUBLIC_URL, type World, type WorldOptions } from '../../simulate/world.ts';
import { administrator } from './shopWorld.ts';

const MINUTE = 60_000;
const TOPICS = ['order.created', 'order.deleted', 'order.restored', 'order.updated'];

let folder: string;
let world: World;

async function open(settings: WorldOptions['settings'] = { webhooks: 'own' }): Promise<void> {
  world = await createWorld({ seed: 1, folder, start: Date.parse('2026-11-20T08:00:00Z'), settings });
  await world.start();
  await world.clock.run(MINUTE);
}

/** But for the heartbeat, which is none that delivers. */
const webhooks = () =>
  world.shop.stored.webhooks().filter(({ status, name }) => status !== 'paused' || !name.includes('heartbeat'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ml-engine-'));
});

afterEach(async () => {
  await world.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the webhooks at the shop', () => {
  it('are made at start, each once, with the public address and the connection’s own secret', async () => {
    await open();
    expect(
      webhooks()
        .map(({ topic }) => topic)
        .toSorted(),
    ).toEqual(TOPICS);
    expect(webhooks().every(({ deliveryUrl }) => deliveryUrl.startsWith(`${PUBLIC_URL}/in/`))).toBe(true);
    await world.clock.run(40 * MINUTE);
    expect(webhooks()).toHaveLength(TOPICS.length);
  });

  it('bring an order in without anybody setting them up', async () => {
    await open();
    expect(await world.deliverAll()).toEqual([200, 200, 200, 200]);
    const id = world.shop.shopper.placeOrder({
      items: [{ sku: 'ML-TS-001', quantity: 1 }],
      billing: { email: 'a@b.example', last_name: 'B', country: 'DE' },
    });
    expect(await world.deliverAll()).toEqual([202, 202]);
    await world.clock.run(MINUTE);
    expect(world.nav.stored.byExternalNumber(`WOO-${id}`)).toHaveLength(1);
  });

  it('that the shop switched off are made anew with a clean counter, and the gap is polled', async () => {
    await open();
    const [first] = webhooks();
    for (let failure = 0; failure < 7; failure += 1) {
      world.shop.shopper.placeOrder({
        items: [{ sku: 'ML-TS-001', quantity: 1 }],
        billing: { email: `s${failure}@b.example`, last_name: 'B', country: 'DE' },
      });
      for (const delivery of world.shop.deliveries.take()) world.shop.deliveries.report(delivery.deliveryNo, 'failed');
    }
    expect(webhooks().some(({ status }) => status === 'disabled')).toBe(true);
    await world.clock.run(16 * MINUTE);
    expect(
      webhooks()
        .map(({ topic, status, failureCount }) => ({ topic, status, failureCount }))
        .toSorted((a, b) => (a.topic < b.topic ? -1 : 1)),
    ).toEqual(TOPICS.map((topic) => ({ topic, status: 'active', failureCount: 0 })));
    expect(webhooks().map(({ id }) => id)).not.toContain(first?.id);
    expect(world.nav.stored.orders()).toHaveLength(7);
    const kinds = async () => (await world.engine().calls['alarms.list']({}, administrator)).alarms.map(({ kind }) => kind); // prettier-ignore
    expect(await kinds()).toEqual(['webhooks-disabled']);
    await world.clock.run(15 * MINUTE);
    expect(await kinds()).not.toContain('webhooks-disabled');
  });

  it('are left to the administrator where the settings say so', async () => {
    await open({ webhooks: 'byHand' });
    expect(webhooks()).toEqual([]);
  });
});
