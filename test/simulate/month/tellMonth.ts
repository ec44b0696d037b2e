import type { Surfaces } from '../../sandbox/surfaces.ts';
import { playMonth } from './month.ts';
import { MONTH } from './script.ts';
import { tableOf } from './table.ts';

/** Plays the month, prints its table and one last line of JSON, and says whether all is well. */
export async function tellMonth(seed: number, surfaces: Surfaces): Promise<boolean> {
  const began = performance.now();
  const { rows, violations, ...report } = await playMonth({ seed, surfaces, script: MONTH });
  console.log(tableOf(rows));
  for (const { order, what, trail } of violations) {
    console.log(`- ${order === null ? '' : `order ${order} `}${what}`);
    for (const line of trail) console.log(`    ${line}`);
  }
  const seconds = Number(((performance.now() - began) / 1_000).toFixed(1));
  console.log(JSON.stringify({ ok: violations.length === 0, violations: violations.length, ...report, seconds }));
  return violations.length === 0;
}
