import type { Cancel, Ports } from '../base/ports.ts';

export interface SleepWatch {
  start(): void;
  stop(): void;
}

const LOOK_MS = 60_000;
// Timers of a busy computer are late by seconds; one that slept is late by what it slept.
const SLEPT_MS = 60_000;

/**
 * Notices that the computer slept: the clock has gone on by more than the timer was set to. One timer a minute; after
 * a sleep it fires within a minute of waking.
 */
export function createSleepWatch(ports: Ports, onWoken: (sleptMs: number) => void): SleepWatch {
  let cancel: Cancel = () => undefined;

  function look(): void {
    const dueAt = ports.now() + LOOK_MS;
    cancel = ports.after(LOOK_MS, () => {
      const late = ports.now() - dueAt;
      look();
      if (late >= SLEPT_MS) onWoken(late);
    });
  }

  return {
    start() {
      cancel();
      look();
    },
    stop: () => cancel(),
  };
}
