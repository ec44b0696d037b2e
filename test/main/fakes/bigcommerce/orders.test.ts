import { describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../../fakes/bigcommerce/seed.ts';
import type { Body, StoreUnderTest } from './storeUnderTest.ts';
import { fixture, openStore, shapeOf } from './storeUnderTest.ts';

const place = (store: StoreUnderTest, sku = 'ML-MUG-001'): number => store.shopper.placeOrder({ items: [{ sku }] });
const ids = (rows: readonly Body[]): unknown[] => rows.map((row) => row['id']);

describe('the list of orders', () => {
  function three(): StoreUnderTest {
    const store = openStore();
    place(store);
    store.clock.now += 60_000;
    place(store);
    store.clock.now += 60_000;
    store.shopper.placeOrder({ items: [{ sku: 'ML-HOOD-L-GRY' }], status: 7, channelId: 2, customerId: 7 });
    return store;
  }

  it.each<[string, string, number[]]>([
    ['everything, by id', '', [1001, 1002, 1003]],
    ['changed since, the very second taken in', 'min_date_modified=2026-11-22T10:01:00Z', [1002, 1003]],
    ['changed up to', 'max_date_modified=2026-11-22T10:01:00', [1001, 1002]],
    ['RFC 2822 too', `min_date_modified=${encodeURIComponent('Sun, 22 Nov 2026 10:01:30 +0000')}`, [1003]],
    ['one status', 'status_id=7', [1003]],
    ['a channel', 'channel_id=2', [1003]],
    ['a range of ids', 'min_id=1002&max_id=1002', [1002]],
    ['totals', 'min_total=50', [1003]],
    ['an e-mail in other letters', 'email=JANE%40people.example', [1003]],
    ['the other way round', 'sort=date_modified:desc', [1003, 1002, 1001]],
    ['a page', 'limit=2&page=2', [1003]],
    ['nothing', 'min_id=2000', []],
  ])('answers %s', (_name, query, wanted) => {
    expect(ids(three().call('GET', `/v2/orders?${query}`).list)).toEqual(wanted);
  });

  it('leaves out the very second where the store is set so, and archived orders unless it is', () => {
    const store = three();
    store.admin.changeSettings({ dateFilters: 'exclusive' });
    expect(ids(store.call('GET', '/v2/orders?min_date_modified=2026-11-22T10:01:00Z').list)).toEqual([1003]);
    store.call('DELETE', '/v2/orders/1001');
    expect(ids(store.call('GET', '/v2/orders').list)).toEqual([1002, 1003]);
    expect(store.call('GET', '/v2/orders/1001').json).toMatchObject({ is_deleted: true });
    store.admin.changeSettings({ listsArchived: true });
    expect(ids(store.call('GET', '/v2/orders').list)).toEqual([1001, 1002, 1003]);
  });

  it('gives 50 a page unless asked, and never more than 250', () => {
    const store = openStore();
    for (let at = 0; at < 260; at += 1) store.shopper.openCheckout({ items: [{ giftCertificate: '5' }] });
    expect(store.call('GET', '/v2/orders').list).toHaveLength(50);
    expect(store.call('GET', '/v2/orders?limit=1000').list).toHaveLength(250);
    expect(store.call('GET', '/v2/orders?limit=250&page=3').status).toBe(204);
    expect(store.call('GET', '/v2/orders/count').json).toMatchObject({ count: 260 });
  });

  it('archives all of them when no order is named', () => {
    const store = three();
    expect(store.call('DELETE', '/v2/orders').status).toBe(204);
    expect(store.stored.orders().every(({ record }) => record.isDeleted)).toBe(true);
  });
});

describe('an order', () => {
  const whole = (store: StoreUnderTest): number =>
    store.shopper.placeOrder({
      customerId: 7,
      billing: { form_fields: [{ name: 'VAT ID', value: 'DE1' }] },
      items: [{ sku: 'ML-HOOD-S-BLK' }, { sku: 'ML-MUG-001', quantity: 2 }],
      shipTos: [{ cost: '5' }],
      coupons: ['FIVE-OFF'],
      fees: [{ name: 'Deposit', amount: '2' }],
    });

  it.each<[string, string, unknown]>([
    ['header', '', fixture('order-registered-coupon')],
    ['lines', '/products', fixture('order-registered-coupon-products')],
    ['addresses', '/shipping_addresses', fixture('order-registered-coupon-shipping-addresses')],
    ['coupons', '/coupons', fixture('order-coupons-official')],
    ['taxes', '/taxes', fixture('order-taxes-official')],
    ['fees', '/fees', fixture('order-fees-official')],
  ])('has its %s in the published shape', (_name, path, wanted) => {
    const store = openStore();
    const id = whole(store);
    const { json } = store.call('GET', `/v2/orders/${id}${path}`);
    expect(shapeOf(json)).toEqual(shapeOf(wanted));
  });

  it.each<[string, string, string]>([
    ['transactions', 'transactions', 'transactions-split-tender'],
    ['refunds', 'payment_actions/refunds', 'refunds-list'],
  ])('has its %s in the published shape', (_name, path, name) => {
    const store = openStore();
    const tender = { giftCertificate: { code: 'G', amount: '5' }, payment: { kind: 'offline' as const } };
    const id = store.shopper.placeOrder({ items: [{ sku: 'ML-MUG-001' }], ...(name === 'refunds-list' ? {} : tender) });
    const lineId = store.stored.order(id)?.record.lines[0]?.id ?? 0;
    store.admin.refund(id, { items: [{ lineId, quantity: 1 }], reason: 'Damaged' });
    const { json } = store.call('GET', `/v3/orders/${id}/${path}`);
    const wanted = fixture<{ data: readonly Body[] }>(name).data.at(name === 'refunds-list' ? 0 : 2);
    expect(shapeOf((json['data'] as Body[])[0])).toEqual(shapeOf(wanted));
  });

  it.each<[string, Body, number]>([
    ['notes and our number', { staff_notes: 'SI-1', external_order_id: 'SI-1' }, 200],
    ['a status alone', { status_id: 2 }, 200],
    ['a status there is not', { status_id: 99 }, 400],
    ['the renamed label', { custom_status: 'x' }, 400],
    ['a field that is only shown', { date_modified: 'x' }, 400],
    ['the id of another system after it was made', { external_merchant_id: '1' }, 400],
    ['notes that are too long', { staff_notes: 'x'.repeat(65_536) }, 400],
  ])('takes or refuses %s', (_name, body, status) => {
    const store = openStore();
    const id = whole(store);
    expect(store.call('PUT', `/v2/orders/${id}`, body).status).toBe(status);
  });

  it('writes nothing when one field is refused, and says which', () => {
    const store = openStore();
    const id = whole(store);
    const { json } = store.call('PUT', `/v2/orders/${id}`, { staff_notes: 'x', custom_status: 'Done' });
    expect(json).toEqual(fixture('v2-400-unsupported-field'));
    expect(store.stored.order(id)?.record.staffNotes).toBe('');
  });

  it('loses the discounts of a line that is touched, and all fees that are not sent again', () => {
    const store = openStore();
    const id = whole(store);
    const line = store.stored.order(id)?.record.lines[1];
    store.call('PUT', `/v2/orders/${id}`, { products: [{ id: line?.id, quantity: 1 }], fees: [] });
    const [first, second] = store.call('GET', `/v2/orders/${id}/products`).list;
    expect([first?.['applied_discounts'], second?.['applied_discounts']]).toEqual([[expect.any(Object)], []]);
    expect(store.call('GET', `/v2/orders/${id}/fees`).status).toBe(204);
  });

  it('keeps its id when a status is renamed', () => {
    const store = openStore();
    const id = place(store);
    store.admin.renameStatus(11, 'To be packed');
    const order = store.call('GET', `/v2/orders/${id}`).json;
    expect(order).toMatchObject({ status_id: 11, status: 'Awaiting Fulfillment', custom_status: 'To be packed' });
    const [count] = store.call('GET', '/v2/orders/count').json['statuses'] as Body[];
    expect(shapeOf(count)).toEqual(shapeOf(fixture<{ statuses: Body[] }>('orders-count-official').statuses[0]));
  });

  it('is not lowered by refunds, which come from V3 and may be several, declined or of tax alone', () => {
    const store = openStore();
    const id = whole(store);
    const before = store.call('GET', `/v2/orders/${id}`).json;
    const { lines, shipTos } = store.stored.order(id)?.record ?? { lines: [], shipTos: [] };
    store.admin.refund(id, { items: [{ lineId: lines[1]?.id ?? 0, quantity: 1 }] });
    store.clock.now += 60_000;
    store.admin.refund(id, { items: [{ shippingOf: shipTos[0]?.id ?? 0 }, { order: '1.50' }], toStoreCredit: true });
    store.admin.refund(id, { items: [], taxOnly: '0.80', declined: true });
    const after = store.call('GET', `/v2/orders/${id}`).json;
    expect(after).toMatchObject({ status_id: 14, total_inc_tax: before['total_inc_tax'], refunded_amount: '0.0000' });
    const since = store.call('GET', '/v3/orders/payment_actions/refunds?created:min=2026-11-22T10:00:30Z').data;
    expect(since.map((refund) => [refund['total_amount'], refund['total_tax'], refund['items']])).toMatchObject([
      [
        6.5,
        0.8,
        [
          { item_type: 'SHIPPING', requested_amount: 5 },
          { item_type: 'ORDER', requested_amount: 1.5 },
        ],
      ],
      [0.8, 0.8, []],
    ]);
    expect(since[1]).toMatchObject({ payments: [{ is_declined: true }] });
    const one = store.call('GET', `/v3/orders/payment_actions/refunds/${String(since[0]?.['id'])}`).json[
      'data'
    ] as Body;
    expect(one['items']).toMatchObject([{ requested_amount: '5' }, { requested_amount: '1.5' }]);
  });

  it('is shipped in parts, never more than was ordered, and moves on by itself', () => {
    const store = openStore();
    const id = whole(store);
    const { lines, shipTos } = store.stored.order(id)?.record ?? { lines: [], shipTos: [] };
    const address = shipTos[0]?.id;
    const ship = (at: number, quantity: number): number =>
      store.call('POST', `/v2/orders/${id}/shipments`, {
        order_address_id: address,
        tracking_number: 'JD0001',
        items: [{ order_product_id: lines[at]?.id, quantity }],
      }).status;
    expect([ship(1, 1), ship(1, 2), ship(1, 1)]).toEqual([201, 400, 201]);
    expect(store.call('GET', `/v2/orders/${id}`).json).toMatchObject({ status_id: 3, items_shipped: 2 });
    expect(ship(0, 1)).toBe(201);
    expect(store.call('GET', `/v2/orders/${id}`).json).toMatchObject({ status_id: 2 });
    const [shipment] = store.call('GET', `/v2/orders/${id}/shipments`).list;
    expect(shapeOf(shipment)).toEqual(shapeOf(fixture<Body[]>('order-shipments-official')[0]));
  });
});

describe('our own metafields of an order', () => {
  const field = { permission_set: 'app_only', namespace: 'ml-connector', key: 'nav_invoice_no', value: 'SI-1' };

  it('are made once, found by key, changed and deleted, and leave the order as it was', () => {
    const store = openStore();
    const id = place(store);
    const modified = store.stored.order(id)?.record.modifiedAt;
    store.clock.now += 60_000;
    const path = `/v3/orders/${id}/metafields`;
    const made = store.call('POST', path, { ...field, description: 'NAV sales invoice' });
    const { owner_client_id: _newer, ...data } = made.json['data'] as Body;
    expect(shapeOf(data)).toEqual(shapeOf(fixture('metafield-create-response')['data']));
    expect(store.call('POST', path, field).status).toBe(409);
    const found = store.call('GET', `${path}?namespace=ml-connector&key=nav_invoice_no`).data;
    expect(found).toMatchObject([{ value: 'SI-1', resource_id: id }]);
    const one = `${path}/${String(data['id'])}`;
    expect(store.call('PUT', one, { value: 'SI-2' }).json).toMatchObject({ data: { value: 'SI-2' } });
    expect(store.call('DELETE', one)).toMatchObject({ status: 204, body: '' });
    expect(store.stored.order(id)?.record.modifiedAt).toBe(modified);
  });

  it('are not there for another account, which may have its own of the same key', () => {
    const store = openStore();
    const path = `/v3/orders/${place(store)}/metafields`;
    store.call('POST', path, field);
    expect(store.call('GET', path, undefined, ACCOUNTS.other).data).toEqual([]);
    expect(store.call('POST', path, field, ACCOUNTS.other).status).toBe(200);
  });

  it.each<[string, Body]>([
    ['without value', { permission_set: 'app_only', namespace: 'a', key: 'k' }],
    ['with a permission there is not', { ...field, permission_set: 'private' }],
    ['with a key that is too long', { ...field, key: 'k'.repeat(65) }],
  ])('are refused %s', (_name, body) => {
    const store = openStore();
    expect(store.call('POST', `/v3/orders/${place(store)}/metafields`, body).status).toBe(422);
  });
});

describe('the store itself', () => {
  it.each<[string, string, (body: Answered) => unknown]>([
    ['store-information-official', '/v2/store', ({ json }) => json],
    ['inventory-settings', '/v3/settings/inventory', ({ json }) => json],
    ['order-statuses-official', '/v2/order_statuses', ({ list }) => list],
  ])('answers in the shape of %s', (name, path, pick) => {
    const { favicon_url: _icon, ...body } = shapeOf(pick(openStore().call('GET', path))) as Body;
    const { favicon_url: _other, ...wanted } = shapeOf(fixture(name)) as Body;
    expect(body).toEqual(wanted);
  });
});

interface Answered {
  readonly json: Body;
  readonly list: readonly Body[];
}
