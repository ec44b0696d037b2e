import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Surfaces } from '../../sandbox/surfaces.ts';
import { berlin, berlinDay, berlinOffset } from '../berlin.ts';
import { type BookRow, readBooks } from '../books.ts';
import { comeToRest } from '../comeToRest.ts';
import { type Evidence as GeneralEvidence, judgeAll, trailOf } from '../judgeAll.ts';
import { watchNav } from '../navRecord.ts';
import { createPlayed } from '../played.ts';
import { startPostman } from '../postman.ts';
import { createCounter } from '../shoppers.ts';
import type { Violation } from '../verdict.ts';
import { createChance } from '../virtualClock.ts';
import { createWorld } from '../world.ts';
import { readAuditLog } from './auditLog.ts';
import type { Evidence } from './evidence.ts';
import { groundless, unexplained } from './unexplained.ts';
import type { Script } from './script.ts';
import { liveShop, visitDuring } from './shopLife.ts';
import type { BlockedRoads, Stage } from './stage.ts';
import { type MonthRow, rowOf, wholeRow } from './table.ts';
import { postedUnnoticed, postEveryDay } from './warehouse.ts';

const DAY = 24 * 3_600_000;
const ROADS = { lost: 0.3, doubled: 0.2, delayed: 0.05, broken: 0, reordered: 1, administratorCares: false };

export interface MonthOptions {
  readonly seed: number;
  readonly script: Script;
  readonly surfaces: Surfaces;
}

export interface MonthReport {
  readonly seed: number;
  readonly surfaces: Surfaces;
  readonly orders: number;
  readonly documents: number;
  /** Those that people posted. */
  readonly posted: number;
  /** How many wait for a person, by cause. */
  readonly waiting: Readonly<Record<string, number>>;
  readonly leftOut: number;
  readonly deliveries: GeneralEvidence['postman']['counts'];
  readonly rows: readonly MonthRow[];
  /** Hash of the newest audit entry: the same seed gives the same. */
  readonly chain: string;
  readonly violations: readonly (Violation & { readonly trail: readonly string[] })[];
}

/** A scripted month: the life of a shop and everything that may befall the connector, and what must be true at its end. */
export async function playMonth(options: MonthOptions): Promise<MonthReport> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ml-month-'));
  try {
    return await live(options, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function live({ seed, script, surfaces }: MonthOptions, folder: string): Promise<MonthReport> {
  const chanceFor = (who: number) => createChance(Math.imul(seed, 0x9e3779b1) ^ Math.imul(who, 0x85ebca6b));
  const latency = chanceFor(2);
  const world = await createWorld({
    seed, folder, start: script.from, surfaces, settings: { webhooks: 'own', ...script.settings },
    latencyMs: () => latency.between(2, 150), shopOffset: berlinOffset,
  }); // prettier-ignore
  const { clock, shop } = world;
  const played = createPlayed(shop, clock.now);
  const madeAgain = new Set<string>();
  const nothing = () => undefined;
  const record = watchNav(world, played, { onWrite: nothing, onMade: nothing, onStep: nothing });
  await world.start();

  const roads: BlockedRoads = { unheard: new Set(), closed: false };
  const postman = startPostman(world, chanceFor(5), { ...ROADS, fate: fateOn(roads) }, nothing);
  const shopping = {
    clock,
    chance: chanceFor(7),
    shop,
    played,
    perDay: script.perDay,
    ownNumbers: false,
    settingsStay: true,
  };
  const stage: Stage = {
    world, played, roads, madeAgain, chance: chanceFor(8), counter: createCounter(shopping),
    at: (instant, task) => void clock.after(instant - clock.now(), () => void task()),
  }; // prettier-ignore
  liveShop(stage, { from: script.from, to: script.to - DAY / 2 }, script.perDay);
  postEveryDay(stage, afternoons(script));
  const happenings = script.stage(stage);
  for (const happening of happenings) visitDuring(stage, happening);

  await clock.run(script.to - clock.now());
  postman.behave();
  await comeToRest(world, async () => undefined);
  const chain = await world.engine().calls['audit.verify']({}, { name: 'simulation', role: 'administrator' });
  await world.stop();

  const books = readBooks(world.dataFolder());
  const evidence: Evidence = { world, played, books, record, log: readAuditLog(world.dataFolder()), toldAt: postman.toldAt }; // prettier-ignore
  const violations = [
    ...judgeAll({ world, played, books, record, postman, chain, webhooks: 'own', madeAgain }),
    ...unexplained(evidence),
    ...groundless(evidence),
    ...postedUnnoticed(evidence),
    ...happenings.flatMap((one) =>
      one.judge(evidence).map(({ order, what }) => ({ order, what: `${one.what}: ${what}` })),
    ),
  ];
  const terms = [...books.orders.values()];
  return {
    seed,
    surfaces,
    orders: played.orders.size,
    documents: world.nav.stored.documents().length,
    posted: world.nav.stored.documents().filter(({ posted }) => posted).length,
    waiting: causesOf(terms.filter(({ term }) => term === 'waiting')),
    leftOut: terms.filter(({ term }) => term === 'leftOut').length,
    deliveries: postman.counts,
    rows: [
      ...happenings.toSorted((a, b) => a.from - b.from).map((one) => rowOf(one, evidence)),
      wholeRow(script, evidence),
    ],
    chain: chain.head,
    violations: violations.map((violation) => ({ ...violation, trail: trailOf(violation, played, books) })),
  };
}

function causesOf(rows: readonly BookRow[]): Readonly<Record<string, number>> {
  const causes = Map.groupBy(rows, ({ cause }) => cause ?? '');
  return Object.fromEntries([...causes].map(([cause, { length }]) => [cause, length]));
}

/** What keeps a delivery from arriving for certain. */
function fateOn(roads: BlockedRoads) {
  return (orderId: string) => {
    if (roads.unheard.has(Number(orderId))) return 'lost' as const;
    return roads.closed ? ('failed' as const) : null;
  };
}

/** Half past four on every day but Sunday. */
function afternoons({ from, to }: Script): readonly number[] {
  const days = Array.from({ length: Math.floor((to - from) / DAY) }, (_, day) => berlinDay(from + (day + 0.5) * DAY));
  return days.filter((day) => new Date(`${day}T12:00:00Z`).getUTCDay() !== 0).map((day) => berlin(`${day}T16:30`));
}
