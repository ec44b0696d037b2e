import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { administrator, openShop, type ShopWorld } from './shopWorld.ts';

const calls = ({ world }: ShopWorld) => world.engine().calls;
const keys = (shop: ShopWorld) => calls(shop)['keys.get']({}, administrator);

/** Ids of the data keys that values are sealed with. */
function sealedWith({ world }: ShopWorld): readonly unknown[] {
  const db = new BetterSqlite3(join(world.dataFolder(), 'connector.sqlite'), { readonly: true });
  try {
    return db
      .prepare(
        `SELECT hex(substr(sealed, 2, 4)) FROM orders UNION SELECT hex(substr(side_store, 2, 4)) FROM snapshots
         UNION SELECT hex(substr(sealed, 2, 4)) FROM deliveries WHERE sealed IS NOT NULL`,
      )
      .pluck()
      .all();
  } finally {
    db.close();
  }
}

it('keys change while orders come, and a power cut meanwhile costs nothing', async () => {
  const shop = await openShop();
  const { world } = shop;
  const first = shop.order();
  await shop.tell();
  const rotating = calls(shop)['keys.rotate']({}, administrator);
  expect((await world.clock.settle(rotating)).run).toMatchObject({ kind: 'reseal', state: 'running' });
  await expect(calls(shop)['keys.rotate']({}, administrator)).rejects.toMatchObject({ code: 'rotation-running' });
  const second = shop.order();
  await world.deliverAll();
  world.crash();
  expect(sealedWith(shop)).toHaveLength(2);

  await shop.revive();
  expect([shop.documents(first).length, shop.documents(second).length]).toEqual([1, 1]);
  expect(sealedWith(shop)).toEqual(['00000004']);
  const { run, old, destroyed } = await keys(shop);
  expect(run).toMatchObject({ state: 'done', failed: 0, done: run?.total });
  // The contents of audit entries stay as they are.
  expect([old.map(({ neededFor }) => neededFor), destroyed]).toEqual([['audit'], 0]);
  const row = await shop.row(first);
  expect(row).toMatchObject({ customer: 'Anna Vogt', term: 'equal' });
  expect(await calls(shop)['audit.verify']({}, administrator)).toMatchObject({ ok: true });
  const told = (await calls(shop)['audit.list']({ limit: 200 }, administrator)).rows.find(
    ({ kind }) => kind === 'keys.rotated',
  );
  expect(told?.actor).toBe('person:test');
});

it('sealing again is ended when a person wishes, and gone on with by the next start', async () => {
  const shop = await openShop();
  const { world } = shop;
  const first = shop.order();
  await shop.tell();
  const { run } = await world.clock.settle(calls(shop)['keys.rotate']({}, administrator));
  expect(await calls(shop)['runs.cancel']({ runId: run?.id ?? 0 }, administrator)).toMatchObject({
    state: 'cancelled',
  });
  await world.clock.run(60_000);
  expect((await keys(shop)).run).toMatchObject({ state: 'cancelled' });
  expect(sealedWith(shop)).toContain('00000001');
  expect(await shop.row(first)).toMatchObject({ customer: 'Anna Vogt' });
  await world.stop();
  await world.start();
  await world.clock.run(60_000);
  expect((await keys(shop)).run).toMatchObject({ state: 'done', failed: 0 });
  expect(sealedWith(shop)).toEqual(['00000004']);
});

it('a new recovery key holds once it was typed back, and whoever does so is remembered', async () => {
  const shop = await openShop();
  const confirm = (recoveryKey: string) =>
    shop.world.clock.settle(calls(shop)['keys.confirmRecoveryKey']({ recoveryKey }, administrator));
  expect((await keys(shop)).recovery.confirmedAt).toBe(null);
  expect(await confirm(shop.world.engine().recoveryKey ?? '')).toEqual({ replaced: false });
  const { recoveryKey } = await calls(shop)['keys.offerRecoveryKey']({}, administrator);
  await expect(confirm(`${recoveryKey}0`)).rejects.toMatchObject({ code: 'recovery-key-mistyped' });
  expect(await confirm(recoveryKey.toLowerCase())).toEqual({ replaced: true });
  expect((await keys(shop)).recovery).toMatchObject({ confirmedBy: 'person:test' });
  const { rows } = await calls(shop)['audit.list']({ limit: 200 }, administrator);
  expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['recoveryKey.replaced']));
});
