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
