import { describe, expect, it } from 'vitest';
import { SEARCHES } from '../../../main/engine/searchQueries.ts';
import { openTestRecords } from '../support/records.ts';
import { administrator, anna, MINUTE, openShop } from './shopWorld.ts';

const operator = { name: 'otto', role: 'operator' } as const;

describe('search.find', () => {
  it('finds orders, documents, articles and cards by how they begin, and a person by the whole address alone', async () => {
    const shop = await openShop();
    const calls = () => shop.world.engine().calls;
    const find = (text: string) => calls()['search.find']({ text }, operator);
    shop.world.nav.admin.changeItem('ML-COF-500', { number: 'ML-OTHER' });
    const written = shop.order();
    const parked = shop.order({
      items: [{ sku: 'ML-COF-500', quantity: 1 }],
      billing: { ...anna, first_name: 'Bert', email: 'bert@sommer.example' },
    });
    await shop.tell();
    const mapping = { integrationId: 'shop-nav', from: 'ML-COF-500', no: 'ML-TS-001' };
    await calls()['mappings.put'](mapping, administrator);
    const { documentNo, orderNo, orderKey } = (await shop.row(written)) ?? {};
    const keysOf = (orders: readonly { orderKey: string }[]) => orders.map((order) => order.orderKey);

    for (const text of [`#${orderNo}`, String(orderKey), `woo-${written}`])
      expect([text, keysOf((await find(text)).orders)]).toEqual([text, [orderKey]]);
    const both = await find(String(written).slice(0, 1));
    expect([keysOf(both.orders), both.moreOrders]).toEqual([[parked, written].map(String), false]);
    const byDocument = await find((documentNo ?? '').toLowerCase());
    expect(byDocument.documents).toMatchObject([{ documentNo, order: { orderKey } }]);
    const bySku = await find('ml-cof');
    expect(bySku).toMatchObject({ orders: [], documents: [], cards: [], person: null });
    expect(bySku.skus).toEqual([
      {
        sku: 'ML-COF-500',
        causeGroup: 'sku-unknown:ML-COF-500',
        mapped: { integrationId: 'shop-nav', itemNo: 'ML-TS-001' },
      },
    ]);
    const { rows: cards } = await calls()['customers.created']({}, administrator);
    const [card] = cards;
    expect((await find((card?.customerNo ?? '').toLowerCase())).cards).toMatchObject([
      { customerNo: card?.customerNo, name: card?.name, orderKey: card?.orderKey },
    ]);

    const { person } = await find(` ${anna.email.toUpperCase()} `);
    expect(keysOf(person?.orders ?? [])).toEqual([orderKey]);
    const entries = await calls()['audit.list']({ subject: person?.subject ?? '' }, operator);
    expect(entries.rows.length).toBeGreaterThan(0);
    expect((await find('anna@vogt')).person).toBeNull();
    expect(await find('Vogt')).toMatchObject({ orders: [], documents: [], skus: [], cards: [], person: null });

    shop.world.nav.admin.post(documentNo ?? '');
    await shop.tell(20 * MINUTE);
    const posted = (await shop.row(written))?.documentNo;
    expect(posted).not.toBe(documentNo);
    const { documents } = await find(documentNo ?? '');
    expect(documents).toMatchObject([{ documentNo, order: { orderKey, documentNo: posted } }]);
  });

  it('walks through indexes alone, whatever is looked for', async () => {
    const { db } = await openTestRecords();
    for (const [name, sql] of Object.entries(SEARCHES)) {
      const values = { from: 'a', to: 'b', most: 5, integrationId: 'shop', fingerprint: 'f' };
      const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(values);
      const tables = plan.filter(({ detail }) => /^SCAN (?!found|company|\(subquery|CONSTANT)/.test(detail));
      expect([name, tables.map(({ detail }) => detail)]).toEqual([name, []]);
    }
  });
});
