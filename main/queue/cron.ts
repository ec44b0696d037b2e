import { schedule } from 'node-cron';
import type { Ports } from '../base/ports.ts';
import { nextAfter } from '../base/cronTimes.ts';

/** Looks at every full minute, or second; returns what stops it. */
export type EveryFull = (unit: 'minute' | 'second', look: () => void) => () => void;

/**
 * Sets `task` going whenever a cron expression falls due; returns what stops it. A computer that slept through many of its
 * times runs it once when it wakes.
 *
 * node-cron beats the time, by UTC, and the computer's zone is ours: in the hour that comes a second time when the clocks
 * go back, node-cron takes the present for an hour earlier, sets nothing going and asks again without a pause. That would
 * be an hour without a poll, and without the heartbeat by which another installation knows that this one runs.
 * https://tc39.es/ecma262/#sec-date.prototype.setmilliseconds
 */
export function createCron({ now }: Pick<Ports, 'now'>, everyFull: EveryFull = byNodeCron) {
  return (expression: string, task: () => void): (() => void) => {
    let looked = now();
    return everyFull(hasSeconds(expression) ? 'second' : 'minute', () => {
      // A clock that was set back keeps nothing waiting until it is where it was.
      const due = nextAfter(expression, Math.min(looked, now()));
      looked = now();
      if (due !== null && due <= looked) task();
    });
  };
}

const byNodeCron: EveryFull = (unit, look) => {
  const beat = unit === 'second' ? '* * * * * *' : '* * * * *';
  // What was missed is told by the time of the last look, not by beats.
  const beating = schedule(beat, look, { timezone: 'UTC', noOverlap: true, suppressMissedWarning: true });
  return () => void beating.destroy();
};

function hasSeconds(expression: string): boolean {
  return expression.trim().split(/\s+/).length === 6;
}
