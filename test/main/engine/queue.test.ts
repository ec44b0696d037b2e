import { describe, expect, it } from 'vitest';
import { administrator, isOrderPost, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const integrationId = 'shop-nav';
const anna = { name: 'anna', role: 'operator' } as const;
const calls = (shop: ShopWorld) => shop.world.engine().calls;

/** Two orders wait for an article that NAV does not have under this number. */
async function twoParked(shop: ShopWorld): Promise<number[]> {
  shop.world.nav.admin.changeItem('ML-COF-500', { number: 'ML-OTHER' });
  const items = [{ sku: 'ML-COF-500', quantity: 1 }];
  const ids = [shop.order({ items }), shop.order({ items })];
  await shop.tell();
  return ids;
}

async function kinds(shop: ShopWorld): Promise<readonly string[]> {
  const { rows } = await calls(shop)['audit.list']({ limit: 200 }, anna);
  return rows.map(({ kind, actor }) => `${kind} ${actor}`);
}

describe('a pause', () => {
  it('keeps what arrives, outlives the program, and lets everything go on at once when a person resumes', async () => {
    const shop = await openShop();
    await calls(shop)['queue.pause']({ for: 'resumed' }, anna);
    const id = shop.order();
    await shop.tell(5 * MINUTE);
    expect(await shop.row(id)).toBeUndefined();
    const { rows } = await calls(shop)['deliveries.list']({ recordKey: String(id) }, anna);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ kind: 'webhook', verifiedBy: 'signature', answer: 202, job: { state: 'waiting' } });
    await shop.world.stop();
    await shop.world.start();
    await shop.world.clock.run(10 * MINUTE);
    expect(shop.documents(id)).toEqual([]);
    await calls(shop)['queue.resume']({}, anna);
    await shop.world.clock.run(5_000);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect(await kinds(shop)).toEqual(
      expect.arrayContaining(['queue.paused person:anna', 'queue.resumed person:anna']),
    );
  });

  it('of one integration ends by itself at its time', async () => {
    const shop = await openShop();
    const { pauses } = await calls(shop)['queue.pause']({ integrationId, for: '15min' }, anna);
    expect(pauses).toMatchObject([{ integrationId, by: 'person:anna' }]);
    const id = shop.order();
    await shop.tell(14 * MINUTE);
    expect(shop.documents(id)).toEqual([]);
    await shop.world.clock.run(2 * MINUTE);
    expect(shop.documents(id)).toHaveLength(1);
    expect(await calls(shop)['queue.pauses']({}, anna)).toEqual({ pauses: [] });
  });
});

describe('a replay', () => {
  it('says first what it would run and what not, and why', async () => {
    const shop = await openShop();
    const equal = shop.order();
    await shop.tell();
    await twoParked(shop);
    expect((await shop.row(equal))?.term).toBe('equal');
    const count = calls(shop)['jobs.countReplay'];
    expect(await count({ integrationId }, anna)).toEqual({ count: 2, refused: [{ reason: 'equal', count: 1 }] });
    expect(await count({ causeGroup: 'sku-unknown:ML-COF-500', since: '2027-01-01T00:00:00Z' }, anna)).toEqual({ count: 0, refused: [] });
    expect(await count({ text: 'no such order' }, anna)).toEqual({ count: 0, refused: [] });
    await calls(shop)['queue.pause']({ integrationId, for: '1h' }, anna);
    expect(await count({ causeGroup: 'sku-unknown:ML-COF-500' }, anna)).toEqual({
      count: 0,
      refused: [{ reason: 'paused', count: 2 }],
    });
    const start = calls(shop)['jobs.replay']({ causeGroup: 'sku-unknown:ML-COF-500' }, anna);
    await expect(start).rejects.toMatchObject({ code: 'replay-paused' });
  }); // prettier-ignore

  it('of jobs that a window shows as they were finds what took their place, and says why nothing is left', async () => {
    const shop = await openShop();
    const [id = 0, other = 0] = await twoParked(shop);
    const stale = (await shop.row(id))?.jobId ?? 0;
    await shop.importOrder(id);
    expect((await shop.row(id))?.jobId).not.toBe(stale);
    const count = () => calls(shop)['jobs.countReplay']({ jobIds: [stale] }, anna);
    expect(await count()).toEqual({ count: 1, refused: [] });
    shop.world.nav.admin.changeItem('ML-OTHER', { number: 'ML-COF-500' });
    await calls(shop)['jobs.replay']({ jobIds: [stale] }, anna);
    expect(await count()).toEqual({ count: 0, refused: [{ reason: 'onTheWay', count: 1 }] });
    await shop.world.clock.run(MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect(await shop.row(other)).toMatchObject({ term: 'waiting' });
    expect(await count()).toEqual({ count: 0, refused: [{ reason: 'equal', count: 1 }] });
    await expect(calls(shop)['jobs.replay']({ jobIds: [stale] }, anna)).rejects.toMatchObject({ code: 'replay-equal' });
    const unknown = calls(shop)['jobs.replay']({ jobIds: [9_999] }, anna);
    await expect(unknown).rejects.toMatchObject({ code: 'replay-ended' });
  });

  it('is listed with its progress, and cancelled puts back what had not begun', async () => {
    const shop = await openShop();
    const ids = await twoParked(shop);
    const run = await calls(shop)['jobs.replay']({ integrationId, term: 'waiting' }, anna);
    const list = async () => (await calls(shop)['runs.list']({}, anna)).rows;
    expect(await list()).toMatchObject([
      { id: run.id, kind: 'replay', actor: 'person:anna', total: 2, mayCancel: true },
    ]);
    await calls(shop)['runs.cancel']({ runId: run.id }, anna);
    await shop.world.clock.run(MINUTE);
    expect(await list()).toMatchObject([{ state: 'cancelled', mayCancel: false }]);
    expect(await shop.attention()).toEqual({ count: 2, codes: ['sku-unknown'] });
    expect((await Promise.all(ids.map(shop.row))).map((row) => row?.jobId)).not.toContain(null);
  });
});

describe('an order that a person leaves out', () => {
  it('stays out whatever the shop tells, with the reason in its story, until a person reads it in again', async () => {
    const shop = await openShop();
    const [id = 0] = await twoParked(shop);
    const orderKey = String(id);
    await calls(shop)['orders.leaveOut']({ integrationId, orderKey, reason: 'Sold at the counter' }, anna);
    expect(await shop.row(id)).toMatchObject({ term: 'leftOut', cause: { code: 'left-out-by-person' }, jobId: null });
    expect((await shop.attention()).count).toBe(1);
    shop.world.nav.admin.changeItem('ML-OTHER', { number: 'ML-COF-500' });
    shop.world.shop.admin.setStatus(id, 'completed');
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'leftOut', cause: { code: 'left-out-by-person' } });
    const { timeline } = await calls(shop)['orders.get']({ integrationId, orderKey }, anna);
    expect(timeline.at(-1)?.text ?? '').not.toBe('');
    expect(timeline.map(({ text }) => text).join(' ')).toContain('Sold at the counter');
    await shop.importOrder(id);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    expect(shop.documents(id)).toHaveLength(1);
    shop.world.shop.admin.setStatus(id, 'processing');
    await shop.tell();
    expect((await shop.row(id))?.term).toBe('equal');
  });

  it('is refused where it does not wait, or NAV has it', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    const leaveOut = calls(shop)['orders.leaveOut']({ integrationId, orderKey: String(id), reason: 'no' }, anna);
    await expect(leaveOut).rejects.toMatchObject({ code: 'leave-out-not-waiting' });
  });
});

