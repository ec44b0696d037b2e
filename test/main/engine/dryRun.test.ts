import { describe, expect, it } from 'vitest';
import type { DryRunView } from '../../../main/contract/views.ts';
import { administrator, openShop, type ShopWorld } from './shopWorld.ts';

/** Asks for it, and lets the systems answer. */
async function dryRun(shop: ShopWorld, id: number): Promise<DryRunView> {
  const call = shop.world.engine().calls['orders.dryRun'];
  const asked = call({ integrationId: 'shop-nav', orderKey: String(id) }, administrator);
  return shop.world.clock.settle(asked);
}

function writesToNav(shop: ShopWorld): number {
  return shop.world.nav.admin.requests.filter(({ isWrite }) => isWrite).length;
}

describe('a dry run', () => {
  it('of an order nobody has told us of shows every value and where it comes from, and writes nothing', async () => {
    // In shadow mode the poll that comes meanwhile writes nothing either.
    const shop = await openShop({ settings: { mode: 'shadow' } });
    const id = shop.order();
    const before = writesToNav(shop);
    const shown = await dryRun(shop, id);
    expect(shown).toMatchObject({ outcome: 'write', cause: null, documentNo: null });
    const number = shown.plan.find(({ field }) => field === 'externalDocumentNumber');
    expect(number).toMatchObject({ written: `WOO-${id}`, navHas: null, mark: 'none' });
    expect(shown.plan.every(({ comesFrom }) => comesFrom !== '')).toBe(true);
    expect(shown.totals.length).toBeGreaterThan(0);
    expect(writesToNav(shop)).toBe(before);
  });

  it('of an order that is in NAV stands beside what NAV has', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    const before = writesToNav(shop);
    const shown = await dryRun(shop, id);
    expect(shown).toMatchObject({ outcome: 'inNav', documentNo: shop.documents(id)[0]?.number });
    const marks = new Set(shown.plan.map(({ mark }) => mark));
    expect(marks.has('equal')).toBe(true);
    expect(marks.has('differs')).toBe(false);
    expect(writesToNav(shop)).toBe(before);
  });

  it('says what an order would wait for', async () => {
    const shop = await openShop();
    const id = shop.order({ billing: { ...shopper, country: 'JP', state: 'JP13' } });
    expect(await dryRun(shop, id)).toMatchObject({ outcome: 'wait', cause: { code: 'country-unknown' }, plan: [] });
  });

  it('says which rule would leave an order out', async () => {
    const shop = await openShop();
    const id = shop.order();
    shop.world.shop.admin.setStatus(id, 'on-hold');
    expect(await dryRun(shop, id)).toMatchObject({ outcome: 'leaveOut', cause: { code: 'status-not-imported' } });
  });

  it('of an order that is not in the store says so', async () => {
    const shop = await openShop();
    await expect(dryRun(shop, 4711)).rejects.toMatchObject({ code: 'order-gone' });
  });
});

const shopper = {
  first_name: 'Yuki', last_name: 'Sato', company: '', address_1: '1-1', address_2: '', city: 'Tokyo', postcode: '100-0001',
  email: 'yuki@sato.example', phone: '',
}; // prettier-ignore
