import { parkedIn, runCarts } from '../simulate/carts/runCarts.ts';
import type { Figure } from './figures.ts';

/** Random carts through shop, plan and NAV: the same as `npm run simulate -- --carts`. */
export async function measureMoney({ carts }: { readonly carts: number }): Promise<readonly Figure[]> {
  const began = performance.now();
  const report = runCarts(carts, 1);
  const seconds = (performance.now() - began) / 1_000;
  const share = (count: number) => (count / carts) * 100;
  return [
    { what: 'carts', value: carts, unit: '' },
    { what: 'equal to the cent, or parked', value: share(carts - report.wrong.length), unit: '%', wanted: { least: 100 } },
    { what: 'parked', value: share(parkedIn(report)), unit: '%', wanted: { most: 0.5 } },
    { what: 'judged', value: carts / seconds, unit: '/s' },
  ]; // prettier-ignore
}
