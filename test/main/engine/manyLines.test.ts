import { describe, expect, it } from 'vitest';
import { administrator, isLinePost, MINUTE, openShop } from './shopWorld.ts';

const SKUS = ['ML-TS-001', 'ML-MUG-001', 'ML-COF-500', 'ML-PEN-BLU', 'ML-TEA-250'];
const lines = (length: number) =>
  Array.from({ length }, (_, index) => ({ sku: SKUS[index % SKUS.length] ?? '', quantity: 1 + (index % 4) }));

describe('an order of hundreds of lines', () => {
  it.each(['api', 'both'] as const)(
    'stands in NAV once with every line and the store’s total over %s',
    async (surfaces) => {
      const shop = await openShop({ surfaces });
      const id = shop.order({ items: lines(400) });
      await shop.tell(5 * MINUTE);
      const [document, ...more] = shop.documents(id);
      expect(more).toEqual([]);
      // The shipping is one more.
      expect(document?.lines.filter(({ type }) => type !== 'Comment')).toHaveLength(401);
      const row = await shop.row(id);
      expect(row).toMatchObject({ term: 'equal' });
      expect(row?.navTotal).toEqual(row?.storeTotal);
    },
  );

  it('is gone on with over page services where the power went in the middle of its lines', async () => {
    const shop = await openShop({ surfaces: 'pages' });
    const id = shop.order({ items: lines(150) });
    let written = 0;
    shop.crashAfter((request) => isLinePost(request) && (written += 1) === 80);
    await shop.tell(5 * MINUTE);
    await shop.revive(25 * MINUTE);
    const [document, ...more] = shop.documents(id);
    expect(more).toEqual([]);
    expect(document?.lines.filter(({ type }) => type !== 'Comment')).toHaveLength(151);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });
});

it('an order that webhook, poll and a person ring at the same moment is written once', async () => {
  const shop = await openShop({ surfaces: 'both' });
  shop.world.navFaults.always({ kind: 'slow', ms: 400 });
  const id = shop.order();
  const { calls } = shop.world.engine();
  const about = { integrationId: 'shop-nav', orderKey: String(id) };
  const rung = Promise.all([
    shop.world.deliverAll(),
    calls['poll.now']({}, administrator),
    calls['orders.import'](about, administrator),
    calls['orders.import'](about, administrator),
  ]);
  await shop.world.clock.run(5 * MINUTE);
  await rung;
  await calls['orders.import'](about, administrator);
  await shop.world.clock.run(5 * MINUTE);
  expect(shop.documents(id)).toHaveLength(1);
  expect(await shop.row(id)).toMatchObject({ term: 'equal' });
});
