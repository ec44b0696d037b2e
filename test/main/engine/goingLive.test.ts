import { describe, expect, it } from 'vitest';
import { administrator, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const SHADOW = { settings: { mode: 'shadow' } } as const;

async function shadowed(shop: ShopWorld): Promise<number> {
  const id = shop.order();
  await shop.tell();
  expect(await shop.row(id)).toMatchObject({ term: 'leftOut', state: 'shadow' });
  return id;
}

const setMode = (shop: ShopWorld, mode: 'live' | 'shadow', alsoShadowed = false) =>
  shop.world.engine().calls['integrations.setMode']({ integrationId: 'shop-nav', mode, alsoShadowed }, administrator);

describe('an integration in shadow mode', () => {
  it('says how many orders it has shown', async () => {
    const shop = await openShop(SHADOW);
    await shadowed(shop);
    const { integrations } = await shop.world.engine().calls['integrations.list']({}, administrator);
    expect(integrations).toMatchObject([{ id: 'shop-nav', mode: 'shadow', shadowed: 1, prefix: 'WOO-' }]);
  });

  it('goes live with the orders it has shown', async () => {
    const shop = await openShop(SHADOW);
    const id = await shadowed(shop);
    expect(await setMode(shop, 'live', true)).toMatchObject({ jobs: 1, integrations: [{ mode: 'live' }] });
    await shop.world.clock.run(MINUTE);
    expect(shop.documents(id)).toHaveLength(1);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('is in shadow mode again when an administrator ends its going live, and nothing more is written', async () => {
    const shop = await openShop(SHADOW);
    const id = await shadowed(shop);
    await setMode(shop, 'live', true);
    const { calls } = shop.world.engine();
    const operator = { name: 'otto', role: 'operator' } as const;
    const [run] = (await calls['runs.list']({}, operator)).rows;
    expect(run).toMatchObject({ kind: 'goLive', state: 'running', mayCancel: false });
    const runId = run?.id ?? 0;
    await expect(calls['runs.cancel']({ runId }, operator)).rejects.toMatchObject({ code: 'role-too-low' });
    expect((await calls['integrations.list']({}, operator)).integrations).toMatchObject([{ goingLive: { id: runId } }]);
    await calls['runs.cancel']({ runId }, administrator);
    // The shop and a poll tell of it again.
    shop.world.shop.admin.setStatus(id, 'completed');
    await shop.tell(3 * MINUTE);
    expect(shop.documents(id)).toEqual([]);
    const { integrations } = await calls['integrations.list']({}, administrator);
    expect(integrations).toMatchObject([{ mode: 'shadow', shadowed: 1 }]);
    expect(integrations[0]?.goingLive).toBeUndefined();
    await setMode(shop, 'live', true);
    await shop.world.clock.run(MINUTE);
    expect(shop.documents(id)).toHaveLength(1);
  });

  it('goes live from now on: what was shown stays out, also when the shop tells of it again', async () => {
    const shop = await openShop(SHADOW);
    const old = await shadowed(shop);
    await shop.world.clock.run(MINUTE);
    expect(await setMode(shop, 'live')).toMatchObject({ jobs: 0 });
    shop.world.shop.admin.setStatus(old, 'completed');
    const id = shop.order();
    await shop.tell();
    expect(shop.documents(old)).toEqual([]);
    expect(await shop.row(old)).toMatchObject({ term: 'leftOut' });
    expect(shop.documents(id)).toHaveLength(1);
  });

  it('goes back to shadow mode: nothing more is written', async () => {
    const shop = await openShop();
    await setMode(shop, 'shadow');
    const id = await shadowed(shop);
    expect(shop.documents(id)).toEqual([]);
  });
});
