import { describe, expect, it } from 'vitest';
import { SURFACES, type Surfaces } from '../../sandbox/surfaces.ts';
import { worldSettings } from '../../simulate/world.ts';
import { administrator, anna, MINUTE, openShop, type ShopWorld, START } from './shopWorld.ts';

const ORDERS = 8;
// Pings come meanwhile; what they ask stands in the same line.
const WATCHED_MS = 11 * MINUTE;

/** Every answer of NAV takes a while, so that what is asked at once is seen at once. */
async function openSlow(surfaces: Surfaces): Promise<ShopWorld> {
  const shop = await openShop({ surfaces });
  shop.world.navFaults.always({ kind: 'slow', ms: 150 });
  return shop;
}

/** Orders of as many new shoppers, told to nobody: every connection finds all of them by its poll, at the same moment. */
async function orderMany(shop: ShopWorld, prefixes: readonly string[]): Promise<readonly number[]> {
  const ids = Array.from({ length: ORDERS }, (_, index) =>
    shop.order({ billing: { ...anna, last_name: `Vogt${index}`, email: `anna${index}@vogt.example` } }),
  );
  shop.world.navLoad.forget();
  await shop.world.clock.run(WATCHED_MS);
  return prefixes.flatMap((prefix) => ids.map((id) => shop.world.nav.stored.byExternalNumber(`${prefix}${id}`).length));
}

/** A second connection to the same company, named by its id, through which the same shop's orders are written once more. */
async function addConnection(shop: ShopWorld, surfaces: Surfaces, other: Surfaces): Promise<void> {
  const file = worldSettings({ start: START, surfaces });
  const [nav, store] = worldSettings({ start: START, surfaces: other }).connections;
  const [integration] = file.integrations;
  const connections = [
    ...file.connections,
    { ...nav, id: 'nav2', company: shop.world.nav.admin.id },
    { ...store, id: 'shop2' },
  ];
  const second = { ...integration, id: 'shop-nav2', store: 'shop2', nav: 'nav2', prefix: 'WEB-' };
  const text = JSON.stringify({ ...file, connections, integrations: [integration, second] });
  await shop.world.engine().calls['settings.import']({ text }, administrator);
  await shop.world.clock.run(MINUTE);
}

describe('many orders at once', () => {
  it.each(SURFACES)(
    'ask NAV over %s no more than four things at a time, and write one after the other',
    async (how) => {
      const shop = await openSlow(how);
      expect(await orderMany(shop, ['WOO-'])).toEqual(Array.from({ length: ORDERS }, () => 1));
      expect(shop.world.navLoad.mostAtOnce()).toBe(4);
      expect(shop.world.navLoad.mostWritesAtOnce()).toBe(1);
    },
  );

  it.each([
    ['both', 'both'],
    ['both', 'api'],
    ['both', 'pages'],
  ] as const)('keep to that through two connections to one server, over %s and %s', async (first, second) => {
    const shop = await openShop({ surfaces: first });
    await addConnection(shop, first, second);
    shop.world.navFaults.always({ kind: 'slow', ms: 150 });
    expect(await orderMany(shop, ['WOO-', 'WEB-'])).toEqual(Array.from({ length: 2 * ORDERS }, () => 1));
    expect(shop.world.navLoad.mostAtOnce()).toBe(4);
    expect(shop.world.navLoad.mostWritesAtOnce()).toBe(1);
  });
});
