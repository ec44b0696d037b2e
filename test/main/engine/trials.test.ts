import { describe, expect, it } from 'vitest';
import type { RuleChanges } from '../../../main/contract/ruleCalls.ts';
import type { TrialView } from '../../../main/contract/trialCalls.ts';
import type { FakeRequest } from '../../fakes/http.ts';
import { administrator, anna, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

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

  it('under another account for shipping tells exactly that, and where it comes from', async () => {
    const shop = await openShop({ surfaces });
    const [id = 0] = await withOrders(shop);
    const view = await tried(shop, { accounts: { ...accounts, shipping: '8410' } });
    expect(view.counts).toEqual({ same: 0, different: 5, waits: 0, leftOut: 0, now: 0, failed: 0 });
    const row = view.rows.find(({ orderKey }) => orderKey === String(id));
    expect(row).toMatchObject({ result: 'different', cause: null, orderNo: String(id) });
    expect(row?.differences).toEqual([
      { group: '2', field: 'lineObjectNumber', before: '8400', after: '8410', comesFrom: 'account for shipping' },
    ]);
  });
});
