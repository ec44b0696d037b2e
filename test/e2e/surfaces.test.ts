import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { FakeNavOptions } from '../fakes/nav/options.ts';
import type { FakeRequest } from '../fakes/http.ts';
import { allRight, openScene, type Scene, type SceneOptions, shopper } from './support/scene.ts';

/* The same small story over every kind of connection the connector meets. */

const tlsFile = (name: string) => fileURLToPath(new URL(`../fixtures/tls/${name}.pem`, import.meta.url));
const shopTls = {
  key: readFileSync(tlsFile('key'), 'utf8'),
  cert: readFileSync(tlsFile('certificate'), 'utf8'),
};
const trustsShop = { NODE_EXTRA_CA_CERTS: tlsFile('certificate') };

let scene: Scene;
afterEach(() => scene.close());

/** A guest with two tax rates, a coupon with shipping, and the first shopper again. */
async function playStory(options: SceneOptions, env: Readonly<Record<string, string>> = {}): Promise<number[]> {
  scene = await openScene(options);
  await scene.begin({ env });
  const ids = [
    scene.order({
      items: [
        { sku: 'ML-TS-001', quantity: 2 },
        { sku: 'ML-COF-500', quantity: 1 },
      ],
      billing: shopper('Lena'),
    }),
    scene.order({
      items: [{ sku: 'ML-NB-A5', quantity: 3 }],
      coupons: ['welcome10'],
      shippingCost: '4.11',
      billing: shopper('Emil'),
    }),
  ];
  expect(await scene.deliver()).toEqual([202, 202, 202, 202]);
  for (const id of ids) await scene.untilTerm(id, 'equal');
  ids.push(scene.order({ items: [{ sku: 'ML-CHO-100', quantity: 7 }], billing: shopper('Lena') }));
  await scene.deliver();
  for (const id of ids) await scene.untilTerm(id, 'equal');
  return ids;
}

async function expectBooksRight(ids: readonly number[]): Promise<void> {
  expect(await scene.verdict(ids)).toEqual(allRight);
  expect(scene.nav.admin.count('POST', 'salesOrders')).toBe(ids.length);
  expect(scene.nav.admin.count('POST', 'customers')).toBe(2);
}

/** Looks at the requests that reach the shop's WooCommerce. */
function watchShop(requests: FakeRequest[]): void {
  scene.shopFaults.onWorked((request) => {
    if (request.url.includes('/wp-json/wc/')) requests.push(request);
  });
}

async function anotherOrder(): Promise<FakeRequest[]> {
  const requests: FakeRequest[] = [];
  watchShop(requests);
  const id = scene.order({ billing: shopper('Emil') });
  await scene.deliver();
  await scene.untilTerm(id, 'equal');
  expect(requests).not.toEqual([]);
  return requests;
}

