import type { Cancel, Ports } from '../base/ports.ts';
import { nextAfter } from './cronTimes.ts';

/** Longer timers overflow; after this time it is looked again how long it still takes. */
const LONGEST_TIMER_MS = 24 * 3_600_000;

/**
 * Sets `task` going whenever a cron expression falls due; returns what stops it. A computer that slept through many of its
 * times runs it once when it wakes.
 *
 * Not by node-cron's own scheduler: in the hour that comes a second time when the clocks go back, it takes the present for
 * an hour earlier, sets nothing going and asks again without a pause. An hour without a poll, and without the heartbeat by
 * which another installation knows that this one runs.
 * https://tc39.es/ecma262/#sec-date.prototype.setmilliseconds
 */
export function createCron({ now, after }: Pick<Ports, 'now' | 'after'>) {
  return (expression: string, task: () => void): (() => void) => {
    let cancel: Cancel = () => undefined;
    let isStopped = false;

    function waitFor(due: number): void {
      cancel = after(Math.min(LONGEST_TIMER_MS, Math.max(0, due - now())), () => {
        // Timers fire a little early at times, and the clock may have been set back.
        if (now() < due) return waitFor(due);
        arm();
        task();
      });
    }

    function arm(): void {
      const due = nextAfter(expression, now());
      if (due !== null && !isStopped) waitFor(due);
    }

    arm();
    return () => {
      isStopped = true;
      cancel();
    };
  };
}
