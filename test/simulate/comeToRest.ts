import { countUnfinished } from './books.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Fair weather and nobody at work: the poll finds what was missed, and the queue runs dry. */
export async function comeToRest(world: World, askAgain: () => Promise<void>): Promise<void> {
  await world.clock.run(2 * HOUR);
  if (!world.isAlive()) await world.start();
  await askAgain();
  await world.clock.run(2 * HOUR);
  for (let hours = 0; hours < 24 && countUnfinished(world.dataFolder()) > 0; hours += 1)
    // oxlint-disable-next-line no-await-in-loop
    await world.clock.run(HOUR);
  await world.clock.run(2 * MINUTE);
}
