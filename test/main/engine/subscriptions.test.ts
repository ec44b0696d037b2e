import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, PUBLIC_URL, type World, type WorldOptions } from '../../simulate/world.ts';
import { DEMO_USER } from '../../fakes/nav/seed.ts';
import { KEYS } from '../../fakes/woocommerce/seed.ts';
import { beginAnew, loseKeys } from './keysLost.ts';
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

  it('have a secret of their own anew where all keys were lost: what the old one signs is refused, and nothing is missed', async () => {
    await open();
    await world.deliverAll();
    const order = (name: string) =>
      world.shop.shopper.placeOrder({
        items: [{ sku: 'ML-TS-001', quantity: 1 }],
        billing: { email: `${name}@b.example`, last_name: name, country: 'DE' },
      });
    const [before] = webhooks();
    order('A');
    const old = world.shop.deliveries.take();
    await world.stop();
    loseKeys(world);
    await beginAnew(world);
    order('B');
    await world.start();
    const calls = () => world.engine().calls;
    const needed = (await calls()['keys.get']({}, administrator)).needed.map(({ id }) => id);
    expect(needed).toEqual(['nav/password', 'shop/consumerKey', 'shop/consumerSecret']);
    const { consumerKey, consumerSecret } = KEYS.readWrite;
    const values: Record<string, string> = { consumerKey, consumerSecret, password: DEMO_USER.password };
    for (const id of needed)
      await world.clock.settle(calls()['keys.enterSecret']({ id, value: values[id.split('/')[1] ?? ''] ?? '' }, administrator)); // prettier-ignore
    await world.clock.run(MINUTE);

    const [after] = webhooks();
    expect(webhooks().map(({ topic }) => topic).toSorted()).toEqual(TOPICS); // prettier-ignore
    expect(webhooks().filter((one) => one.secret === before?.secret || one.deliveryUrl === before?.deliveryUrl)).toEqual([]); // prettier-ignore
    // What was on its way under the old address, and the same under the new one.
    expect([...new Set(await Promise.all(old.map((one) => world.deliver(one))))]).toEqual([404]);
    const replayed = old.map((one) => world.deliver({ ...one, url: after?.deliveryUrl ?? '' }));
    expect([...new Set(await Promise.all(replayed))]).toEqual([401]);
    await world.deliverAll();
    order('C');
    expect(await world.deliverAll()).toEqual([202, 202]);
    // The two that nobody was told of are found by looking, once NAV's longest operation has passed.
    await world.clock.run(20 * MINUTE);
    expect(world.nav.stored.orders()).toHaveLength(3);
    expect((await calls()['alarms.list']({}, administrator)).alarms).toEqual([]);
    const { rows } = await calls()['audit.list']({ kind: 'subscriptions.aligned' }, administrator);
    expect(rows.length).toBeGreaterThan(1);
  });

  it('are left to the administrator where the settings say so', async () => {
    await open({ webhooks: 'byHand' });
    expect(webhooks()).toEqual([]);
  });
});
