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

interface Asked {
  readonly nav: Counts;
  /** How often one answer of NAV had to be there before the next request could leave. */
  readonly waits: number;
  readonly store: number;
}

/**
 * What one order asks of NAV and of the shop; nothing else happens meanwhile. Every answer takes the same time of the
 * world, so that what reaches NAV at one moment left together, and each further moment is a wait.
 */
async function asked(shop: ShopWorld, purchase: Partial<Purchase>): Promise<Asked> {
  const { navFaults, shopFaults, clock } = shop.world;
  const purposes: Purpose[] = [];
  const moments = new Set<number>();
  let store = 0;
  navFaults.onWorked((request) => {
    purposes.push(purposeOf(request));
    moments.add(clock.now());
  });
  shopFaults.onWorked(() => void (store += 1));
  const id = shop.order({ ...TWO_LINES, ...purchase });
  await shop.importOrder(id, 5_000);
  navFaults.onWorked(null);
  shopFaults.onWorked(null);
  expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  const nav: Counts = {};
  for (const purpose of purposes) nav[purpose] = (nav[purpose] ?? 0) + 1;
  return { nav, waits: moments.size, store };
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

const newcomer = { billing: { ...anna, last_name: 'Neu', email: 'nora@neu.example' } };

/** Of the lines, that they are being written, and what is taken away again when they are. */
const WRITTEN = { header: 1, marker: 2, line: LINES, repair: LINES } as const;

describe('a new order of a known customer costs', () => {
  it.each(['api', 'both'] as const)(
    'two round trips over %s: all that is to be known, and the order',
    async (server) => {
      const { nav, waits, store } = await asked(await openWarm(server), {});
      expect(nav).toEqual({ batch: 1, header: 1 });
      expect(total(nav)).toBeLessThanOrEqual(3);
      expect(waits).toBe(2);
      expect(store).toBe(2);
    },
  );

  it.each([
    // All that is to be known leaves as one.
    ['pages', { batch: 1, read: 1, ...WRITTEN }],
    // The customer, and three looks for the order's number: as many as an older server is asked at a time.
    ['nav2018', { read: 4 + 1, ...WRITTEN }],
  ] as const)(
    'over %s four waits and one a line, the mark included, and one more a line that NAV prices anew',
    async (server, counts) => {
      const { nav, waits, store } = await asked(await openWarm(server), {});
      expect(nav).toEqual(counts);
      expect(waits - (nav.repair ?? 0)).toBe(4 + LINES);
      expect(store).toBe(2);
    },
  );

  it('over NAV 2018 one read and one wait more for articles that no order had for five minutes', async () => {
    const shop = await openWarm('nav2018');
    const other = { items: [{ sku: 'ML-COF-500', quantity: 1 }, { sku: 'ML-HOOD-M-BLK', quantity: 1 }] };
    const first = await asked(shop, other);
    expect(first.nav).toEqual({ read: 5 + 1, ...WRITTEN });
    expect(first.waits - LINES).toBe(5 + LINES);
    const again = await asked(shop, other);
    expect([again.nav.read, again.waits - LINES]).toEqual([4 + 1, 4 + LINES]);
  }); // prettier-ignore
});

describe('the order of a new customer costs', () => {
  it.each([
    // NAV's own template fills in what a customer needs.
    ['api', { batch: 1, customer: 1, header: 1 }, 3],
    // The customer whose posting groups the new one takes over is read.
    ['both', { batch: 1, read: 1, customer: 1, header: 1 }, 4],
    ['pages', { batch: 1, read: 1 + 1, customer: 1, ...WRITTEN }, 6 + 2 * LINES],
    ['nav2018', { read: 5 + 1, customer: 1, ...WRITTEN }, 6 + 2 * LINES],
  ] as const)('over %s the making of the customer besides', async (server, counts, waited) => {
    const { nav, waits, store } = await asked(await openWarm(server), newcomer);
    expect(nav).toEqual(counts);
    expect(waits).toBe(waited);
    expect(store).toBe(2);
  });
});

describe('an article that is known', () => {
  it('and was blocked in NAV since is refused there, and read anew by the replay once it is mended', async () => {
    const shop = await openWarm('nav2018');
    const { admin } = shop.world.nav;
    admin.changeItem('ML-TS-001', { blocked: true });
    const id = shop.order(TWO_LINES);
    await shop.tell();
    expect(await shop.row(id)).toMatchObject({ term: 'waiting' });
    await shop.replayAll();
    expect((await shop.attention()).codes).toEqual(['item-blocked']);
    admin.changeItem('ML-TS-001', { blocked: false });
    await shop.replayAll();
    expect(await shop.row(id)).toMatchObject({ term: 'equal' });
  }); // prettier-ignore
});
