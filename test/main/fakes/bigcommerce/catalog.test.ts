import { describe, expect, it } from 'vitest';
import type { Body, StoreUnderTest } from './storeUnderTest.ts';
import { fixture, openStore, shapeOf } from './storeUnderTest.ts';

const products = '/v3/catalog/products';
const variants = '/v3/catalog/variants';
const ids = (rows: readonly Body[]): unknown[] => rows.map((row) => row['id']);
/** Options of a catalogue and what nobody fills are not looked at. */
const names = (row: Body | undefined): string[] => Object.keys(row ?? {}).sort();

describe('products', () => {
  it('have the published fields, and variants where they are asked for', () => {
    const wanted = fixture<{ data: Body[] }>('products-list-with-variants').data[0];
    const [hoodie] = openStore().call('GET', `${products}?id=83&include=variants`).data;
    expect(names(hoodie)).toEqual(names(wanted));
    expect(hoodie).toMatchObject({
      sku: '',
      base_variant_id: null,
      inventory_tracking: 'variant',
      inventory_level: 42,
    });
    const [simple] = openStore().call('GET', `${products}?sku=ml-ts-001`).data;
    expect(simple).toMatchObject({ id: 80, base_variant_id: 10_080, inventory_level: 42 });
  });

  it.each<[string, string, number[]]>([
    ['codes of their own', 'sku:in=ML-TS-001,ML-HOOD-S-BLK', [80]],
    ['ids from', 'id:min=90', [90, 91]],
    ['a word', 'keyword=coffee', [81, 90]],
    ['a filter there is not, passed over', 'gtin=4006381333931&limit=1', [80]],
  ])('are found by %s', (_name, query, wanted) => {
    expect(ids(openStore().call('GET', `${products}?${query}`).data)).toEqual(wanted);
  });

  it('show only the fields asked for, and their id', () => {
    const [first] = openStore().call('GET', `${products}?include_fields=sku,price&limit=1`).data;
    expect(names(first)).toEqual(['id', 'price', 'sku']);
  });

  it.each<[string, Body[], number, string]>([
    [
      'eleven',
      Array.from({ length: 11 }, (_none, at) => ({ id: 80 + at, price: 1 })),
      413,
      'products-batch-413-official',
    ],
    ['one without an id', [{ id: 80, price: 1 }, { price: 2 }], 422, 'products-batch-422-official'],
  ])('are not changed in a batch of %s', (_name, body, status, name) => {
    const store = openStore();
    const answer = store.call('PUT', products, body);
    const { type: _type, title: _title, ...wanted } = fixture(name);
    expect(answer).toMatchObject({ status, json: wanted });
    expect(store.stored.products()[0]?.price).toBe(19.99);
  });

  it.each<[string, Body, number]>([
    ['a price', { price: 21.5, sale_price: 0 }, 200],
    ['a price as text', { price: '21.5' }, 422],
    ['a price below nothing', { price: -1 }, 422],
    ['the name of another', { name: 'Enamel Mug' }, 409],
    ['the code of another, in other letters', { sku: 'ml-mug-001' }, 409],
  ])('take or refuse %s', (_name, fields, status) => {
    expect(openStore().call('PUT', products, [{ id: 80, ...fields }]).status).toBe(status);
  });

  it('are saved though their stock is not, which is a 207', () => {
    const store = openStore();
    store.admin.changeSettings({ catalogStockFails: true });
    const { status, json } = store.call('PUT', products, [{ id: 80, price: 21, inventory_level: 3 }]);
    expect([status, names(json)]).toEqual([207, names(fixture('products-207-inventory-failed'))]);
    expect([store.stored.products()[0]?.price, store.stored.stock('ML-TS-001')]).toEqual([21, 42]);
  });
});

