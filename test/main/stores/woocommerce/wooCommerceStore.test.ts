import { afterEach, describe, expect, it } from 'vitest';
import { createWooCommerceStore } from '../../../../main/stores/woocommerce/wooCommerceStore.ts';
import { recorded, recordedBody } from './recorded.ts';
import { type Answer, type Asked, type SmallShop, openSmallShop } from './server.ts';

const origin = { actor: 'engine' };
const open: SmallShop[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((shop) => shop.close()));
});

async function connect(answer: (asked: Asked) => Answer, folder = '') {
  const shop = await openSmallShop(answer, { folder });
  open.push(shop);
  const store = createWooCommerceStore({
    connectionId: 'shop',
    homeUrl: `${shop.homeUrl}/`,
    webhookSecret: 'whsec_test',
    door: shop.door,
  });
  return { shop, store, session: store.as(origin) };
}

const replay = (name: string) => (): Answer => {
  const { status, headers, body } = recorded(name).response;
  const { 'x-wp-total': total, 'x-wp-totalpages': pages } = headers;
  return { status, body, headers: total && pages ? { 'X-WP-Total': total, 'X-WP-TotalPages': pages } : {} };
};

describe('reading an order', () => {
  it('asks with six decimals and only for the fields that are read', async () => {
    const { shop, session } = await connect(replay('order-get-guest'));
    const order = await session.order('21');
    expect(order).toMatchObject({ key: '21', total: '130.20' });
    expect(shop.asked[0]).toMatchObject({ method: 'GET', path: '/wp-json/wc/v3/orders/21' });
    expect(shop.asked[0]?.query.get('dp')).toBe('6');
    expect(shop.asked[0]?.query.get('_fields')?.split(',')).toEqual(
      expect.arrayContaining(['id', 'order_key', 'line_items', 'fee_lines', 'refunds']),
    );
    expect(shop.asked[0]?.query.get('_fields')).not.toContain('customer_ip_address');
  });

  it('reads a shop in a sub-folder', async () => {
    const { shop, session } = await connect(replay('order-get-guest'), '/de/shop');
    await session.order('21');
    expect(shop.asked[0]?.path).toBe('/de/shop/wp-json/wc/v3/orders/21');
  });

  it('gives null for an order that is gone', async () => {
    const { session } = await connect(replay('error-order-not-found'));
    expect(await session.order('999999')).toBeNull();
  });

  it('does not take a missing WooCommerce for a missing order', async () => {
    const { session } = await connect(replay('error-unknown-route'));
    await expect(session.order('21')).rejects.toMatchObject({ kind: 'unavailable', code: 'woocommerce-missing' });
  });

  it('does not take a page for a missing order', async () => {
    const { session } = await connect(() => ({ status: 404, body: '<html>Not found' }));
    await expect(session.order('21')).rejects.toMatchObject({ kind: 'unavailable', code: 'store-not-json' });
  });

  it('refuses an answer about another order', async () => {
    const { session } = await connect(replay('order-get-storefront'));
    await expect(session.order('21')).rejects.toMatchObject({ code: 'store-wrong-shape', params: { path: 'id' } });
  });

  it('names the order and the field of a wrong shape', async () => {
    const { session } = await connect(() => ({ body: { ...recordedBody('order-get-guest'), total_tax: 'x' } }));
    await expect(session.order('21')).rejects.toMatchObject({
      kind: 'invalid',
      code: 'store-wrong-shape',
      params: { subject: 'order 21', path: 'total_tax' },
    });
  });

  it('tries a busy shop again, signed with a fresh nonce', async () => {
    let calls = 0;
    const { shop, session } = await connect(() =>
      (calls += 1) === 1
        ? { status: 503, headers: { 'Retry-After': '0' }, body: '<html>' }
        : { body: recordedBody('order-get-guest') },
    );
    expect(await session.order('21')).toMatchObject({ key: '21' });
    const nonces = shop.asked.map(({ query }) => query.get('oauth_nonce'));
    expect(nonces).toHaveLength(2);
    expect(new Set(nonces).size).toBe(2);
  });

  it('keeps keys and signatures out of what is logged', async () => {
    const { shop, session } = await connect(replay('order-get-guest'));
    await session.order('21');
    expect(shop.asked[0]?.query.get('oauth_consumer_key')).toBe('ck_test');
    expect(JSON.stringify(shop.exchanges.map(({ request }) => request))).not.toMatch(/oauth|ck_test|cs_test/);
  });
});

