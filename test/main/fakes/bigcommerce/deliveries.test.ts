import { describe, expect, it } from 'vitest';
import { RETRY_SECONDS, standardSignature } from '../../../fakes/bigcommerce/deliveries.ts';
import type { FakeBigCommerceOptions } from '../../../fakes/bigcommerce/bigcommerce.ts';
import { ACCOUNTS } from '../../../fakes/bigcommerce/seed.ts';
import type { Body, StoreUnderTest } from './storeUnderTest.ts';
import { fixture, openStore, shapeOf } from './storeUnderTest.ts';

const destination = 'https://hooks.example.com/bc/1f0c';

function open(options: Partial<FakeBigCommerceOptions> = {}): StoreUnderTest {
  return openStore({ newHookSilentMs: 0, ...options });
}

function subscribe(store: StoreUnderTest, scope: string, more: Body = {}): number {
  const { id } = store.call('POST', '/v3/hooks', { scope, destination, ...more }).json['data'] as { id: number };
  return id;
}

const place = (store: StoreUnderTest): number => store.shopper.placeOrder({ items: [{ sku: 'ML-TS-001' }] });
const bodies = (store: StoreUnderTest): Body[] => store.deliveries.take().map((each) => JSON.parse(each.body) as Body);

/** Carries everything that is due and says what became of it. */
function carry(store: StoreUnderTest, result: number | 'failed'): number {
  const due = store.deliveries.take();
  for (const delivery of due) store.deliveries.report(delivery.deliveryNo, result);
  return due.length;
}

describe('webhooks', () => {
  it('are made, listed, changed and deleted in the published shapes', () => {
    const store = open();
    const made = store.call('POST', '/v3/hooks', fixture('hook-create-request'));
    expect(made.status).toBe(200);
    expect(shapeOf(made.json)).toEqual(shapeOf(fixture('hook-create-response')));
    const { id } = made.json['data'] as { id: number };
    expect(shapeOf(store.call('GET', '/v3/hooks').json)).toEqual(shapeOf(fixture('hooks-list')));
    const admin = fixture<{ data: Body }>('hooks-admin').data;
    expect(Object.keys(store.call('GET', '/v3/hooks/admin').json['data'] as Body).sort()).toEqual(
      Object.keys(admin).sort(),
    );
    expect(store.call('PUT', `/v3/hooks/${id}`, { is_active: false }).json).toMatchObject({
      data: { is_active: false },
    });
    expect(store.call('GET', '/v3/hooks?is_active=true').data).toEqual([]);
    expect(store.call('PUT', `/v3/hooks/${id}`, {}).status).toBe(422);
    expect(store.call('PUT', '/v3/hooks/admin', { emails: ['a@store.example'] })).toMatchObject({
      status: 204,
      body: '',
    });
    expect(store.call('DELETE', `/v3/hooks/${id}`).json).toMatchObject({ data: { id } });
    expect(store.call('GET', `/v3/hooks/${id}`).json).toMatchObject({ title: `Webhook with id [${id}] not found` });
  });

  it.each<[string, Body]>([
    ['without destination', { scope: 'store/order/created' }],
    ['for plain http', { scope: 'store/order/created', destination: 'http://hooks.example.com/x' }],
    ['for another port', { scope: 'store/order/created', destination: 'https://hooks.example.com:8443/x' }],
    ['for an address at home', { scope: 'store/order/created', destination: 'https://127.0.0.1/x' }],
    ['for an event there is not', { scope: 'store/order/deleted', destination }],
    ['with a header that is no text', { scope: 'store/order/created', destination, headers: { secret: 1 } }],
  ])('are refused %s', (_name, body) => {
    expect(open().call('POST', '/v3/hooks', body)).toMatchObject({ status: 422, json: { errors: expect.any(Object) } });
  });

  it('say what is missing and what is not there as published', () => {
    const store = open();
    const { type: _type, ...missing } = fixture('hook-create-422-official');
    expect(store.call('POST', '/v3/hooks', { scope: 'store/order/created' }).json).toMatchObject(missing);
    const { type: _other, ...gone } = fixture('hook-404-official');
    expect(store.call('GET', '/v3/hooks/18048287').json).toMatchObject(gone);
  });

  it('are refused twice for the same scope and destination, and an eleventh time for a scope', () => {
    const store = open();
    subscribe(store, 'store/order/created');
    expect(store.call('POST', '/v3/hooks', { scope: 'store/order/created', destination }).status).toBe(422);
    for (let at = 2; at <= 10; at += 1)
      subscribe(store, 'store/order/created', { destination: `${destination}/${at}` });
    const eleventh = { scope: 'store/order/created', destination: `${destination}/11` };
    expect(store.call('POST', '/v3/hooks', eleventh).status).toBe(422);
    expect(store.call('POST', '/v3/hooks', eleventh, ACCOUNTS.other).status).toBe(200);
  });

  it('are seen by the account that made them alone, and go with it', () => {
    const store = open();
    const id = subscribe(store, 'store/order/created');
    expect(store.call('GET', `/v3/hooks/${id}`, undefined, ACCOUNTS.other).status).toBe(404);
    expect(store.call('GET', '/v3/hooks', undefined, ACCOUNTS.other).data).toEqual([]);
    store.admin.deleteAccount(ACCOUNTS.full.clientId);
    place(store);
    expect([store.deliveries.waiting(), store.stored.hooks()]).toEqual([0, []]);
  });

  it('tell nothing in their first minute', () => {
    const store = openStore();
    subscribe(store, 'store/order/created');
    place(store);
    store.clock.now += 60_000;
    place(store);
    expect(store.deliveries.waiting()).toBe(1);
  });

  it('are switched off after 90 days without any event', () => {
    const store = open();
    const id = subscribe(store, 'store/order/created');
    store.clock.now += 91 * 86_400_000;
    expect(store.call('GET', `/v3/hooks/${id}`).json).toMatchObject({ data: { is_active: false } });
    place(store);
    expect(store.deliveries.waiting()).toBe(0);
  });
});

