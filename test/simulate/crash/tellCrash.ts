import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Campaign, isClean, runCampaign } from './campaign.ts';

const PROGRESS_EVERY = 50;
const ROOT = join(import.meta.dirname, '../../..');

/**
 * Builds the program and kills it so many times, half of them over the API and half over page services at the same time, prints
 * what became of it; the last line is JSON. @returns whether nothing was lost or doubled
 */
export async function tellCrash(kills: number, seed: number): Promise<boolean> {
  execFileSync(process.execPath, ['build.mjs'], { cwd: ROOT, stdio: 'inherit' });
  process.env['CONNECTOR_ENTRY'] = join(ROOT, 'out/headless/main.js');
  const began = performance.now();
  const seconds = () => Number(((performance.now() - began) / 1_000).toFixed(1));
  let done = 0;
  const onKill = () => {
    done += 1;
    if (done % PROGRESS_EVERY === 0) console.log(`${done} kills, ${seconds()} s`);
  };
  const shares = [
    { surfaces: 'api', kills: Math.ceil(kills / 2), seed, onKill },
    { surfaces: 'pages', kills: Math.floor(kills / 2), seed: seed + 1, onKill },
  ] as const;
  const campaigns = await Promise.all(shares.filter((share) => share.kills > 0).map(runCampaign));
  campaigns.forEach(tellCampaign);
  const sum = (of: (campaign: Campaign) => number) => campaigns.reduce((total, each) => total + of(each), 0);
  const ok = campaigns.every(isClean);
  console.log(
    JSON.stringify({
      ok,
      seed,
      kills: sum((each) => each.kills),
      atNamedPoints: sum((each) => Object.values(each.points).reduce((total, count) => total + count, 0)),
      orders: sum((each) => each.orders),
      accepted: sum((each) => each.accepted),
      lost: sum((each) => each.lost.length),
      doubled: sum((each) => each.doubled.length),
      wrong: sum((each) => each.wrong.length),
      doubledCustomers: sum((each) => each.doubledCustomers.length),
      chains: campaigns.map(({ chain }) => chain),
      seconds: seconds(),
    }),
  );
  return ok;
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
