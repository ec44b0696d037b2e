import type { Effect, Origin } from '../base/origin.ts';

/** Bounds how many requests a system sees at once. */
export interface Lanes {
  run<T>(effect: Effect, task: () => Promise<T>, origin?: Origin): Promise<T>;
  /** Told about every answer, so that an overloaded server gets fewer at a time. */
  saw(status: number, headers: Readonly<Record<string, string>>): void;
}

export const unlimitedLanes: Lanes = { run: (_effect, task) => task(), saw: () => undefined };

const CLEAN_CALLS_PER_STEP = 50;

interface Waiting {
  readonly writer: string | null;
  readonly start: () => void;
}

/** The lanes of one server, shared by every connection to it. */
export interface ServerLanes {
  /** Business writes with one key go one after the other, so that no two of ours wait for each other's locks; null: no such order. */
  forWriter(key: string | null): Lanes;
}

/** At most `most` at a time, halved on 429 and 503 and raised by one after 50 clean calls, never below 1. */
export function createServerLanes(options: { readonly most: number }): ServerLanes {
  let allowed = options.most;
  let running = 0;
  let clean = 0;
  const writing = new Set<string>();
  const waiting: Waiting[] = [];

  const mayStart = (writer: string | null) => running < allowed && !(writer !== null && writing.has(writer));

  // Reads find room beside a write, while two writes never go together: a write that could start waits for no read.
  function startNext(): void {
    const startable = (each: Waiting) => mayStart(each.writer);
    const next = waiting.find((each) => each.writer !== null && startable(each)) ?? waiting.find(startable);
    if (!next) return;
    waiting.splice(waiting.indexOf(next), 1);
    next.start();
  }

  function enter(writer: string | null): Promise<void> {
    const occupy = () => {
      running += 1;
      if (writer !== null) writing.add(writer);
    };
    if (mayStart(writer)) {
      occupy();
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      waiting.push({
        writer,
        start: () => {
          occupy();
          resolve();
        },
      });
    });
  }

  function leave(writer: string | null): void {
    running -= 1;
    if (writer !== null) writing.delete(writer);
    startNext();
    startNext();
  }

  async function run<T>(writer: string | null, task: () => Promise<T>): Promise<T> {
    await enter(writer);
    try {
      return await task();
    } finally {
      leave(writer);
    }
  }

  function saw(status: number): void {
    if (status === 429 || status === 503) {
      allowed = Math.max(1, Math.floor(allowed / 2));
      clean = 0;
      return;
    }
    clean += 1;
    if (clean < CLEAN_CALLS_PER_STEP || allowed >= options.most) return;
    allowed += 1;
    clean = 0;
    startNext();
  }

  return {
    forWriter: (key) => ({ run: (effect, task) => run(effect === 'business' ? key : null, task), saw }),
  };
}

/** The lanes of a server with one connection. */
export function createLanes({ most, oneWriter }: { readonly most: number; readonly oneWriter: boolean }): Lanes {
  return createServerLanes({ most }).forWriter(oneWriter ? '' : null);
}