describe('what is told', () => {
  it('of an order: made in status 0, then on to its status, and that it was updated', () => {
    const store = open();
    for (const event of ['created', 'updated', 'statusUpdated']) subscribe(store, `store/order/${event}`);
    const id = place(store);
    expect(bodies(store).map((body) => [body['scope'], body['data']])).toEqual([
      ['store/order/created', { type: 'order', id }],
      ['store/order/statusUpdated', { type: 'order', id, status: { previous_status_id: 0, new_status_id: 11 } }],
      ['store/order/updated', { type: 'order', id }],
    ]);
  });

  it.each<[string, string, (store: StoreUnderTest) => void]>([
    ['store_order_created', 'store/order/created', (store) => void place(store)],
    ['store_order_updated', 'store/order/updated', (store) => void place(store)],
    ['store_order_archived', 'store/order/archived', (store) => store.admin.archiveOrder(place(store))],
    ['store_order_statusUpdated', 'store/order/statusUpdated', (store) => void place(store)],
    [
      'store_order_refund_created',
      'store/order/refund/created',
      (store) => void store.admin.refund(place(store), { items: [{ order: '1' }] }),
    ],
    [
      'store_order_message_created',
      'store/order/message/created',
      (store) => store.admin.message(place(store), 'Hello', 'When?'),
    ],
    ['store_order_transaction_created', 'store/order/transaction/created', (store) => void place(store)],
    [
      'store_order_metafield_created',
      'store/order/metafield/created',
      (store) =>
        void store.call('POST', `/v3/orders/${place(store)}/metafields`, {
          permission_set: 'app_only',
          namespace: 'ml-connector',
          key: 'nav',
          value: 'SI-1',
        }),
    ],
    [
      'store_customer_created',
      'store/customer/created',
      (store) => void store.admin.addCustomer({ email: 'a@b.example', firstName: 'A', lastName: 'B' }),
    ],
    ['store_product_updated', 'store/product/updated', (store) => store.admin.changePrice('ML-TS-001', 20)],
    ['store_product_inventory_order_updated', 'store/product/inventory/order/updated', (store) => void place(store)],
    [
      'store_sku_inventory_order_updated',
      'store/sku/inventory/order/updated',
      (store) => void store.shopper.placeOrder({ items: [{ sku: 'ML-HOOD-S-BLK' }] }),
    ],
    ['store_channel_1_order_updated', 'store/channel/1/order/updated', (store) => void place(store)],
  ])('reads like %s', (name, scope, happen) => {
    const store = open();
    subscribe(store, scope);
    happen(store);
    const wanted = fixture(`stubs/${name}`);
    const [body] = bodies(store);
    expect(shapeOf(body)).toEqual(shapeOf(wanted));
    expect(body).toMatchObject({ scope: wanted['scope'], producer: 'stores/abc123', store_id: '1025646' });
  });

  it('comes to a hook for everything too, under the name of what happened unless the store does otherwise', () => {
    const store = open();
    subscribe(store, 'store/order/*');
    store.shopper.openCheckout({ items: [{ sku: 'ML-TS-001' }] });
    store.admin.changeSettings({ wildcardScope: 'registered' });
    store.shopper.openCheckout({ items: [{ sku: 'ML-TS-001' }] });
    expect(bodies(store).map((body) => body['scope'])).toEqual(['store/order/created', 'store/order/*']);
  });
});

