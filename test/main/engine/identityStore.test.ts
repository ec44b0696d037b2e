import { describe, expect, it } from 'vitest';
import { SHOP_ORIGIN, type World } from '../../simulate/world.ts';
import { administrator, anna, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const standing = async (world: World) => (await world.engine().calls['alarms.list']({}, administrator)).alarms;
const kindsOf = async (world: World) => (await standing(world)).map(({ kind }) => kind);

async function answer(world: World, given: string): Promise<void> {
  const [alarm] = await standing(world);
  await world.clock.settle(
    world.engine().calls['alarms.answer']({ alarmId: alarm?.id ?? 0, answer: given }, administrator),
  );
}

/** What changes a record of NAV or the shop from now on; subscriptions are none, and batches only read. */
function recordWrites({ world }: ShopWorld): readonly string[] {
  const writes: string[] = [];
  const note = ({ method, url }: { readonly method: string; readonly url: string }) => {
    if (method !== 'GET' && !/subscriptions|webhooks|\$batch/.test(url)) writes.push(`${method} ${url}`);
  };
  world.navFaults.onWorked(note);
  world.shopFaults.onWorked(note);
  return writes;
}

/** As after a backup was restored and shoppers went on: the id is another order's now. */
function becomeAnother({ world }: ShopWorld, id: number): void {
  world.shop.admin.stampOrder(id, { createdAt: world.clock.now() });
  world.shop.admin.setStatus(id, 'processing');
}

async function written(shop: ShopWorld, count: number): Promise<readonly number[]> {
  const ids = Array.from({ length: count }, () => shop.order());
  await shop.tell();
  for (const id of ids) expect(shop.documents(id)).toHaveLength(1);
  return ids;
}

describe('a shop that was set back', () => {
  it('stops the writes for it at the first order whose id is another order’s, until a person has looked', async () => {
    const shop = await openShop();
    const [id = 0] = await written(shop, 1);
    const writes = recordWrites(shop);
    await shop.world.clock.run(MINUTE);
    becomeAnother(shop, id);
    await shop.tell();
    const [alarm] = await standing(shop.world);
    expect(alarm).toMatchObject({ kind: 'store-set-back', scope: 'connection/shop', stopsWrites: true });
    expect(alarm?.params).toMatchObject({ what: 'other', orderNo: String(id), count: '1' });
    const later = shop.order();
    await shop.tell(5 * MINUTE);
    expect(writes).toEqual([]);
    await answer(shop.world, 'resume');
    await shop.world.clock.run(2 * MINUTE);
    expect(shop.documents(later)).toHaveLength(1);
    expect(shop.documents(id)).toHaveLength(1);
    expect(await shop.row(id)).toMatchObject({ state: 'parked', cause: { code: 'store-set-back' } });
  });

  it('is no news again for what was written before a person said that it is as it should be', async () => {
    const shop = await openShop();
    const [first = 0, second = 0] = await written(shop, 2);
    becomeAnother(shop, first);
    await shop.tell();
    await answer(shop.world, 'resume');
    becomeAnother(shop, second);
    await shop.tell();
    expect(await kindsOf(shop.world)).toEqual([]);
    expect(await shop.row(second)).toMatchObject({ state: 'parked', cause: { code: 'store-set-back' } });
    const [third = 0] = await written(shop, 1);
    becomeAnother(shop, third);
    await shop.tell();
    expect(await kindsOf(shop.world)).toEqual(['store-set-back']);
  });

  it('is told by three written orders that are gone within a day, not by two, and not by those that were trashed first', async () => {
    const shop = await openShop();
    const [trashed = 0, ...ids] = await written(shop, 4);
    shop.world.shop.admin.trashOrder(trashed);
    await shop.tell();
    const goes = async (id: number) => {
      shop.world.shop.admin.setStatus(id, 'completed');
      const told = shop.world.shop.deliveries.take();
      shop.world.shop.admin.deleteOrder(id);
      for (const delivery of told) await shop.world.deliver(delivery);
      await shop.world.clock.run(MINUTE);
    };
    await shop.importOrder(trashed);
    shop.world.shop.admin.deleteOrder(trashed);
    await goes(ids[0] ?? 0);
    await goes(ids[1] ?? 0);
    expect(await kindsOf(shop.world)).toEqual([]);
    await goes(ids[2] ?? 0);
    expect(await standing(shop.world)).toMatchObject([
      { kind: 'store-set-back', params: { what: 'gone', count: '3' }, answers: ['resume', 'newStore'] },
    ]);
    await answer(shop.world, 'resume');
    await written(shop, 1);
  });
});

describe('a new shop under the same connection', () => {
  it('closes what was known of the old one, and has its orders written from then on though their ids are the same', async () => {
    const shop = await openShop();
    const { admin } = shop.world.shop;
    const customerId = admin.addCustomer({ email: 'old@shop.example' });
    const [kept = 0] = await written(shop, 1);
    const first = shop.order({ customerId, billing: { ...anna, email: 'old@shop.example' } });
    await shop.tell();
    becomeAnother(shop, first);
    await shop.tell();
    const [alarm] = await standing(shop.world);
    const asked = { alarmId: alarm?.id ?? 0, answer: 'newStore' };
    expect((await shop.world.engine().calls['alarms.preview'](asked, administrator)).params).toEqual({
      orders: '2', shoppers: '1', unfinished: '1',
    }); // prettier-ignore
    await answer(shop.world, 'newStore');
    await shop.world.clock.run(MINUTE);
    expect(await kindsOf(shop.world)).toEqual([]);
    expect(await shop.attention()).toEqual({ count: 0, codes: [] });
    // The new shop's order has the id of one that is in NAV already, and its account that of another shopper.
    admin.stampOrder(kept, { createdAt: shop.world.clock.now() });
    admin.becomeAnother(customerId, 'new@shop.example');
    admin.setStatus(kept, 'processing');
    const next = shop.order({ customerId, billing: { ...anna, email: 'new@shop.example' } });
    await shop.tell();
    expect(await shop.row(kept)).toMatchObject({ term: 'equal' });
    expect(shop.world.nav.stored.byExternalNumber(`WOO-${kept}-${kept}`)).toHaveLength(1);
    expect(shop.documents(next)[0]?.customerNumber).not.toBe(shop.documents(first)[0]?.customerNumber);
    expect(await kindsOf(shop.world)).toEqual([]);
    const terms = (await shop.rows()).map(({ term }) => term).toSorted();
    expect(terms).toEqual(['equal', 'equal', 'equal', 'leftOut']);
  });
});

describe('a new shop, and what it took before the answer', () => {
  it('is brought in from a date on, counted before; what NAV has from the shop before is left out, and pages tell each its own', async () => {
    const shop = await openShop();
    const { admin, stored } = { ...shop.world.shop, stored: shop.world.nav.stored };
    const { calls } = shop.world.engine();
    const since = new Date(shop.world.clock.now()).toISOString();
    const [kept = 0, moved = 0] = await written(shop, 2);
    await shop.world.clock.run(MINUTE);
    // The new shop has one order of its own under an id that the old one had, and one that it took over under another.
    becomeAnother(shop, kept);
    admin.stampOrder(kept, { createdAt: shop.world.clock.now() });
    await shop.tell();
    const early = shop.order();
    await shop.tell();
    const [alarm] = await standing(shop.world);
    const asked = { alarmId: alarm?.id ?? 0, answer: 'newStore', from: since };
    expect(alarm).toMatchObject({ datedAnswers: ['newStore'] });
    const preview = shop.world.clock.settle(calls['alarms.preview'](asked, administrator));
    expect((await preview).params).toEqual({
      orders: '2', shoppers: '0', unfinished: '2', bringIn: '3',
    }); // prettier-ignore
    await shop.world.clock.settle(calls['alarms.answer'](asked, administrator));
    await shop.world.clock.run(MINUTE);
    expect(await shop.row(kept)).toMatchObject({ term: 'equal' });
    expect(await shop.row(early)).toMatchObject({ term: 'equal' });
    expect(await shop.row(moved)).toMatchObject({ term: 'leftOut', cause: { code: 'written-for-shop-before' } });
    expect(shop.documents(moved)).toHaveLength(1);
    expect(stored.byExternalNumber(`WOO-${kept}-${kept}`)).toHaveLength(1);
    const rows = await shop.rows();
    const old = rows.find(({ orderKey }) => orderKey.endsWith(`-${kept}`));
    const timeline = async (orderKey: string) =>
      (await calls['orders.get']({ integrationId: 'shop-nav', orderKey }, administrator)).timeline;
    const [before, now] = [await timeline(old?.orderKey ?? ''), await timeline(`${kept}`)];
    const documents = (steps: typeof before) => steps.flatMap(({ kind, params }) => (kind === 'document.written' ? [params['documentNo']] : [])); // prettier-ignore
    expect(documents(before)).toEqual([old?.documentNo]);
    expect(documents(now)).toHaveLength(1);
    expect(documents(now)).not.toEqual(documents(before));
    const again = calls['orders.import']({ integrationId: 'shop-nav', orderKey: old?.orderKey ?? '' }, administrator);
    await expect(again).rejects.toMatchObject({ code: 'order-of-shop-before' });
  });
});

describe('a shop that says it lives elsewhere', () => {
  it('gets nothing written until it and the settings agree again', async () => {
    const shop = await openShop();
    const writes = recordWrites(shop);
    shop.world.shop.admin.moveTo('http://new.sim');
    await shop.world.clock.run(6 * MINUTE);
    const [alarm] = await standing(shop.world);
    expect(alarm).toMatchObject({ kind: 'store-moved', scope: 'connection/shop', stopsWrites: true });
    expect(alarm?.params).toEqual({ home: 'http://new.sim', setting: SHOP_ORIGIN });
    const id = shop.order();
    await shop.world.clock.run(6 * MINUTE);
    expect(writes).toEqual([]);
    await expect(answer(shop.world, 'resume')).rejects.toMatchObject({ code: 'store-still-elsewhere' });
    // Over http the address is part of every signature: the key was refused meanwhile, and only a person asks again.
    shop.world.shop.admin.moveTo(SHOP_ORIGIN);
    await answer(shop.world, 'resume');
    expect(await kindsOf(shop.world)).toEqual([]);
    await shop.tell(6 * MINUTE);
    expect(shop.documents(id)).toHaveLength(1);
  });

  it('is written for again by itself once settings are saved under which both agree', async () => {
    const shop = await openShop();
    shop.world.shop.admin.moveTo(`${SHOP_ORIGIN}/shop`);
    await shop.world.clock.run(6 * MINUTE);
    expect(await kindsOf(shop.world)).toEqual(['store-moved']);
    shop.world.shop.admin.moveTo(SHOP_ORIGIN);
    await shop.setIntegration({});
    await shop.world.clock.run(MINUTE);
    expect(await kindsOf(shop.world)).toEqual([]);
    const id = shop.order();
    await shop.tell();
    expect(shop.documents(id)).toHaveLength(1);
  });
});
