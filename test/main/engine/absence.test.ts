import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AlarmView } from '../../../main/contract/alarmCalls.ts';
import { addHistory } from './orderHistory.ts';
import { administrator, MINUTE, openShop, type ShopWorld, START } from './shopWorld.ts';

const HOUR = 60 * MINUTE;

const alarms = async ({ world }: ShopWorld): Promise<readonly AlarmView[]> =>
  (await world.engine().calls['alarms.list']({}, administrator)).alarms;

const kinds = async (shop: ShopWorld) => (await alarms(shop)).map(({ kind }) => kind);

async function answer(shop: ShopWorld, given: string): Promise<void> {
  const [alarm] = await alarms(shop);
  await shop.world.engine().calls['alarms.answer']({ alarmId: alarm?.id ?? 0, answer: given }, administrator);
}

describe('orders that do not come', () => {
  it('are missed, in words, and without a word to the orders that do come: the next one ends it', async () => {
    const shop = await openShop();
    addHistory(shop, 22);
    await shop.world.clock.run(10 * MINUTE);
    expect(await kinds(shop)).toEqual([]);
    await shop.world.clock.run(50 * MINUTE);

    const [alarm] = await alarms(shop);
    expect(alarm).toMatchObject({
      kind: 'orders-absent',
      scope: 'integration/shop-nav',
      stopsWrites: false,
      answers: ['seen'],
      params: { since: '2026-11-20T07:50:00.000Z' },
    });
    expect(alarm?.message).toMatch(/^No order since Friday.* 20 November.* 0?8:50; .* there would be [3-7] by now\.$/);

    const id = shop.order();
    await shop.tell();
    expect(await kinds(shop)).toEqual([]);
    expect(shop.documents(id)).toHaveLength(1);
  });

  it('are quiet once seen, through a crash too, until the next order is followed by none', async () => {
    const shop = await openShop();
    addHistory(shop, 22);
    await shop.world.clock.run(40 * MINUTE);
    await answer(shop, 'seen');
    expect(await kinds(shop)).toEqual([]);
    shop.world.crash();
    await shop.revive(20 * MINUTE);
    expect(await kinds(shop)).toEqual([]);

    shop.order();
    await shop.tell();
    await shop.world.clock.run(50 * MINUTE);
    expect(await kinds(shop)).toEqual(['orders-absent']);
  });

  it.each([
    ['in the first two weeks', 12, {}],
    ['where nobody wants to be told', 22, { absence: 'off' }],
  ])('are not missed %s', async (_, days, changes) => {
    const shop = await openShop();
    addHistory(shop, days);
    await shop.setIntegration(changes);
    await shop.world.clock.run(HOUR);
    expect(await kinds(shop)).toEqual([]);
  });

  it('are not missed while the shop cannot be asked, and an alarm goes with the wish to be told', async () => {
    const shop = await openShop();
    addHistory(shop, 22);
    shop.world.shopFaults.during(START, START + HOUR, { kind: 'down' });
    await shop.world.clock.run(HOUR);
    expect(await kinds(shop)).toEqual([]);
    await shop.world.clock.run(30 * MINUTE);
    expect(await kinds(shop)).toEqual(['orders-absent']);

    await shop.setIntegration({ absence: 'off' });
    await shop.world.clock.run(10 * MINUTE);
    expect(await kinds(shop)).toEqual([]);
  });
});

describe('webhooks that do not come', () => {
  it('are missed once three orders were found by looking alone, until the next one', async () => {
    const shop = await openShop();
    shop.order();
    await shop.tell(7 * MINUTE);
    for (let count = 0; count < 3; count += 1) shop.order();
    await shop.world.clock.run(9 * MINUTE);
    expect(await kinds(shop)).toEqual([]);
    await shop.world.clock.run(20 * MINUTE);
    const [alarm] = await alarms(shop);
    expect(alarm).toMatchObject({ kind: 'webhooks-absent', scope: 'integration/shop-nav', answers: [] });
    expect(alarm?.message).toMatch(/^The last 3 orders were found by looking: the shop has told us of none since /);

    await shop.tell();
    expect(await kinds(shop)).toEqual([]);
  });

  it('are not missed where one of three orders was told, nor where none ever came to webhooks made by hand', async () => {
    const shop = await openShop();
    await shop.world.clock.run(7 * MINUTE);
    for (let count = 0; count < 3; count += 1) shop.order();
    await shop.world.clock.run(25 * MINUTE);
    expect(await kinds(shop)).toEqual([]);

    await shop.tell();
    for (let count = 0; count < 2; count += 1) shop.order();
    await shop.world.clock.run(25 * MINUTE);
    expect(await kinds(shop)).toEqual([]);
  });
});

describe('stock movements that do not come', () => {
  /** As if the looks of three weeks had seen the ledger move at nine on every Friday. */
  function addFridays({ world }: ShopWorld): void {
    const db = new Sqlite(join(world.dataFolder(), 'connector.sqlite'));
    const topic = db.prepare(`UPDATE watermarks SET value = ? WHERE topic = 'ledger days'`);
    const { value } = db
      .prepare<[], { value: string }>(`SELECT value FROM watermarks WHERE topic = 'ledger days'`)
      .get() ?? { value: '{}' };
    const firsts = ['2026-10-30', '2026-11-06', '2026-11-13'].map((day) => `${day}T09`);
    const past = { since: '2026-10-23', lastAt: '2026-11-13T08:10:00.000Z', firsts };
    topic.run(JSON.stringify({ ...(JSON.parse(value) as object), ...past }));
    db.close();
  }

  it('are missed two hours after the latest time they came on such a day, until the ledger moves', async () => {
    const shop = await openShop();
    shop.order();
    await shop.tell(90 * MINUTE);
    addFridays(shop);
    await shop.world.clock.run(20 * MINUTE);
    expect(await kinds(shop)).toEqual([]);
    await shop.world.clock.run(15 * MINUTE);
    const [alarm] = await alarms(shop);
    expect(alarm).toMatchObject({ kind: 'movements-absent', scope: 'connection/nav', answers: ['seen'] });
    expect(alarm?.message).toMatch(/^NAV has no stock movement since Friday.* 13 November/);

    shop.world.nav.admin.moveStock({ itemNo: 'ML-TS-001', quantity: '5' });
    await shop.world.clock.run(40 * MINUTE);
    expect(await kinds(shop)).toEqual([]);
  });
});
