import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createAddressCalls } from '../../../main/engine/publicAddressCalls.ts';
import { PUBLIC_URL } from '../../simulate/world.ts';
import { administrator, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const calls = ({ world }: ShopWorld) => world.engine().calls;
const address = (shop: ShopWorld) => calls(shop)['address.get']({}, administrator);
const alarms = async (shop: ShopWorld) =>
  (await calls(shop)['alarms.list']({}, administrator)).alarms.map(({ kind }) => kind);
/** A probe goes there before it is kept. */
const choose = (shop: ShopWorld, url: string) =>
  shop.world.clock.settle(calls(shop)['address.set']({ kind: 'fixed', url }, administrator));
const webhooks = ({ world }: ShopWorld) => world.shop.stored.webhooks();
/** Those that the connector made itself. */
const ours = (shop: ShopWorld) => webhooks(shop).filter(({ name }) => /^ml-connector \w{8} shop order\./.test(name));

/** How many polls of orders the shop sees within so many minutes. */
async function pollsWithin(shop: ShopWorld, minutes: number): Promise<number> {
  let polls = 0;
  shop.world.shopFaults.onWorked(({ method, url }) => {
    if (method === 'GET' && /\/orders\?.*modified_after/.test(url)) polls += 1;
  });
  await shop.world.clock.run(minutes * MINUTE);
  shop.world.shopFaults.onWorked(null);
  return polls;
}

describe('a fixed address', () => {
  it('is healthy as long as the probes of every minute arrive, and nothing is told of them', async () => {
    const shop = await openShop();
    await shop.world.clock.run(10 * MINUTE);
    expect(await address(shop)).toMatchObject({
      kind: 'fixed', url: PUBLIC_URL, state: 'healthy', finding: '', message: '', lastProbeAt: '2026-11-20T08:10:00.000Z',
    }); // prettier-ignore
    expect(await alarms(shop)).toEqual([]);
    const { rows } = await calls(shop)['audit.list']({ limit: 200 }, administrator);
    expect(rows.filter(({ kind }) => /probe|address/.test(kind))).toEqual([]);
    // They are counted, by the hour.
    const db = new BetterSqlite3(join(shop.world.dataFolder(), 'connector.sqlite'), { readonly: true });
    const counted = db.prepare("SELECT sum(n) AS n, sum(failed) AS failed FROM rollups WHERE what = 'probe'").get();
    db.close();
    expect(counted).toEqual({ n: expect.any(Number), failed: 0 });
  });

  it('that is down is told, and orders are polled every minute; one miss is none', async () => {
    const shop = await openShop();
    await shop.world.clock.run(3 * MINUTE);
    const usual = await pollsWithin(shop, 6);
    shop.world.roadFaults.next(1, { kind: 'down' });
    await shop.world.clock.run(2 * MINUTE);
    expect(await alarms(shop)).toEqual([]);

    shop.world.roadFaults.always({ kind: 'down' });
    await shop.world.clock.run(2 * MINUTE);
    expect(await alarms(shop)).toEqual(['address-down']);
    expect(await address(shop)).toMatchObject({ state: 'down', url: PUBLIC_URL, finding: 'unreachable' });
    expect(await pollsWithin(shop, 6)).toBeGreaterThanOrEqual(6);
    expect(usual).toBeLessThan(4);
    const id = shop.order();
    await shop.world.clock.run(2 * MINUTE);
    expect(shop.documents(id)).toHaveLength(1);
  });

  it('that is back polls the gap and aligns the webhooks at once, and the alarm is over', async () => {
    const shop = await openShop({ settings: { webhooks: 'own' } });
    await shop.world.clock.run(2 * MINUTE);
    shop.world.roadFaults.always({ kind: 'status', status: 502 });
    await shop.world.clock.run(3 * MINUTE);
    expect(await address(shop)).toMatchObject({ state: 'down', finding: 'elsewhere' });
    // The shop switches one off meanwhile, and nobody has told of this order.
    for (let failure = 0; failure < 7; failure += 1) {
      shop.order();
      for (const { deliveryNo } of shop.world.shop.deliveries.take()) shop.world.shop.deliveries.report(deliveryNo, 'failed');
    }
    expect(webhooks(shop).some(({ status }) => status === 'disabled')).toBe(true);
    shop.world.roadFaults.clear();
    await shop.world.clock.run(MINUTE + 5_000);
    expect(await address(shop)).toMatchObject({ state: 'healthy', finding: '' });
    expect(await alarms(shop)).toEqual(['webhooks-disabled']);
    expect(ours(shop).map(({ status }) => status)).toEqual(['active', 'active', 'active', 'active']);
    expect(shop.world.nav.stored.orders()).toHaveLength(7);
  }); // prettier-ignore

  it('that this computer cannot reach from within is healthy when deliveries of the stores arrive', async () => {
    const shop = await openShop();
    shop.world.roadFaults.always({ kind: 'down' });
    await choose(shop, `${PUBLIC_URL}/hooks`);
    await shop.world.clock.run(2 * MINUTE);
    expect(await alarms(shop)).toEqual(['address-down']);
    shop.order();
    await shop.tell(5 * MINUTE);
    expect(await address(shop)).toMatchObject({ state: 'healthy', finding: 'provenByDeliveries' });
    expect(await alarms(shop)).toEqual([]);
  });

  it('that has failed stays down when a delivery still comes: its probes have arrived before', async () => {
    const shop = await openShop();
    await shop.world.clock.run(MINUTE);
    shop.world.roadFaults.always({ kind: 'down' });
    await shop.world.clock.run(2 * MINUTE);
    shop.order();
    await shop.tell(MINUTE);
    expect(await address(shop)).toMatchObject({ state: 'down' });
  });
});

describe('the address in the window', () => {
  it('is chosen by an administrator: webhooks move, the change stands in the audit log', async () => {
    const shop = await openShop({ settings: { webhooks: 'own' } });
    await shop.world.clock.run(MINUTE);
    const chosen = await choose(shop, `${PUBLIC_URL}/hooks`);
    expect(chosen).toMatchObject({ kind: 'fixed', url: `${PUBLIC_URL}/hooks`, state: 'opening' });
    await shop.world.clock.run(MINUTE);
    expect(ours(shop)).toHaveLength(4);
    expect(ours(shop).every(({ deliveryUrl }) => deliveryUrl.startsWith(`${PUBLIC_URL}/hooks/in/`))).toBe(true);
    const { rows } = await calls(shop)['audit.list']({}, administrator);
    expect(rows.map(({ kind, actor }) => `${kind} ${actor}`)).toContain('settings.changed person:test');
  });

  it('may be none: webhooks go, an alarm is over, and orders are polled every minute', async () => {
    const shop = await openShop({ settings: { webhooks: 'own' } });
    shop.world.roadFaults.always({ kind: 'down' });
    await shop.world.clock.run(3 * MINUTE);
    await calls(shop)['address.set']({ kind: 'none' }, administrator);
    await shop.world.clock.run(MINUTE);
    expect(await address(shop)).toMatchObject({ kind: 'none', state: 'none', url: null, finding: '' });
    expect(await alarms(shop)).toEqual([]);
    expect(ours(shop)).toEqual([]);
    expect(await pollsWithin(shop, 3)).toBeGreaterThanOrEqual(3);
  });

  it('is refused where its certificate does not hold, and the one before stays', async () => {
    const kept: unknown[] = [];
    const wish = { kind: 'fixed', url: 'https://orders.example' } as const;
    const shops = (url: string) => [{ kind: 'woocommerce' as const, id: 'shop', url }] as never[];
    const set = (met: 'certificate' | 'unreachable', storeUrl = 'https://shop.example') =>
      createAddressCalls({
        address: { view: () => ({ kind: 'fixed' }) as never, try: async () => met },
        settingsCalls: { checkAddress: () => ({ address: wish, connections: shops(storeUrl) }), setAddress: (it) => void kept.push(it) },
      })['address.set'](wish, administrator); // prettier-ignore
    await expect(set('certificate')).rejects.toMatchObject({ code: 'settings-refused', problems: [{ path: 'address.url' }] });
    expect(kept).toEqual([]);
    // What else is in the way may be mended afterwards, and a shop of the same network has authorities of its own.
    await set('unreachable');
    await set('certificate', 'http://192.168.1.9');
    expect(kept).toEqual([wish, wish]);
  }); // prettier-ignore

  it('is refused with every problem, and the one before stays', async () => {
    const shop = await openShop();
    const set = calls(shop)['address.set']({ kind: 'fixed', url: 'http://192.168.1.9' }, administrator);
    await expect(set).rejects.toMatchObject({
      code: 'settings-refused',
      problems: [
        { path: 'address.url', problem: 'must begin with https, because orders pass over the internet' },
        { path: 'address.url', problem: expect.stringContaining('cannot reach a private address') },
      ],
    });
    expect(await address(shop)).toMatchObject({ kind: 'fixed', url: PUBLIC_URL });
  });

  it('of a tunnel whose server is away leaves the webhooks alone until it is known where they go', async () => {
    const shop = await openShop({ settings: { webhooks: 'own' } });
    await shop.world.clock.run(MINUTE);
    const before = webhooks(shop).map(({ id }) => id);
    await calls(shop)['address.set']({ kind: 'localtunnel', host: 'https://lt.sim' }, administrator);
    await shop.world.clock.run(20 * MINUTE);
    expect(await address(shop)).toMatchObject({ kind: 'localtunnel', url: null, state: 'down', finding: 'serverAway' });
    expect(webhooks(shop).map(({ id }) => id)).toEqual(before);
  });
});