describe('a clean stop', () => {
  it('gives back within 10 seconds what hangs in a request; the next start settles it as one document', async () => {
    const shop = await openShop();
    shop.world.navFaults.when(isOrderPost, { kind: 'lateWork', ms: 30_000, hang: true }, 1);
    const id = shop.order();
    await shop.tell(2_000);
    const began = shop.world.clock.now();
    await shop.world.stop();
    expect(shop.world.clock.now() - began).toBeLessThanOrEqual(10_500);
    await shop.world.start();
    await shop.world.clock.run(15 * MINUTE);
    expect(shop.documents(id)).toHaveLength(1);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });
});

describe('schedules', () => {
  it('are listed with their last turn and their next, run at a wish, and changed by an administrator', async () => {
    const shop = await openShop();
    const find = async (id: string) => (await calls(shop)['schedules.list']({}, anna)).schedules.find((one) => one.id === id);
    expect(await find('sweep')).toMatchObject({ expression: '30 4 * * *', mayChange: true });
    await calls(shop)['schedules.runNow']({ id: 'sweep' }, anna);
    await shop.world.clock.run(MINUTE);
    expect(await find('sweep')).toMatchObject({ lastResult: 'done', lastCause: null });
    await calls(shop)['schedules.change']({ id: 'sweep', expression: '15 3 * * *' }, administrator);
    expect(await find('sweep')).toMatchObject({ expression: '15 3 * * *' });
    const bad = calls(shop)['schedules.change']({ id: 'sweep', expression: 'at night' }, administrator);
    await expect(bad).rejects.toMatchObject({ code: 'settings-refused' });
    const check = await calls(shop)['schedules.check']({ expression: '0 6 * * 1' }, anna);
    expect([check.isValid, check.next.length]).toEqual([true, 3]);
    const fixed = calls(shop)['schedules.change']({ id: 'beat', expression: '0 6 * * 1' }, administrator);
    await expect(fixed).rejects.toMatchObject({ code: 'schedule-fixed' });
  }); // prettier-ignore
});

describe('a delivery', () => {
  it('is opened only with an entry that says who, and rings its order again', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    const { rows } = await calls(shop)['deliveries.list']({ kind: 'webhook', source: 'shop' }, anna);
    const [row] = rows;
    expect(row).toMatchObject({ recordKey: String(id), order: { orderKey: String(id) }, hasBody: true, job: { state: 'done' } });
    const { body } = await calls(shop)['deliveries.inspect']({ deliveryId: row?.id ?? 0 }, anna);
    expect(JSON.parse(body ?? '{}')).toMatchObject({ id });
    expect(await calls(shop)['deliveries.ring']({ deliveryId: row?.id ?? 0 }, anna)).toEqual({ jobs: 1 });
    await shop.world.clock.run(MINUTE);
    expect(shop.documents(id)).toHaveLength(1);
    expect(await kinds(shop)).toEqual(expect.arrayContaining(['delivery.inspected person:anna', 'delivery.rung person:anna']));
    await shop.world.send({ method: 'POST', url: 'https://x.example/in/0123456789abcdef0123', headers: {}, body: '{}' });
    await shop.world.clock.run(1_000);
    const refused = await calls(shop)['deliveries.refused']({}, anna);
    expect(refused.rows).toMatchObject([{ reason: 'unknownPath', count: 1, sourceName: '' }]);
  }); // prettier-ignore
});