describe('polling for changed orders', () => {
  const since = '2026-11-22T01:43:39.500Z';

  it('asks in the one form that every shop reads rightly', async () => {
    const { shop, session } = await connect(replay('orders-modified-after-gmt'));
    const page = await session.ordersChangedSince(since, 3, ['processing', 'completed']);
    const asked = Object.fromEntries(shop.asked[0]?.query ?? []);
    expect(asked).toMatchObject({
      status: 'processing,completed',
      modified_after: '2026-11-22T01:43:39',
      dates_are_gmt: 'true',
      orderby: 'modified',
      order: 'asc',
      page: '3',
      per_page: '100',
      _fields: 'id,date_modified_gmt',
    });
    expect(page.changes[0]).toEqual({ key: '24', modifiedAt: '2026-11-22T01:43:41.000Z' });
    expect(page).toMatchObject({ hasMore: false, changes: { length: 6 } });
  });

  it('never leaves the statuses out, which would mean open checkouts too', async () => {
    const { shop, session } = await connect(replay('orders-modified-after-gmt'));
    expect(await session.ordersChangedSince(since, 1, [])).toEqual({ changes: [], hasMore: false });
    expect(shop.asked).toEqual([]);
  });

  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: index + 1, date_modified_gmt: '2026-11-22T01:43:41' }));

  it.each([
    ['the shop counts more pages', 2, { 'X-WP-TotalPages': '2' }, true],
    ['this is the last page', 100, { 'X-WP-TotalPages': '1' }, false],
    ['a proxy took the count away and the page is full', 100, {}, true],
    ['a proxy took the count away and the page is not full', 99, {}, false],
    ['nothing came', 0, { 'X-WP-TotalPages': '5' }, false],
  ])('knows whether there is more when %s', async (_name, count, headers, wanted) => {
    const { session } = await connect(() => ({ headers: headers as Record<string, string>, body: rows(count) }));
    expect((await session.ordersChangedSince(since, 1, ['processing'])).hasMore).toBe(wanted);
  });

  it('never follows the Link header', async () => {
    const { shop, session } = await connect(({ path }) => ({
      headers: { Link: `<http://127.0.0.1:1${path}?page=2&consumer_secret=x>; rel="next"`, 'X-WP-TotalPages': '2' },
      body: rows(1),
    }));
    await session.ordersChangedSince(since, 1, ['processing']);
    expect(shop.asked).toHaveLength(1);
  });
});

