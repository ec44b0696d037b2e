import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../simulate/world.ts';
import { administrator, MINUTE, START } from './shopWorld.ts';

const HOUR = 60 * MINUTE;

/** `arm`: the power goes after so many more ports. */
async function openCrashing(): Promise<{ world: World; folder: string; arm: (ports: number) => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'ml-engine-'));
  let left = Number.POSITIVE_INFINITY;
  const world = await createWorld({
    seed: 1,
    folder,
    start: START,
    settings: { startAt: new Date(START - HOUR).toISOString() },
    crashNow: () => (left -= 1) < 0,
    onCrash: () => (left = Number.POSITIVE_INFINITY),
  });
  await world.start();
  return { world, folder, arm: (ports) => (left = ports) };
}

const calls = (world: World) => world.engine().calls;

/** Orders that no delivery and no stamp tells of. */
function lostOrders({ shop }: World, count: number): number[] {
  const ids = Array.from({ length: count }, () =>
    shop.shopper.placeOrder({
      items: [{ sku: 'ML-TS-001', quantity: 1 }],
      billing: { email: 'a@b.example', last_name: 'B', country: 'DE' },
    }),
  );
  for (const id of ids) shop.admin.stampOrder(id, { modifiedAt: START - 2 * HOUR });
  shop.deliveries.take();
  return ids;
}

describe('a crash at any step of it', () => {
  it.each(['sweep.now', 'poll.from'] as const)('loses no order that %s finds, and doubles none', async (name) => {
    const { world, folder, arm } = await openCrashing();
    try {
      const ids = lostOrders(world, 2);
      const since = new Date(START - HOUR).toISOString();
      const asked =
        name === 'sweep.now'
          ? calls(world)[name]({}, administrator)
          : calls(world)[name]({ integrationId: 'shop-nav', since, dryRun: false }, administrator);
      await world.clock.settle<unknown>(asked);
      for (let ports = 0; ports < 44; ports += 2) {
        arm(ports);
        await world.clock.run(200);
        if (!world.isAlive()) await world.start();
      }
      arm(Number.POSITIVE_INFINITY);
      await world.clock.run(14 * MINUTE);
      expect(world.crashes()).toBeGreaterThan(15);
      expect(ids.map((id) => world.nav.stored.byExternalNumber(`WOO-${id}`).length)).toEqual([1, 1]);
    } finally {
      await world.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
