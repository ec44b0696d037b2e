import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { OrderRow } from '../../../main/contract/views.ts';
import type { FakeRequest } from '../../fakes/http.ts';
import type { Purchase } from '../../fakes/woocommerce/shopper.ts';
import type { Surfaces } from '../../sandbox/surfaces.ts';
import { createWorld, type World, type WorldOptions, worldSettings } from '../../simulate/world.ts';
import { migratedDatabase } from '../db/migratedDatabase.ts';

export const START = Date.parse('2026-11-20T08:00:00Z');
export const MINUTE = 60_000;
export const administrator = { name: 'test', role: 'administrator' } as const;

export const anna = {
  first_name: 'Anna', last_name: 'Vogt', company: '', address_1: 'Marktplatz 1', address_2: '', city: 'Freiburg', state: 'DE-BW',
  postcode: '79098', country: 'DE', email: 'anna@vogt.example', phone: '+49 761 1234',
}; // prettier-ignore

export const isOrderPost = (request: FakeRequest) =>
  request.method === 'POST' && /\/salesOrders?(\?|$)/i.test(request.url);
export const isLinePost = (request: FakeRequest) => request.method === 'POST' && /SalesLines(\?|$)/.test(request.url);
export const isPatch = (request: FakeRequest) => request.method === 'PATCH';
export const isDelete = (request: FakeRequest) => request.method === 'DELETE';

/** The engine between shop and NAV, and what a test asks of the three. */
export interface ShopWorld {
  readonly world: World;
  /** One order as a guest; told to nobody yet. */
  order(changes?: Partial<Purchase>): number;
  /** Delivers what the shop has to say, and lets so much time pass. */
  tell(milliseconds?: number): Promise<void>;
  rows(): Promise<readonly OrderRow[]>;
  row(id: number): Promise<OrderRow | undefined>;
  attention(): Promise<{ count: number; codes: readonly string[] }>;
  /** Replays everything that waits, as a person does. */
  replayAll(milliseconds?: number): Promise<void>;
  importOrder(id: number, milliseconds?: number): Promise<void>;
  /** The power goes at once when NAV has done this request; its answer is lost. */
  crashAfter(isIt: (request: FakeRequest) => boolean, also?: () => void): void;
  /** The power is back. */
  revive(milliseconds?: number): Promise<void>;
  /** Imports the settings again, with these changes of the integration. */
  setIntegration(changes: object): Promise<void>;
  documents(id: number): ReturnType<World['nav']['stored']['byExternalNumber']>;
}

/** Opens a world of its own for one test; it is shut when the test is over. */
export async function openShop(options: Partial<WorldOptions> = {}): Promise<ShopWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'ml-engine-'));
  const world = await createWorld({ seed: 1, folder, database: migratedDatabase(), start: START, ...options });
  onTestFinished(async () => {
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await world.start();
  world.addWebhooks();
  await world.deliverAll();
  return around(world, options.surfaces);
}

function around(world: World, surfaces: Surfaces = 'api'): ShopWorld {
  const calls = () => world.engine().calls;
  const shop: ShopWorld = {
    world,
    order: (changes = {}) =>
      world.shop.shopper.placeOrder({
        items: [{ sku: 'ML-TS-001', quantity: 2 }],
        billing: anna,
        shippingCost: '4.11',
        ...changes,
      }),
    async tell(milliseconds = MINUTE) {
      await world.deliverAll();
      await world.clock.run(milliseconds);
    },
    rows: async () => (await calls()['orders.list']({}, administrator)).rows,
    row: async (id) => (await shop.rows()).find(({ orderKey }) => orderKey === String(id)),
    async attention() {
      const { groups, count } = await calls()['attention.list']({}, administrator);
      return { count, codes: groups.map(({ cause }) => cause.code) };
    },
    async replayAll(milliseconds = MINUTE) {
      const { groups } = await calls()['attention.list']({}, administrator);
      for (const { causeGroup } of groups) await calls()['jobs.replay']({ causeGroup }, administrator);
      await world.clock.run(milliseconds);
    },
    async importOrder(id, milliseconds = MINUTE) {
      await calls()['orders.import']({ integrationId: 'shop-nav', orderKey: String(id) }, administrator);
      await world.clock.run(milliseconds);
    },
    crashAfter(isIt, also = () => undefined) {
      world.navFaults.onWorked((request) => {
        if (!isIt(request)) return;
        world.navFaults.onWorked(null);
        also();
        world.crash();
      });
    },
    async revive(milliseconds = MINUTE) {
      await world.start();
      await world.clock.run(milliseconds);
    },
    async setIntegration(changes) {
      const file = worldSettings({ start: START, surfaces });
      const integrations = file.integrations.map((one) => ({ ...one, ...changes }));
      await calls()['settings.import']({ text: JSON.stringify({ ...file, integrations }) }, administrator);
    },
    documents: (id) => world.nav.stored.byExternalNumber(`WOO-${id}`),
  };
  return shop;
}
