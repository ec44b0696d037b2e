import type { Log } from '../base/log.ts';
import type { Settings } from '../contract/settings.ts';
import type { Schedule } from '../host.ts';
import { unattended } from './unattended.ts';

/** What goes on by the clock. */
export interface Tasks {
  readonly poll: () => void;
  readonly align: () => void;
  readonly ping: () => Promise<void>;
  readonly keepHouse: () => Promise<void>;
}

export interface Schedules {
  /** Sets everything going as these settings say, in place of what went on before. */
  start(settings: Settings): void;
  stop(): void;
}

// A webhook that the shop switched off is noticed within this time; its gap is polled.
const ALIGN = '*/15 * * * *';
// At a quiet hour.
const NIGHTLY = '0 2 * * *';

export function createSchedules(schedule: Schedule, tasks: Tasks, log: Log): Schedules {
  let stops: readonly (() => void)[] = [];
  const every = (expression: string, what: string, task: () => void | Promise<void>) =>
    schedule(expression, () => unattended(log, what, task));
  function stop(): void {
    for (const stopOne of stops) stopOne();
    stops = [];
  }
  return {
    start({ schedules, publicUrl }) {
      stop();
      stops = [
        every(publicUrl === null ? schedules.pollWithoutAddress : schedules.poll, 'the scheduled poll', tasks.poll),
        every(ALIGN, 'the look at the subscriptions', tasks.align),
        every(schedules.ping, 'the scheduled ping', tasks.ping),
        every(NIGHTLY, 'the nightly housekeeping', tasks.keepHouse),
      ];
    },
    stop,
  };
}
