import { describe, expect, it } from 'vitest';
import { administrator, isLinePost, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const SECOND = 1_000;
const HELD_MS = 20 * SECOND;

const calls = ({ world }: ShopWorld) => world.engine().calls;

/** The shop's order has another id's history now, as after a backup was restored: the alarm stops all writes. */
async function setBackShop({ world, tell }: ShopWorld, id: number): Promise<void> {
  world.shop.admin.stampOrder(id, { createdAt: world.clock.now() });
  world.shop.admin.setStatus(id, 'processing');
  await tell(5 * SECOND);
}

async function answerAlarm(shop: ShopWorld): Promise<void> {
  const { alarms } = await calls(shop)['alarms.list']({}, administrator);
  const given = calls(shop)['alarms.answer']({ alarmId: alarms[0]?.id ?? 0, answer: 'resume' }, administrator);
  await shop.world.clock.settle(given);
}

/** NAV takes its time over what is read of it, so that an order is caught between reading and writing. */
function slowReads({ world }: ShopWorld): void {
  const isRead = ({ method, url }: { method: string; url: string }) => method === 'GET' || url.includes('$batch');
  world.navFaults.when(isRead, { kind: 'slow', ms: HELD_MS }, 4);
}

async function written(shop: ShopWorld): Promise<number> {
  const id = shop.order();
  await shop.tell();
  expect(shop.documents(id)).toHaveLength(1);
  return id;
}

describe('an order that is caught between reading and writing', () => {
  it('waits where an alarm stops the writes, and goes on within a second after it', async () => {
    const shop = await openShop();
    const first = await written(shop);
    slowReads(shop);
    const caught = shop.order();
    await shop.tell(SECOND);
    await setBackShop(shop, first);
    await shop.world.clock.run(3 * MINUTE);
    expect(await shop.row(caught)).toMatchObject({
      term: 'onTheWay',
      state: 'stopped',
      cause: { code: 'store-set-back' },
    });
    expect(shop.documents(caught)).toEqual([]);
    shop.world.navFaults.clear();
    await answerAlarm(shop);
    await shop.world.clock.run(SECOND);
    expect(shop.documents(caught)).toHaveLength(1);
    expect(await shop.row(caught)).toMatchObject({ term: 'equal' });
  });

  it('half-written over page services, is finished when writes go on, and no second one is made', async () => {
    const shop = await openShop({ surfaces: 'pages' });
    const first = await written(shop);
    await shop.world.clock.run(MINUTE);
    shop.world.navFaults.when(isLinePost, { kind: 'slow', ms: HELD_MS }, 1);
    const caught = shop.order();
    await shop.tell(SECOND);
    await setBackShop(shop, first);
    await shop.world.clock.run(2 * MINUTE);
    expect(shop.documents(caught)).toHaveLength(1);
    expect(await shop.row(caught)).toMatchObject({ term: 'onTheWay' });
    await answerAlarm(shop);
    await shop.world.clock.run(12 * MINUTE);
    expect(await shop.row(caught)).toMatchObject({ term: 'equal' });
    expect(shop.documents(caught)).toHaveLength(1);
  });

  it('is only shown where a person chose shadow mode meanwhile', async () => {
    const shop = await openShop();
    slowReads(shop);
    const caught = shop.order();
    await shop.tell(SECOND);
    await calls(shop)['integrations.setMode'](
      { integrationId: 'shop-nav', mode: 'shadow', alsoShadowed: false },
      administrator,
    );
    await shop.world.clock.run(3 * MINUTE);
    expect(shop.documents(caught)).toEqual([]);
    expect(await shop.row(caught)).toMatchObject({ term: 'leftOut', state: 'shadow' });
    expect(await shop.attention()).toEqual({ count: 0, codes: [] });
  });
});

describe('an order that is new while writes are stopped', () => {
  it('is in the book with what it would become, or left out, and is written once they go on', async () => {
    const shop = await openShop();
    await setBackShop(shop, await written(shop));
    const [fine, other, failed] = [
      shop.order(),
      shop.order({ items: [{ sku: 'ML-TS-001', quantity: 1 }] }),
      shop.order(),
    ];
    shop.world.shop.admin.setStatus(failed, 'failed');
    await shop.tell(5 * SECOND);
    for (const id of [fine, other])
      expect(await shop.row(id)).toMatchObject({
        term: 'onTheWay',
        state: 'stopped',
        cause: { code: 'store-set-back', message: expect.stringContaining('Nothing is written for this shop') },
      });
    expect(await shop.row(failed)).toMatchObject({ term: 'leftOut', cause: { code: 'status-not-imported' } });
    const story = await calls(shop)['orders.get']({ integrationId: 'shop-nav', orderKey: String(fine) }, administrator);
    expect(story.plan).toContainEqual(
      expect.objectContaining({ field: 'externalDocumentNumber', written: `WOO-${fine}` }),
    );
    await shop.world.clock.run(5 * MINUTE);
    expect(shop.documents(fine)).toEqual([]);
    await answerAlarm(shop);
    await shop.world.clock.run(SECOND);
    for (const id of [fine, other]) expect(shop.documents(id)).toHaveLength(1);
  });
});
