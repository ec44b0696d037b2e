import type { AlarmScope } from '../base/alarm.ts';
import type { Ports } from '../base/ports.ts';
import type { StandingAlarms } from '../health/standingAlarms.ts';
import type { Attempts } from '../queue/attempts.ts';
import type { Job } from '../queue/jobs.ts';
import { classOf, policies } from '../queue/policies.ts';
import type { Attempt } from '../queue/worker.ts';

/** Failures that come back by themselves, and that a person hears of when they last too long. */
export interface LongTroubles {
  /** An attempt of a job has ended. */
  ended(job: Job, attempt: Attempt): void;
}

export interface LongTroublesOptions {
  readonly ports: Pick<Ports, 'now'>;
  readonly alarms: Pick<StandingAlarms, 'raise' | 'clear' | 'standing'>;
  readonly attempts: Attempts;
  /** What a connection is called. */
  readonly nameOf: (connectionId: string) => string;
}

type Lasting = 'nav-locked' | 'nav-no-room';

const KINDS: Readonly<Partial<Record<string, Lasting>>> = { lock: 'nav-locked', capacity: 'nav-no-room' };

interface Trouble {
  readonly kind: Lasting;
  readonly scope: AlarmScope;
}

/**
 * Raises an alarm once a job has met the same trouble for as long as its policy keeps quiet, and ends it when no job
 * meets it any more. The first failure of a job is on disk, so that a new life raises again what the last one told.
 */
export function createLongTroubles({ ports, alarms, attempts, nameOf }: LongTroublesOptions): LongTroubles {
  const told = new Map<number, Trouble>();
  for (const { kind, scope } of alarms.standing()) if (isLasting(kind)) alarms.clear(kind, scope);

  function over(jobId: number): void {
    const trouble = told.get(jobId);
    if (!trouble) return;
    told.delete(jobId);
    const isShared = [...told.values()].some(({ kind, scope }) => kind === trouble.kind && scope === trouble.scope);
    if (!isShared) alarms.clear(trouble.kind, trouble.scope);
  }

  return {
    ended(job, { beganAt, error }) {
      const failure = error && classOf(error);
      const kind = failure && KINDS[failure];
      if (!error || !failure || !kind || error.system === undefined) return over(job.id);
      const { tellAfterMs } = policies[failure];
      if (tellAfterMs === null) return;
      // It may have failed for another reason before, such as a night in which NAV was down.
      const since = attempts.metSince(job.id, error.code) ?? beganAt;
      if (ports.now() - since < tellAfterMs) return;
      const trouble: Trouble = { kind, scope: `connection/${error.system}` };
      if (told.get(job.id)?.kind !== kind) over(job.id);
      told.set(job.id, trouble);
      alarms.raise({ ...trouble, ...wordsOf(kind, nameOf(error.system), since) });
    },
  };
}

function isLasting(kind: string): kind is Lasting {
  return Object.values(KINDS).includes(kind as Lasting);
}

function wordsOf(kind: Lasting, name: string, since: number) {
  const params = { name, since: new Date(Math.floor(since / 60_000) * 60_000).toISOString() };
  const words =
    kind === 'nav-locked'
      ? {
          message: `${name} has been holding records that orders need for more than an hour. They are tried again and again, and nothing is lost.`,
          whatToDo:
            'Look in NAV who holds them: Database Locks, or a batch posting that hangs. They go on by themselves once it is done.',
        }
      : {
          message: `${name} has had no session or licence free for more than half an hour. Orders wait, and nothing is lost.`,
          whatToDo:
            'Close sessions that nobody uses in NAV (Sessions), or give the connector’s user a licence of its own. Orders go on by themselves.',
        };
  return { ...words, params, stopsWrites: false };
}
