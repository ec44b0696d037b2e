import { afterEach, describe, expect, it } from 'vitest';
import { seenAs } from '../../../../main/stores/store.ts';
import { createWooCommerceStore } from '../../../../main/stores/woocommerce/wooCommerceStore.ts';
import { recorded, recordedBody } from './recorded.ts';
import { type Answer, type Asked, openSmallShop, type SmallShop } from './server.ts';

const open: SmallShop[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((shop) => shop.close()));
});

async function connect(answer: (asked: Asked) => Answer) {
  const shop = await openSmallShop(answer);
  open.push(shop);
  const homeUrl = `${shop.homeUrl}/`;
  const store = createWooCommerceStore({ connectionId: 'shop', homeUrl, webhookSecret: 'whsec_test', door: shop.door });
  return { shop, session: store.as({ actor: 'engine' }) };
}

const replay = (name: string) => (): Answer => {
  const { status, body } = recorded(name).response;
  return { status, body };
};

const asked = (shop: SmallShop) => Object.fromEntries(shop.asked[0]?.query ?? []);
const since = '2026-11-22T01:43:39.500Z';
const wanted = { after: since, statuses: ['processing', 'completed'] };

describe('polling for refunds', () => {
  it('asks over all orders, in the one form of dates that every shop reads rightly', async () => {
    const { shop, session } = await connect(replay('refunds-top-level-fields'));
    const page = await session.refundsChangedSince(since, 2);
    expect(shop.asked[0]?.path).toBe('/wp-json/wc/v3/refunds');
    expect(asked(shop)).toMatchObject({
      after: '2026-11-22T01:43:39',
      dates_are_gmt: 'true',
      orderby: 'date',
      order: 'asc',
      page: '2',
      per_page: '100',
      _fields: 'id,parent_id,date_created_gmt',
    });
    expect(page?.refunds[0]).toEqual({ key: '26', orderKey: '21', madeAt: '2026-11-22T01:43:36.000Z' });
    expect(page).toMatchObject({ hasMore: false, refunds: { length: 4 } });
  });

  it('says that a shop before 9.0 has no such list', async () => {
    const { session } = await connect(replay('error-unknown-route'));
    expect(await session.refundsChangedSince(since, 1)).toBeNull();
  });

  it('says the same where a guard before the shop keeps it closed', async () => {
    const { session } = await connect(() => ({ status: 403, body: '<html>Forbidden</html>' }));
    expect(await session.refundsChangedSince(since, 1)).toBeNull();
  });
});

describe('the list of all orders', () => {
  const { refunds, ...order } = recordedBody('order-get-after-partial-refunds') as Record<string, unknown>;

  it('is asked for by id and by rows, with the statuses named', async () => {
    const { shop, session } = await connect(() => ({
      headers: { 'X-WP-Total': '300' },
      body: [{ ...order, refunds }],
    }));
    const page = await session.ordersById(wanted, 198);
    expect(asked(shop)).toMatchObject({
      after: '2026-11-22T01:43:39',
      dates_are_gmt: 'true',
      status: 'processing,completed',
      orderby: 'id',
      order: 'asc',
      offset: '198',
      per_page: '100',
      dp: '6',
    });
    expect(asked(shop)['_fields']?.split(',')).not.toContain('billing');
    expect(page.hasMore).toBe(true);
  });

  it('says of an order what the order says of itself, so that what was read is known again', async () => {
    const whole = { ...order, refunds };
    const { session } = await connect(({ path }) => ({ body: path.endsWith('/orders') ? [whole] : whole }));
    const [listed] = (await session.ordersById(wanted, 0)).orders;
    const read = await session.order(String(order['id']));
    expect(listed && seenAs(listed)).toBe(read && seenAs(read));
    expect(listed).toMatchObject({ refundedTotal: read?.refundedTotal, total: read?.total, number: read?.number });
  });

  it.each([
    ['the shop counts more', 0, 100, { 'X-WP-Total': '101' }, true],
    ['this is the last of them', 99, 2, { 'X-WP-Total': '101' }, false],
    ['a proxy took the count away and the page is full', 0, 100, {}, true],
    ['nothing is left', 101, 0, { 'X-WP-Total': '0' }, false],
  ])('knows whether there is more when %s', async (_name, skip, count, headers, more) => {
    const body = Array.from({ length: count }, (_, n) => ({ ...order, refunds, id: skip + n + 1 }));
    const { session } = await connect(() => ({ headers: headers as Record<string, string>, body }));
    expect((await session.ordersById(wanted, skip)).hasMore).toBe(more);
  });

  it('is counted by the shop, or not at all', async () => {
    const counts = await connect(() => ({ headers: { 'X-WP-Total': '57' }, body: [{ id: 1 }] }));
    expect(await counts.session.countOrders('changed', wanted)).toBe(57);
    expect(asked(counts.shop)).toMatchObject({ modified_after: '2026-11-22T01:43:39', per_page: '1', _fields: 'id' });
    const silent = await connect(() => ({ body: [{ id: 1 }] }));
    expect(await silent.session.countOrders('placed', wanted)).toBeNull();
  });
});
