import { createFakeBigCommerce, type FakeBigCommerce } from '../fakes/bigcommerce/bigcommerce.ts';
import { type Behaviour, type Faults, type Surroundings, withFaults } from '../fakes/faults.ts';
import { type Load, watchLoad } from '../fakes/load.ts';
import { createFakeNav, type FakeNav } from '../fakes/nav/fakeNav.ts';
import type { FakeNavOptions } from '../fakes/nav/options.ts';
import { DEMO_USER, demoCompany } from '../fakes/nav/seed.ts';
import { demoShop } from '../fakes/woocommerce/seed.ts';
import { createFakeWooCommerce, type FakeWooCommerce } from '../fakes/woocommerce/woocommerce.ts';
import { companySelling } from '../sandbox/carryItems.ts';
import { serverWith, type Surfaces } from '../sandbox/surfaces.ts';
import { type Chance, createChance, createVirtualClock, type VirtualClock } from './virtualClock.ts';

/** A simulated shop and a simulated NAV on one virtual time, for as many installations as are joined to them. */
export interface Systems {
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly around: Surroundings;
  readonly nav: FakeNav;
  readonly navDoor: Behaviour;
  readonly navFaults: Faults;
  readonly navLoad: Load;
  readonly shop: FakeWooCommerce;
  readonly shopDoor: Behaviour;
  readonly shopFaults: Faults;
  /** A second shop, which an installation may be joined to besides. */
  readonly big: FakeBigCommerce;
  readonly bigDoor: Behaviour;
  readonly bigFaults: Faults;
}

export interface SystemsOptions {
  readonly seed: number;
  readonly start: number;
  readonly shopOrigin: string;
  /** Minutes that the shop's clocks are east of UTC at an instant; an hour where absent. */
  readonly shopOffset?: (instant: number) => number;
  readonly surfaces?: Surfaces;
  readonly nav?: Partial<FakeNavOptions>;
}

export function openSystems(options: SystemsOptions): Systems {
  const clock = createVirtualClock(options.start);
  const chance = createChance(options.seed);
  const around = {
    now: clock.now,
    after: (ms: number, run: () => void) => void clock.after(ms, run),
    random: chance.number,
  };
  const nav = createFakeNav({
    now: clock.now,
    users: [DEMO_USER],
    companies: [companySelling(demoShop(), demoCompany())],
    ...serverWith(options.surfaces ?? 'api'),
    ...options.nav,
  });
  const shop = createFakeWooCommerce({
    now: clock.now, random: (count) => chance.bytes(count), home: options.shopOrigin, seed: demoShop(), allowPrivateTargets: true,
    ...(options.shopOffset && { utcOffsetMinutes: options.shopOffset }),
  }); // prettier-ignore
  const big = createFakeBigCommerce({
    now: clock.now,
    random: (count) => chance.bytes(count),
    // No order of the two stores has the id of another.
    lastOrderId: 700_000,
    newHookSilentMs: 0,
    allowAnyDestination: true,
  });
  const navSide = withFaults(nav.handle, around);
  const watched = watchLoad(navSide.behaviour, nav.companyOf);
  const shopSide = withFaults(shop.handle, around);
  const bigSide = withFaults(big.handle, around);
  return {
    clock,
    chance,
    around,
    nav,
    navDoor: watched.behaviour,
    navFaults: navSide.faults,
    navLoad: watched.load,
    shop,
    shopDoor: dated(shopSide.behaviour, clock.now),
    shopFaults: shopSide.faults,
    big,
    bigDoor: dated(bigSide.behaviour, clock.now),
    bigFaults: bigSide.faults,
  };
}

/** A web server says what time it is. */
function dated(behaviour: Behaviour, now: () => number): Behaviour {
  return async (request) => {
    const met = await behaviour(request);
    return typeof met === 'string' ? met : { ...met, headers: { Date: new Date(now()).toUTCString(), ...met.headers } };
  };
}
