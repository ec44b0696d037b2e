import type { Ports } from '../../../main/base/ports.ts';

export const TIMEOUT_MS = 60_000;
export const NOW = Date.UTC(2026, 10, 20, 10, 0, 0);

/** Time that stands still: the short waits between tries are over at once, timeouts run out only when told. */
export function createStillPorts(): { readonly ports: Ports; timeOut(): void } {
  const timeouts = new Set<() => void>();
  return {
    ports: {
      now: () => NOW,
      random: (bytes) => new Uint8Array(bytes),
      after(milliseconds, task) {
        if (milliseconds < TIMEOUT_MS) queueMicrotask(task);
        else timeouts.add(task);
        return () => timeouts.delete(task);
      },
      soon: (task) => queueMicrotask(task),
    },
    timeOut() {
      for (const task of timeouts) task();
      timeouts.clear();
    },
  };
}
