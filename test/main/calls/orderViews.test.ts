import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../simulate/world.ts';

const administrator = { name: 'test', role: 'administrator' } as const;
const integrationId = 'shop-nav';

const billing = {
  first_name: 'Anna', last_name: 'Vogt', company: '', address_1: 'Marktplatz 1', address_2: '', city: 'Freiburg', state: 'DE-BW',
  postcode: '79098', country: 'DE', email: 'anna@vogt.example', phone: '+49 761 1234',
}; // prettier-ignore

let folder: string;
let world: World;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ml-views-'));
  world = await createWorld({ seed: 1, folder, start: Date.parse('2026-11-20T08:00:00Z') });
  await world.start();
  world.addWebhooks();
  await world.deliverAll();
});

afterEach(async () => {
  await world.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function imported(sku: string): Promise<string> {
  const id = world.shop.shopper.placeOrder({ items: [{ sku, quantity: 1 }], billing });
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
    world.shop.shopper.placeOrder({ items: [{ sku: 'ML-TS-001', quantity: 1 }], billing });
    await world.clock.run(10 * 60_000);

    const { rows } = await world.engine().calls['audit.list']({}, administrator);
    const found = rows.filter(({ kind }) => kind === 'poll.found');

    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ orderNo }) => orderNo)).not.toContain(null);
  });
});
