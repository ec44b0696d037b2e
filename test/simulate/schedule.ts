import type { VirtualClock } from './virtualClock.ts';

/** The few forms of cron expression that the settings of a simulation use: every so many minutes, or once a day. */
export function everyTick(clock: VirtualClock, expression: string, task: () => void): () => void {
  const minutes = /^\*(?:\/(\d+))? \* \* \* \*$/.exec(expression);
  const every = minutes ? Number(minutes[1] ?? '1') * 60_000 : 24 * 3_600_000;
  let stopped = false;
  const next = () => {
    clock.after(every - (clock.now() % every), () => {
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
