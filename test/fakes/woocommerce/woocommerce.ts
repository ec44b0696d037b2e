import type { Handle } from '../http.ts';
import type { Admin } from './admin.ts';
import { createAdmin } from './admin.ts';
import type { Deliveries } from './deliveries.ts';
import { createDeliveries } from './deliveries.ts';
import { createHandle } from './handle.ts';
import { openProduct } from './openProduct.ts';
import { EMPTY_ADDRESS } from './orderBuild.ts';
import { payloadOf } from './payload.ts';
import { createRoutes } from './routes.ts';
import type { ShopSeed, UserSeed } from './seed.ts';
import { demoShop } from './seed.ts';
import type { Shopper } from './shopper.ts';
import { createShopper } from './shopper.ts';
import type { Events, Shop, ShopPorts, User } from './state.ts';
import type { Stored } from './stored.ts';
import { createStored } from './stored.ts';
import { isNeverFound, refusesTarget } from './targets.ts';
import { createWebhookRoutes } from './webhooks.ts';

export interface FakeWooCommerceOptions extends ShopPorts {
  /** Address of the shop without trailing slash, possibly with a folder; default `https://127.0.0.1:8443`. */
  readonly home?: string;
  /** The same shop as plain http requests and deliveries see it; default `home`. */
  readonly plainHome?: string;
  /** Minutes east of UTC, or what tells them for an instant, where clocks change; default 60. */
  readonly utcOffsetMinutes?: number | ((instant: number) => number);
  readonly timezone?: string;
  readonly seed?: ShopSeed;
  /** The next order gets the number after this one; default 20, so that the first order is 21 as recorded. */
  readonly lastPostId?: number;
  /** Sends deliveries where WordPress would refuse to (private addresses, odd ports). Default false, as it really is. */
  readonly allowPrivateTargets?: boolean;
  /** Answers webhook pings inside the saving request; without it they come with `deliveries.take()`, marked `ping`. */
  readonly ping?: (url: string, body: string) => number | 'failed';
}

export interface FakeWooCommerce {
  readonly handle: Handle;
  readonly shopper: Shopper;
  readonly admin: Admin;
  readonly deliveries: Deliveries;
  readonly stored: Stored;
}

/** A WooCommerce 10.5 shop in memory: order tables of its own (HPOS), REST API `wc/v3`, webhooks. */
export function createFakeWooCommerce(options: FakeWooCommerceOptions): FakeWooCommerce {
  const seed = options.seed ?? demoShop();
  const listeners: { events?: Events } = {};
  const shop = openShop(options, seed, {
    happened: (topic, id) => listeners.events?.happened(topic, id),
    action: (hook, argument) => listeners.events?.action(hook, argument),
  });
  const { deliveries, events, pinger } = createDeliveries(shop, {
    ...(options.ping === undefined ? {} : { ping: options.ping }),
    refuses: (url) =>
      isNeverFound(new URL(url).hostname) ||
      (options.allowPrivateTargets !== true && refusesTarget(url, shop.home.plain)),
    payload: (webhook, resource, event, argument) => payloadOf(shop, webhook, resource, event, argument),
  });
  listeners.events = events;
  return {
    handle: createHandle(shop, createRoutes(createWebhookRoutes(pinger))),
    shopper: createShopper(shop),
    admin: createAdmin(shop),
    deliveries,
    stored: createStored(shop),
  };
}

function openShop(options: FakeWooCommerceOptions, seed: ShopSeed, events: Events): Shop {
  const home = options.home ?? 'https://127.0.0.1:8443';
  const openedAt = Math.floor(options.now() / 1000) * 1000;
  return {
    ports: { now: () => options.now(), random: (bytes) => options.random(bytes) },
    name: seed.name,
    get utcOffsetMinutes() {
      const offset = options.utcOffsetMinutes ?? 60;
      return typeof offset === 'function' ? offset(options.now()) : offset;
    },
    timezone: options.timezone ?? 'Europe/Berlin',
    home: { secure: home, plain: options.plainHome ?? home },
    permalinks: 'pretty',
    settings: seed.settings,
    rates: [...seed.rates],
    keys: [...seed.keys],
    users: seed.users.map((user) => openUser(user, openedAt)),
    products: seed.products.map((product) => openProduct(product, seed.products, openedAt)),
    coupons: [...seed.coupons],
    orders: [],
    webhooks: [],
    sequences: {
      post: options.lastPostId ?? 20,
      user: Math.max(0, ...seed.users.map((user) => user.id)),
      webhook: 0,
      note: 0,
      line: 0,
      lineMeta: 0,
      meta: 0,
    },
    events,
  };
}

function openUser(seed: UserSeed, createdAt: number): User {
  return {
    ...seed,
    firstName: '',
    lastName: '',
    isPayingCustomer: false,
    billing: { ...EMPTY_ADDRESS },
    shipping: { ...EMPTY_ADDRESS },
    meta: [],
    createdAt,
    modifiedAt: null,
  };
}
