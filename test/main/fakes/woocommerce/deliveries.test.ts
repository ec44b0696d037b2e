import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signatureOf } from '../../../fakes/woocommerce/deliveries.ts';
import { phpJson } from '../../../fakes/woocommerce/json.ts';
import { WEBHOOK_SECRET } from '../../../fakes/woocommerce/seed.ts';
import { refusesTarget } from '../../../fakes/woocommerce/targets.ts';
import type { FakeWooCommerceOptions } from '../../../fakes/woocommerce/woocommerce.ts';
import type { Body, DeliverySample, ShopUnderTest } from './shopUnderTest.ts';
import { fixture, openShop } from './shopUnderTest.ts';

const hooks = '/wp-json/wc/v3/webhooks';
const orders = '/wp-json/wc/v3/orders';

function open(options: Partial<FakeWooCommerceOptions> = {}): ShopUnderTest {
  return openShop('2026-11-22T01:41:37Z', { ping: () => 200, ...options });
}

function subscribe(shop: ShopUnderTest, topic: string, url = 'https://relay.example/hook'): number {
  const body = { name: `ml ${topic}`, topic, delivery_url: url, secret: WEBHOOK_SECRET };
  return Number(shop.call('POST', hooks, body).json['id']);
}

const topicsOf = (shop: ShopUnderTest): string[] => shop.deliveries.take().map((delivery) => delivery.topic);

const place = (shop: ShopUnderTest, options: { status?: string; customerId?: number } = {}): number =>
  shop.shopper.placeOrder({ items: [{ sku: 'ML-TS-001', quantity: 1 }], ...options });

describe('webhooks', () => {
  it.each([
    'webhook-create-order-created',
    'webhook-create-order-updated',
    'webhook-create-order-deleted',
    'webhook-create-order-restored',
    'webhook-create-customer-created',
    'webhook-create-customer-updated',
    'webhook-create-customer-deleted',
    'webhook-create-product-created',
    'webhook-create-product-updated',
    'webhook-create-product-deleted',
    'webhook-create-action-refunded',
    'webhook-create-no-secret',
    'webhook-create-status-paused-ignored',
    'webhook-create-unsafe-port',
    'webhook-create-ping-fails',
    'webhook-create-special-secret',
  ])('answers %s as recorded', (name) => {
    const sample = fixture(name);
    const shop = open();
    shop.clock.now = Date.parse(`${String(sample.response.body['date_created_gmt'])}Z`);
    for (let id = 1; id < Number(sample.response.body['id']); id += 1) subscribe(shop, 'coupon.created');
    const answer = shop.replay(sample);
    expect(answer).toMatchObject({ status: 201, json: sample.response.body });
    expect(Object.keys(answer.json)).toEqual(Object.keys(sample.response.body));
    expect(answer.headers['Location']).toBe(sample.response.headers['location']);
  });

  it('lists, pauses, activates and deletes', () => {
    const shop = open();
    const first = subscribe(shop, 'order.created');
    const second = subscribe(shop, 'order.updated');
    shop.call('PUT', `${hooks}/${first}`, { status: 'paused' });
    const found = (query: string): unknown[] => shop.call('GET', `${hooks}?${query}`).list.map((hook) => hook['id']);
    expect(found('per_page=100')).toEqual([second, first]);
    expect(found('status=active')).toEqual([second]);
    expect(shop.call('DELETE', `${hooks}/${first}?force=true`).json).toMatchObject({ id: first, status: 'paused' });
    expect(found('status=paused')).toEqual([]);
  });
});

