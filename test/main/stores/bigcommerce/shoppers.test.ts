import { describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../../fakes/bigcommerce/seed.ts';
import type { FakeRequest, FakeResponse } from '../../../fakes/http.ts';
import { connect, openFake, PURCHASE } from './connected.ts';

const origin = { actor: 'engine' };

/** The simulated store; what it was asked besides the order itself. */
function openStore(
  wanted: { readonly customerGroups?: boolean } = {},
  instead?: (request: FakeRequest) => FakeResponse | null,
) {
  const open = openFake({}, instead);
  const session = connect(open, ACCOUNTS.full, 'our-secret', wanted).as(origin);
  const beside = () => open.asked.filter((one) => /customer|channel/.test(one)).map((one) => one.split('?')[0]);
  return { ...open, session, beside };
}

describe('who bought at BigCommerce', () => {
  it('has the name of the customer group, where a rule asks for it', async () => {
    const { session, fake, beside } = openStore({ customerGroups: true });
    const key = (customerId: number) => String(fake.shopper.placeOrder({ ...PURCHASE, customerId }));
    expect((await session.order(key(7)))?.customerGroups).toEqual(['Wholesale']);
    expect(beside()).toEqual(['GET v3/customers', 'GET v2/customer_groups/3']);
    expect((await session.order(key(8)))?.customerGroups).toEqual([]);
    expect((await session.order(key(0)))?.customerGroups).toBeUndefined();
  });

  it('is not asked about where no rule asks', async () => {
    const { session, fake, beside } = openStore();
    const order = await session.order(String(fake.shopper.placeOrder({ ...PURCHASE, customerId: 7 })));
    expect(order?.customerGroups).toBeUndefined();
    expect(beside()).toEqual([]);
  });
});

describe('a channel of BigCommerce', () => {
  const buy = ({ fake }: ReturnType<typeof openStore>, channelId: number) =>
    String(fake.shopper.placeOrder({ ...PURCHASE, channelId }));

  it('is told where it is a till, and asked for once', async () => {
    const store = openStore();
    const sold = [buy(store, 1), buy(store, 2), buy(store, 3), buy(store, 3)];
    const through: unknown[] = [];
    // oxlint-disable-next-line no-await-in-loop
    for (const key of sold) through.push((await store.session.order(key))?.soldThrough);
    const till = { kind: 'pos', name: 'Point of Sale' };
    expect(through).toEqual([undefined, undefined, till, till]);
    expect(store.beside()).toEqual(['GET v3/channels/2', 'GET v3/channels/3']);
  });

  it('is a storefront where the token may not read channels', async () => {
    const store = openStore({}, ({ url }) =>
      url.includes('/channels/') ? { status: 403, headers: {}, body: '{}' } : null,
    );
    expect((await store.session.order(buy(store, 3)))?.soldThrough).toBeUndefined();
  });
});

describe('accounts at BigCommerce', () => {
  it('are listed by their changes, 250 at a time by cursor while others change, by UTC without saying so', async () => {
    const { session, fake, asked, clock } = openStore();
    clock.now += 60_000;
    const shopper = { firstName: 'Anna', lastName: 'Schmidt' };
    const ids = Array.from({ length: 251 }, (_, at) =>
      fake.admin.addCustomer({ ...shopper, email: `shopper${at}@shopper.example` }),
    );
    const since = '2026-11-22T10:00:30.000Z';
    const first = await session.customersChangedSince?.(since, null);
    expect([first?.changes.length, first?.at]).toEqual([250, clock.now]);
    // Pages by number would shift by these, and hide the last one.
    for (const id of ids.slice(0, 5)) fake.admin.deleteCustomer(id);
    const second = await session.customersChangedSince?.(since, first?.next ?? '');
    expect(second?.changes.map(({ account }) => account.key)).toEqual([String(ids[250])]);
    expect(second?.next).toBeNull();
    const query = `date_modified%3Amin=${encodeURIComponent('2026-11-22T10:00:29')}&limit=250`;
    expect(asked).toEqual([`GET v3/customers?${query}`, `GET v3/customers?${query}&after=${first?.next ?? ''}`]);
  });

  it('end with a page that is full, and are no list that goes on and says not from where', async () => {
    const rows = Array.from({ length: 250 }, (_, id) => ({
      id: id + 1,
      email: '',
      date_created: '2026-11-22T10:00:00Z',
      date_modified: '2026-11-22T10:00:00Z',
    }));
    const read = (cursor: string | null, data: unknown, meta: unknown) =>
      openStore({}, () => ({ status: 200, headers: {}, body: JSON.stringify({ data, meta }) }))
        .session.customersChangedSince?.('2026-11-22T09:00:00.000Z', cursor)
        .then((page) => page?.next);
    const at = (end_cursor: string) => ({ cursor_pagination: { end_cursor } });
    expect(await read(null, rows, at('a'))).toBe('a');
    expect(await read('a', [], at(''))).toBeNull();
    expect(await read('a', rows.slice(0, 249), at('b'))).toBeNull();
    await expect(read('a', rows, at('a'))).rejects.toMatchObject({ code: 'store-wrong-shape' });
    await expect(read(null, rows, {})).rejects.toMatchObject({ code: 'store-wrong-shape' });
  });

  it('are left to the ping where the token may not see them', async () => {
    const store = openStore({}, ({ url }) =>
      url.includes('/customers') ? { status: 403, headers: {}, body: '{}' } : null,
    );
    expect(await store.session.customersChangedSince?.('2026-11-22T09:00:00.000Z', null)).toBeNull();
  });

  it('are not taken from an event of an address, whose id is the address’s own', () => {
    const { session: _session, ...open } = openStore();
    const store = connect(open, ACCOUNTS.full, 'our-secret');
    const read = (scope: string, data: unknown) => store.readDelivery({ topic: scope, body: JSON.stringify({ scope, data }) }); // prettier-ignore
    const address = { type: 'customer', id: 17, address: { customer_id: 7 } };
    expect(read('store/customer/address/updated', address)).toMatchObject({ kind: 'ignored' });
    expect(read('store/customer/updated', { type: 'customer', id: 7 })).toMatchObject({ customerKey: '7' });
    expect(read('store/customer/updated', { type: 'order', id: 7 })).toMatchObject({ kind: 'wrongShape' });
  });
});
