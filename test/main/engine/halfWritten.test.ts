import { describe, expect, it } from 'vitest';
import { BEING_WRITTEN } from '../../../main/nav/pages/markedLines.ts';
import type { FakeRequest } from '../../fakes/http.ts';
import { administrator, isDelete, isLinePost, isOrderPost, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const LONG = 15 * MINUTE;
const dropped = { kind: 'dropAfterWork' } as const;

/** The line that says that a document is being written: the first to come, the last to go. */
const isMark = (request: FakeRequest) =>
  isLinePost(request) && new TextDecoder().decode(request.body).includes(BEING_WRITTEN);
const isMarkRemoval = (request: FakeRequest) => isDelete(request) && request.url.includes('SalesLines');

/** Picks the nth line of the order itself that is posted. */
function nthLine(nth: number): (request: FakeRequest) => boolean {
  let count = 0;
  return (request) => isLinePost(request) && !isMark(request) && (count += 1) === nth;
}

const articles = ['ML-TS-001', 'ML-MUG-001', 'ML-NB-A5'];

/** Three articles, shipping and a note: five lines. */
async function openWithOrder(): Promise<{ shop: ShopWorld; id: number }> {
  const shop = await openShop({ surfaces: 'pages' });
  const id = shop.order({ items: articles.map((sku) => ({ sku, quantity: 2 })), note: 'Ring twice.' });
  return { shop, id };
}

function linesOf(shop: ShopWorld, id: number) {
  return shop.documents(id).map(({ lines }) => lines.map(({ type, no }) => (type === 'Item' ? no : type)));
}

const whole = [[...articles, 'Account', 'Comment']];

describe('an order whose document was cut off while it was written line by line', () => {
  it.each([
    ['its header', (request: FakeRequest) => isOrderPost(request)],
    ['the mark that it is being written', isMark],
    ['its first line', nthLine(1)],
    ['a line in the middle', nthLine(3)],
    ['its last line', nthLine(5)],
    ['the removal of the mark', isMarkRemoval],
  ])('is finished after the power went behind %s', async (_what, isIt) => {
    const { shop, id } = await openWithOrder();
    shop.crashAfter(isIt);
    await shop.tell();
    await shop.revive(LONG);
    expect(linesOf(shop, id)).toEqual(whole);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it.each([
    ['the answer to a line was lost', nthLine(2), dropped],
    [
      'a line was committed minutes after its sender had gone',
      nthLine(2),
      { kind: 'lateWork', ms: 500_000, hang: true },
    ],
    ['the header was committed minutes after its sender had gone', isOrderPost, { kind: 'lateWork', ms: 500_000 }],
    ['a line met a time-out of which nothing came', nthLine(4), { kind: 'hang' }],
    ['the answer to its mark was lost', isMark, dropped],
    ['its mark was committed minutes after its sender had gone', isMark, { kind: 'lateWork', ms: 500_000, hang: true }],
    ['the answer to the removal of its mark was lost', isMarkRemoval, dropped],
    ['the removal of its mark met a time-out of which nothing came', isMarkRemoval, { kind: 'hang' }],
  ] as const)('has every line once when %s', async (_what, isIt, fault) => {
    const { shop, id } = await openWithOrder();
    shop.world.navFaults.when(isIt, fault, 1);
    await shop.tell(2 * LONG);
    expect(linesOf(shop, id)).toEqual(whole);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('is finished when NAV went away in the middle and the beginning could not be removed', async () => {
    const { shop, id } = await openWithOrder();
    const third = nthLine(3);
    shop.world.navFaults.when((request) => {
      if (!third(request)) return false;
      shop.world.navFaults.during(shop.world.clock.now(), shop.world.clock.now() + 5 * MINUTE, { kind: 'down' });
      return true;
    }, { kind: 'down' }); // prettier-ignore
    await shop.tell(2 * LONG);
    expect(linesOf(shop, id)).toEqual(whole);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it("does not take a proxy's page for the word that its beginning was removed", async () => {
    const { shop, id } = await openWithOrder();
    shop.world.navFaults.when(nthLine(2), { kind: 'status', status: 429 }, 1);
    shop.world.navFaults.when(isDelete, { kind: 'html', status: 200 }, 1);
    await shop.tell(LONG);
    expect(linesOf(shop, id)).toEqual(whole);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('leaves nothing behind when NAV refuses a line, and is written at once when that was mended', async () => {
    const { shop, id } = await openWithOrder();
    shop.crashAfter(nthLine(2), () => shop.world.nav.admin.blockItem('ML-NB-A5'));
    await shop.tell();
    await shop.revive(LONG);
    expect(shop.documents(id)).toEqual([]);
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', documentNo: null });
    shop.world.nav.admin.blockItem('ML-NB-A5', false);
    await shop.replayAll();
    expect(linesOf(shop, id)).toEqual(whole);
  });

  it('waits for a person, naming it, when somebody released it meanwhile, and is finished once it is reopened', async () => {
    const { shop, id } = await openWithOrder();
    const { admin } = shop.world.nav;
    const no = () => shop.documents(id)[0]?.number ?? '';
    shop.crashAfter(nthLine(2), () => admin.release(no()));
    await shop.tell();
    await shop.revive(LONG);
    const row = await shop.row(id);
    expect(row).toMatchObject({ term: 'waiting', documentNo: no(), cause: { code: 'document-half-written' } });
    expect(row?.cause?.message).toContain(`${no()} has only 2 of 5 lines`);
    admin.reopen(no());
    await shop.replayAll(LONG);
    expect(linesOf(shop, id)).toEqual(whole);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('waits for a person when somebody released the whole of it before it stopped saying that it is being written', async () => {
    const { shop, id } = await openWithOrder();
    const no = () => shop.documents(id)[0]?.number ?? '';
    shop.crashAfter(nthLine(5), () => shop.world.nav.admin.release(no()));
    await shop.tell();
    await shop.revive(LONG);
    const row = await shop.row(id);
    expect(row).toMatchObject({ term: 'waiting', documentNo: no(), cause: { code: 'document-half-written' } });
    expect(row?.cause?.message).toContain(`${no()} has all lines of order`);
    shop.world.nav.admin.reopen(no());
    await shop.replayAll(LONG);
    expect(linesOf(shop, id)).toEqual(whole);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it.each([
    ['a line of it', nthLine(2), { quantity: 9 }],
    ['a line of the whole of it', nthLine(5), { quantity: 9 }],
  ] as const)('is removed and written anew when somebody changed %s while it said so', async (_what, isIt, fields) => {
    const { shop, id } = await openWithOrder();
    const numbers = () => shop.documents(id).map(({ number }) => number);
    const before: string[] = [];
    shop.crashAfter(isIt, () => {
      before.push(...numbers());
      shop.world.nav.admin.editOrderLine(before[0] ?? '', 20_000, fields);
    });
    await shop.tell();
    await shop.revive(LONG);
    expect(linesOf(shop, id)).toEqual(whole);
    expect(await shop.row(id)).toMatchObject({ term: 'equal', documentNo: numbers()[0] });
    expect(numbers()).not.toEqual(before);
    const { rows } = await shop.world.engine().calls['audit.list']({ limit: 200 }, administrator);
    const removed = rows.filter(({ kind }) => kind === 'document.removed');
    expect(removed).toMatchObject([{ documentNo: before[0] }]);
  });

  it.each([
    ['the answer to its removal was lost', { kind: 'dropAfterWork' }],
    ['its removal was not answered at all', { kind: 'hang' }],
  ] as const)('is in NAV once when somebody changed a line of it and %s', async (_what, fault) => {
    const { shop, id } = await openWithOrder();
    const no = () => shop.documents(id)[0]?.number ?? '';
    shop.crashAfter(nthLine(2), () => shop.world.nav.admin.editOrderLine(no(), 20_000, { quantity: 9 }));
    await shop.tell();
    shop.world.navFaults.when((request) => isDelete(request) && !isMarkRemoval(request), fault, 1);
    await shop.revive(2 * LONG);
    expect(linesOf(shop, id)).toEqual(whole);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('waits for a person when somebody changed what was written and took its mark away', async () => {
    const { shop, id } = await openWithOrder();
    const no = () => shop.documents(id)[0]?.number ?? '';
    shop.crashAfter(nthLine(2), () => {
      shop.world.nav.admin.editOrderLine(no(), 10_000, { description: 'Call first' });
      shop.world.nav.admin.editOrderLine(no(), 20_000, { quantity: 9 });
    });
    await shop.tell();
    await shop.revive(LONG);
    const row = await shop.row(id);
    expect(row).toMatchObject({ term: 'waiting', cause: { code: 'document-elsewhere' } });
    expect(row?.cause?.message).toContain(no());
  });

  it('is written anew when somebody deleted the beginning', async () => {
    const { shop, id } = await openWithOrder();
    shop.crashAfter(nthLine(2), () => shop.world.nav.admin.deleteOrder(shop.documents(id)[0]?.number ?? ''));
    await shop.tell();
    await shop.revive(LONG);
    expect(linesOf(shop, id)).toEqual(whole);
  });

  it('is not equal when somebody posted the beginning', async () => {
    const { shop, id } = await openWithOrder();
    shop.crashAfter(nthLine(2), () => void shop.world.nav.admin.post(shop.documents(id)[0]?.number ?? ''));
    await shop.tell();
    await shop.revive(LONG);
    const row = await shop.row(id);
    expect(row).toMatchObject({ term: 'waiting', cause: { code: 'document-differs-not-removed' } });
    expect(row?.cause?.message).toContain(shop.documents(id)[0]?.number);
  });
});

describe('a document that somebody takes in hand while its lines are being written', () => {
  /** Right after the second line; the writer has not been answered yet. */
  async function writeWith(meddle: (shop: ShopWorld, no: string) => void) {
    const { shop, id } = await openWithOrder();
    const second = nthLine(2);
    shop.world.navFaults.onWorked((request) => {
      if (second(request)) meddle(shop, shop.documents(id)[0]?.number ?? '');
    });
    await shop.tell(2 * LONG);
    return { shop, id, row: await shop.row(id) };
  }

  it('is named to a person when it was posted', async () => {
    const { shop, id, row } = await writeWith(({ world }, no) => void world.nav.admin.post(no));
    expect(row).toMatchObject({ term: 'waiting', cause: { code: 'document-differs-not-removed' } });
    expect(row?.cause?.message).toContain(shop.documents(id)[0]?.number);
  });

  it('is written anew when it was deleted', async () => {
    const { shop, id, row } = await writeWith(({ world }, no) => world.nav.admin.deleteOrder(no));
    expect(linesOf(shop, id)).toEqual(whole);
    expect(row).toMatchObject({ term: 'equal' });
  });
});

describe('an order over page services', () => {
  it('that was posted before it could be compared is equal, though posted pages do not show how prices were meant', async () => {
    const { shop, id } = await openWithOrder();
    shop.crashAfter(nthLine(5), () => void shop.world.nav.admin.post(shop.documents(id)[0]?.number ?? ''));
    await shop.tell();
    await shop.revive(LONG);
    expect(await shop.row(id)).toMatchObject({ term: 'equal', cause: null });
  });

  it('counts in the currency that its pages show as a blank', async () => {
    const { shop, id } = await openWithOrder();
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ navTotal: { currency: 'EUR' } });
    await shop.replayAll();
    await shop.importOrder(id);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
    const { equations } = await shop.world.engine().calls['overview.get']({}, administrator);
    expect(equations[0]?.byCurrency).toMatchObject([{ currency: 'EUR', equal: { count: 1 }, addsUp: true }]);
  });

  it('goes on when a person asks again after a sign-in was refused', async () => {
    const { shop, id } = await openWithOrder();
    shop.world.navFaults.always({ kind: 'status', status: 401, headers: { 'WWW-Authenticate': 'Basic realm=""' } });
    await shop.tell();
    shop.world.navFaults.always(null);
    const ping = shop.world.engine().calls['connections.ping']({ connectionId: 'nav' }, administrator);
    await shop.world.clock.settle(ping);
    await shop.world.clock.run(MINUTE);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('is written when a web page came once instead of what is published', async () => {
    const { shop, id } = await openWithOrder();
    shop.world.navFaults.when(({ url }) => url.includes('$metadata'), { kind: 'html', status: 200 }, 1);
    await shop.tell(LONG);
    expect(linesOf(shop, id)).toEqual(whole);
  });
});

describe('an order whose answer was lost', () => {
  it.each(['api', 'pages'] as const)(
    'is one document to us, though it is posted over %s while we look',
    async (surfaces) => {
      const shop = await openShop({ surfaces });
      const id = shop.order();
      const { nav, navFaults } = shop.world;
      const isLast = nthLine(2);
      shop.crashAfter((request) => (surfaces === 'api' ? isOrderPost(request) : isLast(request)));
      await shop.tell();
      await shop.world.start();
      // One look after the other: a batch has both answers of one moment.
      navFaults.when(({ url }) => url.includes('$batch'), { kind: 'status', status: 404 });
      navFaults.onWorked(({ method, url }) => {
        if (method !== 'GET' || !/salesOrders?\?.*WOO-/i.test(decodeURIComponent(url))) return;
        navFaults.onWorked(null);
        nav.admin.post(shop.documents(id)[0]?.number ?? '');
      });
      await shop.world.clock.run(LONG);
      const { rows } = await shop.world.engine().calls['audit.list']({ limit: 200 }, administrator);
      expect(rows.filter(({ kind }) => kind === 'job.parked')).toEqual([]);
      expect(await shop.row(id)).toMatchObject({
        term: 'equal',
        documentNo: shop.documents(id)[0]?.number,
        cause: null,
      });
    },
  );
});
