import { describe, expect, it } from 'vitest';
import { administrator, isDelete, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

async function written(shop: ShopWorld): Promise<number> {
  const id = shop.order();
  await shop.tell();
  expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  return id;
}

/** Asks, and lets the systems answer and the order's job run. */
async function undo(shop: ShopWorld, id: number, milliseconds = MINUTE) {
  const call = shop.world.engine().calls['orders.undo'];
  const asked = call({ integrationId: 'shop-nav', orderKey: String(id) }, administrator);
  const outcome = asked.then(
    () => null,
    (error: unknown) => error,
  );
  await shop.world.clock.run(milliseconds);
  return outcome;
}

describe.each(['api', 'pages'] as const)('a document undone over %s', (surfaces) => {
  it('leaves NAV, and its order stays out whatever the store tells, until a person reads it again', async () => {
    const shop = await openShop({ surfaces });
    const id = await written(shop);
    expect(await undo(shop, id)).toBeNull();
    expect(shop.documents(id)).toEqual([]);
    expect(await shop.row(id)).toMatchObject({ term: 'leftOut', documentNo: null, cause: { code: 'undone' } });

    shop.world.shop.admin.setStatus(id, 'completed');
    await shop.tell();
    expect(shop.documents(id)).toEqual([]);
    expect(await shop.row(id)).toMatchObject({ term: 'leftOut', cause: { code: 'undone' } });

    await shop.importOrder(id);
    expect(shop.documents(id)).toHaveLength(1);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });
});

describe('undoing', () => {
  it('is offered for what we wrote and nobody posted', async () => {
    const shop = await openShop();
    const id = await written(shop);
    const { calls } = shop.world.engine();
    const detail = () => calls['orders.get']({ integrationId: 'shop-nav', orderKey: String(id) }, administrator);
    expect(await detail()).toMatchObject({ mayUndo: true });
    expect(await undo(shop, id)).toBeNull();
    expect(await detail()).toMatchObject({ mayUndo: false });
  });

  const changes: readonly (readonly [string, (shop: ShopWorld, no: string) => void, string, 'equal' | 'waiting'])[] = [
    ['released', (shop, no) => shop.world.nav.admin.release(no), 'it is released', 'equal'],
    [
      'changed',
      (shop, no) => shop.world.nav.admin.editOrderLine(no, 10_000, { quantity: 5 }),
      'the total was changed in NAV',
      // Noticed on its own account.
      'waiting',
    ],
    ['posted', (shop, no) => void shop.world.nav.admin.post(no), 'it is posted', 'equal'],
  ];

  it.each(changes)(
    'a document that a person %s is refused with the reason, and nothing is removed',
    async (_how, change, reason, term) => {
      const shop = await openShop();
      const id = await written(shop);
      const [document] = shop.documents(id);
      change(shop, document?.number ?? '');
      expect(await undo(shop, id)).toMatchObject({ code: 'undo-refused', message: expect.stringContaining(reason) });
      expect(shop.documents(id)).toHaveLength(1);
      expect(await shop.row(id)).toMatchObject({ term });
    },
  );

  it('goes on after the power went with NAV’s answer', async () => {
    const shop = await openShop();
    const id = await written(shop);
    shop.crashAfter(isDelete);
    expect(await undo(shop, id)).toBeNull();
    await shop.revive(20 * MINUTE);
    expect(shop.documents(id)).toEqual([]);
    expect(await shop.row(id)).toMatchObject({ term: 'leftOut', cause: { code: 'undone' } });
  });

  it('an order that never was in NAV says so', async () => {
    const shop = await openShop();
    expect(await undo(shop, 4711)).toMatchObject({ code: 'undo-nothing' });
  });
});
