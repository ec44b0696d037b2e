import { ConnectorError, type ErrorFacts } from '../../../main/base/errors.ts';
import type { Ports } from '../../../main/base/ports.ts';
import { transaction } from '../../../main/db/transaction.ts';
import { type Circuits, createCircuits } from '../../../main/queue/circuit.ts';
import { createJobs, type Job, type Jobs, type JobState, type NewJob } from '../../../main/queue/jobs.ts';
import { createReplay, type Replay } from '../../../main/queue/replay.ts';
import { createWorker, type Handler, type JobOutcome, type Worker } from '../../../main/queue/worker.ts';
import { openTestRecords, portsOf, START, type TestRecords } from '../support/records.ts';

export interface QueueUnderTest extends TestRecords {
  readonly jobs: Jobs;
  readonly replay: Replay;
  readonly circuits: Circuits;
  readonly worker: Worker;
  /** Keys of the jobs whose attempts began, each with the second it began at: `a@0`. */
  readonly begun: string[];
  /** Ids of the jobs the worker said have ended. */
  readonly ended: number[];
  /** Adds a job due now and wakes the worker; gives its id. */
  ring(key: string, more?: Partial<NewJob>): number;
  /** The states of the jobs of a key, oldest first. */
  states(key: string): JobState[];
  row(id: number): Record<string, unknown>;
  /** Seconds since the start. */
  seconds(): number;
  /** A second worker over the same tables, as after a crash or in the next life. */
  nextLife(run: Handler['run'], ports?: Ports): { readonly worker: Worker; readonly circuits: Circuits };
}

export interface QueueOptions {
  readonly run?: (job: Job, queue: QueueUnderTest) => Promise<JobOutcome>;
  readonly failed?: Handler['failed'];
  readonly concurrency?: number;
  readonly dead?: () => boolean;
  /** Told of every turn of the loop the worker asks for. */
  readonly onSoon?: () => void;
  /** Told of every timer the worker sets, in milliseconds. */
  readonly onAfter?: (milliseconds: number) => void;
}

/** A queue over a real database whose jobs do what the test says; nothing runs before `worker.start()`. */
export async function openQueue(options: QueueOptions = {}): Promise<QueueUnderTest> {
  const records = await openTestRecords();
  const { db, clock } = records;
  const ports = watched(portsOf(clock, options.dead), options);
  const jobs = createJobs(db);
  const begun: string[] = [];
  const ended: number[] = [];
  const seconds = () => (clock.now() - START) / 1000;

  function life(handler: Handler, lifePorts: Ports) {
    const circuits = createCircuits(lifePorts, () => undefined);
    const worker = createWorker({
      db,
      ports: lifePorts,
      log: records.log,
      circuits,
      handlers: { order: handler },
      concurrency: options.concurrency ?? 1,
      onEnded: (job) => ended.push(job.id),
    });
    return { circuits, worker };
  }

  const run = async (job: Job): Promise<JobOutcome> => {
    begun.push(`${job.key}@${seconds()}`);
    return options.run ? options.run(job, queue) : { kind: 'done' };
  };
  const first = life({ run, failed: options.failed }, ports);
  const queue: QueueUnderTest = {
    ...records,
    ...first,
    jobs,
    begun,
    ended,
    seconds,
    replay: createReplay(db, ports),
    ring(key, more) {
      const id = transaction(db, () => jobs.add({ ...newJob(key, clock.now()), ...more }));
      first.worker.wake();
      return id;
    },
    states: (key) =>
      db.prepare<[string], JobState>('SELECT state FROM jobs WHERE key = ? ORDER BY id').pluck().all(key),
    row: (id) => db.prepare<[number], Record<string, unknown>>('SELECT * FROM jobs WHERE id = ?').get(id) ?? {},
    nextLife: (next, nextPorts) => life({ run: next }, nextPorts ?? ports),
  };
  return queue;
}

function watched(ports: Ports, { onAfter, onSoon }: QueueOptions): Ports {
  return {
    ...ports,
    after(milliseconds, task) {
      onAfter?.(milliseconds);
      return ports.after(milliseconds, task);
    },
    soon(task) {
      onSoon?.();
      ports.soon(task);
    },
  };
}

export function newJob(key: string, runAt: number): NewJob {
  return {
    key,
    kind: 'order',
    integrationId: 'shop-to-nav',
    needs: ['shop', 'nav'],
    recordKey: key,
    actor: 'webhook',
    runAt,
    priority: 0,
  };
}

export function failure(facts: Partial<ErrorFacts> = {}): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'nav-down',
    message: 'NAV does not answer.',
    whatToDo: 'Start it.',
    system: 'nav',
    ...facts,
  });
}

export const refusedData = (sku: string) =>
  failure({ kind: 'invalid', code: 'sku-unknown', params: { sku }, system: 'nav' });

/** Something a test lets happen when it wants. */
export function createGate<T = void>(): { readonly promise: Promise<T>; open(value: T): void } {
  let open: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}
