import { openScene, PREFIX, proofOf, type Scene, shopper } from '../../e2e/support/scene.ts';
import { settleLater } from '../../e2e/support/settleLater.ts';
import { sleep } from '../../sandbox/realClock.ts';
import { type Chance, createChance } from '../virtualClock.ts';
import { type KillPoint, POINTS } from './points.ts';

/** Orders that are placed in every life of the process. */
const ORDERS_PER_LIFE = 2;
/** A point that is not reached within this time is not on this life's way: it is killed there all the same. */
const POINT_WITHIN_MS = 4_000;
const LONGEST_LIFE_MS = 600;

export interface CampaignOptions {
  readonly kills: number;
  readonly seed: number;
  readonly surfaces: 'api' | 'pages';
}

export interface Campaign {
  readonly surfaces: string;
  readonly kills: number;
  /** How many of them at which named point; the others at a moment that chance chose. */
  readonly points: Readonly<Record<string, number>>;
  readonly orders: number;
  /** Deliveries that were answered 2xx. */
  readonly accepted: number;
  /** What is not as it must be, in words; empty when all is well. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly wrong: readonly string[];
  readonly doubledCustomers: readonly string[];
  readonly chain: string;
}

/** A campaign in its two parts; both take their time. */
export interface OpenCampaign {
  /** Kills the process as often as that, and leaves it started. */
  suffer(): Promise<void>;
  /** Lets it come to rest and compares what the two systems have in their own books. */
  rest(): Promise<Campaign>;
  close(): Promise<void>;
}

/**
 * Starts the real process again and again on one data folder and kills it each time, half of the times at a named point
 * of an order's way and else whenever, while shoppers order.
 */
export async function openCampaign(options: CampaignOptions): Promise<OpenCampaign> {
  const chance = createChance(options.seed);
  const scene = await openScene({ surfaces: options.surfaces, settings: { poll: '*/2 * * * * *' } });
  let lives: Lives = { ids: [], points: {} };
  return {
    async suffer() {
      // Some of the work is done only after whoever asked for it was killed.
      scene.navFaults.sometimes(0.2, { kind: 'slow', ms: 100 });
      await scene.begin();
      lives = await killAgainAndAgain(scene, chance, options);
    },
    async rest() {
      await settleLater(scene, lives.ids, { asPerson: true });
      return judge(scene, options, lives);
    },
    close: () => scene.close(),
  };
}

export async function runCampaign(options: CampaignOptions): Promise<Campaign> {
  const campaign = await openCampaign(options);
  try {
    await campaign.suffer();
    return await campaign.rest();
  } finally {
    await campaign.close();
  }
}

interface Lives {
  readonly ids: readonly number[];
  readonly points: Readonly<Record<string, number>>;
}

async function killAgainAndAgain(scene: Scene, chance: Chance, options: CampaignOptions): Promise<Lives> {
  const ids: number[] = [];
  const points: Record<string, number> = {};
  for (let kill = 0; kill < options.kills; kill += 1) {
    for (let order = 0; order < ORDERS_PER_LIFE; order += 1)
      // Some shoppers order again, in this life or a later one.
      ids.push(scene.order({ billing: shopper(`R${Math.floor(ids.length * 0.7)}`) }));
    const point = chance.number() < 0.5 ? chance.pick(POINTS[options.surfaces]) : null;
    // oxlint-disable-next-line no-await-in-loop
    const reached = point === null ? await killWhenever(scene, chance) : await killAtPoint(scene, point);
    if (point !== null && reached) points[point.name] = (points[point.name] ?? 0) + 1;
    scene.launch();
  }
  return { ids, points };
}

/** From the first moment of its start on. */
async function killWhenever(scene: Scene, chance: Chance): Promise<void> {
  const { listening, end } = scene.launched();
  const carrying = carry(scene);
  if (chance.number() < 0.8) await listening;
  await sleep(chance.number() * LONGEST_LIFE_MS);
  await end('SIGKILL');
  await carrying;
}

/** Whether the point was reached. */
async function killAtPoint(scene: Scene, point: KillPoint): Promise<boolean> {
  const { listening, exited, end } = scene.launched();
  point.arm(scene);
  const carrying = carry(scene);
  await listening.catch(() => undefined);
  const reached = await Promise.race([exited.then(() => true), sleep(POINT_WITHIN_MS).then(() => false)]);
  await end('SIGKILL');
  await carrying;
  scene.navFaults.onWorked(null);
  scene.shopFaults.onWorked(null);
  return reached;
}

/** Nobody carries while the program is away: the poll finds what was lost meanwhile. */
async function carry(scene: Scene): Promise<void> {
  const { listening } = scene.launched();
  await listening.then(
    ({ receiver }) => scene.carrier.deliver(receiver),
    () => undefined,
  );
}

async function judge(scene: Scene, options: CampaignOptions, { ids, points }: Lives): Promise<Campaign> {
  const verdict = await scene.verdict(ids);
  const counts = new Map<string, number>();
  for (const { externalDocumentNumber } of scene.nav.stored.documents())
    counts.set(externalDocumentNumber, (counts.get(externalDocumentNumber) ?? 0) + 1);
  const numbers = new Set(ids.map((id) => `${PREFIX}${proofOf(scene, id).number}`.toUpperCase()));
  return {
    surfaces: options.surfaces,
    kills: options.kills,
    points,
    orders: ids.length,
    accepted: scene.carrier.accepted.length,
    lost: verdict.lostDeliveries,
    doubled: [...counts].filter(([number, count]) => count > 1 || !numbers.has(number)).map(([number]) => number),
    wrong: verdict.wrong.map((proof) => JSON.stringify(proof)),
    doubledCustomers: verdict.doubledCustomers,
    chain: verdict.chain,
  };
}

export function isClean(campaign: Campaign): boolean {
  const { lost, doubled, wrong, doubledCustomers, chain } = campaign;
  return [lost, doubled, wrong, doubledCustomers].every((found) => found.length === 0) && chain === 'ok';
}