describe('the story', () => {
  it('is right over plain http, where every call is signed anew and no secret travels', async () => {
    await expectBooksRight(await playStory({}));
    const { consumerSecret } = scene.addresses.woocommerce;
    const requests = await anotherOrder();
    const nonces = requests.map(({ url }) =>
      new URL(url, scene.addresses.woocommerce.url).searchParams.get('oauth_nonce'),
    );
    expect(new Set(nonces).size).toBe(requests.length);
    for (const { url, headers, secure } of requests) {
      expect(secure).toBe(false);
      expect(url).toContain('oauth_signature=');
      expect(headers['authorization']).toBeUndefined();
      expect(url).not.toContain(consumerSecret);
    }
  });

  it('is right over https with Basic, with a certificate of one’s own authority', async () => {
    await expectBooksRight(await playStory({ shopTls }, trustsShop));
    for (const { url, headers, secure } of await anotherOrder()) {
      expect(secure).toBe(true);
      expect(url).not.toContain('oauth_');
      expect(headers['authorization']).toMatch(/^Basic /);
    }
  });

  it.each<[string, Partial<FakeNavOptions>]>([
    ['relative links between small pages', { links: 'relative', pageSize: 2 }],
    ['links to a name that only NAV knows', { links: { origin: 'http://nav-internal.invalid:7048' }, pageSize: 2 }],
    ['no @odata.context in its answers', { withContext: false }],
  ])('is right with a NAV that has %s', async (_kind, nav) => {
    await expectBooksRight(await playStory({ nav }));
    const seen = scene.nav.admin.requests.filter(({ query }) => query.includes('skiptoken'));
    expect(seen.length > 0).toBe(nav.pageSize !== undefined);
  });

  it.each([409, 412] as const)(
    'is right with a NAV that answers %s to a record somebody changed',
    async (staleStatus) => {
      scene = await openScene({ nav: { staleStatus, validateInPageOrder: true } });
      await scene.begin();
      // The card's VAT group makes NAV price the line anew, so that the connector has to put it right.
      scene.nav.admin.changeItem('ML-MUG-001', { taxGroupCode: 'VAT7' });
      let stale = 0;
      scene.navFaults.onWorked((request, response) => {
        if (request.method === 'PATCH' && response.status === staleStatus) stale += 1;
        if (request.method !== 'POST' || !request.url.includes('/salesOrders')) return;
        // A clerk is quicker than the repair: the line it was going to change is another by then.
        const [document] = scene.nav.stored.orders();
        const [line] = document?.lines ?? [];
        if (document && line)
          scene.nav.admin.editOrderLine(document.number, line.sequence, { description: 'Mug, blue' });
      });
      const id = scene.order({ items: [{ sku: 'ML-MUG-001', quantity: 3 }], billing: shopper('Greta') });
      await scene.deliver();
      await scene.untilTerm(id, 'equal');
      expect(stale).toBeGreaterThan(0);
      expect(await scene.verdict([id])).toEqual(allRight);
      expect(scene.nav.admin.count('POST', 'salesOrders')).toBe(1);
    },
  );

  it('does not begin with a shop whose certificate nobody vouches for', async () => {
    scene = await openScene({ shopTls });
    const { call } = await scene.begin();
    const id = scene.order({ billing: shopper('Nobody') });
    expect(await scene.deliver()).toEqual([202, 202]);
    const shop = await call('connections.ping', { connectionId: 'shop' });
    expect(shop.state).toBe('down');
    expect(shop.whatToDo).not.toBe('');
    expect(scene.nav.stored.byExternalNumber(`WOO-${id}`)).toEqual([]);
    // Started again with the authority's certificate, it does what it had promised.
    await scene.launched().end('SIGTERM');
    await scene.again({ env: trustsShop });
    await scene.untilTerm(id, 'equal');
    expect(await scene.verdict([id])).toEqual(allRight);
  });
});

/** Page services under names that an administrator chose; the pages of orders and of invoices have changed theirs. */
const OTHER_NAMES: Readonly<Record<number, string>> = {
  21: 'Debitorenkarte',
  22: 'Debitoren',
  30: 'Artikelkarte',
  31: 'Artikel',
  42: 'SalesInvoice',
  43: 'SalesOrder',
  118: 'Finanzbuchhaltung',
  132: 'GebuchteRechnung',
  143: 'GebuchteRechnungen',
  472: 'MwStBuchungsmatrix',
};

const ODD_NAME = "O'Neil & Sons Ltd. / 100 % #1?";

describe('the story over page services', () => {
  const pages = { orders: 'SalesOrder', customers: 'Customer' };

  it.each<[string, SceneOptions, typeof pages]>([
    ['alone', {}, pages],
    ['beside the API, which makes the documents', { surfaces: 'both' }, { ...pages, orders: 'salesOrders' }],
    ['of a server that is told the company by ?company= only', { nav: { pages: { companyBy: 'query' } } }, pages],
    [
      'of one of several tenants',
      { nav: { tenant: 'shop-tenant' }, settings: { nav: { tenant: 'shop-tenant' } } },
      pages,
    ],
    ['of a company with an odd name', { companyName: ODD_NAME }, pages],
    [
      'under other names, two of them named by the settings',
      {
        nav: { pages: { published: OTHER_NAMES } },
        settings: { nav: { services: { salesOrders: 'SalesInvoice', salesInvoices: 'SalesOrder' } } },
      },
      { orders: 'SalesInvoice', customers: 'Debitorenkarte' },
    ],
  ])('%s, is right', async (_kind, options, made) => {
    const ids = await playStory({ surfaces: 'pages', ...options });
    expect(await scene.verdict(ids)).toEqual(allRight);
    expect(scene.nav.admin.count('POST', made.orders)).toBe(ids.length);
    expect(scene.nav.admin.count('POST', made.customers)).toBe(2);
  });
});
