import { describe, expect, it } from 'vitest';
import type { Body, Sample, ShopUnderTest } from './shopUnderTest.ts';
import { fixture, openShop, timeOf } from './shopUnderTest.ts';

/** The fake of the recorded shop at the moment an order was made, with the number that order got. */
function shopFor(sample: Sample): ShopUnderTest {
  const shop = openShop(timeOf(sample), { lastPostId: Number(sample.response.body['id']) - 1 });
  const customer = { email: 'anna.schmidt@customer.example', first_name: 'Anna' };
  if (sample.response.body['customer_id'] !== 0) shop.admin.addCustomer(customer);
  return shop;
}

const LINES = ['line_items', 'tax_lines', 'shipping_lines', 'fee_lines', 'coupon_lines'];

/** Numbers that count what other orders had before become ranks; random keys and the clock's last second fall away. */
function comparable(body: Body): Body {
  const rows = (name: string): Body[] => body[name] as Body[];
  const ids = LINES.flatMap((name) => rows(name).map((line) => Number(line['id']))).sort((a, b) => a - b);
  const withRanks = LINES.map((name) => [
    name,
    rows(name).map((line) => ({ ...line, id: ids.indexOf(Number(line['id'])), meta_data: metaOf(line) })),
  ]);
  const later = ['date_modified', 'date_paid', 'date_completed'].flatMap((name) => [name, `${name}_gmt`]);
  return {
    ...body,
    ...Object.fromEntries(withRanks),
    meta_data: metaOf(body),
    order_key: 'a key',
    payment_url: String(body['payment_url']).replace(/key=.*/, 'key='),
    ...Object.fromEntries(later.map((name) => [name, body[name] === null ? null : 'a time'])),
  };
}

function metaOf(row: Body): unknown[] {
  return (row['meta_data'] as Body[]).map(({ id: _id, ...meta }) => meta);
}

describe('orders created through the REST API', () => {
  it.each([
    ['order-create-guest', {}],
    ['order-create-registered', {}],
    ['order-create-usd', {}],
    ['order-create-pending', {}],
    ['order-create-line-by-sku', {}],
    ['order-create-unknown-product-accepted', {}],
    ['order-create-json-as-text-plain', {}],
    ['order-create-prices-include-tax', { pricesIncludeTax: true }],
    ['order-create-tax-rounded-at-subtotal', { roundAtSubtotal: true }],
    ['order-create-customer-by-guest-email', {}],
  ])('answers %s field by field as recorded', (name, settings) => {
    const sample = fixture(name);
    const shop = shopFor(sample);
    shop.admin.changeSettings(settings);
    const answer = shop.replay(sample);
    expect(answer.status).toBe(sample.response.status);
    expect(comparable(answer.json)).toEqual(comparable(sample.response.body));
    expect(Object.keys(answer.json)).toEqual(Object.keys(sample.response.body));
    expect(answer.headers['Location']).toBe(sample.response.headers['location']);
  });

  it('gives the very first order the recorded line and meta numbers', () => {
    const sample = fixture('order-create-guest');
    const { json } = shopFor(sample).replay(sample);
    const idsOf = (body: Body): unknown => LINES.map((name) => (body[name] as Body[]).map((line) => line['id']));
    expect(idsOf(json)).toEqual(idsOf(sample.response.body));
    expect(json['meta_data']).toEqual(sample.response.body['meta_data']);
  });
});

describe('reading an order with other decimals', () => {
  it('gives unrounded net amounts and taxes but rounded line taxes with dp=4', () => {
    const sample = fixture('order-create-prices-include-tax');
    const shop = shopFor(sample);
    shop.admin.changeSettings({ pricesIncludeTax: true });
    shop.replay(sample);
    const recorded = fixture('order-get-dp4');
    expect(amountsOf(shop.replay(recorded).json)).toEqual(amountsOf(recorded.response.body));
  });

  it('gives unrounded line taxes too with dp=6 where tax is rounded at subtotal', () => {
    const sample = fixture('order-create-tax-rounded-at-subtotal');
    const shop = shopFor(sample);
    shop.admin.changeSettings({ roundAtSubtotal: true });
    shop.replay(sample);
    const recorded = fixture('order-get-tax-rounded-at-subtotal-dp6');
    expect(amountsOf(shop.replay(recorded).json)).toEqual(amountsOf(recorded.response.body));
  });

  it('rounds everything to whole units where the shop shows none, and totals even with dp=2', () => {
    const sample = fixture('order-create-guest');
    const shop = shopFor(sample);
    shop.replay(sample);
    shop.admin.changeSettings({ decimals: 0 });
    const whole = fixture('order-get-zero-decimals-store');
    expect(amountsOf(shop.replay(whole).json)).toEqual(amountsOf(whole.response.body));
    const asked = fixture('order-get-zero-decimals-store-dp2');
    expect(amountsOf(shop.replay(asked).json)).toEqual(amountsOf(asked.response.body));
  });

  it('answers order-get-guest like the creation, and filters nested fields as recorded', () => {
    const sample = fixture('order-create-guest');
    const shop = shopFor(sample);
    shop.replay(sample);
    const whole = fixture('order-get-guest');
    expect(comparable(shop.replay(whole).json)).toEqual(comparable(whole.response.body));
    for (const name of ['order-get-nested-fields', 'order-get-include-meta']) {
      const recorded = fixture(name);
      expect(shop.replay(recorded).json).toEqual(recorded.response.body);
    }
  });
});

