import { describe, expect, it } from 'vitest';
import { createLanes } from '../../../main/http/lanes.ts';
import { type WindowState, withRateWindow } from '../../../main/http/rateWindow.ts';

/** A quota that the test tells, on a clock that it sets; what waits is let go by hand. */
function openWindow() {
  const clock = { now: 1_000_000 };
  const waiting: (() => void)[] = [];
  let state: WindowState | null = null;
  const lanes = withRateWindow(createLanes({ most: 3, oneWriter: true }), {
    ports: {
      now: () => clock.now,
      random: (bytes) => new Uint8Array(bytes),
      after: (milliseconds, task) => {
        waiting.push(() => {
          clock.now += milliseconds;
          task();
        });
        return () => undefined;
      },
    },
    system: 'shop',
    read: () => state,
  });
  return {
    clock,
    waiting,
    told(told: WindowState) {
      state = told;
      lanes.saw(200, {});
    },
    ask: (isBulk = false) =>
      lanes.run('read', () => Promise.resolve('answer'), { actor: 'poll', ...(isBulk && { isBulk: true as const }) }),
  };
}

const window = (left: number, resetMs = 20_000): WindowState => ({ quota: 150, left, windowMs: 30_000, resetMs });

describe('a window of requests that is shared with others', () => {
  it('holds nothing back until an answer has told of it', async () => {
    const { ask } = openWindow();
    await expect(Promise.all(Array.from({ length: 200 }, () => ask()))).resolves.toHaveLength(200);
  });

  it('leaves a share to the other programs, and sends the rest back to the queue with the time to wait', async () => {
    const { ask, told } = openWindow();
    told(window(17));
    await ask();
    await ask();
    await expect(ask()).rejects.toMatchObject({ kind: 'rateLimited', code: 'store-rate-window', retryAfterMs: 20_000 });
  });

  it('leaves a larger share to orders while bulk work runs', async () => {
    const { ask, told } = openWindow();
    told(window(60));
    await expect(ask(true)).rejects.toMatchObject({ code: 'store-rate-window' });
    await expect(ask()).resolves.toBe('answer');
  });

  it('counts what was sent since the last answer', async () => {
    const { ask, told } = openWindow();
    told(window(20));
    const asked = await Promise.allSettled(Array.from({ length: 9 }, () => ask()));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  it('begins anew by itself', async () => {
    const { ask, told, clock } = openWindow();
    told(window(0));
    await expect(ask()).rejects.toMatchObject({ code: 'store-rate-window' });
    clock.now += 20_000;
    await expect(ask()).resolves.toBe('answer');
  });

  it('is waited for where it ends in a moment', async () => {
    const { ask, told, waiting } = openWindow();
    told(window(0, 1_500));
    const asked = ask();
    await Promise.resolve();
    waiting.shift()?.();
    await expect(asked).resolves.toBe('answer');
  });
});
