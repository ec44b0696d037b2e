import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PagesOptions } from '../fakes/nav/pages/pagesOptions.ts';
import { SURFACES, type Surfaces } from '../sandbox/surfaces.ts';
import { sendBigShoppers, startBigPostman } from './bigShoppers.ts';
import { judgeBig } from './bigVerdict.ts';
import { readBooks } from './books.ts';
import { hireClerk } from './clerk.ts';
import { comeToRest } from './comeToRest.ts';
import { planCrashes } from './crashes.ts';
import { judgeAll, trailOf } from './judgeAll.ts';
import { sendMeddler } from './meddler.ts';
import { watchNav } from './navRecord.ts';
import { createPlayed } from './played.ts';
import { type DeliveryCounts, type Roads, startPostman } from './postman.ts';
import { sendShoppers } from './shoppers.ts';
import type { Violation } from './verdict.ts';
import { type Chance, createChance } from './virtualClock.ts';
import { type Climate, CLIMATES, startBigWeather, startWeather } from './weather.ts';
import { createWorld, type World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-27T05:00:00Z');

export interface SimulationOptions {
  readonly seed: number;
  readonly days: number;
  /** About so many orders a day; drawn from the seed where absent. */
  readonly ordersPerDay?: number;
  /** How the connector reaches NAV; drawn from the seed where absent. */
  readonly surfaces?: Surfaces | undefined;
  /** A BigCommerce store sells for the same company besides. */
  readonly bothStores?: boolean;
}

export interface SeedReport {
  readonly seed: number;
  readonly climate: string;
  readonly surfaces: Surfaces;
  readonly orders: number;
  readonly documents: number;
  readonly parked: number;
  readonly crashes: number;
  readonly stops: number;
  readonly deliveries: DeliveryCounts;
  readonly faults: { readonly nav: Readonly<Record<string, number>>; readonly shop: Readonly<Record<string, number>> };
  /** Hash of the newest audit entry: the same seed gives the same. */
  readonly chain: string;
  readonly violations: readonly (Violation & { readonly trail: readonly string[] })[];
}

/** One seed: the real engine between the simulators, everything that may go wrong, and what must be true afterwards. */
export async function simulate(options: SimulationOptions): Promise<SeedReport> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ml-simulation-'));
  try {
    return await live(options, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function live(options: SimulationOptions, folder: string): Promise<SeedReport> {
  const { seed, days } = options;
  const chanceFor = (who: number) => createChance(Math.imul(seed, 0x9e3779b1) ^ Math.imul(who, 0x85ebca6b));
  const nature = chanceFor(0);
  const climate = nature.pick(CLIMATES);
  const webhooks = nature.number() < 0.6 ? 'own' : 'byHand';
  const restarts = chanceFor(1);
  const latency = chanceFor(2);
  const surfaces = options.surfaces ?? chanceFor(9).pick(SURFACES);
  const world: World = await createWorld({
    seed,
    folder,
    start: START,
    surfaces,
    nav: {
      validateInPageOrder: nature.number() < 0.3,
      draftKeepsLargerNet: nature.number() < 0.3,
      ...(surfaces !== 'api' && { pages: pagesOf(chanceFor(10)) }),
    },
    settings: { webhooks },
    bothStores: options.bothStores === true,
    latencyMs: () => latency.between(2, latency.number() < 0.1 ? 900 : 120),
    crashNow: (port) => crashes.now(port),
    onCrash: () => startLater(world, restarts),
  });
  const { clock, shop } = world;
  const crashes = planCrashes({
    clock,
    chance: chanceFor(3),
    days,
    crashesADay: nature.between(2, 16),
    nearWrites: nature.pick([0.01, 0.05, 0.12]),
    nearDeliveries: nature.pick([0, 0.03, 0.08]),
  });
  await world.start();
  if (webhooks === 'byHand') world.addWebhooks();

  const played = createPlayed(shop, clock.now);
  const clerk = hireClerk(world, chanceFor(4), played);
  const meddler = sendMeddler({ world, chance: chanceFor(11), played, share: chanceFor(12).pick([0, 0.005, 0.02]) });
  const record = watchNav(world, played, {
    onWrite: crashes.nearWrite,
    onMade: (made) => clerk.sees(made.number, made.externalNo),
    onStep: (documentNo) => meddler.sees(documentNo),
  });
  const postman = startPostman(world, chanceFor(5), roadsOf(nature), crashes.nearDelivery);
  startWeather(world, chanceFor(6), climate, days);
  const perDay = options.ordersPerDay ?? nature.between(20, 60);
  sendShoppers({ clock, chance: chanceFor(7), shop, played, perDay, ownNumbers: nature.number() < 0.25 }, days);
  const second = options.bothStores === true ? openSecond(world, { chanceFor, climate, perDay, days, crashes }) : null;
  const stops = planStops(world, chanceFor(8), days);

  await clock.run(days * DAY);
  crashes.end();
  world.navFaults.clear();
  world.shopFaults.clear();
  world.systems.bigFaults.clear();
  world.nav.admin.lock(0);
  postman.behave();
  second?.postman.behave();
  clerk.leave();
  meddler.leave();
  await comeToRest(world, () => clerk.askAgain());
  const chain = await world.engine().calls['audit.verify']({}, { name: 'simulation', role: 'administrator' });
  await world.stop();

  const books = readBooks(world.dataFolder());
  const violations = [
    ...judgeAll({ world, played, books, record, postman, webhooks, chain }),
    ...(second ? judgeBig({ world, books, ...second }) : []),
  ];
  return {
    seed,
    climate: climate.name,
    surfaces,
    orders: played.orders.size + (second?.shoppers.played.length ?? 0),
    documents: world.nav.stored.documents().length,
    parked: [...books.orders.values()].filter(({ term }) => term === 'waiting').length,
    crashes: world.crashes(),
    stops: stops.count,
    deliveries: postman.counts,
    faults: { nav: world.navFaults.struck(), shop: world.shopFaults.struck() },
    chain: chain.head,
    violations: violations.map((violation) => ({ ...violation, trail: trailOf(violation, played, books) })),
  };
}

interface OfSecond {
  readonly chanceFor: (who: number) => Chance;
  readonly climate: Climate;
  readonly perDay: number;
  readonly days: number;
  readonly crashes: ReturnType<typeof planCrashes>;
}

/** Half as many orders as the first, with weather and roads of its own. */
function openSecond(world: World, { chanceFor, climate, perDay, days, crashes }: OfSecond) {
  const postman = startBigPostman(world, chanceFor(20), roadsOf(chanceFor(21)), crashes.nearDelivery);
  startBigWeather(world, chanceFor(22), climate, days);
  const { clock, systems } = world;
  const many = Math.ceil(perDay / 2);
  const shoppers = sendBigShoppers({ clock, chance: chanceFor(23), big: systems.big, perDay: many }, days);
  return { postman, shoppers };
}

/** How the administrator published the pages, and in which order this server takes a line's fields. */
function pagesOf(chance: Chance): PagesOptions {
  return {
    fieldOrder: chance.pick(['priceFirst', 'page', 'body']),
    companyBy: chance.pick(['both', 'path', 'query']),
    pageSize: chance.pick([1_000, 1_000, 7]),
  };
}

function roadsOf(nature: Chance): Roads {
  const share = (most: number) => (nature.number() < 0.6 ? nature.number() * most : 0);
  return {
    lost: share(0.5), doubled: share(0.5), delayed: share(0.4), broken: share(0.2), reordered: share(1),
    administratorCares: nature.number() < 0.7,
  }; // prettier-ignore
}

/** A computer that lost its power comes back after a while; most people notice soon. */
function startLater(world: World, chance: Chance): void {
  const wait = chance.number() < 0.7 ? chance.between(1_000, 2 * MINUTE) : chance.between(2 * MINUTE, 90 * MINUTE);
  world.clock.after(wait, () => {
    if (!world.isAlive()) void world.begin();
  });
}

/** Now and then somebody stops the program as one should, and starts it again. */
function planStops(world: World, chance: Chance, days: number): { readonly count: number } {
  const stops = { count: 0 };
  for (let each = chance.between(0, 2) * days; each > 0; each -= 1) {
    world.clock.after(chance.between(0, days * DAY), () => {
      if (!world.isAlive()) return;
      stops.count += 1;
      void world.end().then(() => startLater(world, chance));
    });
  }
  return stops;
}
