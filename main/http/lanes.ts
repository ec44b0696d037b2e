import type { Effect } from '../base/origin.ts';

/** Bounds how many requests a system sees at once. */
export interface Lanes {
  run<T>(effect: Effect, task: () => Promise<T>): Promise<T>;
  /** Told about every answer, so that an overloaded server gets fewer at a time. */
  saw(status: number): void;
}

export const unlimitedLanes: Lanes = { run: (_effect, task) => task(), saw: () => undefined };

const CLEAN_CALLS_PER_STEP = 50;

/**
 * At most `most` at a time, halved on 429 and 503 and raised by one after 50 clean calls, never below 1. Business
 * writes go one after the other (`oneWriter`), so that no two of ours wait for each other's locks.
 */
export function createLanes(options: { readonly most: number; readonly oneWriter: boolean }): Lanes {
  let allowed = options.most;
  let running = 0;
  let writing = false;
  let clean = 0;
  const waiting: { effect: Effect; start: () => void }[] = [];

  const mayStart = (effect: Effect) => running < allowed && !(options.oneWriter && effect === 'business' && writing);

  function startNext(): void {
    const index = waiting.findIndex(({ effect }) => mayStart(effect));
    if (index >= 0) waiting.splice(index, 1)[0]?.start();
  }

  function enter(effect: Effect): Promise<void> {
    const occupy = () => {
      running += 1;
      if (effect === 'business') writing = true;
    };
    if (mayStart(effect)) {
      occupy();
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      waiting.push({
        effect,
        start: () => {
          occupy();
          resolve();
        },
      });
    });
  }

  function leave(effect: Effect): void {
    running -= 1;
    if (effect === 'business') writing = false;
    startNext();
    startNext();
  }

  return {
    async run(effect, task) {
      await enter(effect);
      try {
        return await task();
      } finally {
        leave(effect);
      }
    },
    saw(status) {
      if (status === 429 || status === 503) {
        allowed = Math.max(1, Math.floor(allowed / 2));
        clean = 0;
        return;
      }
      clean += 1;
      if (clean >= CLEAN_CALLS_PER_STEP && allowed < options.most) {
        allowed += 1;
        clean = 0;
        startNext();
      }
    },
  };
}
