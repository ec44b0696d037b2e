import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import { restore } from '../../../main/engine/restoreFiles.ts';
import { administrator, anna, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

async function backUp(shop: ShopWorld): Promise<string> {
  const { backups, backupFolder } = await shop.world.engine().calls['storage.backUp']({}, administrator);
  return join(backupFolder, backups[0]?.name ?? '');
}

/** As the command line does it: the engine is not running. */
async function putBack(shop: ShopWorld, backup: string): Promise<void> {
  await shop.world.stop();
  restore(shop.world.dataFolder(), backup, { now: shop.world.clock.now(), actor: 'command line' });
  await shop.world.start();
}

async function restoredAlarm(shop: ShopWorld) {
  const { alarms } = await shop.world.engine().calls['alarms.list']({}, administrator);
  return alarms.find(({ kind }) => kind === 'database-restored');
}

async function goOn(shop: ShopWorld): Promise<void> {
  const alarm = await restoredAlarm(shop);
  const answer = { alarmId: alarm?.id ?? 0, answer: 'lookUp' };
  await shop.world.engine().calls['alarms.answer'](answer, administrator);
}

describe('an engine whose database was restored from a backup', () => {
  it('writes nothing before a person lets it, and has every order in NAV once afterwards', async () => {
    const shop = await openShop();
    const before = shop.order();
    await shop.tell();
    const backup = await backUp(shop);
    const since = [1, 2, 3, 4].map((n) => shop.order({ items: [{ sku: 'ML-TS-001', quantity: n }] }));
    since.push(shop.order({ billing: { ...anna, email: 'new@shopper.example', last_name: 'Neu' } }));
    const undone = shop.order();
    await shop.tell();
    const ref = { integrationId: 'shop-nav', orderKey: String(undone) };
    await shop.world.clock.settle(shop.world.engine().calls['orders.undo'](ref, administrator));
    await shop.tell();
    expect(shop.documents(undone)).toEqual([]);
    await putBack(shop, backup);
    const fresh = shop.order();
    await shop.tell(3 * MINUTE);

    expect(await restoredAlarm(shop)).toMatchObject({ stopsWrites: true, params: { documents: '5' } });
    expect(shop.documents(fresh)).toEqual([]);
    await goOn(shop);
    await shop.tell(25 * MINUTE);
    expect([before, ...since, fresh].map((id) => shop.documents(id).length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    const others = (await shop.rows()).filter(({ orderKey }) => orderKey !== String(undone));
    expect(others.map(({ term }) => term)).toEqual(Array.from({ length: 7 }, () => 'equal'));
    expect(await shop.attention()).toMatchObject({ count: 0 });
    // What a person took out of NAV stays out, though NAV says nothing of it.
    expect(await shop.row(undone)).toMatchObject({ term: 'leftOut' });
    expect(shop.documents(undone)).toEqual([]);
    const { alarms } = await shop.world.engine().calls['alarms.list']({}, administrator);
    expect(alarms).toEqual([]);
  });

  it('takes up the customer that was made with a forgotten document, even where guests are matched to nobody', async () => {
    const shop = await openShop();
    await shop.setIntegration({ matchGuestsByEmail: false });
    const backup = await backUp(shop);
    const id = shop.order({ billing: { ...anna, email: 'guest@shopper.example', last_name: 'Gast' } });
    await shop.tell();
    const customers = shop.world.nav.stored.customers().length;
    await putBack(shop, backup);
    await goOn(shop);
    await shop.tell(15 * MINUTE);

    expect(await shop.row(id)).toMatchObject({ term: 'equal', state: 'written' });
    expect(shop.documents(id).length).toBe(1);
    expect(shop.world.nav.stored.customers().length).toBe(customers);
  });

  it('asks a person about a payment that may have been written and posted since the backup', async () => {
    const shop = await openShop();
    await shop.setIntegration({ payments: { paypal: { journal: 'PAYPAL' } } });
    const isPaymentPost = ({ method, url }: FakeRequest) => method === 'POST' && /customerPayments/.test(url);
    shop.world.navFaults.when(isPaymentPost, { kind: 'status', status: 503 }, 99);
    const id = shop.order({ paymentMethod: 'paypal', transactionId: '8XY-1' });
    await shop.tell();
    const backup = await backUp(shop);
    await putBack(shop, backup);
    shop.world.navFaults.clear();
    await goOn(shop);
    await shop.tell(20 * MINUTE);
    const lines = () =>
      shop.world.nav.stored.payments().filter(({ externalDocumentNumber }) => externalDocumentNumber === `WOO-${id}`);

    expect((await shop.attention()).codes).toEqual(['payment-perhaps-written']);
    expect(lines()).toEqual([]);
    await shop.replayAll(15 * MINUTE);
    expect(lines().length).toBe(1);
    expect((await shop.attention()).count).toBe(0);
  });

  it('keeps what it replaced beside it', async () => {
    const shop = await openShop();
    const backup = await backUp(shop);
    await putBack(shop, backup);
    const aside = readdirSync(shop.world.dataFolder()).filter((name) => name.startsWith('set-aside-'));
    expect(aside.length).toBe(1);
    expect(existsSync(join(shop.world.dataFolder(), aside[0] ?? '', 'connector.sqlite'))).toBe(true);
  });
});
