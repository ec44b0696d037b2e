import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import { createWorld, type World, type WorldOptions } from '../../simulate/world.ts';

const START = Date.parse('2026-11-20T08:00:00Z');
const MINUTE = 60_000;

const anna = {
  first_name: 'Anna', last_name: 'Vogt', company: '', address_1: 'Marktplatz 1', address_2: '', city: 'Freiburg', state: 'DE-BW',
  postcode: '79098', country: 'DE', email: 'anna@vogt.example', phone: '+49 761 1234',
}; // prettier-ignore

const administrator = { name: 'test', role: 'administrator' } as const;
const isOrderPost = (request: FakeRequest) => request.method === 'POST' && request.url.includes('/salesOrders');

let folder: string;
let world: World;

async function open(options: Partial<WorldOptions> = {}): Promise<World> {
  world = await createWorld({ seed: 1, folder, start: START, ...options });
  await world.start();
  world.addWebhooks();
  await world.deliverAll();
  return world;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ml-engine-'));
});

afterEach(async () => {
  await world.stop();
  rmSync(folder, { recursive: true, force: true });
});

function order(changes: Partial<Parameters<World['shop']['shopper']['placeOrder']>[0]> = {}): number {
  return world.shop.shopper.placeOrder({
    items: [{ sku: 'ML-TS-001', quantity: 2 }],
    billing: anna,
    shippingCost: '4.11',
    ...changes,
  });
}

async function rows() {
  return (await world.engine().calls['orders.list']({}, administrator)).rows;
}

