import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Campaign, isClean, runCampaign } from './campaign.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** After so many kills of one data folder everything comes to rest and is compared. */
const KILLS_A_ROUND = 50;

/**
 * Builds the program and kills it so many times, half of them over the API and half over page services at the same time,
 * and prints what became of it; the last line is JSON. @returns whether nothing was lost or doubled
 */
export async function tellCrash(kills: number, seed: number): Promise<boolean> {
  execFileSync(process.execPath, ['build.mjs'], { cwd: ROOT, stdio: 'inherit' });
  process.env['CONNECTOR_ENTRY'] = join(ROOT, 'out/headless/main.js');
  const began = performance.now();
  const seconds = () => Number(((performance.now() - began) / 1_000).toFixed(1));
  const onRound = (round: Campaign) => tellRound(round, seconds());
  const rounds = await Promise.all([
    playRounds('api', Math.ceil(kills / 2), seed, onRound),
    playRounds('pages', Math.floor(kills / 2), seed + 1, onRound),
  ]);
  rounds.filter((own) => own.length > 0).forEach((own) => tellCampaign(summed(own)));
  const all = summed(rounds.flat());
  const ok = rounds.flat().every(isClean);
  console.log(
    JSON.stringify({
      ok,
      seed,
      kills: all.kills,
      atNamedPoints: Object.values(all.points).reduce((total, count) => total + count, 0),
      orders: all.orders,
      accepted: all.accepted,
      lost: all.lost.length,
      doubled: all.doubled.length,
      wrong: all.wrong.length,
      doubledCustomers: all.doubledCustomers.length,
      chain: all.chain,
      seconds: seconds(),
    }),
  );
  return ok;
}

async function playRounds(
  surfaces: 'api' | 'pages',
  kills: number,
  seed: number,
  onRound: (round: Campaign) => void,
): Promise<readonly Campaign[]> {
  const rounds: Campaign[] = [];
  for (let left = kills; left > 0; left -= KILLS_A_ROUND) {
    const share = Math.min(left, KILLS_A_ROUND);
    // oxlint-disable-next-line no-await-in-loop
    const round = await runCampaign({ kills: share, seed: seed + 1_000 * rounds.length, surfaces });
    rounds.push(round);
    onRound(round);
  }
  return rounds;
}

function summed(rounds: readonly Campaign[]): Campaign {
  const sum = (of: (round: Campaign) => number) => rounds.reduce((total, round) => total + of(round), 0);
  const points: Record<string, number> = {};
  for (const [name, count] of rounds.flatMap((round) => Object.entries(round.points)))
    points[name] = (points[name] ?? 0) + count;
  return {
    surfaces: rounds[0]?.surfaces ?? '',
    kills: sum(({ kills }) => kills),
    points,
    orders: sum(({ orders }) => orders),
    accepted: sum(({ accepted }) => accepted),
    lost: rounds.flatMap(({ lost }) => lost),
    doubled: rounds.flatMap(({ doubled }) => doubled),
    wrong: rounds.flatMap(({ wrong }) => wrong),
    doubledCustomers: rounds.flatMap(({ doubledCustomers }) => doubledCustomers),
    chain: rounds.map(({ chain }) => chain).find((chain) => chain !== 'ok') ?? 'ok',
  };
}

function tellRound(round: Campaign, seconds: number): void {
  const { surfaces, kills, orders, accepted } = round;
  const verdict = isClean(round) ? 'all is well' : 'NOT as it must be';
  console.log(`${kills} kills over ${surfaces}, ${orders} orders, ${accepted} deliveries: ${verdict} (${seconds} s)`);
}

function tellCampaign(campaign: Campaign): void {
  const { surfaces, kills, points, orders, accepted, lost, doubled, wrong, doubledCustomers, chain } = campaign;
  const rows: readonly (readonly [string, number | string])[] = [
    ['kills', kills],
    ...Object.entries(points).map(([name, count]) => [`  ${name}`, count] as const),
    ['orders', orders],
    ['deliveries accepted', accepted],
    ['accepted and lost', lost.length],
    ['documents doubled or of nobody', doubled.length],
    ['orders not in NAV once with their total', wrong.length],
    ['shoppers with two customers', doubledCustomers.length],
    ['audit chain', chain],
  ];
  console.log(`killed over ${surfaces}`);
  for (const [name, value] of rows) console.log(`  ${name.padEnd(56)} ${value}`);
  for (const found of [...lost, ...doubled, ...wrong, ...doubledCustomers].slice(0, 20)) console.log(`    ${found}`);
}
