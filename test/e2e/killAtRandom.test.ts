import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep } from '../sandbox/realClock.ts';
import { createChance } from '../simulate/virtualClock.ts';
import { allRight, openScene, type Scene, shopper } from './support/scene.ts';
import { settleLater } from './support/settleLater.ts';

/** Kills in one run; a longer campaign runs with KILLS=200. */
const KILLS = Number(process.env['KILLS'] ?? '10');
const SEED = Number(process.env['SEED'] ?? '1');

describe('killed at random while orders pour in, the connector', () => {
  const chance = createChance(SEED);
  let scene: Scene;

  beforeAll(async () => {
    scene = await openScene({ settings: { poll: '*/2 * * * * *' } });
    // Some of the work is done only after whoever asked for it was killed.
    scene.navFaults.sometimes(0.3, { kind: 'slow', ms: 150 });
    await scene.begin();
  });

  afterAll(() => scene.close());

  it(
    `has every order once after ${KILLS} kills`,
    async () => {
      const ids: number[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        for (let order = 0; order < 2; order += 1)
          ids.push(scene.order({ billing: shopper(`R${Math.floor(ids.length * 0.7)}`) }));
        const { listening, end } = scene.launched();
        // Nobody carries while the program is away: the poll finds what was lost meanwhile.
        const carrying = listening.then(({ receiver }) => scene.carrier.deliver(receiver)).catch(() => []);
        if (chance.number() < 0.7) await listening;
        await sleep(chance.number() * 700);
        await end('SIGKILL');
        await carrying;
        scene.launch();
      }
      await settleLater(scene, ids);
      expect(await scene.verdict(ids)).toEqual(allRight);
      expect(scene.nav.stored.documents()).toHaveLength(ids.length);
    },
    60_000 + KILLS * 5_000,
  );
});
