import '../../main/base/nodeVersion.ts';
import { parseArgs } from 'node:util';
import { SURFACES } from '../sandbox/surfaces.ts';
import { tellCarts } from './carts/tellCarts.ts';
import { tellCrash } from './crash/tellCrash.ts';
import { tellMonth } from './month/tellMonth.ts';
import { type SeedReport, simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    days: { type: 'string', default: '1' },
    seed: { type: 'string' },
    /** api, pages or both; drawn from the seed where absent. */
    nav: { type: 'string' },
    /** `both`: a BigCommerce store sells for the same company. */
    stores: { type: 'string', default: 'one' },
    /** Judges so many carts instead of playing days. */
    carts: { type: 'string' },
    /** Plays a scripted month; `--seed` and `--nav` as above. */
    month: { type: 'boolean', default: false },
    /** Kills the real process so many times while orders pour in. */
    crash: { type: 'boolean', default: false },
    kills: { type: 'string', default: '50' },
  },
});
const days = Number(values.days);
const first = Number(values.seed ?? '1');
if (values.carts !== undefined) process.exit(tellCarts(Number(values.carts), first) ? 0 : 1);
if (values.crash) process.exit((await tellCrash(Number(values.kills), first)) ? 0 : 1);
const surfaces = SURFACES.find((known) => known === values.nav);
if (values.nav !== undefined && !surfaces)
  throw new Error(`--nav is one of ${SURFACES.join(', ')}, not "${values.nav}".`);
if (!['one', 'both'].includes(values.stores)) throw new Error(`--stores is one or both, not "${values.stores}".`);
const bothStores = values.stores === 'both';
if (values.month) process.exit((await tellMonth(first, surfaces ?? 'api')) ? 0 : 1);
// A seed that is named is meant alone.
const count = Number(values.seeds ?? (values.seed === undefined ? '5' : '1'));

const began = performance.now();
const reports: SeedReport[] = [];
for (let seed = first; seed < first + count; seed += 1) {
  const from = performance.now();
  // oxlint-disable-next-line no-await-in-loop
  const report = await simulate({ seed, days, surfaces, bothStores });
  reports.push(report);
  const violations = report.violations.map(({ order, what }) => (order === null ? what : `${order} ${what}`));
  console.log(JSON.stringify({ ...report, violations, seconds: seconds(from) }));
  if (violations.length > 0) tell(report);
}

const violated = reports.filter(({ violations }) => violations.length > 0);
const sum = (of: (report: SeedReport) => number) => reports.reduce((total, report) => total + of(report), 0);
console.log(
  JSON.stringify({
    ok: violated.length === 0,
    seeds: reports.length,
    days,
    orders: sum(({ orders }) => orders),
    documents: sum(({ documents }) => documents),
    parked: sum(({ parked }) => parked),
    crashes: sum(({ crashes }) => crashes),
    violations: sum(({ violations }) => violations.length),
    violated: violated.map(({ seed }) => seed),
    seconds: seconds(began),
  }),
);
process.exitCode = violated.length === 0 ? 0 : 1;

function tell({ seed, surfaces: played, violations }: SeedReport): void {
  console.log(
    `Seed ${seed} is violated. Again: npm run simulate -- --seed ${seed} --days ${days} --nav ${played}${bothStores ? ' --stores both' : ''}`,
  );
  for (const { order, what, trail } of violations) {
    console.log(`- ${order === null ? '' : `order ${order} `}${what}`);
    for (const line of trail) console.log(`    ${line}`);
  }
}

function seconds(from: number): number {
  return Number(((performance.now() - from) / 1_000).toFixed(1));
}
