import { describe, expect, it } from 'vitest';
import type { Body, Sample } from './shopUnderTest.ts';
import { fixture, openShop, shapeOf } from './shopUnderTest.ts';

const orders = '/wp-json/wc/v3/orders';

describe('customers', () => {
  it('creates and changes one as recorded, but for the numbers of meta', () => {
    const shop = openShop('2026-11-22T01:42:33Z');
    const same = (sample: Sample): void => {
      const { json } = shop.replay(sample);
      const meta = (body: Body): unknown =>
        (body['meta_data'] as Body[]).map((entry) => [entry['key'], entry['value']]);
      expect({ ...json, meta_data: meta(json) }).toEqual({
        ...sample.response.body,
        meta_data: meta(sample.response.body),
      });
    };
    same(fixture('customer-create'));
    shop.clock.now = Date.parse('2026-11-22T01:42:36Z');
    same(fixture('customer-update'));
  });

  it('gives one without a user name the first part of his address', () => {
    const shop = openShop('2026-11-22T01:42:34Z');
    expect(shop.replay(fixture('customer-create-minimal')).json).toMatchObject({ username: 'minimal' });
    expect(shop.call('POST', '/wp-json/wc/v3/customers', { email: 'minimal@other.example' }).json).toMatchObject({
      username: 'minimal2',
    });
  });

  it('has no date of change before the first change', () => {
    const shop = openShop('2026-11-22T01:42:34Z');
    expect(shop.call('GET', '/wp-json/wc/v3/customers/1').json).toMatchObject({ date_modified_gmt: null });
  });

  it('becomes a paying customer when his order is completed', () => {
    const shop = openShop('2026-11-22T01:42:34Z');
    const customer = shop.admin.addCustomer({ email: 'a@customer.example' });
    const order = shop.shopper.placeOrder({ items: [{ sku: 'ML-GIFT', quantity: 1 }], customerId: customer });
    shop.admin.setStatus(order, 'completed');
    expect(shop.call('GET', `/wp-json/wc/v3/customers/${customer}`).json).toMatchObject({ is_paying_customer: true });
  });
});

describe('notes', () => {
  it('answers a new note as recorded, with the number it gets', () => {
    const sample = fixture('order-note-create');
    const shop = openShop('2026-11-22T01:44:15Z', { lastPostId: 21 });
    shop.shopper.placeOrder({ items: [{ sku: 'ML-HOOD-M-BLK', quantity: 1 }] });
    const answer = shop.replay(sample);
    const id = Number(answer.json['id']);
    const wanted = JSON.stringify(sample.response.body)
      .replace('"id":19', `"id":${id}`)
      .replace('notes/19', `notes/${id}`);
    expect(answer.json).toEqual(JSON.parse(wanted));
    expect(answer.headers['Location']).toBe(`https://127.0.0.1:8443/wp-json/wc/v3/orders/22/notes/${id}`);
  });

  it('neither moves the order nor is an event', () => {
    const shop = openShop('2026-11-22T01:44:15Z', { allowPrivateTargets: true, ping: () => 200 });
    const order = shop.shopper.placeOrder({ items: [{ sku: 'ML-GIFT', quantity: 1 }] });
    shop.call('POST', '/wp-json/wc/v3/webhooks', { topic: 'order.updated', delivery_url: 'https://relay.example/x' });
    const before = shop.call('GET', `${orders}/${order}`).json['date_modified_gmt'];
    shop.clock.now += 60_000;
    shop.call('POST', `${orders}/${order}/notes`, { note: 'exported' });
    expect(shop.deliveries.take()).toEqual([]);
    expect(shop.call('GET', `${orders}/${order}`).json['date_modified_gmt']).toBe(before);
    expect(shop.stored.notes(order).map((note) => note.text)).toContain('exported');
  });

  it('are written by the shop itself at every change of status and stock, newest first', () => {
    const shop = openShop('2026-11-22T01:42:40Z', { lastPostId: 21 });
    shop.admin.addCustomer({ email: 'anna@customer.example' });
    shop.replay(fixture('order-create-registered'));
    shop.clock.now += 1000;
    shop.admin.setStatus(22, 'processing');
    shop.clock.now += 2000;
    shop.admin.setStatus(22, 'completed');
    const texts = shop.call('GET', `${orders}/22/notes`).list.map((note) => note['note']);
    const recorded = fixture<{ response: { body: Body[] } }>('order-notes-list').response.body.map(
      (note) => note['note'],
    );
    expect(texts).toEqual(recorded.map((text) => String(text).replace('(2&rarr;1)', '(30&rarr;29)')));
  });
});

