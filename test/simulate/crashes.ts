import type { Chance, Port, VirtualClock } from './virtualClock.ts';

const MINUTE = 60_000;

/** Says when the engine dies, counted in ports it passes, so that every step between two of them can be its last. */
export interface CrashPlan {
  /** Asked at every port. */
  now(port: Port): boolean;
  /** A write leaves for NAV: now and then one of the next steps is the last. */
  nearWrite(): void;
  /** A delivery arrives: the same, within the few steps until it is answered. */
  nearDelivery(): void;
  /** No crash any more. */
  end(): void;
}

export interface CrashOptions {
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly crashesADay: number;
  readonly days: number;
  /** Chance that a crash follows a write to NAV, or a delivery, within a few steps. */
  readonly nearWrites: number;
  readonly nearDeliveries: number;
}

/** Crashes at random moments, soon after writes, and several in a row while one order is on its way. */
export function planCrashes({ clock, chance, crashesADay, days, ...near }: CrashOptions): CrashPlan {
  let left: number | null = null;
  let ended = false;
  const arm = (most: number) => {
    if (!ended) left = chance.between(1, most);
  };
  for (let count = crashesADay * days; count > 0; count -= 1)
    clock.after(chance.between(0, days * 24 * 60 * MINUTE), () => arm(400));
  return {
    now() {
      if (left === null) return false;
      left -= 1;
      if (left > 0) return false;
      left = null;
      // The next life may be as short: orders must survive any number of these.
      if (chance.number() < 0.4) arm(chance.pick([40, 150, 600]));
      return true;
    },
    nearWrite() {
      if (left === null && chance.number() < near.nearWrites) arm(chance.pick([6, 20, 60]));
    },
    nearDelivery() {
      if (left === null && chance.number() < near.nearDeliveries) arm(8);
    },
    end() {
      ended = true;
      left = null;
    },
  };
}
