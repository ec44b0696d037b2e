import '../../main/base/nodeVersion.ts';
import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AuditOptions } from './audit.ts';
import type { DeliveriesOptions } from './deliveries.ts';
import { type Figure, type Part, rounded, summaryOf, tablesOf } from './figures.ts';
import type { IdleOptions } from './idle.ts';
import type { OrdersOptions } from './orders.ts';

/*
 * `npm run bench`, or `npm run bench -- audit idle` for parts. Ends with one line of JSON. Figures are told, never
 * enforced: on a busy machine they say nothing.
 */

interface Sizes extends DeliveriesOptions, OrdersOptions, AuditOptions, IdleOptions {
  readonly carts: number;
}

const FULL: Sizes = {
  flood: 20_000, seconds: 20, perSecond: 500, instant: 2_000, distant: 300, entries: 100_000, burst: 200, carts: 10_000,
}; // prettier-ignore
/** Only to see that every part still works. */
const TINY: Sizes = {
  flood: 60, seconds: 0.2, perSecond: 100, instant: 6, distant: 6, entries: 600, burst: 4, carts: 50,
}; // prettier-ignore

/** Loaded when they are asked for: what one of them takes must not stand in another's figures. */
const PARTS: Readonly<Record<string, (sizes: Sizes) => Promise<readonly Figure[]>>> = {
  deliveries: async (sizes) => (await import('./deliveries.ts')).measureDeliveries(sizes),
  orders: async (sizes) => (await import('./orders.ts')).measureOrders(sizes),
  audit: async (sizes) => (await import('./audit.ts')).measureAudit(sizes),
  idle: async (sizes) => (await import('./idle.ts')).measureIdle(sizes),
  money: async (sizes) => (await import('./money.ts')).measureMoney(sizes),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Entries of the audit log; a million takes some minutes. */
    entries: { type: 'string' },
    tiny: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length > 0)
  throw new Error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}.`);

const sizes: Sizes = { ...(values.tiny ? TINY : FULL), ...(values.entries && { entries: Number(values.entries) }) };
const surroundings = { cores: availableParallelism(), load: rounded(loadavg()[0] ?? 0) };
if (!values.tiny) buildProgram();
// Timers of the engine keep no process alive.
const alive = setInterval(() => undefined, 60_000);
const parts: Part[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const began = performance.now();
  // oxlint-disable-next-line no-await-in-loop
  const figures = await measure(sizes);
  parts.push({ name, figures, seconds: (performance.now() - began) / 1_000 });
  console.log(`${tablesOf(parts.slice(-1))}\n`);
}
clearInterval(alive);
console.log(summaryOf(parts, surroundings));

/** What is installed is the built program, not its sources. */
function buildProgram(): void {
  const root = join(import.meta.dirname, '../..');
  execFileSync(process.execPath, ['build.mjs'], { cwd: root, stdio: 'inherit' });
  process.env['CONNECTOR_ENTRY'] = join(root, 'out/headless/main.js');
}
