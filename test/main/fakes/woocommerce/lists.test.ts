import { describe, expect, it } from 'vitest';
import type { ShopUnderTest } from './shopUnderTest.ts';
import { fixture, openShop } from './shopUnderTest.ts';

const orders = '/wp-json/wc/v3/orders';

/** Orders 21, 22, ... each modified at the given GMT second of 22 November 2026. */
function shopWithOrders(times: readonly string[]): ShopUnderTest {
  const shop = openShop('2026-11-22T01:40:00Z');
  for (const time of times) {
    shop.clock.now = Date.parse(`2026-11-22T${time}Z`);
    shop.shopper.placeOrder({ items: [{ sku: 'ML-GIFT', quantity: 1 }] });
  }
  return shop;
}

const idsOf = (rows: readonly Record<string, unknown>[]): unknown[] => rows.map((row) => row['id']);

describe('modified_after on a shop at UTC+1', () => {
  // The recorded orders, by their last change: 21, 23, 24, 22, 33, 34, 25, 35.
  const times = ['01:43:37', '01:44:17', '01:43:39', '01:43:41', '01:45:44'];
  const after = (value: string, flag: boolean): string =>
    `${orders}?modified_after=${encodeURIComponent(value)}${flag ? '&dates_are_gmt=true' : ''}&orderby=modified&order=asc&_fields=id`;

  it.each([
    ['a GMT value without zone, with the flag: right, and strictly greater', '2026-11-22T01:43:39', true, [24, 22, 25]],
    ['the same with a fraction', '2026-11-22T01:43:39.000', true, [24, 22, 25]],
    ['a value ending in Z, without the flag: right', '2026-11-22T01:43:39Z', false, [24, 22, 25]],
    ['a value ending in Z, with the flag: an hour of changes is missing', '2026-11-22T01:43:39Z', true, []],
    ['a value with an offset, with the flag: just as wrong', '2026-11-22T02:43:39+01:00', true, []],
    ['Z with the flag, an hour earlier: the same rows by accident', '2026-11-22T00:43:39Z', true, [24, 22, 25]],
    [
      'a GMT value without zone or flag: read as local, an hour too much',
      '2026-11-22T01:43:39',
      false,
      [21, 23, 24, 22, 25],
    ],
    ['a local value without zone or flag: right', '2026-11-22T02:43:39', false, [24, 22, 25]],
  ])('reads %s', (_text, value, flag, wanted) => {
    expect(idsOf(shopWithOrders(times).call('GET', after(value, flag)).list)).toEqual(wanted);
  });

  it('gives nothing too little west of UTC, and everything to who asks with GMT and the flag', () => {
    const shop = openShop('2026-11-22T01:40:00Z', { utcOffsetMinutes: -300 });
    shop.shopper.placeOrder({ items: [{ sku: 'ML-GIFT', quantity: 1 }] });
    expect(shop.call('GET', after('2026-11-22T01:39:59', false)).list).toEqual([]);
    expect(idsOf(shop.call('GET', after('2026-11-22T01:39:59', true)).list)).toEqual([21]);
  });

  it('breaks equal seconds by id, in the direction asked for', () => {
    const shop = shopWithOrders(['01:43:37', '01:43:37', '01:43:37']);
    expect(idsOf(shop.call('GET', `${orders}?orderby=modified&order=asc`).list)).toEqual([21, 22, 23]);
    expect(idsOf(shop.call('GET', `${orders}?orderby=modified&order=desc`).list)).toEqual([23, 22, 21]);
  });

  it('honours modified_before, after and before alike', () => {
    const shop = shopWithOrders(times);
    const between = 'modified_after=2026-11-22T01:43:37&modified_before=2026-11-22T01:44:17&dates_are_gmt=true';
    expect(idsOf(shop.call('GET', `${orders}?${between}&orderby=id&order=asc`).list)).toEqual([23, 24]);
    expect(shop.call('GET', `${orders}?before=2026-11-22T01:43:37&dates_are_gmt=true`).list).toEqual([]);
  });

  it('works the same for products and is ignored by customers', () => {
    const shop = shopWithOrders([]);
    const late = 'modified_after=2030-01-01T00:00:00&dates_are_gmt=true';
    shop.admin.addCustomer({ email: 'a@customer.example' });
    expect(shop.call('GET', `/wp-json/wc/v3/products?${late}`).list).toEqual([]);
    expect(shop.call('GET', `/wp-json/wc/v3/customers?${late}`).list).toHaveLength(1);
  });
});

