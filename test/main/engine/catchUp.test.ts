import { describe, expect, it } from 'vitest';
import type { CallInput, CallOutput } from '../../../main/contract/calls.ts';
import type { AuditRow, RunView } from '../../../main/contract/views.ts';
import { administrator, anna, MINUTE, openShop, type ShopWorld, START } from './shopWorld.ts';

const HOUR = 60 * MINUTE;
const INTEGRATION = 'shop-nav';

const calls = (shop: ShopWorld) => shop.world.engine().calls;

/** A call that asks the shop: time goes on until it has answered. */
const ask = <N extends 'poll.from' | 'orders.find'>(shop: ShopWorld, name: N, input: CallInput<N>) =>
  shop.world.clock.settle(calls(shop)[name](input as never, administrator)) as Promise<CallOutput<N>>;

async function entries(shop: ShopWorld, kind: string): Promise<readonly AuditRow[]> {
  const { rows } = await calls(shop)['audit.list']({ limit: 200 }, administrator);
  return rows.filter((row) => row.kind === kind);
}

/** An order that no delivery tells of. */
function silentOrder(shop: ShopWorld): number {
  const id = shop.order();
  loseDeliveries(shop);
  return id;
}

/** What the shop has to tell is lost on the way. */
const loseDeliveries = (shop: ShopWorld) => void shop.world.shop.deliveries.take();

/** Requests to the shop from now on, as method and address. */
function watch(shop: ShopWorld): (what: RegExp) => number {
  const asked: string[] = [];
  shop.world.shopFaults.onWorked(({ method, url }) => void asked.push(`${method} ${decodeURIComponent(url)}`));
  return (what) => asked.filter((line) => what.test(line)).length;
}

/** So many deliveries were refused that the shop switches its webhooks off. */
function disableWebhooks({ world }: ShopWorld): void {
  const own = () => world.shop.stored.webhooks().filter(({ name }) => name.startsWith('ml-connector'));
  for (let orders = 0; orders < 10 && own().every(({ status }) => status !== 'disabled'); orders += 1) {
    world.shop.shopper.placeOrder({ items: [{ sku: 'ML-TS-001', quantity: 1 }], billing: anna });
    for (const { deliveryNo } of world.shop.deliveries.take()) world.shop.deliveries.report(deliveryNo, 'failed');
  }
}

async function sweep(shop: ShopWorld): Promise<void> {
  await calls(shop)['sweep.now']({}, administrator);
  await shop.world.clock.run(MINUTE);
}

/** An order in NAV, and the poll's watermark ten minutes after it. */
async function openWithOrder(): Promise<{ shop: ShopWorld; id: number; modifiedAt: number }> {
  const shop = await openShop();
  const id = shop.order();
  const modifiedAt = shop.world.clock.now();
  await shop.tell(10 * MINUTE);
  shop.order();
  await shop.tell(4 * MINUTE);
  expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  return { shop, id, modifiedAt };
}

