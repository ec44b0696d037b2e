import { describe, expect, it } from 'vitest';
import type { RuleChanges } from '../../../main/contract/ruleCalls.ts';
import type { TrialView } from '../../../main/contract/trialCalls.ts';
import type { FakeRequest } from '../../fakes/http.ts';
import { worldSettings } from '../../simulate/world.ts';
import { administrator, anna, isOrderPost, MINUTE, openShop, type ShopWorld, START } from './shopWorld.ts';

const accounts = { shipping: '8400', fees: '8410', rounding: '8790' };
const calls = ({ world }: ShopWorld) => world.engine().calls;

function start(shop: ShopWorld, changes?: RuleChanges, orders = 100) {
  const input = { integrationId: 'shop-nav', orders, ...(changes && { changes }) };
  return shop.world.clock.settle(calls(shop)['trials.start'](input, administrator));
}

const get = (shop: ShopWorld, runId: number) => calls(shop)['trials.get']({ runId }, administrator);

/** Starts a trial and lets it come to its end. */
async function tried(shop: ShopWorld, changes?: RuleChanges, orders = 100): Promise<TrialView> {
  const { id } = await start(shop, changes, orders);
  await shop.world.clock.run(MINUTE);
  return get(shop, id);
}

const shopper = (name: string) => ({ ...anna, first_name: name, email: `${name.toLowerCase()}@shopper.example` });

/** Five orders as shops have them: a new customer, one who came back, foreign currency, coupon, fee. */
async function withOrders(shop: ShopWorld): Promise<number[]> {
  const ids = [
    shop.order(),
    shop.order({ billing: shopper('Bea') }),
    shop.order({ billing: shopper('Carl'), currency: 'CHF' }),
    shop.order({ billing: shopper('Dora'), coupons: ['welcome10'] }),
    shop.order({ fees: [{ name: 'Gift wrap', amount: '2.00' }], note: 'Bitte klingeln' }),
  ];
  await shop.tell(5 * MINUTE);
  for (const id of ids) expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  return ids;
}

async function withTwo(shop: ShopWorld): Promise<void> {
  for (const name of ['Ada', 'Bea']) shop.order({ billing: shopper(name) });
  await shop.tell();
  expect((await shop.rows()).map(({ term }) => term)).toEqual(['equal', 'equal']);
}

/** Requests from now on that are no reads; several reads may go as one POST. */
function watchWrites({ world }: ShopWorld): readonly FakeRequest[] {
  const seen: FakeRequest[] = [];
  const isWrite = ({ method, url, body }: FakeRequest) =>
    method !== 'GET' &&
    !(url.includes('$batch') && !/"method":"(POST|PATCH|PUT|DELETE)"/.test(new TextDecoder().decode(body)));
  const watch = (request: FakeRequest) => void (isWrite(request) && seen.push(request));
  world.navFaults.onWorked(watch);
  world.shopFaults.onWorked(watch);
  return seen;
}

const keys = (view: TrialView) => view.rows.map(({ orderKey }) => Number(orderKey));

describe.each(['api', 'pages'] as const)('a trial of the last orders over %s', (surfaces) => {
  it('under unchanged rules finds every order as it was written, and writes nothing', async () => {
    const shop = await openShop({ surfaces });
    const ids = await withOrders(shop);
    const writes = watchWrites(shop);
    const view = await tried(shop);
    expect(view.rows.filter(({ result }) => result !== 'same')).toEqual([]);
    expect(view.run).toMatchObject({ kind: 'trial', state: 'done', total: 5, done: 5, failed: 0 });
    expect(keys(view).toSorted()).toEqual(ids.toSorted());
    expect(writes).toEqual([]);
  });
});