describe('changes of an order', () => {
  it('sets the paid and completed dates as statuses pass', () => {
    const shop = openShop('2026-11-22T01:42:40Z', { lastPostId: 21 });
    shop.admin.addCustomer({ email: 'anna@customer.example' });
    shop.replay(fixture('order-create-registered'));
    for (const [name, at] of [
      ['order-update-status-processing', '2026-11-22T01:42:41Z'],
      ['order-update-status-completed', '2026-11-22T01:42:42Z'],
    ] as const) {
      const sample = fixture(name);
      shop.clock.now = Date.parse(at);
      const dates = (body: Body): unknown =>
        Object.entries(body).filter(([field]) => field.startsWith('date_') || field === 'status');
      expect(dates(shop.replay(sample).json)).toEqual(dates(sample.response.body));
    }
  });

  it('keeps totals when only meta is written, and merges it by key', () => {
    const shop = openShop('2026-11-22T01:42:40Z', { lastPostId: 21 });
    shop.admin.addCustomer({ email: 'anna@customer.example' });
    shop.replay(fixture('order-create-registered'));
    const meta = (value: unknown): Body => ({ meta_data: [{ key: '_erp_document_no', value }] });
    expect(shop.call('PUT', `${orders}/22`, meta('SO-1')).json).toMatchObject({ total: '68.19' });
    expect(shop.call('PATCH', `${orders}/22`, meta('SO-2')).json).toMatchObject({
      meta_data: [{ key: '_erp_document_no', value: 'SO-2' }],
    });
  });

  it('merges lines by number: changes, adds, removes, and recounts', () => {
    const shop = openShop('2026-11-22T01:42:40Z');
    const made = shop.call('POST', orders, { line_items: [{ sku: 'ML-TS-001' }, { sku: 'ML-GIFT' }] }).json;
    const [first, second] = made['line_items'] as Body[];
    const change = {
      line_items: [
        { id: first?.['id'], quantity: 2, total: '10.00', subtotal: '10.00' },
        { id: second?.['id'], quantity: 0 },
      ],
    };
    const changed = shop.call('PUT', `${orders}/21`, change).json;
    expect(changed['line_items']).toMatchObject([{ quantity: 2, total: '10.00', price: 5 }]);
    expect(changed).toMatchObject({ total: '11.90', total_tax: '1.90' });
    const added = shop.call('PUT', `${orders}/21`, { line_items: [{ sku: 'ML-COF-500', quantity: 2 }] }).json;
    expect(added).toMatchObject({ total: '30.07' });
  });

  it('takes stock when paid and gives it back when cancelled', () => {
    const shop = openShop('2026-11-22T01:42:40Z');
    const stock = (): unknown => shop.stored.products().find((product) => product.sku === 'ML-TS-001')?.stockQuantity;
    const id = shop.shopper.placeOrder({ items: [{ sku: 'ML-TS-001', quantity: 2 }] });
    expect(stock()).toBe(40);
    shop.admin.setStatus(id, 'cancelled');
    expect(stock()).toBe(42);
  });

  it('shows the code a product has now, and none once the product is gone', () => {
    const shop = openShop('2026-11-22T01:42:40Z');
    const id = shop.shopper.placeOrder({ items: [{ sku: 'ML-MUG-001', quantity: 1 }] });
    const line = (): unknown => (shop.call('GET', `${orders}/${id}`).json['line_items'] as Body[])[0];
    shop.admin.changeSku('ML-MUG-001', 'ML-MUG-002');
    expect(line()).toMatchObject({ sku: 'ML-MUG-002', name: 'Enamel Mug' });
    shop.admin.removeProduct('ML-MUG-002');
    expect(line()).toMatchObject({ sku: null, global_unique_id: null, name: 'Enamel Mug' });
  });

  it('completes a paid cash-on-delivery order at once', () => {
    const shop = openShop('2026-11-22T01:42:40Z');
    const body = { set_paid: true, payment_method: 'cod', line_items: [{ sku: 'ML-GIFT' }] };
    expect(shop.call('POST', orders, body).json).toMatchObject({ status: 'completed' });
  });
});