describe('variants', () => {
  it('are found one code at a time, base variants of simple products too', () => {
    const store = openStore();
    const [found] = store.call('GET', `${variants}?sku=ml-hood-s-blk`).data;
    expect(names(found)).toEqual(names(fixture<{ data: Body[] }>('variants-by-sku').data[0]));
    expect(found).toMatchObject({ id: 301, sku_id: 5301, price: null, calculated_price: 49.9 });
    expect(store.call('GET', `${variants}?sku=ML-MUG-001`).data).toMatchObject([{ id: 10_084, sku_id: null }]);
    expect(store.call('GET', `${variants}?sku:in=ML-MUG-001`).data.length).toBeGreaterThan(1);
  });

  it('save the good ones of a batch and say which were bad', () => {
    const store = openStore();
    const { status, json } = store.call('PUT', variants, [
      { id: 301, price: 44.5 },
      { id: 302, price: '44.5' },
    ]);
    expect([status, shapeOf(json)]).toEqual([422, shapeOf(fixture('variants-batch-422'))]);
    expect(store.call('GET', `${variants}?product_id:in=83`).data.map((row) => row['price'])).toEqual([44.5, null, 52]);
    expect(
      store.call(
        'PUT',
        variants,
        Array.from({ length: 51 }, () => ({ id: 301 })),
      ).status,
    ).toBe(413);
  });

  it('can not be without a code', () => {
    const answer = openStore().call('PUT', `${products}/83/variants/301`, { sku: '' });
    expect(answer).toMatchObject({ status: 422, json: fixture('variant-422-empty-sku') });
  });

  it('tell of themselves and not of their product', () => {
    const store = openStore({ newHookSilentMs: 0 });
    for (const scope of ['store/sku/updated', 'store/product/updated']) {
      store.call('POST', '/v3/hooks', { scope, destination: 'https://hooks.example.com/x' });
    }
    store.call('PUT', variants, [{ id: 301, price: 44.5 }]);
    const told = store.deliveries.take().map(({ body }) => (JSON.parse(body) as Body)['data']);
    expect(told).toEqual([{ type: 'sku', id: 5301, sku: { product_id: 83, variant_id: 301 } }]);
  });
});

describe('stock', () => {
  const set = (store: StoreUnderTest, ...items: Body[]) =>
    store.call('PUT', '/v3/inventory/adjustments/absolute', {
      items: items.map((item) => ({ location_id: 1, quantity: 5, ...item })),
    });

  it('is answered first and applied a moment later, with its echo', () => {
    const store = openStore({ newHookSilentMs: 0 });
    store.call('POST', '/v3/hooks', {
      scope: 'store/sku/inventory/updated',
      destination: 'https://hooks.example.com/x',
    });
    const answer = set(store, { sku: 'ml-hood-s-blk', quantity: 7 }, { product_id: 80 });
    expect([answer.status, shapeOf(answer.json)]).toEqual([200, shapeOf(fixture('adjustment-response'))]);
    expect([store.stored.stock('ML-HOOD-S-BLK'), store.deliveries.take()]).toEqual([12, []]);
    expect(store.deliveries.nextAt()).toBe(store.clock.now + 2_000);
    store.clock.now += 2_000;
    const [echo] = store.deliveries.take();
    expect(JSON.parse(echo?.body ?? '')).toMatchObject({
      data: { type: 'sku', id: 5301, inventory: { variant_id: 301, method: 'absolute', value: 7 } },
    });
    expect([store.stored.stock('ML-HOOD-S-BLK'), store.stored.stock('ML-TS-001')]).toEqual([7, 5]);
  });

  it.each<[string, Body]>([
    ['by the code of a product tracked as a whole', { sku: 'ML-TS-001' }],
    ['by the product that is tracked by variant', { product_id: 83 }],
    ['that is not tracked', { product_id: 82 }],
    ['with two names for it', { sku: 'ML-HOOD-S-BLK', variant_id: 301 }],
    ['with none', {}],
    ['that nobody knows', { sku: 'NOPE' }],
    ['below nothing', { variant_id: 301, quantity: -1 }],
    ['in halves', { variant_id: 301, quantity: 1.5 }],
    ['at a place there is not', { variant_id: 301, location_id: 9 }],
  ])('refuses the whole request for an item %s', (_name, item) => {
    const store = openStore();
    const answer = set(store, { variant_id: 301 }, item);
    expect([answer.status, answer.headers['Content-Type']]).toEqual([422, 'application/problem+json']);
    store.clock.now += 5_000;
    expect(store.stored.stock('ML-HOOD-S-BLK')).toBe(12);
  });

  it('says how a product is tracked as published, unless its code will do', () => {
    const store = openStore();
    const said = set(store, { variant_id: 10_080 }).json;
    expect(shapeOf(said)).toEqual(shapeOf(fixture('adjustment-422-tracking-mode-official')));
    expect(String(said['title'])).toContain('is tracked by product, please update stock by product id');
    store.admin.changeSettings({ skuAdjustsProducts: true });
    expect(set(store, { sku: 'ML-TS-001' }).status).toBe(200);
  });

  it('takes at most 2,000 at once', () => {
    const items = Array.from({ length: 2_001 }, () => ({ variant_id: 301 }));
    expect(set(openStore(), ...items).status).toBe(413);
  });

  it('is taken by orders and not given back by refunds, and safety stock is not for sale', () => {
    const store = openStore();
    const id = store.shopper.placeOrder({ items: [{ sku: 'ML-HOOD-S-BLK', quantity: 2 }] });
    store.admin.refund(id, { items: [{ lineId: store.stored.order(id)?.record.lines[0]?.id ?? 0, quantity: 2 }] });
    store.admin.setSafetyStock('ML-HOOD-S-BLK', 3);
    const listed = store.call('GET', '/v3/inventory/items?sku:in=ML-HOOD-S-BLK&location_id:in=1');
    expect(shapeOf(listed.data[0])).toEqual(shapeOf(fixture<{ data: Body[] }>('items-list').data[0]));
    expect(listed.data).toMatchObject([{ locations: [{ available_to_sell: 7, total_inventory_onhand: 10 }] }]);
  });

  it('needs an absolute adjustment before a relative one', () => {
    const store = openStore();
    const add = (quantity: number, locationId: number) =>
      store.call('POST', '/v3/inventory/adjustments/relative', {
        items: [{ location_id: locationId, product_id: 80, quantity }],
      });
    expect(add(1, 2).json).toMatchObject({ title: expect.stringContaining('requires absolute adjustment before') });
    expect([add(-43, 1).status, add(-42, 1).status]).toEqual([422, 200]);
  });

  it('lists its places as published', () => {
    const [first] = openStore().call('GET', '/v3/inventory/locations').data;
    expect(shapeOf(first)).toEqual(shapeOf(fixture<{ data: Body[] }>('locations-list').data[0]));
  });
});

