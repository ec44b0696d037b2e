import { describe, expect, it } from 'vitest';
import { takeNumber } from '../../fakes/nav/company.ts';
import type { Surfaces } from '../../sandbox/surfaces.ts';
import { administrator, anna, isOrderPost, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const SECONDS = 3_000;
const SHOPPERS = ['a@shop.example', 'b@shop.example', 'c@shop.example', 'd@shop.example'];
/** A look after which another one may tell. */
const A_LOOK = 15 * MINUTE;

const calls = ({ world }: ShopWorld) => world.engine().calls;

async function alarms(shop: ShopWorld) {
  return (await calls(shop)['alarms.list']({}, administrator)).alarms.filter(({ kind }) => kind === 'nav-set-back');
}

async function theAlarm(shop: ShopWorld) {
  const [alarm] = await alarms(shop);
  if (!alarm) throw new Error('no alarm stands');
  return alarm;
}

/** Orders of four shoppers in turn, all of them written. */
async function buy(shop: ShopWorld, count: number): Promise<readonly number[]> {
  const before = shop.world.shop.stored.orders().length;
  const ids = Array.from({ length: count }, (_, at) =>
    shop.order({ billing: { ...anna, email: SHOPPERS[(before + at) % SHOPPERS.length] ?? '' } }),
  );
  await shop.tell(10 * SECONDS);
  return ids;
}

async function preview(shop: ShopWorld): Promise<Record<string, string>> {
  const { id } = await theAlarm(shop);
  const asked = calls(shop)['alarms.preview']({ alarmId: id, answer: 'recover' }, administrator);
  return (await shop.world.clock.settle(asked)).params;
}

async function answer(shop: ShopWorld, what: 'recover' | 'resume', milliseconds = 2 * MINUTE): Promise<void> {
  const { id } = await theAlarm(shop);
  await shop.world.clock.settle(calls(shop)['alarms.answer']({ alarmId: id, answer: what }, administrator));
  await shop.tell(milliseconds);
}

/** Every order is in NAV once, with its total, and every shopper has one card. */
function expectEveryOnce(shop: ShopWorld): void {
  const { stored } = shop.world.shop;
  const written = stored.orders().map(({ id }) => shop.documents(id).map(({ totals }) => Number(totals.gross)));
  expect(written).toEqual(stored.orders().map(({ total }) => [Number(total)]));
  const cards = shop.world.nav.stored.customers().map(({ email }) => email);
  for (const email of SHOPPERS) expect(cards.filter((one) => one === email)).toHaveLength(1);
}

const written = ({ world }: ShopWorld) => world.nav.stored.documents().length;

/** A shop whose NAV was restored to after the first orders, and forgot as many as are lost; the alarm stands. */
async function setBack({
  surfaces = 'api',
  kept = 2,
  lost = 6,
}: { surfaces?: Surfaces; kept?: number; lost?: number } = {}): Promise<ShopWorld> {
  const shop = await openShop({ surfaces });
  await buy(shop, kept);
  const restore = shop.world.nav.admin.backUp();
  await buy(shop, lost);
  restore();
  await shop.tell(A_LOOK);
  return shop;
}

describe('a NAV that was restored from a backup', () => {
  it('is noticed within 15 minutes, and when it was set back to', async () => {
    const shop = await setBack({ kept: 10, lost: 20 });
    const alarm = await theAlarm(shop);
    expect(alarm).toMatchObject({ scope: 'connection/nav', stopsWrites: true, answers: ['recover', 'resume'] });
    expect(alarm.message).toContain('NAV was set back to about 2026-11-20 08:00 UTC. 20 of the last documents');
    expect(await preview(shop)).toEqual({ missing: '20', there: '10', customers: '0' });
    await answer(shop, 'recover');
    expect(await alarms(shop)).toEqual([]);
    expectEveryOnce(shop);
  });

  it.each(['api', 'pages', 'both'] as const)(
    'is written to no more, and brought up to date once, over %s',
    async (surfaces) => {
      const shop = await setBack({ surfaces });
      await buy(shop, 2);
      expect(written(shop)).toBe(2);
      expect(await preview(shop)).toEqual({ missing: '6', there: '2', customers: '2' });

      await answer(shop, 'recover');
      expect(await alarms(shop)).toEqual([]);
      expectEveryOnce(shop);
      expect(written(shop)).toBe(10);
      expect(await shop.attention()).toEqual({ count: 0, codes: [] });
      await shop.tell(A_LOOK);
      expect(await alarms(shop)).toEqual([]);
    },
  );

  it('can be left half looked at: writes stay stopped, and the next answer goes on with the rest', async () => {
    const shop = await setBack();
    const { id } = await theAlarm(shop);
    const recover = () => calls(shop)['alarms.answer']({ alarmId: id, answer: 'recover' }, administrator);
    const asked = recover().then(
      () => 'carried out',
      (error: { readonly code: string }) => error.code,
    );
    const list = async () => (await calls(shop)['runs.list']({}, administrator)).rows.filter(({ kind }) => kind === 'recover'); // prettier-ignore
    while ((await list()).length === 0) await shop.world.clock.run(1);
    const [run] = await list();
    expect(run).toMatchObject({ state: 'running', mayCancel: true });
    await calls(shop)['runs.cancel']({ runId: run?.id ?? 0 }, administrator);
    expect(await shop.world.clock.settle(asked)).toBe('recover-ended');
    expect(await theAlarm(shop)).toMatchObject({ stopsWrites: true });
    await answer(shop, 'recover');
    expect(await alarms(shop)).toEqual([]);
    expectEveryOnce(shop);
    expect((await list()).map(({ state }) => state)).toEqual(['done', 'cancelled']);
  });

  it.each(['api', 'pages'] as const)(
    'is not written to though nobody has looked since, over %s: the next order misses the last one',
    async (surfaces) => {
      const shop = await openShop({ surfaces });
      await buy(shop, 2);
      const restore = shop.world.nav.admin.backUp();
      await buy(shop, 4);
      restore();
      const [id = 0] = await buy(shop, 1);
      expect(written(shop)).toBe(2);
      expect(await shop.row(id)).toMatchObject({ term: 'onTheWay', state: 'stopped', cause: { code: 'nav-set-back' } });
      await answer(shop, 'recover');
      expectEveryOnce(shop);
    },
  );

  it.each(['api', 'pages'] as const)(
    'is known by a number that it gives again, when it forgot less than three, over %s',
    async (surfaces) => {
      const shop = await openShop({ surfaces });
      await buy(shop, 2);
      const restore = shop.world.nav.admin.backUp();
      const [lost = 0] = await buy(shop, 2);
      const number = shop.documents(lost)[0]?.number;
      restore();
      await shop.tell(A_LOOK);
      expect(await alarms(shop)).toEqual([]);
      const [again = 0] = await buy(shop, 1);
      expect(shop.documents(again)).toMatchObject([{ number }]);
      expect((await theAlarm(shop)).params).toMatchObject({ given: number });
      await buy(shop, 1);
      expect(written(shop)).toBe(3);
      expect(await preview(shop)).toMatchObject({ missing: '2' });
      await answer(shop, 'recover');
      expectEveryOnce(shop);
      expect(await shop.attention()).toEqual({ count: 0, codes: [] });
    },
  );

  it('is asked again by nobody whose order is cancelled by now', async () => {
    const shop = await setBack();
    const last = shop.world.shop.stored.orders().at(-1)?.id ?? 0;
    shop.world.shop.admin.setStatus(last, 'cancelled');
    await answer(shop, 'recover');
    expect(shop.documents(last)).toEqual([]);
    expect(written(shop)).toBe(7);
  });

  it('gives a lost number to another customer: the shopper still gets a card of their own', async () => {
    const shop = await openShop();
    await buy(shop, 2);
    const restore = shop.world.nav.admin.backUp();
    await buy(shop, 5);
    restore();
    const [company] = shop.world.nav.companies;
    const number = company ? takeNumber(company.numbers.customers) : '';
    const other = { displayName: 'Somebody else', email: 'else@else.example', country: 'DE' };
    shop.world.nav.admin.addCustomer({ ...other, number, businessGroup: 'DOMESTIC', pricesIncludeTax: true });
    await shop.tell(A_LOOK);
    await answer(shop, 'recover');
    expectEveryOnce(shop);
    expect(shop.world.nav.stored.documents().map(({ customerNumber }) => customerNumber)).not.toContain(number);
  });

  it('stays as it is where a person says that it is right', async () => {
    const shop = await setBack();
    await answer(shop, 'resume');
    await buy(shop, 1);
    expect(written(shop)).toBe(3);
    await shop.tell(A_LOOK);
    expect(await alarms(shop)).toEqual([]);
  });

  it('is noticed by its ledger alone, when no document of ours is missing', async () => {
    const shop = await openShop();
    await buy(shop, 4);
    const restore = shop.world.nav.admin.backUp();
    shop.world.nav.admin.moveStock({ itemNo: 'ML-TS-001', quantity: '5' });
    await shop.tell(2 * A_LOOK);
    restore();
    await shop.tell(A_LOOK);
    const { params } = await theAlarm(shop);
    expect(Number(params['readEntry'])).toBe(Number(params['lastEntry']) + 1);
    await answer(shop, 'recover');
    await shop.tell(A_LOOK);
    expect(await alarms(shop)).toEqual([]);
    expectEveryOnce(shop);
  });

  it('posts again what it had posted', async () => {
    const shop = await openShop();
    await shop.setIntegration({ posting: 'automatic' });
    let restore = () => undefined as void;
    shop.world.navFaults.onWorked((request) => {
      if (isOrderPost(request)) restore = shop.world.nav.admin.backUp();
    });
    const [id = 0] = await buy(shop, 1);
    expect(shop.documents(id)).toMatchObject([{ kind: 'invoice', posted: true }]);
    await shop.tell(2 * A_LOOK);
    restore();
    expect(shop.documents(id)).toMatchObject([{ kind: 'order', posted: false }]);
    await shop.tell(A_LOOK);
    await answer(shop, 'recover');
    expect(shop.documents(id)).toMatchObject([{ kind: 'invoice', posted: true }]);
    expect(await shop.attention()).toEqual({ count: 0, codes: [] });
  });

  it('is noticed by a single document that is posted no more, and not by one that people corrected', async () => {
    const shop = await openShop();
    const { admin, companies } = shop.world.nav;
    // Without stock there is no ledger to tell.
    companies[0]?.ledger.splice(0);
    await shop.setIntegration({ posting: 'automatic' });
    const [corrected = 0] = await buy(shop, 1);
    await shop.tell(2 * MINUTE);
    admin.setInvoiceStatus(shop.documents(corrected)[0]?.number ?? '', 'Canceled');
    await shop.tell(2 * A_LOOK);
    expect(await alarms(shop)).toEqual([]);
    let restore = () => undefined as void;
    shop.world.navFaults.onWorked((request) => {
      if (isOrderPost(request)) restore = admin.backUp();
    });
    const [id = 0] = await buy(shop, 1);
    await shop.tell(2 * A_LOOK);
    restore();
    companies[0]?.ledger.splice(0);
    await shop.tell(A_LOOK);
    const alarm = await theAlarm(shop);
    expect(alarm.params).toMatchObject({ documents: '0', unposted: '1' });
    expect(alarm.message).toContain('1 of the last documents are posted no more.');
    await answer(shop, 'resume');
    await shop.tell(A_LOOK);
    expect(await alarms(shop)).toEqual([]);
    expect(shop.documents(id)).toHaveLength(1);
  });

  it('leaves alone what a person had deleted before', async () => {
    const shop = await openShop();
    const [first = 0] = await buy(shop, 4);
    shop.world.nav.admin.deleteOrder(shop.documents(first)[0]?.number ?? '');
    await shop.tell(A_LOOK);
    const restore = shop.world.nav.admin.backUp();
    await buy(shop, 4);
    restore();
    await shop.tell(A_LOOK);
    expect(await preview(shop)).toMatchObject({ missing: '4' });
    await answer(shop, 'recover');
    expect(shop.documents(first)).toEqual([]);
    expect(written(shop)).toBe(7);
  });
});

describe('the power going while a NAV is brought up to date', () => {
  it.each([2, 3, 4])('leaves only the rest to do: at request %i', async (which) => {
    const shop = await setBack({ kept: 3, lost: 12 });
    let count = 0;
    const { id } = await theAlarm(shop);
    shop.crashAfter(() => (count += 1) === which);
    void calls(shop)['alarms.answer']({ alarmId: id, answer: 'recover' }, administrator);
    await shop.world.clock.run(SECONDS);
    expect(shop.world.isAlive()).toBe(false);
    await shop.revive();
    expect(written(shop)).toBe(3);

    await answer(shop, 'recover');
    expect(await alarms(shop)).toEqual([]);
    expectEveryOnce(shop);
  });

  it('leaves only the rest to do: while what is missing is written again', async () => {
    const shop = await setBack();
    let count = 0;
    shop.crashAfter((request) => isOrderPost(request) && (count += 1) === 3);
    await answer(shop, 'recover');
    expect(shop.world.isAlive()).toBe(false);
    await shop.revive(15 * MINUTE);
    expect(await alarms(shop)).toEqual([]);
    expectEveryOnce(shop);
  });
});

describe('what is no set-back', () => {
  it('are two documents that a person deletes', async () => {
    const shop = await openShop();
    const ids = await buy(shop, 5);
    await shop.tell(A_LOOK);
    for (const id of ids.slice(1, 3)) shop.world.nav.admin.deleteOrder(shop.documents(id)[0]?.number ?? '');
    await shop.tell(A_LOOK);
    shop.world.nav.admin.deleteOrder(shop.documents(ids[4] ?? 0)[0]?.number ?? '');
    await shop.tell(A_LOOK);
    expect(await alarms(shop)).toEqual([]);
  });

  it('are more that a person deletes at once, while one that is younger stays', async () => {
    const shop = await openShop();
    const ids = await buy(shop, 5);
    await shop.tell(A_LOOK);
    for (const id of ids.slice(0, 4)) shop.world.nav.admin.deleteOrder(shop.documents(id)[0]?.number ?? '');
    await shop.tell(A_LOOK);
    expect(await alarms(shop)).toEqual([]);
  });

  it('is a company where nothing was ever written or moved', async () => {
    const shop = await openShop();
    shop.world.nav.companies[0]?.ledger.splice(0);
    await shop.tell(2 * A_LOOK);
    expect(await alarms(shop)).toEqual([]);
  });

  it('is a ledger whose old entries were compressed', async () => {
    const shop = await openShop();
    await buy(shop, 1);
    await shop.tell(2 * A_LOOK);
    shop.world.nav.companies[0]?.ledger.splice(0, 10);
    await shop.tell(A_LOOK);
    expect(await alarms(shop)).toEqual([]);
  });

  it('is a server that answers errors', async () => {
    const shop = await openShop();
    await buy(shop, 4);
    shop.world.navFaults.always({ kind: 'status', status: 500 });
    await shop.tell(2 * A_LOOK);
    expect(await alarms(shop)).toEqual([]);
  });
});
