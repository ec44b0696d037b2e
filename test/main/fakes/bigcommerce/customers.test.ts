import { describe, expect, it } from 'vitest';
import type { Body, StoreUnderTest } from './storeUnderTest.ts';
import { fixture, openStore, shapeOf } from './storeUnderTest.ts';

const path = '/v3/customers';
const nora = { email: 'nora@people.example', first_name: 'Nora', last_name: 'New' };
const home = {
  first_name: 'Nora',
  last_name: 'New',
  address1: '9 High Street',
  city: 'Leeds',
  state_or_province: 'West Yorkshire',
  postal_code: 'LS1 1AA',
  country_code: 'GB',
};
const ids = (rows: readonly Body[]): unknown[] => rows.map((row) => row['id']);

describe('customers', () => {
  it('are made with their addresses and listed in the published shapes', () => {
    const store = openStore();
    const made = store.call('POST', path, fixture('customer-create-request'));
    const { addresses: _addresses, ...data } = made.data[0] ?? {};
    expect(made.status).toBe(200);
    expect(shapeOf(data)).toEqual(shapeOf(fixture<{ data: Body[] }>('customer-create-response').data[0]));
    const id = Number(made.data[0]?.['id']);
    const attribute = store.call('POST', `${path}/attributes`, [{ name: 'NAV No.', type: 'string' }]).data[0]?.['id'];
    store.call('PUT', `${path}/attribute-values`, [{ attribute_id: attribute, customer_id: id, value: 'C00010' }]);
    store.call('PUT', path, [{ id, form_fields: [{ name: 'VAT ID', value: 'GB1' }] }]);
    store.admin.changeCustomer(id, { storeCredit: '43.15' });
    const listed = store.call('GET', `${path}?id:in=${id}&include=addresses,attributes,formfields,storecredit`);
    expect(shapeOf(listed.data[0])).toEqual(shapeOf(fixture<{ data: Body[] }>('customers-list').data[0]));
    expect(listed.json['meta']).toMatchObject({ pagination: { total: 1 }, cursor_pagination: { count: 1 } });
    expect(store.call('GET', `${path}?email:in=nobody@people.example`).json).toMatchObject({
      data: fixture('customers-list-empty')['data'],
    });
  });

  it.each<[string, string, number[]]>([
    ['an e-mail in other letters', 'email:in=JANE@people.example', [7]],
    ['ids', 'id:in=8,9', [8]],
    ['a part of the name', 'name:like=müller', [8]],
    ['a group', 'customer_group_id:in=3', [7]],
    ['changed since', 'date_modified:min=2026-11-22T10:00:00', [7, 8]],
    ['the other way round', 'sort=last_name:desc', [8, 7]],
  ])('are found by %s', (_name, query, wanted) => {
    expect(ids(openStore().call('GET', `${path}?${query}`).data)).toEqual(wanted);
  });

  it.each<[string, string]>([
    ['a date with an offset', 'date_modified:min=2026-11-22T10:00:00Z'],
    ['an unknown sort', 'sort=email'],
    ['a cursor that is none', 'after=abc'],
  ])('are not listed for %s', (_name, query) => {
    expect(openStore().call('GET', `${path}?${query}`).status).toBe(422);
  });

  it('are read on by cursor while others come, by their ids whatever sequence was asked for', () => {
    const store = openStore();
    const first = store.call('GET', `${path}?limit=1`).json['meta'] as { cursor_pagination: { end_cursor: string } };
    const after = encodeURIComponent(first.cursor_pagination.end_cursor);
    store.call('POST', path, [nora]);
    expect(ids(store.call('GET', `${path}?limit=50&after=${after}&page=7`).data)).toEqual([8, 9]);
    expect(ids(store.call('GET', `${path}?sort=last_name:desc&after=${after}`).data)).toEqual([8, 9]);
    const last = store.call('GET', `${path}?limit=1&after=${after}`).json['meta'];
    expect(last).toMatchObject({ cursor_pagination: { links: { next: expect.stringContaining('after=') } } });
    expect(last).not.toHaveProperty('pagination');
    expect(store.call('GET', `${path}?limit=1&page=2`).json['meta']).not.toHaveProperty('cursor_pagination');
  });

  it.each<[string, Body[], number]>([
    ['more than ten', Array.from({ length: 11 }, () => nora), 413],
    ['one without a name', [{ email: 'a@b.example' }], 422],
    ['an e-mail that is none', [{ ...nora, email: 'nora' }], 422],
    ['an e-mail that is taken, in other letters', [{ ...nora, email: 'JANE@people.example' }], 422],
    ['the same e-mail twice in one call', [nora, nora], 422],
    ['a name that is too long', [{ ...nora, first_name: 'n'.repeat(101) }], 422],
    ['an address without a city', [{ ...nora, addresses: [{ ...home, city: '' }] }], 422],
  ])('are not made from %s, none of them', (_name, body, status) => {
    const store = openStore();
    const good = { ...nora, email: 'good@people.example' };
    expect(store.call('POST', path, status === 422 ? [good, ...body] : body).status).toBe(status);
    expect(store.stored.customers()).toHaveLength(2);
  });

  it('may have the same e-mail at another storefront', () => {
    const store = openStore();
    const twin = { ...nora, email: 'jane@people.example', origin_channel_id: 2 };
    expect(store.call('POST', path, [twin]).status).toBe(200);
    expect(store.call('GET', `${path}?email:in=jane@people.example`).data).toHaveLength(2);
  });

  it('are changed by id, but neither their addresses nor their attributes', () => {
    const store = openStore();
    const changed = store.call('PUT', path, [{ id: 7, company: 'Acme Group', addresses: [home] }]);
    expect(changed.data).toMatchObject([{ id: 7, company: 'Acme Group', address_count: 0 }]);
    expect(store.call('PUT', path, [{ company: 'x' }]).status).toBe(422);
    expect(store.call('DELETE', path)).toMatchObject({ status: 204 });
    expect(store.stored.customers()).toHaveLength(2);
  });
});