describe('pages of orders', () => {
  const eight = ['01:41:00', '01:42:00', '01:43:00', '01:44:00', '01:45:00', '01:46:00', '01:47:00', '01:48:00'];

  it.each(['orders-list-page1', 'orders-list-page2', 'orders-list-offset', 'orders-list-page-out-of-range'])(
    'has the totals and links of %s',
    (name) => {
      const sample = fixture(name);
      const { headers } = shopWithOrders(eight).replay(sample);
      expect(headers).toMatchObject({
        'X-WP-Total': sample.response.headers['x-wp-total'],
        'X-WP-TotalPages': sample.response.headers['x-wp-totalpages'],
        Link: sample.response.headers['link'],
      });
    },
  );

  it('counts the true total past the end of other lists', () => {
    const sample = fixture('customers-list-page-out-of-range');
    const shop = shopWithOrders([]);
    shop.admin.addCustomer({ email: 'a@customer.example' });
    const { headers, list } = shop.replay(sample);
    expect(list).toEqual([]);
    expect(headers).toMatchObject({ 'X-WP-Total': '1', Link: sample.response.headers['link'] });
  });

  it('takes statuses as list or array, and repeats them in its links', () => {
    const shop = shopWithOrders(eight);
    shop.admin.setStatus(21, 'on-hold');
    shop.admin.setStatus(22, 'completed');
    const byArray = `${orders}?status%5B%5D=on-hold&status%5B%5D=completed&orderby=id&order=asc&_fields=id,status`;
    const answer = shop.call('GET', byArray);
    expect(answer.list).toEqual([
      { id: 21, status: 'on-hold' },
      { id: 22, status: 'completed' },
    ]);
    expect(shop.call('GET', `${orders}?status=on-hold,completed&order=asc`).list).toHaveLength(2);
    const link = shop.call('GET', `${orders}?status=processing&per_page=1&_fields=id`).headers['Link'];
    expect(link).toContain('per_page=1&_fields=id&status%5B0%5D=processing&dp=2&context=view&page=2');
  });

  it('lets open checkouts through "any", keeps the trash out, and finds it by name', () => {
    const shop = shopWithOrders(['01:41:00', '01:42:00']);
    const draft = shop.shopper.openCheckout({ items: [{ sku: 'ML-TS-001', quantity: 1 }] });
    shop.admin.trashOrder(21);
    expect(idsOf(shop.call('GET', orders).list)).toEqual([draft, 22]);
    expect(idsOf(shop.call('GET', `${orders}?status=trash`).list)).toEqual([21]);
    expect(shop.call('GET', `${orders}?include=21`).list).toEqual([]);
  });

  it('filters by customer, product, origin and text', () => {
    const shop = shopWithOrders([]);
    const customer = shop.admin.addCustomer({ email: 'anna@customer.example' });
    shop.shopper.placeOrder({ items: [{ sku: 'ML-TS-001', quantity: 1 }], customerId: customer });
    shop.shopper.placeOrder({ items: [{ sku: 'ML-GIFT', quantity: 1 }], billing: { email: 'guest@guest.example' } });
    shop.call('POST', orders, { line_items: [{ sku: 'ML-GIFT' }] });
    const found = (query: string): unknown[] => idsOf(shop.call('GET', `${orders}?${query}`).list);
    expect(found('customer=0')).toEqual([23, 22]);
    expect(found(`customer=${customer}`)).toEqual([21]);
    expect(found('product=10')).toEqual([21]);
    expect(found('created_via=checkout,store-api')).toEqual([22, 21]);
    expect(found('search=GUEST%40guest.example')).toEqual([22]);
  });
});

describe('lists of customers and products', () => {
  it('finds customers by exact address and only by their role', () => {
    const shop = openShop('2026-11-22T01:42:33Z');
    const created = shop.replay(fixture('customer-create'));
    expect(created.json['id']).toBe(3);
    for (const name of [
      'customers-by-email-unknown',
      'customers-by-email-administrator-default-role',
      'customers-by-email-administrator-role-all',
    ]) {
      const sample = fixture(name);
      expect(shop.replay(sample).json).toEqual(sample.response.body);
    }
    expect(idsOf(shop.call('GET', '/wp-json/wc/v3/customers?email=ANNA.schmidt%40customer.example').list)).toEqual([3]);
    expect(idsOf(shop.call('GET', '/wp-json/wc/v3/customers?role=all').list)).toEqual([1, 2, 3]);
  });

  it.each(['products-by-gtin', 'products-by-gtin-variation', 'products-by-sku-unknown'])('answers %s', (name) => {
    const sample = fixture(name);
    expect(openShop('2026-11-22T01:40:50Z').replay(sample).json).toEqual(sample.response.body);
  });

  it('finds variations by code too, whatever the case, newest first', () => {
    const shop = openShop('2026-11-22T01:40:50Z');
    const found = (query: string): unknown[] => idsOf(shop.call('GET', `/wp-json/wc/v3/products?${query}`).list);
    expect(found('sku=ML-TS-001,ml-cof-500,ML-HOOD-S-BLK')).toEqual([14, 11, 10]);
    expect(found('search_sku=HOOD-')).toEqual([16, 15, 14]);
    expect(found('per_page=100')).not.toContain(14);
    expect(idsOf(shop.call('GET', '/wp-json/wc/v3/products/13/variations').list)).toEqual([16, 15, 14]);
  });
});