describe('refunds', () => {
  function shopWithRefunds(): ReturnType<typeof openShop> {
    const shop = openShop('2026-11-22T01:42:38Z');
    shop.replay(fixture('order-create-guest'));
    shop.clock.now = Date.parse('2026-11-22T01:43:36Z');
    return shop;
  }

  const withoutNumbers = (body: Body): unknown =>
    JSON.parse(
      JSON.stringify(body)
        .replaceAll(/"id":\d+/g, '"id":0')
        .replaceAll(/refunds\/\d+/g, 'refunds/0'),
    );

  it('answers a refund of lines and one of an amount as recorded', () => {
    const shop = shopWithRefunds();
    const lines = fixture('refund-create-partial');
    const partial = shop.replay(lines);
    expect(withoutNumbers(partial.json)).toEqual(withoutNumbers(lines.response.body));
    shop.clock.now += 1000;
    const money = fixture('refund-create-amount-only');
    expect(withoutNumbers(shop.replay(money).json)).toEqual(withoutNumbers(money.response.body));
    expect(shop.call('GET', `${orders}/21`).json).toMatchObject({
      status: 'processing',
      total: '130.20',
      refunds: [{ total: '-5.00' }, { total: '-21.42', reason: '1 of 2 shirts returned' }],
      date_modified_gmt: '2026-11-22T01:43:37',
    });
    expect(shop.call('GET', '/wp-json/wc/v3/refunds').list).toMatchObject([{ parent_id: 21 }, { parent_id: 21 }]);
  });

  it('turns a wholly refunded order into a refunded one, with a single refund', () => {
    const shop = shopWithRefunds();
    const body = { amount: '130.20', api_refund: false };
    shop.call('POST', `${orders}/21/refunds`, body);
    expect(shop.call('GET', `${orders}/21`).json).toMatchObject({
      status: 'refunded',
      refunds: [{ total: '-130.20' }],
    });
  });

  it('makes a refund without lines of a status set by hand', () => {
    const shop = shopWithRefunds();
    const { json } = shop.call('PUT', `${orders}/21`, { status: 'refunded' });
    expect(json['refunds']).toMatchObject([{ reason: 'Order fully refunded.', total: '-130.20' }]);
  });

  it('forgets a deleted refund without a trace in the order', () => {
    const shop = shopWithRefunds();
    const made = shop.call('POST', `${orders}/21/refunds`, { amount: '5.00', api_refund: false }).json;
    shop.clock.now += 60_000;
    shop.call('DELETE', `${orders}/21/refunds/${String(made['id'])}?force=true`);
    expect(shop.call('GET', `${orders}/21`).json).toMatchObject({
      refunds: [],
      date_modified_gmt: '2026-11-22T01:43:36',
    });
  });
});

