import { describe, expect, it } from 'vitest';
import { createFakeNav } from '../../fakes/nav/fakeNav.ts';
import { demoCompany } from '../../fakes/nav/seed.ts';
import { demoShop } from '../../fakes/woocommerce/seed.ts';
import { createFakeWooCommerce } from '../../fakes/woocommerce/woocommerce.ts';
import type { BookRow, Books } from '../../simulate/books.ts';
import { createPlayed } from '../../simulate/played.ts';
import { judgeOrder } from '../../simulate/verdict.ts';

const now = () => Date.parse('2026-11-20T08:00:00Z');

function openCase(status = 'processing') {
  const nav = createFakeNav({ now, users: [], companies: [demoCompany()] });
  const shop = createFakeWooCommerce({
    now,
    random: (count) => new Uint8Array(count),
    home: 'http://shop.sim',
    seed: demoShop(),
  });
  const played = createPlayed(shop, now);
  const id = shop.shopper.placeOrder({
    items: [{ sku: 'ML-TS-001', quantity: 1 }],
    billing: { country: 'DE' },
    status,
  });
  const order = played.add(id, { declared: ['sku-unknown'], traces: [], skus: ['ML-TS-001'] });
  const total = order.versions[0]?.total ?? '';
  const write = (gross = total) =>
    nav.admin.addOrder({
      externalDocumentNumber: `WOO-${id}`, customerNumber: 'WEB-DE', pricesIncludeTax: true,
      salesOrderLines: [{ lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 1, unitPrice: Number(gross) }],
    }); // prettier-ignore
  const judge = (changes: Partial<BookRow> | null) => judgeOrder(order, nav, booksWith(id, total, changes));
  return { nav, shop, played, id, order, total, write, judge };
}

function booksWith(id: number, total: string, changes: Partial<BookRow> | null): Books {
  const row: BookRow = {
    key: String(id), orderNo: String(id), term: 'equal', state: 'written', status: 'processing', total, currency: 'EUR',
    navTotal: total, documentNo: null, cause: null, message: null, ...changes,
  }; // prettier-ignore
  const orders = new Map(changes === null ? [] : [[row.key, row]]);
  return { orders, gone: new Set(), kept: new Set(), unfinished: [], plainText: '', trail: () => [] };
}

describe('an order of the simulation', () => {
  it('is in order when it is in NAV once, with the same total and tax', () => {
    const { write, judge } = openCase();
    write();
    expect(judge({})).toEqual([]);
  });

  it('is violated when it is in NAV twice', () => {
    const { write, judge } = openCase();
    write();
    write();
    expect(judge({}).join()).toContain('is in NAV 2 times');
  });

  it('is violated when it counts as equal with another total, another tax or no document', () => {
    const other = openCase();
    other.write('19.99');
    expect(other.judge({}).join()).toContain('counts as equal');
    expect(openCase().judge({}).join()).toContain('no document in NAV');
  });

  it('is violated when it counts as equal and was cancelled in the store', () => {
    const { shop, played, id, write, judge } = openCase();
    write();
    shop.admin.setStatus(id, 'cancelled');
    played.changed(id);
    expect(judge({}).join()).toContain('is cancelled in the store');
  });

  it('may wait for a declared cause only, and then has no document', () => {
    const { write, judge } = openCase();
    expect(judge({ term: 'waiting', cause: 'sku-unknown' })).toEqual([]);
    expect(judge({ term: 'waiting', cause: 'country-unknown' }).join()).toContain('not declared');
    write();
    expect(judge({ term: 'waiting', cause: 'sku-unknown' }).join()).toContain('is in NAV as');
  });

  it('is violated when it is left out and is paid, or has a document', () => {
    const { write, judge } = openCase();
    expect(judge({ term: 'leftOut', cause: 'status-not-imported' }).join()).toContain('is processing in the store');
    write();
    expect(judge({ term: 'leftOut', cause: 'status-not-imported' }).join()).toContain('is in NAV as');
    expect(openCase('pending').judge({ term: 'leftOut', cause: 'status-not-imported' })).toEqual([]);
  });

  it('is violated when it is still on its way after everything came to rest', () => {
    expect(openCase().judge({ term: 'onTheWay', state: 'retrying' }).join()).toContain('still on its way');
  });

  it('is violated when the books do not know it, or know another total', () => {
    const { write, judge } = openCase();
    expect(judge(null).join()).toContain('in no term of the equation');
    write();
    expect(judge({ total: '1.00', navTotal: '1.00' }).join()).toContain('stands in the books with 1.00');
  });
});