describe('price lists', () => {
  it('save the good records of a call and name the bad ones', () => {
    const store = openStore();
    const list = store.admin.addPriceList('Dealers', 3);
    const { status, json } = store.call('PUT', `/v3/pricelists/${list}/records`, [
      { variant_id: 301, currency: 'eur', price: 40 },
      { variant_id: 302, currency: 'eur', price: '40' },
    ]);
    expect([status, shapeOf(json)]).toEqual([422, shapeOf(fixture('records-upsert-422'))]);
    const { data } = store.call('GET', `/v3/pricelists/${list}/records`);
    expect(data).toMatchObject([{ variant_id: 301, product_id: 83, currency: 'eur', price: 40 }]);
    const assignments = store.call('GET', '/v3/pricelists/assignments').data;
    expect(assignments).toMatchObject([{ price_list_id: list, customer_group_id: 3 }]);
  });
});

describe('what the set-up reads', () => {
  it('names one tax rate with a percentage for each class, and the place it is for', () => {
    const store = openStore();
    const [zone, everywhereElse] = store.call('GET', '/v3/tax/zones').data;
    expect(zone).toMatchObject({ shopper_target_settings: { locations: [{ country_code: 'DE' }] } });
    expect(everywhereElse).not.toHaveProperty('shopper_target_settings');
    expect(store.call('GET', '/v3/tax/rates').data).toMatchObject([
      { id: 1, tax_zone_id: zone?.['id'], class_rates: [{ rate: 19 }, { rate: 19 }, { rate: 19 }, { rate: 7 }] },
    ]);
    const settings = store.call('GET', '/v3/tax/settings').json['data'];
    expect(settings).toMatchObject({ tax_entered_with_prices: true, rounding_strategy: 'RATE_ROUNDING' });
  });

  it('lists ways to pay and to ship, currencies and storefronts', () => {
    const store = openStore();
    const named = (path: string) => store.call('GET', path).list.map((row) => row['name']);
    expect(named('/v2/payments/methods')).toContain('Credit Card');
    expect(named('/v2/shipping/zones/1/methods')).toContain('Flat Rate');
    expect(store.call('GET', '/v2/shipping/zones').list).toHaveLength(2);
    expect(store.call('GET', '/v2/currencies').list).toMatchObject([
      { currency_code: 'EUR', is_default: true, decimal_places: 2 },
      { currency_code: 'USD', is_transactional: true },
      { currency_code: 'GBP', is_transactional: false },
      { currency_code: 'JPY', decimal_places: 0 },
    ]);
    expect(ids(store.call('GET', '/v3/channels?type:in=storefront').data)).toEqual([1, 2]);
  });
});
