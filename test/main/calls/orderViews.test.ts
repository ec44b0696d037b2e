import { beforeEach, describe, expect, it } from 'vitest';
import type { World } from '../../simulate/world.ts';
import { administrator, anna, openShop } from '../engine/shopWorld.ts';

const integrationId = 'shop-nav';

let world: World;

beforeEach(async () => {
  ({ world } = await openShop());
});

async function imported(sku: string): Promise<string> {
  const id = world.shop.shopper.placeOrder({ items: [{ sku, quantity: 1 }], billing: anna });
  await world.deliverAll();
  await world.clock.run(60_000);
  return String(id);
}

describe('an order as the window shows it', () => {
  it('names the cause of a step by its code, so that every language can tell it', async () => {
    const orderKey = await imported('ML-LAMP-01');

    const { timeline } = await world.engine().calls['orders.get']({ integrationId, orderKey }, administrator);

    expect(timeline.find(({ kind }) => kind === 'job.parked')?.params['cause']).toBe('sku-unknown');
  });
});

describe('the audit log', () => {
  it('lists the entries of one order alone, with what arrived before its number was known', async () => {
    const orderKey = await imported('ML-TS-001');
    await imported('ML-TS-001');

    const { rows } = await world.engine().calls['audit.list']({ integrationId, orderKey }, administrator);

    expect([...new Set(rows.map(({ orderNo }) => orderNo))]).toEqual([orderKey]);
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['delivery', 'order.planned', 'document.written']),
    );
  });

  it('gives what a poll found the order’s number once it is known', async () => {
    world.shop.shopper.placeOrder({ items: [{ sku: 'ML-TS-001', quantity: 1 }], billing: anna });
    await world.clock.run(10 * 60_000);

    const { rows } = await world.engine().calls['audit.list']({}, administrator);
    const found = rows.filter(({ kind }) => kind === 'poll.found');

    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ orderNo }) => orderNo)).not.toContain(null);
  });
});
