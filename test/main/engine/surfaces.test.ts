import { describe, expect, it } from 'vitest';
import { demoSettings, furnish, PREFIXES } from '../../demo/furnish.ts';
import { carriageOf, playStory, type PlayedOrder } from '../../demo/play.ts';
import { story } from '../../demo/story.ts';
import type { OutgoingDelivery } from '../../fakes/woocommerce/deliveries.ts';
import type { Carriage } from '../../sandbox/postman.ts';
import { SURFACES, type Surfaces } from '../../sandbox/surfaces.ts';
import { worldSettings } from '../../simulate/world.ts';
import { administrator, MINUTE, openShop, type ShopWorld, START } from './shopWorld.ts';

const SETTLED_MS = 12 * MINUTE;
// Page services of NAV 2018 have no room for more.
const NAME_OF_2018 = 50;

/** What the books of a company say of one order, whatever surface wrote it. */
interface Entry {
  readonly title: string;
  readonly parked: string | null;
  readonly documents: readonly object[];
}

/** Plays the demo's story; every delivery fares as the story says. */
async function booksOver(surfaces: Surfaces): Promise<readonly Entry[]> {
  const shop = await openShop({ surfaces });
  furnish(shop.world);
  const text = JSON.stringify(demoSettings(worldSettings({ start: START, surfaces }), surfaces));
  await shop.world.engine().calls['settings.import']({ text }, administrator);
  const carriages = new Map<number, Carriage>();
  const played = await playStory(story, shop.world, carriages, () => deliver(shop, carriageOf(carriages)));
  await shop.world.clock.run(SETTLED_MS);
  const { groups } = await shop.world.engine().calls['attention.list']({}, administrator);
  const codes = new Map(groups.flatMap(({ cause, orders }) => orders.map(({ orderNo }) => [orderNo, cause.code])));
  return played.map((one) => entryOf(shop, one, codes.get(one.number) ?? null));
}

async function deliver(shop: ShopWorld, carriage: (delivery: OutgoingDelivery) => Carriage): Promise<void> {
  const { world } = shop;
  for (const delivery of world.shop.deliveries.take()) {
    const how = delivery.ping ? 'carry' : carriage(delivery);
    const sent = how === 'lose' ? [] : Array.from({ length: how === 'thrice' ? 3 : 1 }, () => spoiled(delivery, how));
    for (const one of sent) await world.deliver(one);
    world.shop.deliveries.report(delivery.deliveryNo, 200);
  }
}

function spoiled(delivery: OutgoingDelivery, how: Carriage): OutgoingDelivery {
  if (how !== 'breakSignature') return delivery;
  const headers = Object.entries(delivery.headers).map(([name, value]) => [
    name,
    /signature$/i.test(name) ? `x${value}` : value,
  ]);
  return { ...delivery, headers: Object.fromEntries(headers) };
}

function entryOf(
  { world }: ShopWorld,
  { story: { title, joins = 'retail' }, number }: PlayedOrder,
  parked: string | null,
): Entry {
  const customers = world.nav.stored.customers();
  const documents = world.nav.stored.byExternalNumber(`${PREFIXES[joins]}${number}`.toUpperCase()).map((document) => {
    const customer = customers.find((one) => one.number === document.customerNumber);
    return {
      customer: [customer?.displayName.slice(0, NAME_OF_2018).trim(), customer?.email],
      gross: document.totals.gross,
      currency: document.currencyCode,
      vat: document.vat.map(({ percent, tax, gross }) => `${percent} %: ${tax} of ${gross}`),
      items: document.lines.filter(({ type }) => type === 'Item').map(({ no, quantity }) => `${quantity} ${no}`),
    };
  });
  return { title, parked, documents };
}

describe('a server with both surfaces', () => {
  it.each([
    ['a web page of a proxy', { kind: 'html', status: 200 }],
    ['an error of its own', { kind: 'status', status: 500 }],
  ] as const)('is used over both, though its API first answered with %s', async (_what, fault) => {
    const shop = await openShop({ surfaces: 'both' });
    shop.world.crash();
    shop.world.navFaults.when(({ url }) => url.includes('/api/v2.0/companies'), fault, 3);
    const id = shop.order();
    await shop.revive(10 * MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect(shop.world.nav.admin.count('POST', 'salesOrders')).toBe(1);
    expect(shop.world.nav.admin.count('POST', 'SalesOrder')).toBe(0);
  });
});

describe("the demo's story", () => {
  const books: Partial<Record<Surfaces, readonly Entry[]>> = {};

  it.each(SURFACES)('ends over %s as it declares, order by order', async (surfaces) => {
    books[surfaces] = await booksOver(surfaces);
    const ends = books[surfaces].map(({ title, parked, documents }) => ({ title, parked, count: documents.length }));
    const wanted = story.map(({ title, expect: end }) => ({
      title,
      parked: end.kind === 'parked' ? end.code : null,
      count: end.kind === 'written' ? 1 : 0,
    }));
    expect(ends).toEqual(wanted);
  });

  it('makes the same books over the API, over page services and over both', () => {
    expect(books.api?.length).toBe(story.length);
    expect(books.pages).toEqual(books.api);
    expect(books.both).toEqual(books.api);
  });
});
