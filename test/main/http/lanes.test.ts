import { describe, expect, test } from 'vitest';
import type { Effect } from '../../../main/base/origin.ts';
import { createLanes, createServerLanes, type Lanes } from '../../../main/http/lanes.ts';
import { settle } from './setTime.ts';

/** Starts a task in the lanes that ends when told. */
function start(lanes: Lanes, effect: Effect) {
  let finish: () => void = () => undefined;
  let running = false;
  const done = lanes.run(effect, () => {
    running = true;
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  return {
    running: () => running,
    async finish() {
      finish();
      await done;
      await settle();
    },
  };
}

function startMany(lanes: Lanes, effects: readonly Effect[]) {
  return effects.map((effect) => start(lanes, effect));
}

const READS: readonly Effect[] = ['read', 'read', 'read', 'read', 'read', 'read'];

describe('lanes', () => {
  test('let no more than the most run at once', async () => {
    const tasks = startMany(createLanes({ most: 4, oneWriter: true }), READS);
    await settle();
    expect(tasks.map((task) => task.running())).toEqual([true, true, true, true, false, false]);
    await tasks[0]?.finish();
    expect(tasks[4]?.running()).toBe(true);
    expect(tasks[5]?.running()).toBe(false);
  });

  test('send one business write after the other, and let reads pass', async () => {
    const [first, second, reader] = startMany(createLanes({ most: 4, oneWriter: true }), [
      'business',
      'business',
      'read',
    ]);
    await settle();
    expect([first?.running(), second?.running(), reader?.running()]).toEqual([true, false, true]);
    await first?.finish();
    expect(second?.running()).toBe(true);
  });

  test('send a write as soon as the one before it is over, before reads that wait longer', async () => {
    const lanes = createLanes({ most: 2, oneWriter: true });
    const [first, running, read, second] = startMany(lanes, ['business', 'read', 'read', 'business']);
    await settle();
    expect([first, running, read, second].map((task) => task?.running())).toEqual([true, true, false, false]);
    await first?.finish();
    expect([read?.running(), second?.running()]).toEqual([false, true]);
    await running?.finish();
    expect(read?.running()).toBe(true);
  });

  test('of one server are shared by its connections: most at once together, one writer for each company', async () => {
    const server = createServerLanes({ most: 3 });
    const [one, again, other] = ['CRONUS', 'CRONUS', 'Fabrikam'].map((company) => server.forWriter(company));
    const tasks = [one, again, other].map((lanes) => lanes && start(lanes, 'business'));
    await settle();
    expect(tasks.map((task) => task?.running())).toEqual([true, false, true]);
    const reads = [one, other].map((lanes) => lanes && start(lanes, 'read'));
    await settle();
    expect(reads.map((task) => task?.running())).toEqual([true, false]);
    await tasks[0]?.finish();
    expect(tasks[1]?.running()).toBe(true);
  });

  test('go on after a task that failed', async () => {
    const lanes = createLanes({ most: 1, oneWriter: true });
    await expect(lanes.run('business', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(lanes.run('business', () => Promise.resolve('yes'))).resolves.toBe('yes');
  });

  test('halve on 429 and 503, never below one, and widen again by one after fifty clean calls', async () => {
    const lanes = createLanes({ most: 4, oneWriter: false });
    for (const status of [429, 503, 503, 429]) lanes.saw(status, {});
    const tasks = startMany(lanes, READS);
    await settle();
    expect(tasks.filter((task) => task.running())).toHaveLength(1);
    for (let call = 0; call < 49; call += 1) lanes.saw(200, {});
    await settle();
    expect(tasks.filter((task) => task.running())).toHaveLength(1);
    lanes.saw(200, {});
    await settle();
    expect(tasks.filter((task) => task.running())).toHaveLength(2);
  });
});
