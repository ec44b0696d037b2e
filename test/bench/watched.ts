import { closeSync, openSync, readSync } from 'node:fs';

export interface Watched {
  readonly seconds: number;
  /** The longest time for which nothing else of this thread could run, because of this thread. */
  readonly longestMs: number;
  /** The longest time for which it could not run because no core was there for it; 0 where nobody tells. */
  readonly longestWaitMs: number;
}

const LOOK_EVERY_MS = 1;

/** How long the work took, and what held the loop up meanwhile: a step of our own, or a computer that is too busy. */
export async function watched(work: () => Promise<unknown>): Promise<Watched> {
  const [queued, stolen] = [openQueued(), openStolen()];
  let longestMs = 0;
  let longestWaitMs = 0;
  let before = { at: performance.now(), queuedMs: queued.look(), stolenMs: stolen.look() };
  const look = () => {
    const now = { at: performance.now(), queuedMs: queued.look(), stolenMs: stolen.look() };
    const taken = Math.max(...now.stolenMs.map((each, core) => each - (before.stolenMs[core] ?? each)), 0);
    // Who queues for a core that is taken away is told of it twice.
    const waitMs = Math.max(now.queuedMs - before.queuedMs, taken);
    longestMs = Math.max(longestMs, now.at - before.at - waitMs);
    longestWaitMs = Math.max(longestWaitMs, waitMs);
    before = now;
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  const began = performance.now();
  try {
    await work();
    look();
    return { seconds: (performance.now() - began) / 1_000, longestMs, longestWaitMs };
  } finally {
    clearInterval(looking);
    queued.close();
    stolen.close();
  }
}

interface Counter<T> {
  look(): T;
  close(): void;
}

/**
 * For how long this thread was ready to run and had no core, since it began, milliseconds: the second number of its
 * schedstat. https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat
 */
function openQueued(): Counter<number> {
  return openCounter('/proc/thread-self/schedstat', 0, (text) => Number(text.split(' ')[1]) / 1e6);
}

/** What the kernel counts in, milliseconds. */
const TICK_MS = 10;

/**
 * For how long each core of this computer was another one's, since it started, milliseconds: where it is a virtual one, its
 * host runs others too. https://docs.kernel.org/filesystems/proc.html#miscellaneous-kernel-statistics-in-proc-stat
 */
function openStolen(): Counter<readonly number[]> {
  return openCounter('/proc/stat', [], (text) =>
    [...text.matchAll(/^cpu\d+ (.*)$/gm)].map(([, counts = '']) => Number(counts.split(' ')[7]) * TICK_MS),
  );
}

function openCounter<T>(path: string, nobodyTells: T, read: (text: string) => T): Counter<T> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return { look: () => nobodyTells, close: () => undefined };
  }
  const buffer = Buffer.alloc(4_096);
  return {
    look: () => read(buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, 0))),
    close: () => closeSync(file),
  };
}
