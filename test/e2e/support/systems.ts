import { createServer } from 'node:net';
import { type Behaviour, type Faults, withFaults } from '../../fakes/faults.ts';
import { createFakeNav, type FakeNav } from '../../fakes/nav/fakeNav.ts';
import type { FakeNavOptions } from '../../fakes/nav/options.ts';
import { DEMO_USER, demoCompany } from '../../fakes/nav/seed.ts';
import type { Handle } from '../../fakes/http.ts';
import { type Served, serveHttp } from '../../fakes/serve.ts';
import { demoShop, KEYS, WEBHOOK_SECRET } from '../../fakes/woocommerce/seed.ts';
import { createFakeWooCommerce, type FakeWooCommerce } from '../../fakes/woocommerce/woocommerce.ts';
import { companySelling } from '../../sandbox/carryItems.ts';
import { realSurroundings } from '../../sandbox/realClock.ts';
import type { SandboxAddresses } from '../../sandbox/settings.ts';
import { addressOn, customerSettings, serverWith, type Surfaces } from '../../sandbox/surfaces.ts';

/** A server that can go away and come back under the same address. */
export interface Entrance {
  close(): Promise<void>;
  open(): Promise<void>;
}

/** A simulated NAV and a simulated shop behind sockets of this process. */
export interface Systems {
  readonly nav: FakeNav;
  readonly navFaults: Faults;
  readonly navEntrance: Entrance;
  readonly shop: FakeWooCommerce;
  readonly shopFaults: Faults;
  readonly addresses: SandboxAddresses;
  close(): Promise<void>;
}

export interface SystemsOptions {
  readonly nav?: Partial<FakeNavOptions>;
  /** What of NAV the connector is given; the API where absent. */
  readonly surfaces?: Surfaces;
  /** Its company's name, where the demo's own is too plain. */
  readonly companyName?: string;
  /** The shop speaks https with this key and certificate. */
  readonly shopTls?: Tls;
  /** NAV does. */
  readonly navTls?: Tls;
  /** Opens what NAV stands behind instead of a plain socket, such as a web server with a sign-in of its own. */
  readonly navFront?: (handle: Handle) => Promise<Front>;
}

interface Tls {
  readonly key: string;
  readonly cert: string;
}

interface Front {
  /** Without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

export async function openSystems(options: SystemsOptions = {}): Promise<Systems> {
  const { surfaces = 'api', companyName, navFront } = options;
  const company = companySelling(demoShop(), demoCompany(companyName === undefined ? {} : { name: companyName }));
  const nav = createFakeNav({
    now: realSurroundings.now,
    users: [DEMO_USER],
    companies: [company],
    ...serverWith(surfaces),
    ...options.nav,
  });
  const navSide = withFaults(nav.handle, realSurroundings);
  const navEntrance = navFront
    ? await openFront(navFront, nav.handle)
    : await openEntrance(navSide.behaviour, options.navTls);
  const shop = createFakeWooCommerce({
    now: realSurroundings.now,
    random: realSurroundings.bytes,
    seed: demoShop(),
    allowPrivateTargets: true,
  });
  const shopSide = withFaults(shop.handle, realSurroundings);
  const shopEntrance = await openEntrance(shopSide.behaviour, options.shopTls);
  shop.admin.moveTo(shopEntrance.url);
  return {
    nav,
    navFaults: navSide.faults,
    navEntrance,
    shop,
    shopFaults: shopSide.faults,
    addresses: {
      nav: {
        url: addressOn(navEntrance.url, surfaces),
        ...customerSettings(surfaces),
        company: company.name,
        user: DEMO_USER.name,
        password: DEMO_USER.password,
      },
      woocommerce: {
        url: shopEntrance.url,
        consumerKey: KEYS.readWrite.consumerKey,
        consumerSecret: KEYS.readWrite.consumerSecret,
        webhookSecret: WEBHOOK_SECRET,
      },
    },
    close: async () => {
      await Promise.all([navEntrance.close(), shopEntrance.close()]);
    },
  };
}

type OpenEntrance = Entrance & { readonly url: string };

/** Stays open until the end: it could not come back under the same address. */
async function openFront(open: NonNullable<SystemsOptions['navFront']>, handle: Handle): Promise<OpenEntrance> {
  const { url, close } = await open(handle);
  return { url, close, open: () => Promise.reject(new Error('This entrance does not open again.')) };
}

async function openEntrance(behaviour: Behaviour, tls?: Tls): Promise<OpenEntrance> {
  const port = await quietPort();
  const serve = () => serveHttp(behaviour, tls ? { port, tls } : { port });
  let served: Served | null = await serve();
  return {
    url: served.url,
    async close() {
      await served?.close();
      served = null;
    },
    async open() {
      served ??= await serve();
    },
  };
}

/**
 * A free port that the system gives to nobody by itself: while an entrance is closed, no outgoing connection of anybody may
 * take its port, nor a caller be connected with itself.
 */
async function quietPort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(realSurroundings.random() * 20_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const trial = createServer();
    trial.once('error', () => resolve(false));
    trial.listen(port, '127.0.0.1', () => trial.close(() => resolve(true)));
  });
}