describe('a WooCommerce order', () => {
  it('told by a webhook is in NAV once, with the same total, and its customer is made', async () => {
    await open();
    const id = order();
    expect(await world.deliverAll()).toEqual([202, 202]);
    await world.clock.run(MINUTE);
    const [document, ...more] = world.nav.stored.byExternalNumber(`WOO-${id}`);
    expect(more).toEqual([]);
    expect(document?.totals.gross).toBe(world.shop.stored.order(id)?.total);
    expect(world.nav.stored.customers().filter(({ email }) => email === anna.email)).toHaveLength(1);
    expect(await rows()).toMatchObject([
      { orderNo: String(id), term: 'equal', state: 'written', documentNo: document?.number },
    ]);
  });

  it('leaves a private note with the NAV number at the store’s order, once', async () => {
    await open();
    const id = order();
    await world.deliverAll();
    await world.clock.run(MINUTE);
    await world.deliverAll();
    await world.clock.run(10 * MINUTE);
    const notes = world.shop.stored.notes(id).filter(({ text }) => text.includes('In NAV as'));
    expect(notes).toHaveLength(1);
  });

  it('that no webhook told is found by the poll', async () => {
    await open();
    const id = order();
    world.shop.deliveries.take();
    await world.clock.run(4 * MINUTE);
    expect(world.nav.stored.byExternalNumber(`WOO-${id}`)).toHaveLength(1);
  });

  it('told three times is written once, and the repeats are counted', async () => {
    await open();
    const id = order();
    const [first] = world.shop.deliveries.take();
    if (!first) throw new Error('nothing was sent');
    for (let time = 0; time < 3; time += 1) expect(await world.deliver(first)).toBe(202);
    await world.clock.run(5 * MINUTE);
    expect(world.nav.stored.byExternalNumber(`WOO-${id}`)).toHaveLength(1);
  });

  it('of a new shopper who orders twice in one second makes one customer', async () => {
    await open();
    const ids = [order(), order({ items: [{ sku: 'ML-COF-500', quantity: 1 }] })];
    await world.deliverAll();
    await world.clock.run(5 * MINUTE);
    expect(ids.map((id) => world.nav.stored.byExternalNumber(`WOO-${id}`).length)).toEqual([1, 1]);
    expect(world.nav.stored.customers().filter(({ email }) => email === anna.email)).toHaveLength(1);
  });

  it('waits for a person when its SKU is unknown, and goes on by replay once the item is there', async () => {
    await open();
    world.nav.admin.changeItem('ML-COF-500', { number: 'ML-OTHER' });
    const id = order({ items: [{ sku: 'ML-COF-500', quantity: 1 }] });
    await world.deliverAll();
    await world.clock.run(MINUTE);
    const [group] = (await world.engine().calls['attention.list']({}, administrator)).groups;
    expect(group).toMatchObject({ cause: { code: 'sku-unknown', params: { sku: 'ML-COF-500' } }, count: 1 });
    world.nav.admin.changeItem('ML-OTHER', { number: 'ML-COF-500' });
    const run = await world.engine().calls['jobs.replay']({ causeGroup: group?.causeGroup ?? '' }, administrator);
    await world.clock.run(MINUTE);
    expect(await world.engine().calls['runs.get']({ runId: run.id }, administrator)).toMatchObject({
      state: 'done',
      total: 1,
      done: 1,
    });
    expect(world.nav.stored.byExternalNumber(`WOO-${id}`)).toHaveLength(1);
    expect((await world.engine().calls['attention.list']({}, administrator)).count).toBe(0);
  });

  it('that is gone from the store before it was read is left out', async () => {
    await open();
    const id = order();
    const deliveries = world.shop.deliveries.take();
    world.shop.admin.deleteOrder(id);
    for (const delivery of deliveries) await world.deliver(delivery);
    await world.clock.run(5 * MINUTE);
    expect(world.nav.stored.documents()).toEqual([]);
    const { rows: entries } = await world.engine().calls['audit.list']({}, administrator);
    expect(entries.map(({ kind }) => kind)).toContain('order.gone');
  });

  it('is taken up from the middle when NAV commits a minute after the connection broke', async () => {
    await open();
    world.navFaults.when(isOrderPost, { kind: 'lateWork', ms: MINUTE }, 1);
    const id = order();
    await world.deliverAll();
    await world.clock.run(30_000);
    expect(await rows()).toMatchObject([
      {
        term: 'onTheWay',
        state: 'checking',
        cause: { code: 'checking-with-nav', message: expect.stringContaining('whether order 21 was written') },
      },
    ]);
    await world.clock.run(20 * MINUTE);
    expect(world.nav.stored.byExternalNumber(`WOO-${id}`)).toHaveLength(1);
    expect(world.nav.admin.count('POST', 'salesOrders')).toBe(1);
    expect(await rows()).toMatchObject([{ term: 'equal' }]);
  });

  it('is taken up when NAV dropped the connection after it created the order', async () => {
    await open();
    world.navFaults.when(isOrderPost, { kind: 'dropAfterWork' }, 1);
    const id = order();
    await world.deliverAll();
    await world.clock.run(MINUTE);
    expect(world.nav.stored.byExternalNumber(`WOO-${id}`)).toHaveLength(1);
    expect(await rows()).toMatchObject([{ term: 'equal' }]);
  });

  it('is sent again only after the longest operation and two looks a minute apart, when NAV never made it', async () => {
    await open();
    world.navFaults.when(isOrderPost, { kind: 'hang' }, 1);
    const id = order();
    await world.deliverAll();
    await world.clock.run(9 * MINUTE);
    expect(world.nav.stored.byExternalNumber(`WOO-${id}`)).toHaveLength(0);
    await world.clock.run(4 * MINUTE);
    expect(world.nav.stored.byExternalNumber(`WOO-${id}`)).toHaveLength(1);
    expect(await rows()).toMatchObject([{ term: 'equal' }]);
  });

  it('waits while NAV is down, with its total in the books, and goes on by itself', async () => {
    await open();
    world.navFaults.always({ kind: 'down' });
    const id = order();
    await world.deliverAll();
    await world.clock.run(10 * MINUTE);
    expect(await rows()).toMatchObject([
      { orderNo: String(id), term: 'onTheWay', storeTotal: { amount: world.shop.stored.order(id)?.total } },
    ]);
    world.navFaults.clear();
    await world.clock.run(10 * MINUTE);
    expect(world.nav.stored.byExternalNumber(`WOO-${id}`)).toHaveLength(1);
  });

  it('waits while NAV’s address answers HTML, and the message names the address and its first line', async () => {
    await open();
    world.navFaults.always({ kind: 'html', status: 200 });
    order();
    await world.deliverAll();
    await world.clock.run(2 * MINUTE);
    expect(await rows()).toMatchObject([
      { term: 'onTheWay', cause: { code: 'not-odata', message: expect.stringContaining('nav.sim') } },
    ]);
    world.navFaults.clear();
    await world.clock.run(10 * MINUTE);
    expect(await rows()).toMatchObject([{ term: 'equal' }]);
  });

  it('whose prices NAV changed at the write is put right, and equal to the cent', async () => {
    await open({ nav: { validateInPageOrder: true } });
    world.nav.admin.changeItem('ML-TS-001', { taxGroupCode: 'VAT7' });
    const id = order({ coupons: [] });
    await world.deliverAll();
    await world.clock.run(2 * MINUTE);
    const [document] = world.nav.stored.byExternalNumber(`WOO-${id}`);
    expect(document?.totals.gross).toBe(world.shop.stored.order(id)?.total);
    expect(document?.vat.map(({ percent }) => percent)).toEqual(['19']);
  });

  it('that NAV taxes another way is removed before it is parked', async () => {
    await open();
    world.nav.admin.setVat('DOMESTIC', 'VAT19', '16');
    order();
    await world.deliverAll();
    await world.clock.run(2 * MINUTE);
    expect(world.nav.stored.documents()).toEqual([]);
    expect(await rows()).toMatchObject([{ term: 'waiting', documentNo: null }]);
  });

  it('keyed by hand under the same number is not written again', async () => {
    await open();
    const id = order();
    world.nav.admin.addOrder({
      customerNumber: world.nav.stored.customers()[0]?.number,
      externalDocumentNumber: `WOO-${id}`,
    });
    await world.deliverAll();
    await world.clock.run(2 * MINUTE);
    expect(world.nav.stored.byExternalNumber(`WOO-${id}`)).toHaveLength(1);
    expect(await rows()).toMatchObject([{ term: 'waiting', cause: { code: 'document-elsewhere' } }]);
  });

  it('planned in shadow mode writes nothing at all', async () => {
    await open({ settings: { mode: 'shadow' } });
    const id = order();
    await world.deliverAll();
    await world.clock.run(5 * MINUTE);
    expect(world.nav.admin.requests.filter(({ isWrite }) => isWrite)).toEqual([]);
    expect(world.shop.stored.notes(id).filter(({ text }) => text.includes('NAV'))).toEqual([]);
    expect(await rows()).toMatchObject([{ term: 'leftOut', state: 'shadow' }]);
  });

  it('changed in the store after its import waits for a person, and is not written twice', async () => {
    await open();
    const id = order();
    await world.deliverAll();
    await world.clock.run(MINUTE);
    world.shop.admin.setStatus(id, 'cancelled');
    await world.deliverAll();
    await world.clock.run(MINUTE);
    expect(await rows()).toMatchObject([{ term: 'waiting', cause: { code: 'order-cancelled-after-import' } }]);
    expect(world.nav.stored.byExternalNumber(`WOO-${id}`)).toHaveLength(1);
  });

  it('leaves an audit chain that verifies, and no personal value in log lines', async () => {
    await open();
    order();
    await world.deliverAll();
    world.navFaults.next(3, { kind: 'down' });
    await world.clock.run(30 * MINUTE);
    expect(await world.engine().calls['audit.verify']({}, administrator)).toMatchObject({ ok: true, problem: null });
    expect(world.logLines.join('\n')).not.toMatch(/vogt|Marktplatz|cs_151c|ml-webhook/i);
  });
});
