import { describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../../fakes/bigcommerce/seed.ts';
import type { Body } from './storeUnderTest.ts';
import { fixture, headersOf, openStore } from './storeUnderTest.ts';

const orders = '/stores/abc123/v2/orders';

describe('who is let in', () => {
  it('answers 401 to a wrong token, to none and to the hash of another store, in the shape of the version', () => {
    const store = openStore();
    const wrong = { ...headersOf(ACCOUNTS.full), 'x-auth-token': 'nobody' };
    expect(store.send('GET', orders, wrong).list[0]).toMatchObject({ status: 401 });
    expect(store.send('GET', orders, { accept: 'application/json' }).status).toBe(401);
    expect(store.send('GET', '/stores/zzz/v3/hooks', headersOf(ACCOUNTS.full)).json).toMatchObject({
      status: 401,
      title: fixture('v3-401-official')['title'],
    });
  });

  it('answers 403 where a scope is missing, and lets the read-only scope read only', () => {
    const store = openStore();
    const id = store.shopper.placeOrder({ items: [{ sku: 'ML-MUG-001' }] });
    const may = (method: string, path: string, body?: unknown): number =>
      store.call(method, path, body, ACCOUNTS.readOnly).status;
    expect(may('GET', `/v2/orders/${id}`)).toBe(200);
    expect(may('PUT', `/v2/orders/${id}`, { staff_notes: 'x' })).toBe(403);
    expect(may('GET', `/v3/orders/${id}/transactions`)).toBe(403);
    expect(may('GET', `/v3/orders/${id}/payment_actions/refunds`)).toBe(200);
    expect(may('GET', '/v3/hooks')).toBe(200);
    const denied = store.call('GET', '/v3/channels', undefined, ACCOUNTS.readOnly).json;
    expect(denied).toMatchObject({ status: 403, title: fixture('v3-403-official')['title'] });
    expect(store.stored.order(id)?.record.staffNotes).toBe('');
  });
});

describe('the two versions', () => {
  it('puts a 404 of V2 into an array and one of V3 into an object', () => {
    const store = openStore();
    const { json } = store.call('GET', '/v2/orders/1');
    expect(json).toEqual(fixture('v2-404-official'));
    // What the links inside an order lead to is not documented, and not there.
    const id = store.shopper.openCheckout({ items: [{ sku: 'ML-MUG-001' }] });
    expect(store.call('GET', `/v2/orders/${id}/shippingaddresses`).status).toBe(404);
    expect(store.call('GET', '/v3/orders/1/metafields').json).toMatchObject({ status: 404, title: expect.any(String) });
  });

  it('answers an empty list with 204 and no body in V2, and with an empty array in V3', () => {
    const store = openStore();
    expect(store.call('GET', '/v2/orders')).toMatchObject({ status: 204, body: '' });
    expect(store.call('GET', '/v3/orders/payment_actions/refunds')).toMatchObject({ status: 200, data: [] });
    const id = store.shopper.openCheckout({ items: [{ sku: 'ML-EBOOK' }] });
    expect(store.call('GET', `/v2/orders/${id}/shipping_addresses`)).toMatchObject({ status: 204, body: '' });
    expect(store.call('GET', `/v3/orders/${id}/transactions`)).toMatchObject({ status: 204, body: '' });
  });

  it.each([
    ['a filter that V2 does not know', '/v2/orders?status_ids=1', 400],
    ['several statuses in one filter', '/v2/orders?status_id=1,2', 400],
    ['an offset whose plus was not encoded', '/v2/orders?min_date_modified=Tue, 05 Mar 2019 21:40:11 +0000', 400],
    ['a page that is no number', '/v2/orders?page=x', 400],
    ["a parameter of V2 that is nobody's", '/v2/currencies?code=EUR', 400],
    ['an unknown sort', '/v2/orders?sort=total', 400],
    ['a parameter that V3 does not know', '/v3/hooks?nonsense=1', 200],
  ])('answers %s', (_name, path, status) => {
    expect(openStore().call('GET', path).status).toBe(status);
  });

  it('sends plain http to https, and refuses a method, an Accept and a content type it does not know', () => {
    const store = openStore();
    const request = { method: 'GET', url: orders, headers: headersOf(ACCOUNTS.full), body: Buffer.from('') };
    expect(store.handle({ ...request, secure: false })).toMatchObject({ status: 301 });
    const { accept: _none, ...withoutAccept } = headersOf(ACCOUNTS.full);
    expect(store.send('GET', orders, withoutAccept).status).toBe(406);
    expect([store.call('PATCH', '/v2/orders').status, store.call('PURGE', '/v2/orders').status]).toEqual([405, 501]);
    const form = { ...headersOf(ACCOUNTS.full), 'content-type': 'text/plain' };
    expect(store.send('POST', '/stores/abc123/v3/hooks', form, '{}').status).toBe(415);
    expect(store.send('POST', '/stores/abc123/v3/hooks', headersOf(ACCOUNTS.full), '{').status).toBe(422);
  });
});

describe('the quota of a store', () => {
  const left = (headers: Readonly<Record<string, string>>): number => Number(headers['X-Rate-Limit-Requests-Left']);

  it('goes down with every request, says so, and is refilled when the window ends', () => {
    const store = openStore({ rate: { quota: 3 } });
    expect(store.call('GET', '/v2/time').headers).toMatchObject({
      'X-Rate-Limit-Requests-Quota': '3',
      'X-Rate-Limit-Requests-Left': '2',
      'X-Rate-Limit-Time-Window-Ms': '30000',
      'X-Rate-Limit-Time-Reset-Ms': '30000',
    });
    store.clock.now += 12_500;
    store.call('GET', '/v2/nothing');
    store.call('GET', '/v2/time');
    const refused = store.call('GET', '/v2/time');
    expect(refused.status).toBe(429);
    expect(refused.headers).toMatchObject({
      'X-Rate-Limit-Requests-Left': '0',
      'X-Rate-Limit-Time-Reset-Ms': '17500',
      'X-Retry-After': '18',
    });
    store.clock.now += 17_500;
    expect(left(store.call('GET', '/v2/time').headers)).toBe(2);
  });

  it('is shared with other apps, and with other accounts', () => {
    const store = openStore({ rate: { quota: 10, retryAfter: false } });
    store.admin.rate.shareWith(4);
    expect(left(store.call('GET', '/v2/time').headers)).toBe(5);
    expect(left(store.call('GET', '/v2/time', undefined, ACCOUNTS.other).headers)).toBe(4);
    store.admin.rate.useUp(4);
    const refused = store.call('GET', '/v3/hooks');
    const { title, errors } = fixture<{ body: Body }>('http-429-rate-limit').body;
    expect(refused).toMatchObject({ status: 429, json: { title, errors } });
    expect(refused.headers['X-Retry-After']).toBeUndefined();
  });

  it('answers 429 without any of these headers when the platform is under load', () => {
    const store = openStore();
    store.admin.overload(1);
    const refused = store.call('GET', '/v2/time');
    expect(refused.status).toBe(429);
    expect(Object.keys(refused.headers).filter((name) => /rate|retry/i.test(name))).toEqual([]);
    expect(store.call('GET', '/v2/time').status).toBe(200);
  });
});
