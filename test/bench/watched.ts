import { closeSync, openSync, readSync } from 'node:fs';

export interface Watched {
  readonly seconds: number;
  /** The longest time for which nothing else of this thread could run, because of this thread. */
  readonly longestMs: number;
  /** The longest time for which it could not run because every core had something else to do; 0 where nobody tells. */
  readonly longestWaitMs: number;
}

const LOOK_EVERY_MS = 1;

/** How long the work took, and what held the loop up meanwhile: a step of our own, or a computer that is too busy. */
export async function watched(work: () => Promise<unknown>): Promise<Watched> {
  const waiting = openWaiting();
  let longestMs = 0;
  let longestWaitMs = 0;
  let [before, waitedBefore] = [performance.now(), waiting.milliseconds()];
  const look = () => {
    const [now, waited] = [performance.now(), waiting.milliseconds()];
    const waitMs = waited - waitedBefore;
    longestMs = Math.max(longestMs, now - before - waitMs);
    longestWaitMs = Math.max(longestWaitMs, waitMs);
    [before, waitedBefore] = [now, waited];
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  const began = performance.now();
  try {
    await work();
    look();
    return { seconds: (performance.now() - began) / 1_000, longestMs, longestWaitMs };
  } finally {
    clearInterval(looking);
    waiting.close();
  }
}

/**
 * For how long this thread was ready to run and had no core, since it began: the second number of its schedstat.
 * https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat
 */
function openWaiting(): { milliseconds(): number; close(): void } {
  let file: number;
  try {
    file = openSync('/proc/thread-self/schedstat', 'r');
  } catch {
    return { milliseconds: () => 0, close: () => undefined };
  }
  const buffer = Buffer.alloc(128);
  return {
    milliseconds: () =>
      Number(buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, 0)).split(' ')[1]) / 1e6,
    close: () => closeSync(file),
  };
}
