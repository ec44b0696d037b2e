import { readsOf } from '../../fakes/batches.ts';
import type { Scene } from './scene.ts';
import { until } from './until.ts';

/**
 * When looks in NAV count, from the start after the last kill: the first once two minutes and NAV's longest operation are
 * over, the second a minute later. The others are for orders that first had to wait for their customer.
 */
const LOOKS_AFTER_MS = [130_000, 195_000, 260_000, 325_000];
/** Ends only what has failed; a campaign of kills leaves hundreds to be looked for, on a machine that may be busy. */
const longestLookMs = (orders: number) => 60_000 + orders * 2_000;

/**
 * Starts the program later and later, until no order is being checked with NAV any more. With `asPerson` orders that wait
 * for their next try are rung as a person would: after many kills that can be hours away, which no clock here goes ahead.
 */
export async function settleLater(
  scene: Scene,
  orderIds: readonly number[],
  { asPerson = false }: { readonly asPerson?: boolean } = {},
): Promise<void> {
  await scene.launched().listening;
  let looks: string[] = [];
  scene.navFaults.onWorked((request) => void looks.push(...readsOf(request).map(decodeURIComponent)));
  for (const clockAheadMs of LOOKS_AFTER_MS) {
    await scene.launched().end('SIGTERM');
    looks = [];
    await scene.again({ clockAheadMs });
    if (asPerson) await ringWaiting(scene);
    const open = await until(
      'every order has ended or was looked for in NAV',
      () => lookedFor(scene, orderIds, looks),
      async () =>
        (await scene.rows()).filter(({ term }) => term !== 'equal').map(({ orderNo, cause }) => [orderNo, cause]),
      longestLookMs(orderIds.length),
    );
    if (open.length === 0) return scene.navFaults.onWorked(null);
  }
  throw new Error('Orders are still being checked with NAV.');
}

/** The orders that are still being checked; null while one is neither equal nor was asked for in this life. */
async function lookedFor(
  scene: Scene,
  orderIds: readonly number[],
  looks: readonly string[],
): Promise<number[] | null> {
  const rows = new Map((await scene.rows()).map((row) => [row.orderKey, row]));
  const open = orderIds.filter((id) => rows.get(String(id))?.term !== 'equal');
  const asked = (id: number) => looks.some((url) => url.includes(`WOO-${id}'`));
  return open.every((id) => rows.get(String(id))?.state === 'checking' && asked(id)) ? open : null;
}

async function ringWaiting(scene: Scene): Promise<void> {
  const { call } = await scene.connector();
  for (const { orderKey, integrationId, term, state } of await scene.rows())
    if (term !== 'equal' && state !== 'checking') await call('orders.import', { integrationId, orderKey });
}
