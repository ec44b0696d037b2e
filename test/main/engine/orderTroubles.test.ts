import { describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import { administrator, anna, isOrderPost, MINUTE, openShop } from './shopWorld.ts';

describe('two orders of one number', () => {
  it('get two external document numbers, whichever is planned first', async () => {
    const shop = await openShop();
    shop.order();
    await shop.tell();
    const ids = [
      shop.order({ number: 'A-7' }),
      shop.order({ number: 'A-7', items: [{ sku: 'ML-COF-500', quantity: 1 }] }),
    ];
    await shop.tell(5 * MINUTE);
    const documents = shop.world.nav.stored.documents();
    expect(new Set(documents.map(({ externalDocumentNumber }) => externalDocumentNumber)).size).toBe(3);
    expect(documents).toHaveLength(3);
    for (const id of ids) expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('are each written once though NAV’s answer to the first is lost', async () => {
    const shop = await openShop();
    shop.order();
    await shop.tell();
    shop.world.navFaults.when(isOrderPost, { kind: 'lateWork', ms: MINUTE }, 1);
    shop.order({ number: 'A-7' });
    shop.order({ number: 'A-7', items: [{ sku: 'ML-COF-500', quantity: 1 }] });
    await shop.tell(20 * MINUTE);
    expect(shop.world.nav.stored.documents()).toHaveLength(3);
    expect((await shop.rows()).map(({ term }) => term)).toEqual(['equal', 'equal', 'equal']);
  });
});

describe('a document that somebody keyed by hand', () => {
  const keyed = (shop: Awaited<ReturnType<typeof openShop>>, more: object, price: number) => {
    const customer = shop.world.nav.stored.customers().find(({ email }) => email === anna.email);
    return {
      customerNumber: customer?.number, pricesIncludeTax: true,
      salesOrderLines: [{ lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 2, unitPrice: price }],
      ...more,
    }; // prettier-ignore
  };
  async function known() {
    const shop = await openShop();
    shop.order();
    await shop.tell();
    const id = shop.order({ shippingCost: undefined });
    const total = Number(shop.world.shop.stored.order(id)?.total);
    return { shop, id, price: total / 2 };
  }

  it('is adopted when customer, currency, total and tax agree', async () => {
    const { shop, id, price } = await known();
    shop.world.nav.admin.addOrder(keyed(shop, { externalDocumentNumber: `WOO-${id}` }, price));
    await shop.tell();
    expect(shop.documents(id)).toHaveLength(1);
    expect(await shop.row(id)).toMatchObject({ term: 'equal', documentNo: shop.documents(id)[0]?.number });
  });

  it('is left as it is when it is in another currency', async () => {
    const { shop, id, price } = await known();
    shop.world.nav.admin.addOrder(keyed(shop, { externalDocumentNumber: `WOO-${id}`, currencyCode: 'USD' }, price));
    const before = shop.documents(id);
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'document-elsewhere' } });
    expect(shop.documents(id)).toEqual(before);
  });

  it('is neither changed nor removed when its tax is another', async () => {
    const { shop, id, price } = await known();
    const line = { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 2, taxCode: 'VAT7', unitPrice: price };
    shop.world.nav.admin.addOrder(keyed(shop, { externalDocumentNumber: `WOO-${id}`, salesOrderLines: [line] }, price));
    const before = shop.documents(id);
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting', cause: { code: 'document-elsewhere' } });
    expect(shop.documents(id)).toEqual(before);
  });
});

describe('the customer of a new shopper', () => {
  it('is made once though NAV refuses the e-mail address and the order twice', async () => {
    const shop = await openShop();
    const refusal = { error: { code: 'Application_DialogException', message: 'Not today.' } };
    shop.world.navFaults.when(
      isOrderPost,
      { kind: 'status', status: 400, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(refusal) },
      2,
    );
    const before = shop.world.nav.stored.customers().length;
    shop.order({ billing: { ...anna, email: 'anna@intranet' } });
    await shop.tell();
    await shop.replayAll();
    await shop.replayAll();
    expect(shop.world.nav.stored.customers()).toHaveLength(before + 1);
    expect((await shop.rows()).map(({ term }) => term)).toEqual(['equal']);
  });
});

describe('an e-mail address that NAV has no room for', () => {
  const long = (tail: string) => `anna@${'shop.'.repeat(15)}${tail}.example.org`;

  it('is left out rather than cut to somebody else’s, and makes one customer per shopper', async () => {
    const shop = await openShop();
    const before = shop.world.nav.stored.customers().length;
    shop.order({ billing: { ...anna, email: long('one') } });
    await shop.tell();
    shop.order({ billing: { ...anna, last_name: 'Other', email: long('two') } });
    shop.order({ billing: { ...anna, email: long('one') } });
    await shop.tell(2 * MINUTE);
    const made = shop.world.nav.stored.customers().slice(before);
    expect(made.map(({ email }) => email)).toEqual(['', '']);
    expect(shop.world.nav.stored.orders().map(({ header }) => header['email'])).toEqual(['', '', '']);
    expect((await shop.rows()).map(({ term }) => term)).toEqual(['equal', 'equal', 'equal']);
  });
});