describe('pings', () => {
  it('are sent while the webhook is made, form encoded and unsigned, as recorded', () => {
    const asked: [string, string][] = [];
    const shop = open({ ping: (url, body) => (asked.push([url, body]), 200) });
    subscribe(shop, 'order.created');
    expect(asked).toEqual([['https://relay.example/hook', fixture<DeliverySample>('webhook-ping').rawBody]]);
  });

  it('come with the deliveries, marked, when nobody answers them at once', () => {
    const shop = open({ ping: undefined });
    subscribe(shop, 'order.created');
    const [ping] = shop.deliveries.take();
    expect(ping).toMatchObject({ ping: true, method: 'POST', body: 'webhook_id=1' });
    expect(ping?.headers).toEqual({
      'User-Agent': 'WooCommerce/10.5.0 Hookshot (WordPress/6.9.1)',
      Accept: '*/*',
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    shop.deliveries.report(ping?.deliveryNo ?? 0, 200);
    shop.call('PUT', `${hooks}/1`, { name: 'renamed' });
    expect(shop.deliveries.take()).toEqual([]);
  });

  it.each([204, 500, 'failed'] as const)('stay owed after %s and are repeated at every saving', (result) => {
    let count = 0;
    const shop = open({ ping: () => ((count += 1), result) });
    const id = subscribe(shop, 'order.updated');
    expect(shop.stored.webhooks()[0]).toMatchObject({ status: 'active', pendingPing: true });
    shop.call('PUT', `${hooks}/${id}`, { name: 'renamed' });
    place(shop);
    for (const delivery of shop.deliveries.take()) shop.deliveries.report(delivery.deliveryNo, 200);
    expect(count).toBe(3);
  });

  it('are sent again when the address changes, and not when the status does', () => {
    let count = 0;
    const shop = open({ ping: () => ((count += 1), 200) });
    const id = subscribe(shop, 'order.updated');
    shop.call('PUT', `${hooks}/${id}`, { status: 'paused' });
    shop.call('PUT', `${hooks}/${id}`, { status: 'active' });
    expect(count).toBe(1);
    shop.call('PUT', `${hooks}/${id}`, { delivery_url: 'https://relay.example/other' });
    expect(count).toBe(2);
  });
});

describe('a delivery', () => {
  it('has the recorded headers and a body that signs and reads like the recorded one', () => {
    const sample = fixture<DeliverySample>('webhook-order-created');
    const shop = open();
    subscribe(shop, 'order.created');
    shop.clock.now = Date.parse('2026-11-22T01:42:38Z');
    shop.replay(fixture('order-create-guest'));
    const [delivery] = shop.deliveries.take();
    const { headers, body } = delivery ?? { headers: {}, body: '' };
    for (const [name, value] of Object.entries(headers)) {
      const isOwn = name === 'X-WC-Webhook-Signature' || name === 'X-WC-Webhook-Delivery-ID';
      expect([name, isOwn ? value.length : value]).toEqual([
        name,
        isOwn ? sample.headers[name]?.length : sample.headers[name],
      ]);
    }
    const signature = createHmac('sha256', WEBHOOK_SECRET).update(body).digest('base64');
    expect(headers).toMatchObject({ 'X-WC-Webhook-Signature': signature });
    const mine = body.replaceAll(/wc_order_\w+/g, 'key').replaceAll(/"id":\d+/g, '');
    expect(mine).toBe(sample.rawBody.replaceAll(/wc_order_\w+/g, 'key').replaceAll(/"id":\d+/g, ''));
  });

  const signed = [
    'webhook-order-created',
    'webhook-order-updated-storefront',
    'webhook-order-updated-full-refund',
    'webhook-order-created-but-gone',
    'webhook-order-deleted',
    'webhook-customer-created',
    'webhook-customer-deleted',
    'webhook-product-updated-variation',
    'webhook-action-topic',
  ];
  it.each(signed)('escapes and signs the text of %s to the byte', (name) => {
    const { rawBody, signature } = fixture<DeliverySample>(name);
    expect(phpJson(JSON.parse(rawBody))).toBe(rawBody);
    expect(signatureOf(rawBody, signature.secret)).toBe(signature.header);
  });

  it('decodes entities in the secret before signing', () => {
    expect(signatureOf('x', 'a&amp;b')).toBe(signatureOf('x', 'a&b'));
    expect(signatureOf('x', '&lt;&#039;')).toBe(signatureOf('x', "<'"));
  });

  it('is built when it is taken, not when it happened', () => {
    const shop = open();
    subscribe(shop, 'order.created');
    const id = place(shop);
    shop.admin.setStatus(id, 'cancelled');
    expect(JSON.parse(shop.deliveries.take()[0]?.body ?? '')).toMatchObject({ id, status: 'cancelled' });
  });

  it('is a signed error object when the order is gone, or its owner lost his rights', () => {
    const shop = open();
    subscribe(shop, 'order.created');
    shop.admin.deleteOrder(place(shop));
    const gone = fixture<DeliverySample>('webhook-order-created-but-gone');
    expect(shop.deliveries.take()[0]).toMatchObject({
      body: gone.rawBody,
      headers: { 'X-WC-Webhook-Signature': gone.signature.header },
    });
    place(shop);
    shop.admin.demote(1);
    expect(shop.deliveries.take()[0]?.body).toBe(
      fixture<DeliverySample>('webhook-order-updated-owner-demoted').rawBody,
    );
    place(shop);
    shop.admin.deleteUser(1);
    expect(JSON.parse(shop.deliveries.take()[0]?.body ?? '')).toMatchObject({ data: { status: 401 } });
  });

  it('carries nothing but the number for what was deleted', () => {
    const shop = open();
    subscribe(shop, 'order.deleted');
    const id = place(shop);
    shop.admin.trashOrder(id);
    expect(shop.deliveries.take()[0]?.body).toBe(`{"id":${id}}`);
  });

  it('names hook and first argument for an action topic', () => {
    const shop = open();
    subscribe(shop, 'action.woocommerce_order_refunded');
    shop.replay(fixture('order-create-guest'));
    shop.call('POST', `${orders}/21/refunds`, { amount: '1.00', api_refund: false });
    const sample = fixture<DeliverySample>('webhook-action-order-refunded');
    expect(shop.deliveries.take()[0]).toMatchObject({
      body: sample.rawBody,
      headers: {
        'X-WC-Webhook-Resource': 'action',
        'X-WC-Webhook-Event': 'woocommerce_order_refunded',
        'X-WC-Webhook-Signature': sample.signature.header,
      },
    });
  });

  it('shares its delivery id with others of the same webhook and second', () => {
    const shop = open();
    subscribe(shop, 'order.created');
    place(shop);
    place(shop);
    const ids = shop.deliveries.take().map((delivery) => delivery.headers['X-WC-Webhook-Delivery-ID']);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    place(shop);
    shop.clock.now += 1000;
    expect(shop.deliveries.take()[0]?.headers['X-WC-Webhook-Delivery-ID']).not.toBe(ids[0]);
  });
});

describe('what fires what', () => {
  const TOPICS = ['order.created', 'order.updated', 'order.deleted', 'order.restored'];

  function subscribed(): ShopUnderTest {
    const shop = open();
    for (const topic of [...TOPICS, 'customer.created', 'customer.updated', 'customer.deleted', 'product.updated']) {
      subscribe(shop, topic);
    }
    return shop;
  }

  it('tells of a checkout as updated before created, and of the product sold', () => {
    const shop = subscribed();
    place(shop);
    expect(topicsOf(shop)).toEqual(['order.updated', 'product.updated', 'order.created']);
  });

  it('tells of an open checkout as an update', () => {
    const shop = subscribed();
    const id = shop.shopper.openCheckout({ items: [{ sku: 'ML-TS-001', quantity: 1 }] });
    const [delivery] = shop.deliveries.take();
    expect(delivery?.topic).toBe('order.updated');
    expect(JSON.parse(delivery?.body ?? '')).toMatchObject({
      id,
      status: 'checkout-draft',
      needs_payment: true,
      is_editable: false,
    });
  });

  it.each<[string, (shop: ShopUnderTest, id: number) => void, string[]]>([
    ['a change of nothing', (shop, id) => shop.call('PUT', `${orders}/${id}`, {}), ['order.updated']],
    ['meta alone', (shop, id) => shop.call('PUT', `${orders}/${id}`, { meta_data: [] }), ['order.updated']],
    ['a note', (shop, id) => shop.call('POST', `${orders}/${id}/notes`, { note: 'x' }), []],
    ['the trash', (shop, id) => shop.call('DELETE', `${orders}/${id}`), ['order.deleted']],
    ['deleting for good', (shop, id) => shop.call('DELETE', `${orders}/${id}?force=true`), []],
    [
      'three changes at once',
      (shop, id) => [1, 2, 3].map(() => shop.call('PUT', `${orders}/${id}`, {})),
      ['order.updated'],
    ],
    [
      'a new customer',
      (shop) => shop.admin.addCustomer({ email: 'b@customer.example' }),
      ['customer.created', 'customer.updated'],
    ],
    ['a customer changed in nothing', (shop) => shop.admin.changeCustomer(2, {}), ['customer.updated']],
  ])('tells of %s', (_name, act, wanted) => {
    const shop = subscribed();
    const id = place(shop);
    shop.deliveries.take();
    act(shop, id);
    expect(topicsOf(shop)).toEqual(wanted);
  });

  it('tells of restoring, and of nothing when a status takes an order out of the trash', () => {
    const shop = subscribed();
    const id = place(shop);
    shop.admin.trashOrder(id);
    shop.deliveries.take();
    shop.admin.restoreOrder(id);
    expect(topicsOf(shop)).toEqual(['order.restored']);
    expect(shop.stored.order(id)?.status).toBe('processing');
    shop.admin.trashOrder(id);
    shop.deliveries.take();
    shop.call('PUT', `${orders}/${id}`, { status: 'pending' });
    expect(topicsOf(shop).filter((topic) => topic.startsWith('order.'))).toEqual([]);
  });

  it('tells of the customer whose order is completed', () => {
    const shop = subscribed();
    const id = place(shop, { customerId: shop.admin.addCustomer({ email: 'b@customer.example' }) });
    shop.deliveries.take();
    shop.admin.setStatus(id, 'completed');
    expect(topicsOf(shop)).toEqual(['customer.updated', 'order.updated']);
  });

  it('queues anew once a delivery was taken', () => {
    const shop = open();
    subscribe(shop, 'order.updated');
    const id = place(shop);
    expect(topicsOf(shop)).toEqual(['order.updated']);
    shop.admin.editOrder(id, {});
    expect(topicsOf(shop)).toEqual(['order.updated']);
  });

  it('sends what was queued before a pause, and nothing of what happened during it', () => {
    const shop = open();
    const hook = subscribe(shop, 'order.created');
    place(shop);
    shop.call('PUT', `${hooks}/${hook}`, { status: 'paused' });
    place(shop);
    expect(shop.deliveries.take()).toHaveLength(1);
    shop.call('PUT', `${hooks}/${hook}`, { status: 'active' });
    expect(shop.deliveries.take()).toEqual([]);
  });
});

describe('failures', () => {
  function deliver(shop: ShopUnderTest, result: number | 'failed'): Body {
    place(shop);
    for (const delivery of shop.deliveries.take()) shop.deliveries.report(delivery.deliveryNo, result);
    const { status, failureCount } = shop.stored.webhooks()[0] ?? {};
    return { status, failure_count: failureCount };
  }

  it('count to six, and the seventh in a row disables, as traced', () => {
    const shop = open();
    const id = subscribe(shop, 'order.created');
    const { trace } = fixture<{ trace: { event: string; afterwards: Body }[] }>('webhook-failure-trace');
    for (const step of trace.slice(0, 7)) expect(deliver(shop, 500)).toEqual(step.afterwards);
    expect(deliver(shop, 500)).toEqual(trace[7]?.afterwards);
    shop.call('PUT', `${hooks}/${id}`, { status: 'active' });
    expect(shop.stored.webhooks()[0]).toMatchObject({ status: 'active', failureCount: 6 });
    expect(deliver(shop, 'failed')).toEqual(trace[9]?.afterwards);
    shop.call('PUT', `${hooks}/${id}`, { status: 'active' });
    expect(deliver(shop, 200)).toEqual(trace[10]?.afterwards);
  });

  it('are told from success as recorded', () => {
    const { codes } = fixture<{ codes: Record<string, { failure_count: number }> }>('webhook-status-codes');
    for (const [code, { failure_count }] of Object.entries(codes)) {
      const shop = open();
      subscribe(shop, 'order.created');
      expect([code, deliver(shop, Number(code))['failure_count']]).toEqual([code, failure_count]);
    }
  });

  it('include targets WordPress refuses, unless the shop is told to allow them', () => {
    const refusing = open();
    subscribe(refusing, 'order.created', 'http://192.168.0.5:8080/hook');
    place(refusing);
    expect(refusing.deliveries.take()).toEqual([]);
    expect(refusing.stored.webhooks()[0]).toMatchObject({ failureCount: 1 });
    const allowing = open({ allowPrivateTargets: true });
    subscribe(allowing, 'order.created', 'http://127.0.0.1:49152/hook');
    place(allowing);
    expect(allowing.deliveries.take()).toHaveLength(1);
  });

  it.each([
    ['https://relay.example/x', false],
    ['https://relay.example:8080/x', false],
    ['https://relay.example:8443/x', true],
    ['http://127.0.0.1/x', true],
    ['http://localhost/x', true],
    ['http://10.1.2.3/x', true],
    ['http://172.31.0.1/x', true],
    ['http://172.32.0.1/x', false],
    ['http://192.168.1.1:8080/x', true],
    ['https://user:secret@relay.example/x', true],
    ['https://shop.example:9000/x', false],
  ])('judges %s as refused: %s', (url, refused) => {
    expect(refusesTarget(url, 'https://shop.example:9000')).toBe(refused);
  });
});