describe('addresses of customers', () => {
  const add = (store: StoreUnderTest, more: Body = {}) =>
    store.call('POST', `${path}/addresses`, [{ ...home, customer_id: 7, ...more }]);

  it('are answered with 200 and left out when the customer has them already', () => {
    const store = openStore();
    expect(add(store).data).toMatchObject([{ customer_id: 7, country: 'United Kingdom' }]);
    expect(add(store)).toMatchObject({ status: 200, data: [] });
    const other = add(store, { address1: '1 Dock Road' }).data[0]?.['id'];
    const same = store.call('PUT', `${path}/addresses`, [{ id: other, address1: home.address1 }]);
    expect(same).toMatchObject({ status: 200, data: [] });
    expect(store.call('GET', `${path}/addresses?customer_id:in=7`).data).toHaveLength(2);
  });

  it.each<[string, Body]>([
    ['state', { state_or_province: '' }],
    ['postal code', { postal_code: '' }],
    ['customer there is', { customer_id: 99 }],
    ['country code', { country_code: 'Germany' }],
  ])('are refused without a %s', (_name, more) => {
    expect(add(openStore(), more).status).toBe(422);
  });

  it('tell of the address, and are no update of the customer', () => {
    const store = openStore({ newHookSilentMs: 0 });
    for (const scope of ['store/customer/updated', 'store/customer/address/created']) {
      store.call('POST', '/v3/hooks', { scope, destination: 'https://hooks.example.com/x' });
    }
    const [made] = add(store).data;
    const told = store.deliveries.take().map(({ body }) => (JSON.parse(body) as Body)['data']);
    expect(told).toEqual([{ type: 'customer', id: made?.['id'], address: { customer_id: 7 } }]);
  });
});

describe('attributes and groups', () => {
  it('hold a value as text under one name when written and another when read', () => {
    const store = openStore();
    const [made] = store.call('POST', `${path}/attributes`, [{ name: 'NAV No.', type: 'string' }]).data;
    const put = (value: unknown) =>
      store.call('PUT', `${path}/attribute-values`, [{ attribute_id: made?.['id'], customer_id: 7, value }]);
    expect(put(10).status).toBe(422);
    expect(put('C1').data).toMatchObject([{ attribute_value: 'C1' }]);
    expect(ids(put('C2').data)).toEqual(ids(store.call('GET', `${path}/attribute-values?customer_id:in=7`).data));
  });

  it('lists groups in V2 as published', () => {
    const [first] = openStore().call('GET', '/v2/customer_groups').list;
    expect(shapeOf(first)).toEqual(shapeOf(fixture<Body[]>('customer-groups')[0]));
  });
});