describe('what the shop tells about itself', () => {
  const index = () => recordedBody('rest-root');

  it('is its name, address, version and currency', async () => {
    const { shop, session } = await connect(({ path }) =>
      path.endsWith('/system_status') ? { body: recordedBody('system-status-short') } : { body: index() },
    );
    expect(await session.info()).toEqual({
      name: 'ML Test Shop',
      homeUrl: 'https://127.0.0.1:8443',
      version: '10.5.0',
      currency: 'EUR',
      decimals: 2,
    });
    expect(shop.asked[0]?.path).toBe('/wp-json/');
    expect(shop.asked[0]?.query.has('oauth_signature')).toBe(false);
  });

  it('comes from its settings where the key may not read the status', async () => {
    const { session } = await connect(({ path }) => {
      if (path.endsWith('/system_status')) return { status: 403, body: { code: 'woocommerce_rest_cannot_view' } };
      return { body: path.endsWith('/settings/general') ? recordedBody('settings-general') : index() };
    });
    expect(await session.info()).toMatchObject({ version: '', currency: 'EUR', decimals: 2 });
  });

  it('is not guessed while the shop is down', async () => {
    const { session } = await connect(({ path }) =>
      path.endsWith('/system_status') ? { status: 500, body: { code: 'x' } } : { body: index() },
    );
    await expect(session.info()).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('a private note', () => {
  it('is posted once, as JSON, for the staff only', async () => {
    const { shop, session } = await connect(replay('order-note-create'));
    await session.addNote('22', 'NAV sales order 101001');
    expect(shop.asked).toHaveLength(1);
    expect(shop.asked[0]).toMatchObject({ method: 'POST', path: '/wp-json/wc/v3/orders/22/notes' });
    expect(shop.asked[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(shop.asked[0]?.body ?? '')).toEqual({ note: 'NAV sales order 101001', customer_note: false });
    expect(shop.exchanges[0]?.effect).toBe('business');
  });

  it('whose answer is lost has an unknown outcome and is not sent again', async () => {
    const { shop, session } = await connect(() => undefined);
    await expect(session.addNote('22', 'x')).rejects.toMatchObject({ kind: 'unknownOutcome' });
    expect(shop.asked).toHaveLength(1);
  });

  it('at an order that is gone is refused as such', async () => {
    const { session } = await connect(replay('error-order-not-found'));
    await expect(session.addNote('22', 'x')).rejects.toMatchObject({ kind: 'notFound' });
  });
});

describe('webhooks', () => {
  it('are listed with those of others, over all pages', async () => {
    const hook = recordedBody('webhook-create-order-created');
    const { shop, session } = await connect(({ query }) => ({
      headers: { 'X-WP-TotalPages': '2' },
      body: [{ ...hook, id: Number(query.get('page')), status: query.get('page') === '1' ? 'active' : 'disabled' }],
    }));
    expect(await session.subscriptions()).toEqual([
      { id: '1', name: 'ml order.created', topic: 'order.created', deliveryUrl: hook['delivery_url'], active: true },
      { id: '2', name: 'ml order.created', topic: 'order.created', deliveryUrl: hook['delivery_url'], active: false },
    ]);
    expect(shop.asked[0]?.query.get('status')).toBe('all');
  });

  it('are created with our secret, which no log sees', async () => {
    const { shop, session } = await connect(replay('webhook-create-order-created'));
    const wanted = {
      topic: 'order.created',
      deliveryUrl: 'https://in.example/hook/k',
      name: 'ml-connector order.created',
    };
    expect(await session.createSubscription(wanted)).toMatchObject({ id: '1', active: true });
    expect(JSON.parse(shop.asked[0]?.body ?? '')).toEqual({
      name: wanted.name,
      topic: wanted.topic,
      delivery_url: wanted.deliveryUrl,
      secret: 'whsec_test',
    });
    expect(JSON.stringify(shop.exchanges)).not.toContain('whsec_test');
    expect(shop.exchanges[0]?.effect).toBe('housekeeping');
  });

  it('are deleted for good', async () => {
    const { shop, session } = await connect(replay('webhook-delete'));
    await session.deleteSubscription('14');
    expect(shop.asked[0]).toMatchObject({ method: 'DELETE', path: '/wp-json/wc/v3/webhooks/14' });
    expect(shop.asked[0]?.query.get('force')).toBe('true');
  });

  it('that are gone already count as deleted', async () => {
    const { session } = await connect(replay('error-webhook-not-found'));
    await expect(session.deleteSubscription('999')).resolves.toBeUndefined();
  });

  it('are not deleted by a key without rights', async () => {
    const { session } = await connect(replay('auth-error-low-privilege-user-webhooks'));
    await expect(session.deleteSubscription('1')).rejects.toMatchObject({ kind: 'permission' });
  });
});
