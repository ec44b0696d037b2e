import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import type { World } from '../../simulate/world.ts';
import { MINUTE, openShop } from './shopWorld.ts';

const LONGEST_OPERATION_MS = 510_000;
const isPostOf = (set: string) => (request: FakeRequest) =>
  request.method === 'POST' && new RegExp(`/${set}(\\?|$)`).test(request.url);

let world: World;

beforeEach(async () => {
  ({ world } = await openShop());
});

function order(name: string): number {
  const billing = {
    first_name: 'Ute', last_name: name, company: '', address_1: 'Am See 4', address_2: '', city: 'Kiel', state: '',
    postcode: '24103', country: 'DE', email: `${name}@shopper.example`, phone: '',
  }; // prettier-ignore
  return world.shop.shopper.placeOrder({ items: [{ sku: 'ML-TS-001', quantity: 1 }], billing });
}

describe('a write that stood in line for minutes before it left, and whose sender then died', () => {
  it('is not sent again while NAV may still be carrying it out', async () => {
    const names = ['one', 'two', 'three', 'four', 'five', 'six'];
    const ids = names.map(order);
    await world.deliverAll();
    // Writes go one after the other: each that hangs holds the next one back for its minute.
    world.navFaults.when(isPostOf('salesOrders'), { kind: 'hang' }, 5);
    world.navFaults.when(
      isPostOf('salesOrders'),
      { kind: 'lateWork', ms: LONGEST_OPERATION_MS - 5_000, hang: true },
      1,
    );
    await world.clock.run(5 * MINUTE + 20_000);
    world.crash();
    await world.start();
    await world.clock.run(40 * MINUTE);
    expect(ids.map((id) => world.nav.stored.byExternalNumber(`WOO-${id}`).length)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('makes no second customer while NAV may still be making the first', async () => {
    const names = ['one', 'two', 'three', 'four', 'five', 'six'];
    names.map(order);
    await world.deliverAll();
    world.navFaults.when(isPostOf('customers'), { kind: 'hang' }, 5);
    world.navFaults.when(isPostOf('customers'), { kind: 'lateWork', ms: LONGEST_OPERATION_MS - 5_000, hang: true }, 1);
    await world.clock.run(5 * MINUTE + 20_000);
    world.crash();
    await world.start();
    await world.clock.run(40 * MINUTE);
    const emails = world.nav.stored.customers().map(({ email }) => email);
    expect(names.map((name) => emails.filter((email) => email === `${name}@shopper.example`).length)).toEqual([
      1, 1, 1, 1, 1, 1,
    ]);
  });
});
