import type { Ports } from '../../../main/base/ports.ts';

/** Ports whose time stands still until it is set forward. */
export interface SetTime {
  readonly ports: Ports;
  /** Sets time forward and runs what falls due, in order. */
  forward(milliseconds: number): void;
  /** How many tasks are waiting for their time. */
  waiting(): number;
}

export function createSetTime(start = Date.UTC(2026, 10, 20, 10, 0, 0)): SetTime {
  let now = start;
  let tasks: { readonly at: number; readonly task: () => void }[] = [];
  return {
    ports: {
      now: () => now,
      random: (bytes) => new Uint8Array(bytes),
      after(milliseconds, task) {
        const entry = { at: now + milliseconds, task };
        tasks.push(entry);
        return () => {
          tasks = tasks.filter((other) => other !== entry);
        };
      },
      soon: (task) => queueMicrotask(task),
    },
    forward(milliseconds) {
      now += milliseconds;
      const due = tasks.filter(({ at }) => at <= now).toSorted((left, right) => left.at - right.at);
      tasks = tasks.filter(({ at }) => at > now);
      for (const { task } of due) task();
    },
    waiting: () => tasks.length,
  };
}

/** Lets everything run that only waits for other promises. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
