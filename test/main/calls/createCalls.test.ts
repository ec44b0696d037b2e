import { beforeEach, describe, expect, it } from 'vitest';
import { type Actor, calls as contract, type CallName } from '../../../main/contract/calls.ts';
import type { OrderDetail } from '../../../main/contract/views.ts';
import { administrator, anna, MINUTE, openShop, type ShopWorld } from '../engine/shopWorld.ts';

let shop: ShopWorld;

beforeEach(async () => {
  shop = await openShop();
});

const calls = () => shop.world.engine().calls;
const viewer = { name: 'eva', role: 'viewer' } as const;
const operator = { name: 'otto', role: 'operator' } as const;

/** The order as the store sent it, opened. */
async function received({ receivedSeq }: OrderDetail): Promise<unknown> {
  const { parts } = await calls()['audit.open']({ seq: receivedSeq ?? 0 }, operator);
  return JSON.parse(parts.find(({ part }) => part === 'order')?.text ?? '{}');
}

async function threeOrders(): Promise<number[]> {
  const ids = [shop.order(), shop.order({ items: [{ sku: 'ML-COF-500', quantity: 1 }] }), shop.order()];
  await shop.tell(2 * MINUTE);
  return ids;
}

async function parkedBySku(): Promise<number> {
  shop.world.nav.admin.changeItem('ML-COF-500', { number: 'ML-OTHER' });
  const id = shop.order({ items: [{ sku: 'ML-COF-500', quantity: 1 }] });
  await shop.tell();
  return id;
}

describe('what calls answer', () => {
  it('is of the shape the contract gives', async () => {
    const [id] = await threeOrders();
    await parkedBySku();
    const orderKey = String(id);
    const answers: Partial<Record<CallName, unknown>> = {
      'overview.get': await calls()['overview.get']({}, viewer),
      'overview.flows': await calls()['overview.flows']({}, viewer),
      'connections.samples': await calls()['connections.samples']({}, viewer),
      'orders.list': await calls()['orders.list']({}, viewer),
      'orders.get': await calls()['orders.get']({ integrationId: 'shop-nav', orderKey }, viewer),
      'attention.list': await calls()['attention.list']({}, viewer),
      'jobs.countReplay': await calls()['jobs.countReplay']({}, viewer),
      'connections.list': await calls()['connections.list']({}, viewer),
      'audit.list': await calls()['audit.list']({}, viewer),
      'audit.verify': await calls()['audit.verify']({}, viewer),
      'settings.export': await calls()['settings.export']({}, administrator),
      'queue.pauses': await calls()['queue.pauses']({}, viewer),
      'runs.list': await calls()['runs.list']({}, viewer),
      'schedules.list': await calls()['schedules.list']({}, viewer),
      'deliveries.list': await calls()['deliveries.list']({}, viewer),
    };
    for (const [name, answer] of Object.entries(answers)) {
      const parsed = contract[name as CallName].output.safeParse(answer);
      expect([name, parsed.error?.issues]).toEqual([name, undefined]);
      expect(parsed.data).toEqual(JSON.parse(JSON.stringify(answer)));
    }
  });
});

