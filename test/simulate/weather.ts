import { isWrite } from '../fakes/batches.ts';
import type { Fault, Faults } from '../fakes/faults.ts';
import type { FakeRequest } from '../fakes/http.ts';
import type { Chance, VirtualClock } from './virtualClock.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PAGE_500 = '<html><body><h1>500 Internal Server Error</h1></body></html>';

/** How bad a seed's faults are; 0 is fair weather. */
export interface Climate {
  readonly name: string;
  /** Share of single requests that go wrong. */
  readonly single: number;
  /** The same of writes, on top. */
  readonly writes: number;
  readonly outagesADay: number;
}

export const CLIMATES: readonly Climate[] = [
  { name: 'fair', single: 0.002, writes: 0.03, outagesADay: 1 },
  { name: 'changeable', single: 0.01, writes: 0.12, outagesADay: 4 },
  { name: 'rough', single: 0.03, writes: 0.3, outagesADay: 9 },
];

/** Lets faults loose on both systems for so many days, none that NAV's longest operation would not allow for. */
export function startWeather(world: World, chance: Chance, climate: Climate, days: number): void {
  const { clock, nav, navFaults, shopFaults } = world;
  const drawn = (faults: Faults, share: number, kinds: readonly Fault[], also = (_request: FakeRequest) => true) => {
    for (const fault of kinds) faults.when((request) => also(request) && chance.number() < share / kinds.length, fault);
  };
  drawn(navFaults, climate.writes, NAV_WRITES, isWrite);
  drawn(shopFaults, climate.writes, SHOP_WRITES, isWrite);
  drawn(navFaults, climate.single, SINGLE);
  drawn(shopFaults, climate.single, SINGLE);
  for (let count = climate.outagesADay * days; count > 0; count -= 1) {
    outage(clock, chance, navFaults, days, NAV_OUTAGES);
    outage(clock, chance, shopFaults, days, SHOP_OUTAGES);
    clock.after(chance.between(0, days * DAY), () => nav.admin.lock(chance.between(1, 6)));
  }
}

/** The same for the second store. */
export function startBigWeather(world: World, chance: Chance, climate: Climate, days: number): void {
  const { clock, systems } = world;
  const drawn = (share: number, kinds: readonly Fault[], also: (request: FakeRequest) => boolean) => {
    for (const fault of kinds)
      systems.bigFaults.when((request) => also(request) && chance.number() < share / kinds.length, fault);
  };
  drawn(climate.writes, SHOP_WRITES, isWrite);
  drawn(climate.single, SINGLE, () => true);
  for (let count = climate.outagesADay * days; count > 0; count -= 1)
    outage(clock, chance, systems.bigFaults, days, SHOP_OUTAGES);
}

function outage(clock: VirtualClock, chance: Chance, faults: Faults, days: number, kinds: readonly Fault[]): void {
  const from = clock.now() + chance.between(0, days * DAY);
  const long = chance.number() < 0.3 ? chance.between(20, 120) : chance.between(1, 20);
  faults.during(from, from + long * MINUTE, chance.pick(kinds));
}

const html = { 'content-type': 'text/html' };
const SINGLE: readonly Fault[] = [
  { kind: 'slow', ms: 4_000 },
  { kind: 'slow', ms: 58_000 },
  { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
  { kind: 'status', status: 429, headers: { 'retry-after': '120' } },
  { kind: 'status', status: 500, headers: html, body: PAGE_500 },
  { kind: 'status', status: 503 },
  { kind: 'html', status: 502 },
  { kind: 'html', status: 200 },
  { kind: 'down' },
  { kind: 'dropAfterWork' },
  { kind: 'hang' },
];

// NAV's longest operation is 510 s: work that began may end just before, whether or not the client is still there.
const NAV_WRITES: readonly Fault[] = [
  { kind: 'dropAfterWork' },
  { kind: 'hang' },
  { kind: 'slow', ms: 61_000 },
  { kind: 'status', status: 504, worked: true },
  { kind: 'status', status: 503, worked: true },
  { kind: 'status', status: 500, headers: html, body: PAGE_500, worked: true },
  { kind: 'html', status: 200 },
  ...[2_000, 30_000, 70_000, 240_000, 505_000].flatMap((ms): Fault[] => [
    { kind: 'lateWork', ms },
    { kind: 'lateWork', ms, hang: true },
  ]),
];

const SHOP_WRITES: readonly Fault[] = [
  { kind: 'dropAfterWork' },
  { kind: 'status', status: 500, headers: html, body: PAGE_500, worked: true },
  { kind: 'lateWork', ms: 20_000 },
];

const SHOP_OUTAGES: readonly Fault[] = [
  { kind: 'down' },
  { kind: 'hang' },
  { kind: 'slow', ms: 25_000 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 500, headers: html, body: PAGE_500 },
  { kind: 'html', status: 503 },
  { kind: 'html', status: 200 },
];

const NAV_OUTAGES: readonly Fault[] = [
  ...SHOP_OUTAGES,
  { kind: 'status', status: 429, headers: { 'retry-after': '30' } },
  // Somebody changed the password, and changed it back.
  { kind: 'status', status: 401 },
];
