import { nextBerlin } from './berlin.ts';
import type { VirtualClock } from './virtualClock.ts';

/**
 * The few forms of cron expression that the settings of a simulation use: every so many minutes, or once a day by the
 * clocks of Germany. As with the real scheduler, a time of day that the clocks skip has no tick on that day.
 */
export function everyTick(clock: VirtualClock, expression: string, task: () => void): () => void {
  const minutes = /^\*(?:\/(\d+))? \* \* \* \*$/.exec(expression);
  const daily = /^(\d+) (\d+) \* \* \*$/.exec(expression);
  if (!minutes && !daily) throw new Error(`The simulation has no schedule for ${expression}.`);
  const every = Number(minutes?.[1] ?? '1') * 60_000;
  const time = `${(daily?.[2] ?? '').padStart(2, '0')}:${(daily?.[1] ?? '').padStart(2, '0')}`;
  const wait = () => (daily ? nextBerlin(clock.now(), time) - clock.now() : every - (clock.now() % every));
  let stopped = false;
  const next = () => {
    clock.after(wait(), () => {
      if (stopped) return;
      task();
      next();
    });
  };
  next();
  return () => {
    stopped = true;
  };
}