describe('a trial', () => {
  it('under another account for shipping tells exactly that, and where it comes from', async () => {
    const shop = await openShop();
    const [id = 0] = await withOrders(shop);
    const view = await tried(shop, { accounts: { ...accounts, shipping: '8410' } });
    expect(view.counts).toEqual({ same: 0, different: 5, waits: 0, leftOut: 0, now: 0, failed: 0 });
    const row = view.rows.find(({ orderKey }) => orderKey === String(id));
    expect(row).toMatchObject({ result: 'different', cause: null, orderNo: String(id) });
    expect(row?.differences).toEqual([
      { group: '2', field: 'lineObjectNumber', before: '8400', after: '8410', comesFrom: 'account for shipping' },
    ]);
    expect((await tried(shop)).counts).toMatchObject({ same: 5, different: 0 });
  });

  it('tells what would be written, what would wait, and why; what differs stands first', async () => {
    const shop = await openShop();
    const japan = { ...shopper('Yuki'), country: 'JP', state: 'JP13' };
    const waiting = shop.order({ billing: japan });
    await shop.tell();
    const written = shop.order();
    await shop.tell();
    expect(await shop.row(waiting)).toMatchObject({ term: 'waiting', cause: { code: 'country-unknown' } });
    const mapped = await tried(shop, { countries: { JP: 'DE' } });
    expect(mapped.rows.map(({ orderKey, result, cause }) => [Number(orderKey), result, cause])).toEqual([
      [waiting, 'now', null],
      [written, 'same', null],
    ]);
    const spoiled = await tried(shop, { countries: { DE: 'XX' } });
    expect(spoiled.rows).toMatchObject([
      { orderKey: String(written), result: 'waits', cause: { code: 'country-unknown' } },
      { orderKey: String(waiting), result: 'same', cause: { code: 'country-unknown' } },
    ]);
    expect(await shop.row(waiting)).toMatchObject({ term: 'waiting' });
  });

  it('compares what was only shown in shadow mode, and leaves out what is older than the integration', async () => {
    const shop = await openShop({ settings: { mode: 'shadow' } });
    const old = shop.order();
    await shop.tell(10 * MINUTE);
    await shop.setIntegration({ mode: 'shadow', startAt: new Date(START + 5 * MINUTE).toISOString() });
    const id = shop.order({ billing: shopper('Bea') });
    await shop.tell();
    const view = await tried(shop, { countries: { DE: 'AT' } });
    expect(view.rows.map(({ orderKey, result }) => [Number(orderKey), result])).toEqual([[id, 'different']]);
    expect(view.rows[0]?.differences.map(({ field, after }) => [field, after])).toEqual([
      ['sellToCountry', 'AT'],
      ['shipToCountry', 'AT'],
    ]);
    expect(await shop.row(old)).toMatchObject({ state: 'shadow' });
  });

  it('looks at the last orders only, newest first', async () => {
    const shop = await openShop();
    const ids = [];
    for (const name of ['Ada', 'Bea', 'Carl']) {
      ids.unshift(shop.order({ billing: shopper(name) }));
      await shop.tell();
    }
    expect(keys(await tried(shop, undefined, 2))).toEqual(ids.slice(0, 2));
  });

  it('says which order is gone from the store', async () => {
    const shop = await openShop();
    const [gone = 0, other = 0] = [shop.order(), shop.order({ billing: shopper('Bea') })];
    await shop.tell();
    shop.world.shop.admin.deleteOrder(gone);
    const view = await tried(shop);
    expect(view.run).toMatchObject({ state: 'done', done: 1, failed: 1 });
    expect(view.rows).toMatchObject([
      { orderKey: String(gone), result: 'failed', cause: { code: 'order-gone' } },
      { orderKey: String(other), result: 'same' },
    ]);
  });

  it('is refused with the path of every problem where its rules are none, and takes away what is named', async () => {
    const shop = await openShop();
    await withTwo(shop);
    const charges = { shipping: [{ methods: ['flat_rate'] }], fees: [] };
    await expect(start(shop, { charges })).rejects.toMatchObject({
      code: 'settings-refused',
      problems: [{ path: 'charges.shipping[0]' }],
    });
    await expect(
      calls(shop)['trials.start']({ integrationId: 'other', orders: 5 }, administrator),
    ).rejects.toMatchObject({ code: 'integration-unknown' });
    await shop.setIntegration({ payments: { bacs: { terms: 'COD' } } });
    const input = { integrationId: 'shop-nav', orders: 100, changes: {}, remove: ['payments' as const] };
    const { id } = await calls(shop)['trials.start'](input, administrator);
    await shop.world.clock.run(MINUTE);
    expect((await get(shop, id)).counts).toMatchObject({ same: 2 });
  });
});

