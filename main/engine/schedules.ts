import { toConnectorError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Ports } from '../base/ports.ts';
import type { Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import type { Schedule } from '../host.ts';
import { nextAfter } from '../base/cronTimes.ts';
import type { Job } from '../queue/jobs.ts';
import type { Attempt } from '../queue/worker.ts';
import { createScheduleTurns, type Turn } from './scheduleTurns.ts';
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

/** One entry of the time table. */
export interface Scheduled {
  readonly id: string;
  readonly task: keyof Tasks;
  /** For the log. */
  readonly what: string;
  readonly expression: (settings: Settings) => string;
  /** The field of the settings that a person changes; absent where it is fixed, or set elsewhere. */
  readonly setting?: keyof Settings['schedules'];
  /** Absent: always. */
  readonly inForce?: (hasAddress: boolean) => boolean;
  /** Kinds of jobs that do its work; absent where the task does it itself. */
  readonly jobs?: readonly string[];
  /** Runs once afterwards when it was missed; the others look at what is there now, whenever they look. */
  readonly catchesUp?: boolean;
}

// A webhook that the shop switched off is noticed within this time; its gap is polled.
const ALIGN = '*/15 * * * *';
// Other installations take this one for stopped after 30 minutes.
const BEAT = '*/10 * * * *';
// A disk fills within days; what fills it within minutes is noticed by the next write.
const ROOM = '*/20 * * * *';

export const timetable: readonly Scheduled[] = [
  { id: 'poll', task: 'poll', what: 'the scheduled poll', jobs: ['poll'], ...by('poll'), inForce: (has) => has },
  { id: 'pollWithoutAddress', task: 'poll', what: 'the scheduled poll', jobs: ['poll'], ...by('pollWithoutAddress'), inForce: (has) => !has },
  { id: 'align', task: 'align', what: 'the look at the subscriptions', jobs: ['align', 'alignNav', 'navChanges'], expression: () => ALIGN },
  { id: 'beat', task: 'beat', what: 'the heartbeat', jobs: ['heartbeat'], expression: () => BEAT },
  { id: 'ping', task: 'ping', what: 'the scheduled ping', ...by('ping') },
  // Missed sweeps are made up by how long ago the last one was.
  { id: 'sweep', task: 'sweep', what: 'the nightly comparison of orders', jobs: ['sweep'], ...by('sweep') },
  { id: 'keepHouse', task: 'keepHouse', what: 'the nightly housekeeping', ...by('keepHouse'), catchesUp: true },
  { id: 'backUp', task: 'backUp', what: 'the daily backup', expression: ({ backup }) => daily(backup.at) },
  { id: 'watchStorage', task: 'watchStorage', what: 'the look at the room that is left', expression: () => ROOM },
]; // prettier-ignore

function by(setting: keyof Settings['schedules']): Pick<Scheduled, 'setting' | 'expression'> {
  return { setting, expression: ({ schedules }) => schedules[setting] };
}

/** @param time such as `05:00` */
function daily(time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  return `${minute} ${hour} * * *`;
}

export interface Schedules {
  /**
   * Sets everything going as these settings say, in place of what went on before. `hasAddress`: deliveries may arrive, so
   * that orders need no poll every minute.
   */
  start(settings: Settings, hasAddress: boolean): void;
  /** What was missed by a stop or a sleep runs once, now. */
  catchUp(): void;
  /** Whatever its time. Resolves when the task itself has ended. */
  runNow(id: string): void;
  /** An attempt of a job has ended. */
  worked(job: Job, attempt: Attempt): void;
  turns(): readonly Turn[];
  stop(): void;
}

export interface SchedulesOptions {
  readonly schedule: Schedule;
  readonly tasks: Tasks;
  readonly db: Database;
  readonly ports: Ports;
  readonly log: Log;
  readonly changed: () => void;
}

export function createSchedules({ schedule, tasks, db, ports, log, changed }: SchedulesOptions): Schedules {
  const turns = createScheduleTurns(db, ports);
  const going = new Set<string>();
  let stops: readonly (() => void)[] = [];
  let settings: Settings | null = null;

  function run(one: Scheduled): void {
    const work = one.jobs ? tasks[one.task] : () => turnOf(one);
    unattended(log, one.what, work);
  }

  /** A task that does its work itself; its turn is told, and one that still goes on is not begun a second time. */
  async function turnOf({ id, task }: Scheduled): Promise<void> {
    if (going.has(id)) return;
    going.add(id);
    let cause: string | null = null;
    try {
      turns.begin(id);
      await tasks[task]();
    } catch (error) {
      cause = toConnectorError(error).code;
      throw error;
    } finally {
      going.delete(id);
      // The program may have been stopped meanwhile, and its database with it: the next life sees that it was cut off.
      if (stops.length > 0) turns.end(id, cause);
      changed();
    }
  }

  function isMissed(one: Scheduled, now: Settings): boolean {
    const last = turns.of(one.id);
    if (!last || going.has(one.id)) return false;
    if (last.result === 'going') return true;
    const due = nextAfter(one.expression(now), Date.parse(last.beganAt));
    return due !== null && due <= ports.now();
  }

  function stop(): void {
    for (const stopOne of stops) stopOne();
    stops = [];
  }

  return {
    start(now, hasAddress) {
      stop();
      settings = now;
      const inForce = timetable.filter((one) => one.inForce?.(hasAddress) ?? true);
      for (const one of timetable.filter(({ catchesUp }) => catchesUp))
        unattended(log, one.what, () => turns.watch(one.id));
      stops = inForce.map((one) => schedule(one.expression(now), () => run(one)));
    },
    catchUp() {
      const now = settings;
      if (now) for (const one of timetable) if (one.catchesUp && isMissed(one, now)) run(one);
    },
    runNow(id) {
      const one = timetable.find((each) => each.id === id);
      if (one) run(one);
    },
    worked(job, { beganAt, ended, error }) {
      const one = timetable.find(({ jobs }) => jobs?.includes(job.kind));
      if (!one) return;
      const { integrationId } = job;
      turns.worked({ schedule: one.id, integrationId, beganAt, cause: error?.code ?? null, goesOn: ended === 'again' });
      changed();
    },
    turns: turns.all,
    stop,
  };
}