it('tells viewers what happens, and nothing of whom it happens to', async () => {
  const billing = { ...anna, first_name: 'Quirina', last_name: 'Zobel', address_1: 'Hexengasse 7', city: 'Querfurt', postcode: '06268', email: 'quirina@zobel.example', phone: '+49 34771 5566' }; // prettier-ignore
  const planted = /quirina|zobel|hexengasse|querfurt|06268|34771|klingeln/i;
  const written = String(shop.order({ billing, note: 'Bitte zweimal klingeln' }));
  shop.world.nav.admin.changeItem('ML-COF-500', { number: 'ML-OTHER' });
  shop.order({ billing, items: [{ sku: 'ML-COF-500', quantity: 1 }] });
  await shop.tell(2 * MINUTE);
  const { id: runId } = await shop.world.clock.settle(calls()['trials.start']({ integrationId: 'shop-nav' }, operator));
  const order = { integrationId: 'shop-nav', orderKey: written };
  const [entry] = (await calls()['audit.list']({ kind: 'order.planned' }, viewer)).rows;

  const asked = async (actor: Actor) => ({
    list: await calls()['orders.list']({}, actor),
    detail: await calls()['orders.get'](order, actor),
    timeline: await calls()['orders.timeline']({ ...order, after: 0, before: 9_999 }, actor),
    attention: await calls()['attention.list']({}, actor),
    created: await calls()['customers.created']({}, actor),
    found: await calls()['search.find']({ text: written }, actor),
    trial: await calls()['trials.get']({ runId }, actor),
    log: await calls()['audit.list']({}, actor),
    entry: await calls()['audit.entry']({ seq: entry?.seq ?? 0 }, actor),
    deliveries: await calls()['deliveries.list']({}, actor),
    jobs: await calls()['runs.list']({}, actor),
  });
  const seen = await asked(viewer);
  expect(JSON.stringify(seen)).not.toMatch(planted);
  // Everything else is there: how it was planned, and that something stands where it may not look.
  expect(seen.list.rows.map(({ customer }) => customer)).toEqual(['…', '…']);
  expect(seen.detail.plan.find(({ field }) => field === 'shipToCity')).toMatchObject({ written: '…' });
  expect(seen.detail.plan.find(({ field }) => field === 'unitPrice')?.written).toMatch(/^\d/);
  expect(JSON.stringify(await asked(operator)).match(new RegExp(planted, 'gi'))?.length).toBeGreaterThan(10);
  const ofPerson = (actor: Actor) => calls()['search.find']({ text: billing.email }, actor);
  expect((await ofPerson(viewer)).person).toBeNull();
  // In the same order, whichever was looked at last.
  const found = (await ofPerson(operator)).person?.orders.map(({ orderKey }) => orderKey) ?? [];
  await calls()['orders.get']({ ...order, orderKey: found.at(-1) ?? '' }, administrator);
  const again = (await ofPerson(operator)).person?.orders.map(({ orderKey }) => orderKey);
  expect([found.toSorted(), again]).toEqual([[written, `${Number(written) + 1}`], found]);
  // Who opened the order, and who looked for the shopper, is entered for each order once.
  const { rows: looks } = await calls()['audit.list']({ kind: 'order.viewed' }, viewer);
  expect(looks.map(({ actor, orderNo }) => `${actor} ${orderNo}`).toSorted()).toEqual([
    `person:otto ${written}`,
    `person:otto ${Number(written) + 1}`,
    `person:test ${found.at(-1)}`,
  ]);
});

describe('overview.flows', () => {
  it('says of each way of an integration when it last worked, and that one never did', async () => {
    await threeOrders();
    const { integrations } = await calls()['overview.flows']({}, viewer);
    const at = new Map(integrations[0]?.flows.map((each) => [each.flow, each.at]));
    expect([integrations.length, integrations[0]?.integrationId]).toEqual([1, 'shop-nav']);
    for (const flow of ['called', 'looked', 'written', 'customers'] as const)
      expect([flow, at.get(flow)]).toEqual([flow, expect.stringMatching(/^\d{4}-\d\d-\d\dT/)]);
    expect(at.get('compared')).toBeNull();
  });
});

describe('connections.samples', () => {
  it('has the last pings of every connection, oldest first', async () => {
    await shop.world.clock.run(11 * MINUTE);
    const { connections } = await calls()['connections.samples']({}, viewer);
    expect(connections.map(({ id }) => id).toSorted()).toEqual(['nav', 'shop']);
    for (const { id, samples } of connections) {
      expect([id, samples.length > 1, samples.every(({ ok }) => ok)]).toEqual([id, true, true]);
      expect(samples.map(({ at }) => at)).toEqual(samples.map(({ at }) => at).toSorted());
    }
  });
});

describe('orders.list', () => {
  it('is paged by its cursor, and starts anew at a cursor nobody gave', async () => {
    const ids = await threeOrders();
    const first = await calls()['orders.list']({ limit: 2 }, viewer);
    const second = await calls()['orders.list']({ limit: 2, cursor: first.next ?? '' }, viewer);
    expect([...first.rows, ...second.rows].map(({ orderKey }) => Number(orderKey)).toSorted()).toEqual(ids);
    expect([first.count, second.count, second.next]).toEqual(['3', '3', null]);
    expect((await calls()['orders.list']({ limit: 2, cursor: 'x; DROP' }, viewer)).rows).toEqual(first.rows);
  });
});