describe('the course of a trial', () => {
  it('is told, and ends after the order in hand when it is cancelled', async () => {
    const shop = await openShop();
    await withOrders(shop);
    const told: string[] = [];
    shop.world.engine().events.subscribe((_name, news) => void told.push('what' in news ? news.what : ''));
    shop.world.navFaults.always({ kind: 'slow', ms: 2_000 });
    const run = await start(shop);
    expect(run).toMatchObject({ kind: 'trial', state: 'running', total: 5, done: 0 });
    await shop.world.clock.run(15_000);
    const half = await get(shop, run.id);
    expect(half.run.state).toBe('running');
    expect(half.rows.length).toBeGreaterThan(0);
    expect(told).toContain('runs');
    expect(await calls(shop)['runs.get']({ runId: run.id }, administrator)).toEqual(half.run);
    const cancelled = await calls(shop)['trials.cancel']({ runId: run.id }, administrator);
    expect(cancelled).toEqual({ ...half.run, state: 'cancelled' });
    await shop.world.clock.run(MINUTE);
    expect((await get(shop, run.id)).rows).toEqual(half.rows);
    expect(await calls(shop)['runs.get']({ runId: run.id }, administrator)).toEqual(cancelled);
  });

  it('ends at the next one, whose results take the place of its own', async () => {
    const shop = await openShop();
    await withTwo(shop);
    const first = await start(shop);
    const second = await start(shop);
    await shop.world.clock.run(MINUTE);
    expect(await calls(shop)['runs.get']({ runId: first.id }, administrator)).toMatchObject({ state: 'cancelled' });
    await expect(get(shop, first.id)).rejects.toMatchObject({ code: 'trial-gone', whatToDo: 'Start it again.' });
    expect((await get(shop, second.id)).run).toMatchObject({ state: 'done', done: 2 });
  });

  it('ends after three orders while NAV is down, with the cause beside them', async () => {
    const shop = await openShop();
    await withOrders(shop);
    shop.world.navFaults.always({ kind: 'down' });
    const view = await tried(shop);
    expect(view.run).toMatchObject({ state: 'cancelled', total: 5, done: 0, failed: 3 });
    expect(new Set(view.rows.map(({ result, cause }) => `${result} ${cause?.code}`))).toEqual(
      new Set(['failed nav-unavailable']),
    );
  });

  it('asks nothing of a connection in its maintenance window', async () => {
    const shop = await openShop();
    await withTwo(shop);
    const file = worldSettings({ start: START });
    const always = [
      { from: '00:00', to: '12:00' },
      { from: '12:00', to: '00:00' },
    ];
    const connections = file.connections.map((one) => (one.kind === 'nav' ? { ...one, maintenance: always } : one));
    await calls(shop)['settings.import']({ text: JSON.stringify({ ...file, connections }) }, administrator);
    await shop.world.clock.run(MINUTE);
    const before = shop.world.nav.admin.requests.length;
    await expect(start(shop)).rejects.toMatchObject({ code: 'connection-resting' });
    expect(shop.world.nav.admin.requests.length).toBe(before);
  });

  it('lets orders that wait go first, and does not wait for ever', async () => {
    const shop = await openShop();
    await withTwo(shop);
    shop.world.navFaults.when(isOrderPost, { kind: 'hang' });
    for (let n = 0; n < 8; n += 1) shop.order({ billing: shopper(`Guest${n}`) });
    await shop.tell(1_000);
    const { id } = await start(shop);
    await shop.world.clock.run(900);
    expect((await get(shop, id)).rows).toEqual([]);
    await shop.world.clock.run(10_000);
    expect((await get(shop, id)).rows.length).toBeGreaterThan(0);
  });

  it('ends with the engine, in time, and what it found ends with it', async () => {
    const shop = await openShop();
    await withTwo(shop);
    shop.world.navFaults.always({ kind: 'hang' });
    const { id } = await start(shop);
    await shop.world.clock.run(1_000);
    const before = shop.world.clock.now();
    await shop.world.stop();
    expect(shop.world.clock.now() - before).toBeLessThanOrEqual(10_000);
    shop.world.navFaults.always(null);
    await shop.revive();
    expect(await calls(shop)['runs.get']({ runId: id }, administrator)).toMatchObject({ state: 'cancelled' });
    await expect(get(shop, id)).rejects.toMatchObject({ code: 'trial-gone' });
  });

  it('is over when the power went', async () => {
    const shop = await openShop();
    await withTwo(shop);
    const { id } = await start(shop);
    shop.world.crash();
    await shop.revive();
    expect(await calls(shop)['runs.get']({ runId: id }, administrator)).toMatchObject({ state: 'cancelled' });
  });
});