/** The money of an order and of its lines. */
function amountsOf(body: Body): unknown {
  const money = (row: Body): Body =>
    Object.fromEntries(Object.entries(row).filter(([name]) => /total|tax|price|quantity/.test(name)));
  const rows = (name: string): Body[] => ((body[name] as Body[] | undefined) ?? []).map(money);
  const { line_items: _lines, tax_lines: _taxes, ...rest } = body;
  return { ...money(rest), lines: rows('line_items'), taxes: rows('tax_lines') };
}

describe('an order of the block checkout', () => {
  const recorded = fixture('order-get-storefront');

  function placed(): { shop: ShopUnderTest; body: Body } {
    const shop = openShop('2026-11-22T01:49:53Z', { lastPostId: 35 });
    const request = fixture('store-checkout-guest').request.body as Body;
    shop.shopper.placeOrder({
      items: [
        { sku: 'ML-TS-001', quantity: 2 },
        { sku: 'ML-HOOD-S-BLK', quantity: 1 },
      ],
      coupons: ['WELCOME10'],
      shippingCost: '4.90',
      billing: request['billing_address'] as Record<string, string>,
      shipping: request['shipping_address'] as Record<string, string>,
      note: 'Leave at door',
      status: 'on-hold',
    });
    return { shop, body: shop.call('GET', '/wp-json/wc/v3/orders/36').json };
  }

  it('has the recorded amounts, lines and texts', () => {
    const { body } = placed();
    const wanted = comparable(recorded.response.body);
    const made = comparable(body);
    const own = ['cart_hash', 'customer_user_agent', 'meta_data', ...LINES];
    const without = (row: Body, names: string[]): Body =>
      Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
    expect(without(made, own)).toEqual(without(wanted, own));
    for (const name of LINES) {
      const lines = (row: Body): unknown => (row[name] as Body[]).map((line) => without(line, ['id', 'meta_data']));
      expect(lines(made)).toEqual(lines(wanted));
    }
    const keys = (row: Body): unknown => (row['meta_data'] as Body[]).map((meta) => meta['key']);
    expect(keys(made)).toEqual(keys(wanted));
  });

  it('shows net, tax and gross per rate to whoever compares', () => {
    const { shop } = placed();
    expect(shop.stored.order(36)).toMatchObject({
      total: '102.09',
      totalTax: '16.30',
      shares: [{ rateId: 1, percent: '19', net: '85.79', tax: '16.30', gross: '102.09' }],
    });
  });

  it('is a cent below the cart where shipping tax ends in half a cent and prices include tax', () => {
    const shop = openShop('2026-11-22T01:00:00Z');
    shop.admin.changeSettings({ pricesIncludeTax: true });
    shop.admin.changePrice('ML-MUG-001', '10.00');
    const id = shop.shopper.placeOrder({ items: [{ sku: 'ML-MUG-001', quantity: 1 }], shippingCost: '2.50' });
    expect(shop.stored.order(id)?.total).toBe('12.97');
    shop.admin.changeSettings({ roundAtSubtotal: true });
    const other = shop.shopper.placeOrder({ items: [{ sku: 'ML-MUG-001', quantity: 1 }], shippingCost: '2.50' });
    expect(shop.stored.order(other)).toMatchObject({ total: '12.98', totalTax: '2.07' });
  });

  it('taxes a shopper elsewhere by his own rates, so that gross is not price times quantity', () => {
    const shop = openShop('2026-11-22T01:00:00Z');
    const austria = { country: 'AT', state: '', priority: 1, compound: false, shipping: true, taxClass: '' };
    shop.admin.addTaxRate({ ...austria, id: 3, percent: '20', name: 'USt' });
    shop.admin.changeSettings({ pricesIncludeTax: true });
    const billing = { country: 'AT', email: 'a@shopper.example' };
    const id = shop.shopper.placeOrder({ items: [{ sku: 'ML-TS-001', quantity: 1 }], billing });
    expect(shop.stored.order(id)).toMatchObject({ total: '20.16', totalTax: '3.36' });
  });
});