describe('a delivery', () => {
  it('is signed with the client secret as in the published example, and carries the headers of the hook', () => {
    const {
      headers,
      raw_body: raw,
      client_secret: secret,
    } = fixture<{
      headers: Record<string, string>;
      raw_body: string;
      client_secret: string;
    }>('signed-delivery-vector');
    const example = standardSignature(headers['webhook-id'] ?? '', headers['webhook-timestamp'] ?? '', raw, secret);
    expect(`v1,${example}`).toBe(headers['webhook-signature']);

    const store = open();
    subscribe(store, 'store/order/created', { headers: { 'X-ML-Connector-Secret': 'shh' } });
    place(store);
    const [sent] = store.deliveries.take();
    const body = JSON.parse(sent?.body ?? '') as Body;
    const stamp = String(store.clock.now / 1000);
    expect(sent?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': body['hash'],
      'webhook-timestamp': stamp,
      'webhook-signature': `v1,${standardSignature(String(body['hash']), stamp, sent?.body ?? '', ACCOUNTS.full.clientSecret)}`,
      'x-ml-connector-secret': 'shh',
    });
    expect(sent?.headers).not.toHaveProperty('x-bc-signature');
  });

  it('is tried eleven times more over two days, signed anew each time, then its hook is switched off', () => {
    const store = open();
    const id = subscribe(store, 'store/order/created');
    place(store);
    const stamps = new Set<string>();
    const hashes = new Set<unknown>();
    for (const seconds of [0, ...RETRY_SECONDS]) {
      store.clock.now += seconds * 1000;
      const [due, ...more] = store.deliveries.take();
      expect(more).toEqual([]);
      stamps.add(due?.headers['webhook-timestamp'] ?? '');
      hashes.add((JSON.parse(due?.body ?? '') as Body)['hash']);
      expect(store.stored.hooks()[0]?.isActive).toBe(true);
      store.deliveries.report(due?.deliveryNo ?? 0, 302);
    }
    expect([stamps.size, hashes.size]).toEqual([12, 1]);
    expect(store.stored.hooks()[0]).toMatchObject({ id, isActive: false, status: 'deactivated' });
    place(store);
    expect(store.deliveries.waiting()).toBe(0);
    store.call('PUT', `/v3/hooks/${id}`, { is_active: true });
    place(store);
    expect(carry(store, 204)).toBe(1);
  });

  it('may come twice though it was taken at once', () => {
    const store = open();
    subscribe(store, 'store/order/created');
    store.deliveries.repeat(1);
    place(store);
    const first = store.deliveries.take();
    for (const { deliveryNo } of first) store.deliveries.report(deliveryNo, 200);
    expect(store.deliveries.take()).toEqual([]);
    store.clock.now += 455;
    expect(store.deliveries.take().map(({ body }) => body)).toEqual(first.map(({ body }) => body));
  });
});

describe('a domain that fails', () => {
  it('is blocked for three minutes once under nine in ten of a hundred arrive, and its events wait their turn', () => {
    const store = open();
    subscribe(store, 'store/order/created');
    const fill = (count: number): void => {
      for (let at = 0; at < count; at += 1) store.shopper.openCheckout({ items: [{ sku: 'ML-MUG-001' }] });
    };
    fill(89);
    carry(store, 200);
    fill(11);
    carry(store, 500);
    fill(1);
    expect(store.deliveries.take()).toEqual([]);
    const { blocked_domains: blocked } = store.call('GET', '/v3/hooks/admin').json['data'] as {
      blocked_domains: Body[];
    };
    expect(blocked).toMatchObject([{ destination: 'https://hooks.example.com', time_left: 180 }]);
    store.clock.now += 60_000;
    expect(store.deliveries.take()).toEqual([]);
    store.clock.now += 180_000;
    expect(carry(store, 200)).toBe(12);
  });
});
