import type { Log } from '../base/log.ts';
import type { Settings } from '../contract/settings.ts';
import type { Schedule } from '../host.ts';
import { unattended } from './unattended.ts';

/** What goes on by the clock. */
export interface Tasks {
  readonly poll: () => void;
  readonly align: () => void;
  readonly beat: () => void;
  readonly sweep: () => void;
  readonly ping: () => Promise<void>;
  readonly keepHouse: () => Promise<void>;
  readonly backUp: () => Promise<void>;
  readonly watchStorage: () => void;
}

export interface Schedules {
  /**
   * Sets everything going as these settings say, in place of what went on before. `hasAddress`: deliveries may arrive, so
   * that orders need no poll every minute.
   */
  start(settings: Settings, hasAddress: boolean): void;
  stop(): void;
}

// A webhook that the shop switched off is noticed within this time; its gap is polled.
const ALIGN = '*/15 * * * *';
// Other installations take this one for stopped after 30 minutes.
const BEAT = '*/10 * * * *';
// A disk fills within days; what fills it within minutes is noticed by the next write.
const ROOM = '*/20 * * * *';
// At a quiet hour that every night has: where clocks go forward they skip one between one and four, and its ticks with it.
const NIGHTLY = '0 4 * * *';
const NIGHTLY_SWEEP = '30 4 * * *';

/** @param time such as `05:00` */
function daily(time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  return `${minute} ${hour} * * *`;
}

export function createSchedules(schedule: Schedule, tasks: Tasks, log: Log): Schedules {
  let stops: readonly (() => void)[] = [];
  const every = (expression: string, what: string, task: () => void | Promise<void>) =>
    schedule(expression, () => unattended(log, what, task));
  function stop(): void {
    for (const stopOne of stops) stopOne();
    stops = [];
  }
  return {
    start({ schedules, backup }, hasAddress) {
      stop();
      stops = [
        every(hasAddress ? schedules.poll : schedules.pollWithoutAddress, 'the scheduled poll', tasks.poll),
        every(ALIGN, 'the look at the subscriptions', tasks.align),
        every(BEAT, 'the heartbeat', tasks.beat),
        every(schedules.ping, 'the scheduled ping', tasks.ping),
        every(NIGHTLY_SWEEP, 'the nightly comparison of orders', tasks.sweep),
        every(NIGHTLY, 'the nightly housekeeping', tasks.keepHouse),
        every(daily(backup.at), 'the daily backup', tasks.backUp),
        every(ROOM, 'the look at the room that is left', tasks.watchStorage),
      ];
    },
    stop,
  };
}
