import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../../fakes/http.ts';
import type { World } from '../../../simulate/world.ts';
import { MINUTE, openShop } from '../../engine/shopWorld.ts';

const addsNote = (request: FakeRequest) => request.method === 'POST' && request.url.includes('/notes');

let world: World;

beforeEach(async () => {
  ({ world } = await openShop());
});

async function notesOfNewOrder(): Promise<string[]> {
  const id = world.shop.shopper.placeOrder({
    items: [{ sku: 'ML-TS-001', quantity: 1 }],
    billing: { email: 'note@guest.example', first_name: 'Nora', country: 'DE', city: 'Bonn', postcode: '53111' },
  });
  await world.deliverAll();
  await world.clock.run(MINUTE);
  if (!world.isAlive()) await world.start();
  await world.clock.run(20 * MINUTE);
  expect(world.nav.stored.byExternalNumber(`WOO-${id}`)).toHaveLength(1);
  return world.shop.stored.notes(id).flatMap(({ text }) => (text.includes('NAV') ? [text] : []));
}

describe('the note at the store’s order', () => {
  it('is there once when the power goes after the store kept it', async () => {
    world.shopFaults.onWorked((request) => {
      if (!addsNote(request)) return undefined;
      world.shopFaults.onWorked(null);
      world.crash();
      return 'drop';
    });
    expect(await notesOfNewOrder()).toHaveLength(1);
    expect(world.crashes()).toBe(1);
  });

  it('is there once when its answer was lost', async () => {
    world.shopFaults.when(addsNote, { kind: 'dropAfterWork' }, 1);
    expect(await notesOfNewOrder()).toHaveLength(1);
  });

  it('is tried again when the store could not be reached', async () => {
    world.shopFaults.when(addsNote, { kind: 'down' }, 1);
    expect(await notesOfNewOrder()).toHaveLength(1);
  });
});
