import { describe, expect, it } from 'vitest';
import { worldSettings } from '../../simulate/world.ts';
import { administrator, anna, MINUTE, openShop, type ShopWorld, START } from './shopWorld.ts';

const SECONDS = 3_000;
const A_LOOK = 15 * MINUTE;
const OLD = 'CRONUS AG';
const NEW = 'CRONUS Schweiz, AG';

const calls = ({ world }: ShopWorld) => world.engine().calls;

async function alarms(shop: ShopWorld) {
  return (await calls(shop)['alarms.list']({}, administrator)).alarms.filter(({ kind }) => kind === 'company-renamed');
}

async function buy(shop: ShopWorld, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) shop.order({ billing: { ...anna, email: `shopper${at % 2}@shop.example` } });
  await shop.tell(5 * SECONDS);
}

async function choose(shop: ShopWorld, name: string): Promise<void> {
  const [alarm] = await alarms(shop);
  const answered = calls(shop)['alarms.answer']({ alarmId: alarm?.id ?? 0, answer: `choose:${name}` }, administrator);
  await shop.world.clock.settle(answered);
}

function expectEveryOnce(shop: ShopWorld): void {
  const { stored } = shop.world.shop;
  const written = stored.orders().map(({ id }) => shop.documents(id).map(({ totals }) => Number(totals.gross)));
  expect(written).toEqual(stored.orders().map(({ total }) => [Number(total)]));
}

describe('a company that is renamed where the server knows it by name alone', () => {
  const nameOnly = { pages: { companyIds: false } };

  async function renamed(): Promise<ShopWorld> {
    const shop = await openShop({ surfaces: 'pages', nav: nameOnly });
    await buy(shop, 4);
    shop.world.nav.admin.renameCompany(OLD, NEW);
    return shop;
  }

  it('is told at the next order, which waits; chosen anew, it keeps its links', async () => {
    const shop = await renamed();
    await buy(shop, 1);
    const [alarm] = await alarms(shop);
    expect(alarm).toMatchObject({ scope: 'connection/nav', stopsWrites: true, answers: [`choose:${NEW}`] });
    expect(shop.world.nav.stored.documents()).toHaveLength(4);
    await shop.tell(2 * MINUTE);
    expect(await shop.attention()).toEqual({ count: 0, codes: [] });

    await choose(shop, NEW);
    await shop.tell(2 * MINUTE);
    expect(await alarms(shop)).toEqual([]);
    expectEveryOnce(shop);
    const { text } = await calls(shop)['settings.export']({}, administrator);
    expect(text).toContain(`"company": "${NEW}"`);

    // What was linked before is known still: reading it again writes nothing.
    await shop.importOrder(shop.world.shop.stored.orders()[0]?.id ?? 0);
    await shop.tell(A_LOOK);
    expectEveryOnce(shop);
    expect(await shop.attention()).toEqual({ count: 0, codes: [] });
  });

  it('is told by the next look where nobody orders, and is over when it has its name again', async () => {
    const shop = await renamed();
    await shop.tell(A_LOOK);
    expect(await alarms(shop)).toHaveLength(1);
    shop.world.nav.admin.renameCompany(NEW, OLD);
    await shop.tell(A_LOOK);
    expect(await alarms(shop)).toEqual([]);
    await buy(shop, 1);
    await shop.tell(MINUTE);
    expectEveryOnce(shop);
  });

  it('is not believed to be a company that does not have what was written', async () => {
    const shop = await renamed();
    for (const { number } of shop.world.nav.stored.orders()) shop.world.nav.admin.deleteOrder(number);
    await shop.tell(A_LOOK);
    await expect(choose(shop, NEW)).rejects.toMatchObject({ code: 'company-not-the-one' });
    expect(await alarms(shop)).toHaveLength(1);
  });

  it('is chosen once where the power goes while it is compared', async () => {
    const shop = await renamed();
    await shop.tell(A_LOOK);
    const [alarm] = await alarms(shop);
    let count = 0;
    shop.crashAfter(() => (count += 1) === 3);
    void calls(shop)['alarms.answer']({ alarmId: alarm?.id ?? 0, answer: `choose:${NEW}` }, administrator);
    await shop.world.clock.run(SECONDS);
    expect(shop.world.isAlive()).toBe(false);
    await shop.revive();
    await choose(shop, NEW);
    await buy(shop, 1);
    await shop.tell(MINUTE);
    expectEveryOnce(shop);
  });

  it('is chosen again where the settings with its name were lost', async () => {
    const shop = await renamed();
    await shop.tell(A_LOOK);
    await choose(shop, NEW);
    await shop.setIntegration({});
    await buy(shop, 1);
    expect(await alarms(shop)).toHaveLength(1);
    await choose(shop, NEW);
    await shop.tell(2 * MINUTE);
    expectEveryOnce(shop);
  });
});

describe.each(['api', 'pages', 'both'] as const)('a company with an id that is renamed, over %s', (surfaces) => {
  it('is found again by it, at once and after a restart', async () => {
    const shop = await openShop({ surfaces });
    await buy(shop, 2);
    shop.world.nav.admin.renameCompany(OLD, NEW);
    await buy(shop, 1);
    await shop.tell(MINUTE);
    expectEveryOnce(shop);
    shop.world.crash();
    await shop.revive();
    await buy(shop, 1);
    await shop.tell(A_LOOK);
    expect(await alarms(shop)).toEqual([]);
    expectEveryOnce(shop);
    expect(await shop.attention()).toEqual({ count: 0, codes: [] });
  });
});

describe('a company that was never there', () => {
  it('is a slip in the settings, and no alarm', async () => {
    const shop = await openShop();
    await buy(shop, 1);
    const text = JSON.stringify(worldSettings({ start: START })).replace(OLD, 'CRONOS');
    await calls(shop)['settings.import']({ text }, administrator);
    await buy(shop, 1);
    await shop.tell(A_LOOK);
    expect(await alarms(shop)).toEqual([]);
    expect((await shop.attention()).codes).toEqual(['nav-company-unknown']);
  });
});
