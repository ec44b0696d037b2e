import { describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import { openBoth, PURCHASE } from './bothStores.ts';
import { addHistory } from './orderHistory.ts';
import { administrator, MINUTE } from './shopWorld.ts';

describe('a BigCommerce store beside a WooCommerce shop', () => {
  it('has its orders in NAV as sales invoices, once, with the same total, and marked at the store', async () => {
    const both = await openBoth();
    const id = both.buy();
    const statuses = await both.tellBig();
    expect(statuses.length).toBeGreaterThan(0);
    expect(new Set(statuses)).toEqual(new Set([202]));
    expect(await both.row(id)).toMatchObject({ term: 'equal' });
    const documents = both.invoices(id);
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({ kind: 'invoice' });
    expect(both.big.stored.metafields(id)).toMatchObject([{ permissionSet: 'app_only' }]);
    const woo = both.order();
    await both.tell();
    expect(both.documents(woo)).toHaveLength(1);
  });

  it('is asked at most six times for an order', async () => {
    const both = await openBoth();
    const asked: FakeRequest[] = [];
    const id = both.buy();
    both.world.systems.bigFaults.onWorked((request) => void asked.push(request));
    await both.world.engine().calls['orders.import']({ integrationId: 'big-nav', orderKey: String(id) }, administrator);
    await both.world.clock.run(5_000);
    both.world.systems.bigFaults.onWorked(null);
    expect(await both.row(id)).toMatchObject({ term: 'equal' });
    // One round for the header, one for the rest, and the mark at the order.
    const order = `GET v2/orders/${id}`;
    expect(asked.map(({ method, url }) => `${method} ${url.replace(/^.*\/(v[23]\/[^?]*).*$/, '$1')}`)).toEqual([
      order,
      `${order}/products`,
      `${order}/shipping_addresses`,
      `${order}/taxes`,
      `GET v3/orders/${id}/transactions`,
      `POST v3/orders/${id}/metafields`,
    ]);
  });

  it('rings for a cart that was never ordered, and leaves it out of the books of NAV', async () => {
    const both = await openBoth();
    const cart = both.big.shopper.openCheckout(PURCHASE);
    await both.tellBig();
    expect(both.invoices(cart)).toEqual([]);
    expect(await both.row(cart)).toBeUndefined();
    both.big.shopper.finishCheckout(cart);
    await both.tellBig();
    expect(await both.row(cart)).toMatchObject({ term: 'equal' });
    expect(both.invoices(cart)).toHaveLength(1);
  });

  it('whose webhooks are lost is polled; they are missed, and so are orders that do not come, at this store alone', async () => {
    const both = await openBoth();
    addHistory(both, 16, 'big-nav');
    const { calls } = both.world.engine();
    const alarms = async () =>
      (await calls['alarms.list']({}, administrator)).alarms.map(({ kind, scope }) => `${kind} ${scope}`);
    const ids = [both.buy(), both.buy(), both.buy()];
    for (const lost of both.big.deliveries.take()) both.big.deliveries.report(lost.deliveryNo, 200);
    await both.world.clock.run(5 * MINUTE);
    expect((await Promise.all(ids.map(both.row))).map((row) => row?.term)).toEqual(['equal', 'equal', 'equal']);
    expect(await alarms()).toEqual([]);
    await both.world.clock.run(15 * MINUTE);
    expect(await alarms()).toEqual(['webhooks-absent integration/big-nav']);
    const [absent] = (await calls['alarms.list']({}, administrator)).alarms;
    expect(absent?.whatToDo).toMatch(/webhooks go with the API account that made them\.$/);
    await both.world.clock.run(25 * MINUTE);
    expect((await alarms()).toSorted()).toEqual([
      'orders-absent integration/big-nav',
      'webhooks-absent integration/big-nav',
    ]);
    const next = both.buy();
    await both.tellBig();
    expect(await both.row(next)).toMatchObject({ term: 'equal' });
    expect(await alarms()).toEqual([]);
  });

  it('that switched a webhook off gets it back, and the gap is read, whether it says how its webhooks fare or not', async () => {
    const both = await openBoth();
    const { calls } = both.world.engine();
    const aligned = async () =>
      (await calls['audit.list']({}, administrator)).rows.filter(({ kind }) => kind === 'subscriptions.aligned').length;
    const before = await aligned();
    both.world.systems.bigFaults.when(({ url }) => url.endsWith('/hooks/admin'), { kind: 'status', status: 400 });
    const hook = both.big.stored.hooks().find(({ scope }) => scope === 'store/order/created');
    both.big.admin.deactivateHook(hook?.id ?? 0);
    await both.world.clock.run(16 * MINUTE);
    expect(both.big.stored.hooks().find(({ id }) => id === hook?.id)).toMatchObject({ isActive: true });
    expect(await aligned()).toBe(before + 1);
  });

  it('is asked who of its shoppers changed, and tells by webhook where that is wanted; the card in NAV stays', async () => {
    const both = await openBoth();
    const { calls } = both.world.engine();
    const email = 'jane@kern.example';
    const customerId = both.big.admin.addCustomer({ email, firstName: 'Jane', lastName: 'Kern' });
    const first = both.buy({ customerId });
    await both.tellBig();
    const told = async () =>
      (await calls['audit.list']({}, administrator)).rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('customer.')); // prettier-ignore
    const before = await told();
    both.big.admin.changeCustomer(customerId, { firstName: 'Janet' });
    await both.world.clock.run(5 * MINUTE);
    expect(await told()).toEqual(before);
    both.big.admin.changeCustomer(customerId, { email: 'janet@kern.example' });
    await both.world.clock.run(5 * MINUTE);
    expect(await told()).toEqual(['customer.emailChanged', ...before]);
    const second = both.buy({ customerId });
    await both.tellBig();
    const cards = [first, second].map((id) => both.invoices(id)[0]?.customerNumber);
    expect(cards[0]).toBe(cards[1]);
    await both.follow('webhooks');
    both.big.admin.deleteCustomer(customerId);
    await both.tellBig();
    expect(await told()).toEqual(['customer.accountGone', 'customer.emailChanged', ...before]);
    const { rows } = await calls['deliveries.list']({ recordKey: `${customerId}` }, administrator);
    const about = rows.filter(({ isAccount }) => isAccount).map(({ topic, order }) => [topic, order]);
    expect(about).toEqual([['store/customer/deleted', null], ['poll customers', null]]); // prettier-ignore
  });

  it('that takes no more requests is waited for, and no order is lost', async () => {
    const both = await openBoth();
    both.big.admin.rate.set({ quota: 40 });
    const ids = Array.from({ length: 6 }, () => both.buy());
    await both.tellBig(3 * MINUTE);
    const rows = await Promise.all(ids.map((id) => both.row(id)));
    expect(rows.map((row) => row?.term)).toEqual(ids.map(() => 'equal'));
    expect(ids.flatMap((id) => both.invoices(id))).toHaveLength(6);
  });
});
