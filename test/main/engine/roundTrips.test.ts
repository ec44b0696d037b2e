import { describe, expect, it } from 'vitest';
import type { FakeRequest } from '../../fakes/http.ts';
import type { Purchase } from '../../fakes/woocommerce/shopper.ts';
import { anna, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

type WorldOf = Parameters<typeof openShop>[0];

/** A server of each kind, as an administrator has switched it on. */
const SERVERS = {
  api: { surfaces: 'api' },
  both: { surfaces: 'both' },
  /** Business Central without its API. */
  pages: { surfaces: 'pages', nav: { pages: { vat2018: false } } },
  /** Takes no batches. */
  nav2018: { surfaces: 'pages' },
} satisfies Readonly<Record<string, WorldOf>>;
/** What NAV tells of by itself is asked for apart from orders, for many of them at once. */
const QUIET: WorldOf = { settings: { nav: { notifications: 'off' } } };
type ServerName = keyof typeof SERVERS;

const TWO_LINES: Partial<Purchase> = {
  items: [
    { sku: 'ML-TS-001', quantity: 2 },
    { sku: 'ML-MUG-001', quantity: 1 },
  ],
  shippingCost: '0',
};
const LINES = 2;

/** What a request of an order is for. A comment line marks an order as long as it is half-written. */
type Purpose = 'batch' | 'read' | 'customer' | 'header' | 'line' | 'repair' | 'marker';
type Counts = Partial<Record<Purpose, number>>;

function purposeOf({ method, url, body }: FakeRequest): Purpose {
  const path = url.split('?')[0] ?? '';
  if (method === 'GET') return 'read';
  if (path.endsWith('/$batch')) return 'batch';
  if (method === 'DELETE') return 'marker';
  if (method === 'PATCH') return 'repair';
  if (/\/customers?$/i.test(path)) return 'customer';
  if (path.endsWith('SalesLines')) return /"Type":" "/.test(new TextDecoder().decode(body)) ? 'marker' : 'line';
  return 'header';
}

/** What one order asks of NAV and of the shop; nothing else happens meanwhile. */
async function asked(shop: ShopWorld, purchase: Partial<Purchase>): Promise<{ nav: Counts; store: number }> {
  const { navFaults, shopFaults } = shop.world;
  const purposes: Purpose[] = [];
  let store = 0;
  navFaults.onWorked((request) => void purposes.push(purposeOf(request)));
  shopFaults.onWorked(() => void (store += 1));
  const id = shop.order({ ...TWO_LINES, ...purchase });
  await shop.importOrder(id, 5_000);
  navFaults.onWorked(null);
  shopFaults.onWorked(null);
  expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  const nav: Counts = {};
  for (const purpose of purposes) nav[purpose] = (nav[purpose] ?? 0) + 1;
  return { nav, store };
}

/** A shop whose first orders, of two new customers, are long in NAV: what the company has set up is known. */
async function openWarm(server: ServerName): Promise<ShopWorld> {
  const shop = await openShop({ ...QUIET, ...SERVERS[server] });
  shop.order(TWO_LINES);
  await shop.tell();
  const second = { ...anna, last_name: 'Ernst', email: 'ernst@ernst.example' };
  await shop.importOrder(shop.order({ ...TWO_LINES, billing: second }), MINUTE / 2);
  return shop;
}

function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The rest, where the mark was written and taken away, or there is none. */
function unmarked({ marker = 0, ...others }: Counts): Counts {
  expect([0, 2]).toContain(marker);
  return others;
}

const newcomer = { billing: { ...anna, last_name: 'Neu', email: 'nora@neu.example' } };

describe('a new order of a known customer costs', () => {
  it.each(['api', 'both'] as const)(
    'two round trips over %s: all that is to be known, and the order',
    async (server) => {
      const { nav, store } = await asked(await openWarm(server), {});
      expect(nav).toEqual({ batch: 1, header: 1 });
      expect(total(nav)).toBeLessThanOrEqual(3);
      expect(store).toBe(2);
    },
  );

  it('one for what is to be known, then header, lines and a last look over page services', async () => {
    const { nav, store } = await asked(await openWarm('pages'), {});
    expect(unmarked(nav)).toEqual({ batch: 1, header: 1, line: LINES, repair: LINES, read: 1 });
    expect(total(nav) - (nav.repair ?? 0)).toBeLessThanOrEqual(5 + LINES);
    expect(store).toBe(2);
  });

  it('every look by itself over NAV 2018, which is asked for a batch no second time', async () => {
    const { nav, store } = await asked(await openWarm('nav2018'), {});
    expect(unmarked(nav)).toEqual({ read: 6, header: 1, line: LINES, repair: LINES });
    expect(store).toBe(2);
  });
});

describe('the order of a new customer costs', () => {
  it.each([
    // NAV's own template fills in what a customer needs.
    ['api', { batch: 1, customer: 1, header: 1 }],
    // The customer whose posting groups the new one takes over is read.
    ['both', { batch: 1, read: 1, customer: 1, header: 1 }],
    ['pages', { batch: 1, read: 2, customer: 1, header: 1, line: LINES, repair: LINES }],
    ['nav2018', { read: 7, customer: 1, header: 1, line: LINES, repair: LINES }],
  ] as const)('over %s the making of the customer besides', async (server, counts) => {
    const { nav, store } = await asked(await openWarm(server), newcomer);
    expect(unmarked(nav)).toEqual(counts);
    expect(store).toBe(2);
  });
});