describe('the poll', () => {
  it('finds an order that was placed while deliveries were lost', async () => {
    const shop = await openShop();
    const id = silentOrder(shop);
    await shop.tell(4 * MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect(shop.documents(id)).toHaveLength(1);
  });

  it('finds a refund that neither a delivery nor the stamp of its order tells: the order waits as refunded', async () => {
    const { shop, id, modifiedAt } = await openWithOrder();
    shop.world.shop.admin.refundOrder(id, '5.00');
    shop.world.shop.admin.stampOrder(id, { modifiedAt });
    loseDeliveries(shop);
    await shop.world.clock.run(4 * MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting' });
  });

  it('is made up for at once after the computer slept', async () => {
    const shop = await openShop();
    await shop.tell(4 * MINUTE);
    const id = silentOrder(shop);
    const asked = watch(shop);
    shop.world.clock.sleep(8 * HOUR);
    await shop.world.clock.run(1_000);
    expect(asked(/orders\?.*modified_after/)).toBeGreaterThan(0);
    await shop.world.clock.run(MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('after a webhook was found disabled begins at the last delivery: an order dated back meanwhile is found', async () => {
    const shop = await openShop({ settings: { webhooks: 'own' } });
    shop.order();
    await shop.tell(5 * MINUTE);
    const lastDelivery = shop.world.clock.now();
    await shop.world.clock.run(10 * MINUTE);
    const late = silentOrder(shop);
    await shop.world.clock.run(4 * MINUTE);
    expect(await shop.row(late)).toMatchObject({ term: 'equal' });
    const dated = silentOrder(shop);
    shop.world.shop.admin.stampOrder(dated, { modifiedAt: lastDelivery });
    await shop.world.clock.run(4 * MINUTE);
    expect(await shop.row(dated)).toBeUndefined();
    disableWebhooks(shop);
    loseDeliveries(shop);
    await shop.world.clock.run(16 * MINUTE);
    expect(await shop.row(dated)).toMatchObject({ term: 'equal' });
  });
});

describe('the sweep', () => {
  it('finds an order whose stamp of change lies in the past, in the night that follows', async () => {
    const { shop, modifiedAt } = await openWithOrder();
    const id = silentOrder(shop);
    shop.world.shop.admin.stampOrder(id, { modifiedAt });
    // By the clocks of Germany a quarter past four.
    shop.world.clock.sleep(Date.parse('2026-11-21T03:15:00Z') - shop.world.clock.now());
    await shop.world.clock.run(10 * MINUTE);
    expect(await shop.row(id)).toBeUndefined();
    await shop.world.clock.run(20 * MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect(await entries(shop, 'sweep.found')).toHaveLength(1);
  });

  it('finds that a refund was deleted, which moves nothing and is told by nobody', async () => {
    const { shop, id } = await openWithOrder();
    const refund = shop.world.shop.admin.refundOrder(id, '5.00');
    await shop.tell(10 * MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting' });
    shop.world.shop.admin.deleteRefund(id, refund);
    await shop.tell(4 * MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting' });
    await sweep(shop);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('finds that an order was deleted for good, and tells so once', async () => {
    const { shop, id } = await openWithOrder();
    shop.world.shop.admin.deleteOrder(id);
    await sweep(shop);
    expect((await shop.row(id))?.cause?.code).toBe('order-gone-after-import');
    expect(await entries(shop, 'sweep.found')).toHaveLength(1);
    await sweep(shop);
    expect(await entries(shop, 'sweep.found')).toHaveLength(1);
    expect(await entries(shop, 'order.gone')).toHaveLength(1);
  });

  it('that finds nothing rings nothing and writes nothing into the log', async () => {
    const { shop } = await openWithOrder();
    const before = await entries(shop, 'order.compared');
    const asked = watch(shop);
    await sweep(shop);
    expect(asked(/^GET .*orderby=id/)).toBe(1);
    expect(asked(/^GET .*orders\/\d+\?/)).toBe(0);
    expect(await entries(shop, 'sweep.found')).toEqual([]);
    expect(await entries(shop, 'order.compared')).toEqual(before);
  });

  it('leaves out open checkouts and what was placed before the start', async () => {
    const { shop } = await openWithOrder();
    const early = silentOrder(shop);
    shop.world.shop.admin.stampOrder(early, { modifiedAt: START - HOUR, createdAt: START - HOUR });
    const cart = silentOrder(shop);
    shop.world.shop.admin.setStatus(cart, 'checkout-draft');
    loseDeliveries(shop);
    const asked = watch(shop);
    await sweep(shop);
    expect(asked(new RegExp(`orders/(${early}|${cart})\\?`))).toBe(0);
    expect(await entries(shop, 'sweep.found')).toEqual([]);
  });

  it('is made up for in the morning where the computer was off at night', async () => {
    const { shop, modifiedAt } = await openWithOrder();
    const id = silentOrder(shop);
    shop.world.shop.admin.stampOrder(id, { modifiedAt });
    await shop.world.stop();
    shop.world.clock.sleep(25 * HOUR);
    await shop.world.start();
    await shop.world.clock.run(MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });
});

describe('reading again from a date', () => {
  const since = new Date(START).toISOString();

  async function runOf(shop: ShopWorld, run: RunView | null): Promise<RunView> {
    return calls(shop)['runs.get']({ runId: run?.id ?? 0 }, administrator);
  }

  it('counts first, and rings nothing then', async () => {
    const { shop } = await openWithOrder();
    const answer = await ask(shop, 'poll.from', { integrationId: INTEGRATION, since });
    expect(answer).toEqual({ orders: 2, run: null });
    const asked = watch(shop);
    await shop.world.clock.run(30_000);
    expect(asked(/^GET .*orders\/\d+\?/)).toBe(0);
  });

  it('reads every order changed or placed since, finds the lost one, and writes none twice', async () => {
    const { shop, id, modifiedAt } = await openWithOrder();
    const lost = silentOrder(shop);
    shop.world.shop.admin.stampOrder(lost, { modifiedAt: modifiedAt - 2 * HOUR });
    const { run } = await ask(shop, 'poll.from', { integrationId: INTEGRATION, since, dryRun: false });
    await shop.world.clock.run(2 * MINUTE);
    expect(await runOf(shop, run)).toMatchObject({ state: 'done', total: 3, done: 3, failed: 0 });
    expect(await shop.row(lost)).toMatchObject({ term: 'equal' });
    expect(shop.documents(id)).toHaveLength(1);
    expect(await entries(shop, 'reread.started')).toMatchObject([{ actor: 'person:test' }]);
  });

  it('leaves an order out that a person took back', async () => {
    const { shop, id } = await openWithOrder();
    const undone = calls(shop)['orders.undo']({ integrationId: INTEGRATION, orderKey: String(id) }, administrator);
    await shop.world.clock.settle(undone);
    await shop.world.clock.run(MINUTE);
    expect(shop.documents(id)).toHaveLength(0);
    await ask(shop, 'poll.from', { integrationId: INTEGRATION, since, dryRun: false });
    await shop.world.clock.run(2 * MINUTE);
    expect(shop.documents(id)).toHaveLength(0);
  });

  it('is cancelled by a person, and says so', async () => {
    const { shop } = await openWithOrder();
    const { run } = await ask(shop, 'poll.from', { integrationId: INTEGRATION, since, dryRun: false });
    await calls(shop)['poll.cancelFrom']({ runId: run?.id ?? 0 }, administrator);
    await shop.world.clock.run(2 * MINUTE);
    expect(await runOf(shop, run)).toMatchObject({ state: 'cancelled', done: 0 });
  });

  it('refuses a date that is still to come', async () => {
    const { shop } = await openWithOrder();
    const ahead = new Date(shop.world.clock.now() + HOUR).toISOString();
    await expect(ask(shop, 'poll.from', { integrationId: INTEGRATION, since: ahead })).rejects.toMatchObject({
      code: 'since-ahead',
    });
  });
});

describe('fetching one order', () => {
  it('finds it in the shop by its id although the books do not have it, and reads it in', async () => {
    const { shop, modifiedAt } = await openWithOrder();
    const id = silentOrder(shop);
    shop.world.shop.admin.stampOrder(id, { modifiedAt });
    const wanted = { integrationId: INTEGRATION, text: `#${id}` };
    const { orders } = await ask(shop, 'orders.find', wanted);
    expect(orders).toMatchObject([
      {
        orderKey: String(id),
        orderNo: String(id),
        status: 'processing',
        currency: 'EUR',
        term: null,
        beforeStart: false,
      },
    ]);
    await shop.importOrder(id);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect((await ask(shop, 'orders.find', wanted)).orders).toMatchObject([{ term: 'equal' }]);
  });

  it('finds it by the number that a plugin gave it', async () => {
    const { shop, id } = await openWithOrder();
    shop.world.shop.admin.stampOrder(id, { number: 'RE-2026-17' });
    const { orders } = await ask(shop, 'orders.find', { integrationId: INTEGRATION, text: 're-2026-17' });
    expect(orders.map(({ orderKey }) => orderKey)).toEqual([String(id)]);
  });

  it('says that there is none, and never takes a shopper for one', async () => {
    const { shop } = await openWithOrder();
    for (const text of ['999', anna.last_name]) {
      const answer = await ask(shop, 'orders.find', { integrationId: INTEGRATION, text });
      expect(answer).toEqual({ orders: [] });
    }
  });

  it('says where it was placed before the start', async () => {
    const { shop } = await openWithOrder();
    const id = silentOrder(shop);
    shop.world.shop.admin.stampOrder(id, { createdAt: START - HOUR });
    const { orders } = await ask(shop, 'orders.find', { integrationId: INTEGRATION, text: String(id) });
    expect(orders).toMatchObject([{ beforeStart: true }]);
  });
});
