import type { Handle } from '../http.ts';
import type { Admin } from './admin.ts';
import { createAdmin } from './admin.ts';
import type { Deliveries, DeliveryOptions } from './deliveries.ts';
import { createDeliveries } from './deliveries.ts';
import { createHandle } from './handle.ts';
import { createHookRoutes } from './hooks.ts';
import { openStore } from './openStore.ts';
import type { RateLimit } from './rateWindow.ts';
import { createRateWindow } from './rateWindow.ts';
import { createRoutes } from './routes.ts';
import type { StoreSeed } from './seed.ts';
import { demoStore } from './seed.ts';
import type { Shopper } from './shopper.ts';
import { createShopper } from './shopper.ts';
import type { Events, Store, StorePorts } from './state.ts';
import { settleStock } from './stock.ts';
import type { Stored } from './stored.ts';
import { createStored } from './stored.ts';
import { createWrites } from './writes.ts';

export interface FakeBigCommerceOptions extends StorePorts, DeliveryOptions {
  /** Default the demo store, hash `abc123`. */
  readonly seed?: StoreSeed;
  /** The next order gets the number after this one; default 1000. */
  readonly lastOrderId?: number;
  /** Default that of a Standard plan: 150 requests in 30 seconds. */
  readonly rate?: Partial<RateLimit>;
  /** How long a new hook tells nothing; default 60 seconds, the most that the reference names. */
  readonly newHookSilentMs?: number;
  /** Answers plain http too, for a loopback without certificates. Default: 301 to https. */
  readonly allowPlainHttp?: boolean;
  /** Takes hooks for addresses that are refused in truth: private ones, other ports, plain http. Default false. */
  readonly allowAnyDestination?: boolean;
}

export interface FakeBigCommerce {
  /** Of any origin; the path begins with `/stores/{hash}/v2` or `/v3`. */
  readonly handle: Handle;
  readonly shopper: Shopper;
  readonly admin: Admin;
  readonly deliveries: Deliveries;
  readonly stored: Stored;
}

/** A BigCommerce store in memory: V2 and V3, its quota, its webhooks. */
export function createFakeBigCommerce(options: FakeBigCommerceOptions): FakeBigCommerce {
  const listeners: { events?: Events } = {};
  const store = openStore(options.seed ?? demoStore(), options, options.lastOrderId ?? 1000, {
    happened: (scope, data) => listeners.events?.happened(scope, data),
  });
  const { deliveries, events, blocked, drop } = createDeliveries(store, options);
  listeners.events = events;
  const rate = createRateWindow(() => options.now(), options.rate);
  const writes = createWrites();
  const load = { refusals: 0 };
  const hooks = createHookRoutes({
    allowAnyDestination: options.allowAnyDestination === true,
    silentMs: options.newHookSilentMs ?? 60_000,
    blocked,
    drop,
  });
  const handle = createHandle(store, {
    route: createRoutes(hooks),
    rate,
    writes,
    allowPlainHttp: options.allowPlainHttp === true,
    overloaded: () => load.refusals > 0 && (load.refusals -= 1) >= 0,
  });
  return {
    handle,
    shopper: createShopper(store),
    admin: createAdmin(store, { rate, drop, overload: (requests) => void (load.refusals += requests) }),
    deliveries: withStock(store, deliveries),
    stored: createStored(store, writes),
  };
}

/** Adjustments that come due are told without anybody asking for them. */
function withStock(store: Store, deliveries: Deliveries): Deliveries {
  return {
    ...deliveries,
    take() {
      settleStock(store);
      return deliveries.take();
    },
    nextAt() {
      const times = [deliveries.nextAt(), ...store.pendingStock.map(({ dueAt }) => dueAt)].filter(
        (at) => at !== undefined,
      );
      return times.length === 0 ? undefined : Math.min(...times);
    },
  };
}