describe('a SKU that is mapped to an item’s variant', () => {
  it('is written as that, however the mapping spells it', async () => {
    const shop = await openShop();
    await shop.setIntegration({ items: { 'ml-ts-001': { no: 'ML-JACKET', variant: 'm' } } });
    const id = shop.order();
    await shop.tell();
    expect(shop.documents(id)[0]?.lines[0]).toMatchObject({
      no: 'ML-JACKET',
      variantId: expect.stringMatching(/[1-9a-f]/),
    });
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });
});

describe('what waits for a person', () => {
  it('shows an order whose answer from the store nobody can read', async () => {
    const shop = await openShop();
    shop.world.shopFaults.when((request) => /\/orders\/\d+\?/.test(request.url), {
      kind: 'status', status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"id":"x"}',
    }); // prettier-ignore
    shop.order();
    await shop.tell();
    expect(await shop.attention()).toEqual({ count: 1, codes: ['store-wrong-shape'] });
  });

  it('goes on by a replay at once when NAV’s set-up was put right', async () => {
    const shop = await openShop();
    shop.world.nav.admin.setPostingWindow(null, '2026-10-31');
    const id = shop.order();
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ cause: { code: 'posting-date-closed' } });
    shop.world.nav.admin.setPostingWindow(null, null);
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });

  it('no longer holds an order that the settings now leave out', async () => {
    const shop = await openShop();
    shop.world.nav.admin.setPostingWindow(null, '2026-10-31');
    const id = shop.order();
    await shop.tell();
    await shop.setIntegration({ startAt: '2026-12-01T00:00:00Z' });
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'leftOut', cause: { code: 'placed-before-start' } });
    expect(await shop.attention()).toEqual({ count: 0, codes: [] });
  });
});

describe('the note at the store’s order', () => {
  it('is left once though the power goes when it was just written, and its request is in the audit log', async () => {
    const shop = await openShop();
    const id = shop.order();
    shop.world.shopFaults.onWorked((request) => {
      if (request.method === 'POST' && request.url.includes('/notes')) {
        shop.world.shopFaults.onWorked(null);
        shop.world.crash();
      }
    });
    await shop.tell();
    expect(shop.world.isAlive()).toBe(false);
    await shop.revive(10 * MINUTE);
    const notes = shop.world.shop.stored.notes(id).filter(({ text }) => text.includes('In NAV as'));
    expect(notes).toHaveLength(1);
  });

  it('is told in the order’s story', async () => {
    const shop = await openShop();
    const id = shop.order();
    await shop.tell();
    const detail = await shop.world
      .engine()
      .calls['orders.get']({ integrationId: 'shop-nav', orderKey: String(id) }, administrator);
    expect(detail.timeline.map(({ kind }) => kind)).toContain('order.noted');
    expect(detail.exchanges.map(({ url }) => url).filter((url) => url.includes('/notes'))).toHaveLength(1);
  });
});

describe('a total that rounding explains', () => {
  it('gets one rounding line, though NAV adds it minutes after its answer was lost', async () => {
    const shop = await openShop();
    const { nav, navFaults } = shop.world;
    const addsLine = (request: FakeRequest) => request.method === 'POST' && /\/salesOrderLines(\?|$)/.test(request.url);
    const document = () => nav.stored.orders()[0];
    let lines = 0;
    navFaults.when(addsLine, { kind: 'lateWork', ms: 3 * MINUTE }, 1);
    navFaults.onWorked((request) => {
      if (addsLine(request)) lines += 1;
      if (!isOrderPost(request)) return undefined;
      // Until the line is there, NAV counts three cents less than its lines say.
      const url = request.url.replace(/\/salesOrders\?/, `/salesOrders(${document()?.id ?? ''})?`);
      const whole = nav.handle({ ...request, method: 'GET', url, body: new Uint8Array() });
      const less = (text: string) => (Number(text) - 0.03).toFixed(2);
      const body = whole.body.replace(/(?<="totalAmountIncludingTax":)[\d.]+/, less);
      navFaults.when((asked) => asked.method === 'GET' && /salesOrders\([^)]*\)\?/.test(asked.url) && lines === 0, {
        kind: 'status',
        status: 200,
        headers: whole.headers,
        body,
      });
      return 'drop';
    });
    const id = shop.order();
    await shop.tell(20 * MINUTE);
    expect(lines).toBe(1);
    expect(shop.documents(id)[0]?.totals.gross).toBe(shop.world.shop.stored.order(id)?.total);
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  });
});