describe('orders.get', () => {
  it('shows an order that is in NAV with its plan, totals, timeline, requests, and the order as received', async () => {
    const [id] = await threeOrders();
    const detail = await calls()['orders.get']({ integrationId: 'shop-nav', orderKey: String(id) }, viewer);
    expect(detail.timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['placed', 'delivery', 'order.planned', 'document.written', 'order.compared']),
    );
    expect(detail.plan.filter(({ mark }) => mark === 'differs')).toEqual([]);
    expect(detail.totals).toMatchObject([{ percent: '19', difference: '0.00' }]);
    expect(detail.totalsComparison).toMatchObject({
      equal: true,
      navTotal: shop.world.shop.stored.order(id ?? 0)?.total,
    });
    expect(detail.exchanges.map(({ method }) => method)).toContain('POST');
    expect(await received(detail)).toMatchObject({ key: String(id) });
    // Contents name the shopper: who opens them is entered, and a viewer may not.
    expect(JSON.stringify(detail.exchanges)).not.toContain('Marktplatz');
    const [request] = detail.exchanges.filter(({ method }) => method === 'POST');
    expect(request?.hasContents).toBe(true);
    const { parts } = await calls()['audit.open']({ seq: request?.seq ?? 0 }, operator);
    expect(parts.find(({ part }) => part === 'request')?.text).toContain('Marktplatz');
    const { rows } = await calls()['audit.list']({ kind: 'audit.opened' }, viewer);
    expect(rows[0]?.actor).toBe(`person:${operator.name}`);
  });

  it('shows an order that planning stopped as it was received, once per content, without a plan', async () => {
    const id = await parkedBySku();
    const get = () => calls()['orders.get']({ integrationId: 'shop-nav', orderKey: String(id) }, viewer);
    expect(await received(await get())).toMatchObject({ key: String(id), status: 'processing' });
    await shop.replayAll();
    const read = async () => (await get()).timeline.filter(({ kind }) => kind === 'order.read');
    expect(await read()).toHaveLength(1);
    shop.world.shop.admin.setStatus(id, 'completed');
    await shop.tell();
    expect(await read()).toHaveLength(2);
    expect(await get()).toMatchObject({ plan: [], totals: [], totalsComparison: { navTotal: null, equal: null } });
  });

  it('shows the plan of an order that stopped at a document of somebody else', async () => {
    await threeOrders();
    const customerNumber = shop.world.nav.stored.customers().at(-1)?.number;
    const id = shop.order();
    shop.world.nav.admin.addOrder({ customerNumber, externalDocumentNumber: `WOO-${id}` });
    await shop.tell();
    const detail = await calls()['orders.get']({ integrationId: 'shop-nav', orderKey: String(id) }, viewer);
    expect(detail.row.cause).toMatchObject({ code: 'document-elsewhere' });
    expect(detail.plan.length).toBeGreaterThan(0);
    expect(detail.totals).toMatchObject([{ percent: '19', navTax: null }]);
  });

  it('knows no order that is not in the books', async () => {
    const get = calls()['orders.get']({ integrationId: 'shop-nav', orderKey: '4711' }, viewer);
    await expect(get).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('attention.list and overview.get', () => {
  it('count the same, and a replay runs as many', async () => {
    await parkedBySku();
    shop.order({ items: [{ sku: 'ML-COF-500', quantity: 2 }] });
    shop.world.shopFaults.when((request) => /\/orders\/\d+\?/.test(request.url), {
      kind: 'status', status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"id":"x"}',
    }, 1); // prettier-ignore
    shop.order();
    await shop.tell();
    const { groups, count } = await calls()['attention.list']({}, viewer);
    const overview = await calls()['overview.get']({}, viewer);
    expect(groups.reduce((total, group) => total + group.count, 0)).toBe(count);
    expect(overview.waitingCount).toBe(count);
    for (const group of groups) {
      expect(await calls()['jobs.countReplay']({ causeGroup: group.causeGroup }, viewer)).toEqual({
        count: group.count,
        refused: [],
      });
    }
  });

  it('show today’s equation, and what waits from before as well', async () => {
    // An hour and a half before midnight where the computer stands.
    shop = await openShop({ start: new Date(2026, 10, 20, 22, 30).getTime() });
    await parkedBySku();
    await shop.world.clock.run(120 * MINUTE);
    shop.order();
    await shop.tell();
    const { equations, waitingCount } = await calls()['overview.get']({}, viewer);
    expect(equations[0]?.byCurrency).toMatchObject([
      { currency: 'EUR', store: { count: 1 }, equal: { count: 1 }, waiting: { count: 0 }, addsUp: true },
    ]);
    expect(waitingCount).toBe(1);
  });

  it('say when an order was last written, not when one was last looked at', async () => {
    const [id] = await threeOrders();
    const lastWritten = async () => {
      const { integrations } = await calls()['overview.flows']({}, viewer);
      return integrations[0]?.flows.find(({ flow }) => flow === 'written')?.at;
    };
    const before = await lastWritten();
    shop.world.shop.admin.editOrder(id ?? 0, { meta_data: [{ key: 'a', value: '1' }] });
    await shop.tell();
    expect(await lastWritten()).toBe(before);
  });
});

describe('orders.import and jobs.replay', () => {
  it('tell the person in the order’s story', async () => {
    const id = await parkedBySku();
    await shop.importOrder(id);
    await shop.replayAll();
    const { rows } = await calls()['audit.list']({ orderNo: String(id) }, viewer);
    const asked = rows.filter(({ kind }) => kind === 'job.replayed');
    expect(asked.map(({ actor }) => actor)).toEqual(['person:test', 'person:test']);
  });

  it('refuse an integration or a run nobody has', async () => {
    const order = { integrationId: 'none', orderKey: '1' };
    await expect(calls()['orders.import'](order, administrator)).rejects.toMatchObject({ code: 'not-found' });
    await expect(calls()['runs.get']({ runId: 99 }, viewer)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('replay nothing when nothing was meant', async () => {
    await parkedBySku();
    expect(await calls()['jobs.countReplay']({}, viewer)).toEqual({ count: 0, refused: [] });
    expect(await calls()['jobs.replay']({}, administrator)).toMatchObject({ total: 0 });
  });
});

describe('poll.now', () => {
  it('finds what no webhook told', async () => {
    const id = shop.order();
    shop.world.shop.deliveries.take();
    expect(await calls()['poll.now']({}, administrator)).toEqual({ jobs: 1 });
    await shop.world.clock.run(30_000);
    expect(shop.documents(id)).toHaveLength(1);
    expect(await calls()['poll.now']({ integrationId: 'none' }, administrator)).toEqual({ jobs: 0 });
  });
});

describe('audit.list', () => {
  it('is paged backwards without a double, and starts anew at a cursor nobody gave', async () => {
    await threeOrders();
    const first = await calls()['audit.list']({ limit: 5 }, viewer);
    const second = await calls()['audit.list']({ limit: 5, cursor: first.next ?? '' }, viewer);
    const seqs = [...first.rows, ...second.rows].map(({ seq }) => seq);
    expect(new Set(seqs).size).toBe(10);
    expect(seqs).toEqual(seqs.toSorted((left, right) => right - left));
    expect((await calls()['audit.list']({ limit: 5, cursor: 'last' }, viewer)).rows).toEqual(first.rows);
  });
});

describe('settings.import', () => {
  it('leaves an entry with before and after, the person, and no secret', async () => {
    await shop.setIntegration({ name: 'Renamed' });
    const { rows } = await calls()['audit.list']({ limit: 20 }, viewer);
    expect(rows.find(({ kind }) => kind === 'settings.changed')).toMatchObject({ actor: 'person:test' });
    const { text } = await calls()['settings.export']({}, administrator);
    expect(text).toContain('Renamed');
    expect(text).not.toMatch(/cs_151c|ml-webhook-secret/);
  });

  it('refuses a file with errors whole, with every path, and changes nothing', async () => {
    const before = await calls()['settings.export']({}, administrator);
    const file = JSON.stringify({ integrations: [{ id: 'X' }], connections: [{ kind: 'nav', id: 'nav' }] });
    const refused = calls()['settings.import']({ text: file }, administrator);
    await expect(refused).rejects.toMatchObject({ code: 'settings-refused' });
    expect(await calls()['settings.export']({}, administrator)).toEqual(before);
    const { rows } = await calls()['audit.list']({ limit: 50 }, viewer);
    expect(rows.filter(({ kind }) => kind === 'settings.changed')).toHaveLength(1);
  });
});
