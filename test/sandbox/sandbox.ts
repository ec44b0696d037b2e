import { createFakeBigCommerce, type FakeBigCommerce } from '../fakes/bigcommerce/bigcommerce.ts';
import { demoStore } from '../fakes/bigcommerce/seed.ts';
import { type Faults, withFaults } from '../fakes/faults.ts';
import { createFakeNav, type FakeNav } from '../fakes/nav/fakeNav.ts';
import type { FakeNavOptions } from '../fakes/nav/options.ts';
import { DEMO_USER, demoCompany } from '../fakes/nav/seed.ts';
import { type Served, serveHttp } from '../fakes/serve.ts';
import { alsoSelling, companySelling } from './carryItems.ts';
import { demoShop, KEYS, WEBHOOK_SECRET } from '../fakes/woocommerce/seed.ts';
import { createFakeWooCommerce, type FakeWooCommerce } from '../fakes/woocommerce/woocommerce.ts';
import { realSurroundings } from './realClock.ts';
import { bigCommerceOf, type SandboxAddresses } from './settings.ts';
import { addressOn, customerSettings, serverWith, type Surfaces } from './surfaces.ts';

export interface Sandbox {
  readonly nav: FakeNav;
  readonly navFaults: Faults;
  readonly shop: FakeWooCommerce;
  readonly shopFaults: Faults;
  readonly big: FakeBigCommerce;
  readonly bigFaults: Faults;
  readonly addresses: SandboxAddresses;
  close(): Promise<void>;
}

/** A simulated NAV, WooCommerce shop and BigCommerce store on loopback, on the real clock. Port 0 takes free ports. */
export async function startSandbox(
  ports: { readonly nav: number; readonly woocommerce: number; readonly bigcommerce: number },
  { surfaces = 'both', ...nav }: Partial<FakeNavOptions> & { readonly surfaces?: Surfaces } = {},
): Promise<Sandbox> {
  const company = alsoSelling(demoStore(), companySelling(demoShop(), demoCompany()));
  const fakeNav = createFakeNav({
    now: realSurroundings.now,
    users: [DEMO_USER],
    companies: [company],
    ...serverWith(surfaces),
    ...nav,
  });
  const navSide = withFaults(fakeNav.handle, realSurroundings);
  const navServed = await serveHttp(navSide.behaviour, { port: ports.nav });
  const shop = createShop(ports.woocommerce);
  const shopSide = withFaults((request) => shop.fake().handle(request), realSurroundings);
  const shopServed = await serveHttp(shopSide.behaviour, { port: ports.woocommerce });
  shop.moveTo(shopServed);
  const big = createBig();
  const bigSide = withFaults(big.handle, realSurroundings);
  const bigServed = await serveHttp(bigSide.behaviour, { port: ports.bigcommerce });
  return {
    nav: fakeNav,
    navFaults: navSide.faults,
    shop: shop.fake(),
    shopFaults: shopSide.faults,
    big,
    bigFaults: bigSide.faults,
    addresses: {
      nav: {
        url: addressOn(navServed.url, surfaces),
        ...customerSettings(surfaces),
        company: company.name,
        user: DEMO_USER.name,
        password: DEMO_USER.password,
      },
      woocommerce: {
        url: shopServed.url,
        consumerKey: KEYS.readWrite.consumerKey,
        consumerSecret: KEYS.readWrite.consumerSecret,
        webhookSecret: WEBHOOK_SECRET,
      },
      bigcommerce: bigCommerceOf(bigServed.url),
    },
    close: async () => {
      await Promise.all([navServed.close(), shopServed.close(), bigServed.close()]);
    },
  };
}

/** Over plain http and to any address, as nothing on loopback has a certificate; with the quota of a Pro plan. */
function createBig(): FakeBigCommerce {
  return createFakeBigCommerce({
    now: realSurroundings.now,
    random: realSurroundings.bytes,
    seed: demoStore(),
    rate: { quota: 450 },
    newHookSilentMs: 0,
    allowPlainHttp: true,
    allowAnyDestination: true,
  });
}

/** The shop knows its own address, which is known only once its port is. */
function createShop(port: number) {
  const fake = createFakeWooCommerce({
    now: realSurroundings.now,
    random: realSurroundings.bytes,
    home: `http://127.0.0.1:${port}`,
    seed: demoShop(),
    allowPrivateTargets: true,
  });
  return { fake: () => fake, moveTo: (served: Served) => fake.admin.moveTo(served.url) };
}

/** What the shop's administrator does once under WooCommerce › Settings › Advanced › Webhooks. */
export function addWebhooks(shop: FakeWooCommerce, deliveryUrl: string): void {
  for (const topic of ['order.created', 'order.updated', 'order.deleted', 'order.restored'])
    addWebhook(shop, topic, deliveryUrl);
}

function addWebhook(shop: FakeWooCommerce, topic: string, deliveryUrl: string): void {
  const { consumerKey, consumerSecret } = KEYS.readWrite;
  const authorization = `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`;
  const body = JSON.stringify({
    name: `ml-connector ${topic}`,
    topic,
    delivery_url: deliveryUrl,
    secret: WEBHOOK_SECRET,
  });
  const response = shop.handle({
    method: 'POST',
    url: '/wp-json/wc/v3/webhooks',
    headers: { authorization, 'content-type': 'application/json' },
    body: Buffer.from(body, 'utf8'),
    secure: true,
  });
  if (response.status !== 201) throw new Error(`The shop refused the webhook: ${response.status} ${response.body}`);
}