describe('discovery and settings', () => {
  it('answers the open root and the system status with what a connection check reads', () => {
    const shop = openShop('2026-11-22T01:42:40Z');
    const root = fixture('rest-root');
    const { json } = shop.replay(root);
    expect({ ...json, namespaces: 0 }).toEqual({ ...root.response.body, namespaces: 0 });
    expect(json['namespaces']).toContain('wc/v3');
    const status = fixture('system-status-short').response.body as { environment: Body; settings: Body };
    const answer = shop.replay(fixture('system-status-short')).json as { environment: Body; settings: Body };
    expect(status.environment).toMatchObject(answer.environment);
    expect(status.settings).toMatchObject(answer.settings);
  });

  it('names the REST API on the home page', () => {
    const shop = openShop('2026-11-22T01:42:40Z');
    const page = shop.handle({ method: 'GET', url: '/', headers: {}, body: Buffer.from(''), secure: true });
    expect(page.headers['Link']).toBe('<https://127.0.0.1:8443/wp-json/>; rel="https://api.w.org/"');
  });

  it.each([
    'taxes-list',
    'tax-classes-list',
    'data-currency-current',
    'payment-gateways-list',
    'shipping-methods-list',
    'settings-tax',
  ])('answers %s as recorded', (name) => {
    const sample = fixture(name);
    const answer = openShop('2026-11-22T01:42:40Z').replay(sample);
    expect(answer.json).toEqual(sample.response.body);
    expect(answer.headers['X-WP-Total']).toBe(sample.response.headers['x-wp-total']);
  });

  it('shows general settings among those recorded, and changed ones at once', () => {
    const shop = openShop('2026-11-22T01:42:40Z');
    const sample = fixture('settings-general');
    expect(sample.response.body).toEqual(expect.arrayContaining(shop.replay(sample).list));
    shop.admin.changeSettings({ currency: 'CHF', decimals: 3, pricesIncludeTax: true });
    const value = (path: string): unknown => shop.call('GET', `/wp-json/wc/v3/settings/${path}`).json['value'];
    expect(value('general/woocommerce_currency')).toBe('CHF');
    expect(value('general/woocommerce_price_num_decimals')).toBe('3');
    expect(value('tax/woocommerce_prices_include_tax')).toBe('yes');
  });
});

describe('products', () => {
  it('shows a variation through the list of products and through its parent, each in its own shape', () => {
    const shop = openShop('2026-11-22T01:40:52Z');
    for (const name of ['product-get-variation-through-products', 'variation-get']) {
      const sample = fixture(name);
      const { json } = shop.replay(sample);
      const own = { stock_quantity: 7 };
      expect({ ...json, ...own }).toEqual({ ...sample.response.body, ...own });
      expect(Object.keys(json)).toEqual(Object.keys(sample.response.body));
    }
  });

  it('has every field of a simple product with its type', () => {
    const sample = fixture<{ response: { body: Body[] } }>('products-by-sku');
    const { list } = openShop('2026-11-22T01:40:52Z').replay(fixture('products-by-sku'));
    expect(shapeOf({ ...list[0], related_ids: [1] })).toEqual(shapeOf(sample.response.body[0]));
  });
});

describe('every recorded order', () => {
  it.each(['order-create-guest', 'order-get-storefront', 'order-create-prices-include-tax'])(
    'has the same names and types as %s',
    (name) => {
      const shop = openShop('2026-11-22T01:42:38Z');
      const id = shop.shopper.placeOrder({
        items: [{ sku: 'ML-TS-001', quantity: 2 }],
        coupons: ['welcome10'],
        fees: [{ name: 'Gift fee', amount: '3.00' }],
        shippingCost: '4.90',
        billing: { country: 'DE' },
        status: name === 'order-get-storefront' ? 'on-hold' : 'processing',
      });
      const made = shapeOf(shop.call('GET', `${orders}/${id}`).json) as Body;
      const wanted = shapeOf(fixture(name).response.body) as Body;
      const differing = [
        'meta_data',
        'date_paid',
        'date_paid_gmt',
        'date_completed',
        'date_completed_gmt',
        'fee_lines',
      ];
      for (const [field, shape] of Object.entries(wanted).filter(([field]) => !differing.includes(field))) {
        const lines = [made[field]].flat().map((line) => Object.keys(Object(line)));
        expect([field, lines]).toEqual([field, [shape].flat().map((line) => Object.keys(Object(line)))]);
      }
      expect(Object.keys(made)).toEqual(Object.keys(wanted));
    },
  );
});
