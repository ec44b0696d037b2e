import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import type { World } from '../../simulate/world.ts';
import { anna, MINUTE, openShop } from './shopWorld.ts';

const EMAIL = 'uwe@shopper.example';
const isTo = (method: string, set: string) => (request: FakeRequest) =>
  request.method === method && new RegExp(`/${set}(\\?|$)`).test(request.url);

let world: World;

beforeEach(async () => {
  ({ world } = await openShop());
});

function order(sku = 'ML-TS-001'): number {
  const billing = {
    first_name: 'Uwe', last_name: 'Ahl', company: '', address_1: 'Am See 4', address_2: '', city: 'Kiel', state: '',
    postcode: '24103', country: 'DE', email: EMAIL, phone: '',
  }; // prettier-ignore
  return world.shop.shopper.placeOrder({ items: [{ sku, quantity: 1 }], billing });
}

const customers = () => world.nav.stored.customers().filter(({ email }) => email === EMAIL);

describe('two orders of one new shopper', () => {
  it('make one customer, though the second had asked for it before the first made it', async () => {
    const ids = [order(), order('ML-COF-500')];
    let asked = 0;
    // One read after the other: a batch has all its answers of one moment.
    world.navFaults.when(({ url }) => url.includes('$batch'), { kind: 'status', status: 404 });
    // The second order has NAV's word that nobody has the address, and waits for its articles meanwhile.
    world.navFaults.when((request) => isTo('GET', 'items')(request) && (asked += 1) === 2, { kind: 'slow', ms: 3_000 });
    await world.deliverAll();
    await world.clock.run(5 * MINUTE);
    expect(customers()).toHaveLength(1);
    expect(ids.map((id) => world.nav.stored.byExternalNumber(`WOO-${id}`).length)).toEqual([1, 1]);
  });

  it('make one customer, and ask NAV seldom while the creation hangs', async () => {
    const ids = [order(), order('ML-COF-500')];
    world.navFaults.when(isTo('POST', 'customers'), { kind: 'lateWork', ms: 5 * MINUTE, hang: true }, 1);
    world.nav.admin.forgetRequests();
    await world.deliverAll();
    await world.clock.run(MINUTE);
    expect(world.nav.admin.count('GET', 'customers') + world.nav.admin.count('POST', '$batch')).toBeLessThan(12);
    await world.clock.run(20 * MINUTE);
    expect(customers()).toHaveLength(1);
    expect(ids.map((id) => world.nav.stored.byExternalNumber(`WOO-${id}`).length)).toEqual([1, 1]);
  });

  it('make the customer anew when a person had deleted it in between', async () => {
    order();
    await world.deliverAll();
    await world.clock.run(MINUTE);
    world.nav.stored.orders().forEach(({ number }) => world.nav.admin.deleteOrder(number));
    world.nav.admin.deleteCustomer(customers()[0]?.number ?? '');
    const second = order('ML-COF-500');
    await world.deliverAll();
    await world.clock.run(5 * MINUTE);
    expect(customers()).toHaveLength(1);
    expect(world.nav.stored.byExternalNumber(`WOO-${second}`)).toHaveLength(1);
  });
});

it('a card that NAV made without posting groups is told before any document is tried, and used once it is complete', async () => {
  const shop = await openShop({ surfaces: 'pages', settings: { nav: { newCustomer: undefined } } });
  const id = shop.order();
  await shop.tell();
  expect(await shop.row(id)).toMatchObject({
    term: 'waiting',
    cause: { code: 'customer-without-groups', params: { groups: 'Gen. Bus. Posting Group, Customer Posting Group' } },
  });
  expect(shop.world.nav.admin.count('POST', 'SalesOrder')).toBe(0);
  const made = shop.world.nav.stored.customers().filter(({ email }) => email === anna.email);
  expect(made).toHaveLength(1);
  shop.world.nav.admin.changeCustomerCard(made[0]?.number ?? '', complete);
  await shop.replayAll();
  expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  expect(shop.world.nav.stored.customers().filter(({ email }) => email === anna.email)).toHaveLength(1);
});

const complete = {
  businessGroup: 'DOMESTIC',
  generalBusinessGroup: 'DOMESTIC',
  customerPostingGroup: 'DOMESTIC',
  pricesIncludeTax: true,
};
