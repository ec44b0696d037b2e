import { ConnectorError, toConnectorError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { newId, pause, type Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { createAttempts } from './attempts.ts';
import { type Decision, decide } from './backoff.ts';
import type { Circuits } from './circuit.ts';
import { type Claim, createClaims, type IsHeld } from './claim.ts';
import { createEndings } from './endings.ts';
import type { Job } from './jobs.ts';
import { needsOneOf } from './lanes.ts';
import type { Pauses } from './pauses.ts';

/** What a handler says about its job. `record` runs in the transaction that ends the job. */
export type JobOutcome =
  | { readonly kind: 'done'; readonly record?: () => void }
  /** Not a failure: it waits for something, such as NAV's longest operation. No attempt is spent. */
  | { readonly kind: 'again'; readonly at: number; readonly record?: () => void }
  | { readonly kind: 'parked'; readonly error: ConnectorError; readonly record?: () => void };

export interface Handler {
  run(job: Job): Promise<JobOutcome>;
  /** In the transaction that ends the attempt, after `run` or `record` threw: what the failure means for the record. */
  failed?(job: Job, error: ConnectorError, decision: Decision): void;
}

/** How one attempt of a job went. */
export interface Attempt {
  /** Milliseconds UTC. */
  readonly beganAt: number;
  readonly ended: 'done' | 'again' | 'parked' | 'failed';
  readonly error: ConnectorError | null;
}

export interface WorkerOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly log: Log;
  readonly circuits: Circuits;
  /** Without them nothing is ever paused. */
  readonly pauses?: Pick<Pauses, 'holds'>;
  /** By job kind. */
  readonly handlers: Readonly<Record<string, Handler>>;
  /** How many jobs go on at once. */
  readonly concurrency: number;
  /** After every job that ended or waits again. */
  readonly onEnded: (job: Job, attempt: Attempt) => void;
}

export interface Worker {
  /** Gives back what a crash left leased, then takes what is due. */
  start(): void;
  /** Looks for due jobs now; called after every ring. */
  wake(): void;
  /**
   * Takes no new job; resolves when those in hand have ended, or after `milliseconds`. What has not ended by then is
   * given back: whatever it still comes to is not heard, and its intent is settled by the next life.
   */
  stop(milliseconds: number): Promise<void>;
}

interface Failure {
  readonly kind: 'failed';
  readonly error: ConnectorError;
  /** The handler could not record its failure either: the queue alone does. */
  readonly untold?: true;
}

type Ended = JobOutcome | Failure;

const STORAGE_PATIENCE_MS = 5_000;
// Of a weekend's orders so many in a turn: nothing else waits longer than some milliseconds.
const HURRIED_AT_ONCE = 500;
// A computer that slept, or a clock that was set, is noticed within this time.
const LONGEST_NAP_MS = 60_000;

export function createWorker(options: WorkerOptions): Worker {
  const { db, ports, log, circuits } = options;
  const claims = createClaims(db);
  const endings = createEndings(db, ports);
  const attempts = createAttempts(db);
  const running = new Set<Promise<void>>();
  /** Systems that are back, and not all of whose jobs were told yet. */
  const returning = new Set<string>();
  let started = false;
  let released = false;
  let woken = false;
  let givenUp = false;
  let cancelTimer: () => void = () => undefined;

  // That a job was taken, or came to its end, may be forgotten: it is done again then, and settles what it began.
  function claim(): Claim | null {
    return transaction(db, () => claims.next(ports.now(), whatIsHeld(), newId(ports)), 'withNext');
  }

  function whatIsHeld(): IsHeld {
    const systems = circuits.held();
    return (lane) => needsOneOf(lane, systems) || options.pauses?.holds(lane) === true;
  }

  function take(): void {
    woken = false;
    if (!started) return;
    try {
      prepare();
      while (running.size < options.concurrency) {
        const claimed = claim();
        if (!claimed) break;
        begin(claimed);
      }
      setTimer();
      if (returning.size > 0) wake();
    } catch (error) {
      storageTrouble(error);
      wakeIn(STORAGE_PATIENCE_MS);
    }
  }

  function prepare(): void {
    if (!released) transaction(db, () => claims.releaseAll(ports.now()));
    released = true;
    for (const system of circuits.takeReturned()) returning.add(system);
    for (const system of returning) {
      const hurried = transaction(db, () => claims.hurryBack(system, ports.now(), HURRIED_AT_ONCE), 'withNext');
      if (hurried < HURRIED_AT_ONCE) returning.delete(system);
    }
  }

  function begin(claimed: Claim): void {
    circuits.started(needsOf(claimed.job));
    const work = perform(claimed).finally(() => {
      running.delete(work);
      wake();
    });
    running.add(work);
  }

  async function perform(claimed: Claim): Promise<void> {
    const { job } = claimed;
    const beganAt = ports.now();
    let ended = await runHandler(options.handlers[job.kind], job);
    // Its job was given back, and may be another one's by now.
    if (givenUp) return;
    if (ended.kind === 'failed') circuits.failed(ended.error);
    circuits.ended(needsOf(job), ended.kind !== 'failed');
    for (;;) {
      const next = settle(claimed, ended);
      if (next === 'settled') break;
      // The outcome is kept in hand rather than worked out a second time; its lease keeps everybody else away.
      if (next === 'storage') await pause(ports, STORAGE_PATIENCE_MS);
      else ended = next;
      if (givenUp) return;
    }
    options.onEnded(job, { beganAt, ended: ended.kind, error: 'error' in ended ? ended.error : null });
  }

  /** Records the end of an attempt; otherwise tells whether to try that again, or what it has become. */
  function settle(claimed: Claim, ended: Ended): 'settled' | 'storage' | Failure {
    try {
      transaction(db, () => (ended.kind === 'failed' ? fail(claimed, ended) : end(claimed, ended)), 'withNext');
      return 'settled';
    } catch (error) {
      const last = ended.kind === 'failed' && ended.untold;
      if (last || isStorageTrouble(error)) {
        storageTrouble(error);
        return 'storage';
      }
      log.error('what became of a job could not be recorded', { job: claimed.job.id, kind: claimed.job.kind });
      return ended.kind === 'failed' ? { ...ended, untold: true } : { kind: 'failed', error: unrecorded(error) };
    }
  }

  function end(claimed: Claim, outcome: JobOutcome): void {
    outcome.record?.();
    if (outcome.kind === 'done') endings.done(claimed);
    else if (outcome.kind === 'again') endings.again(claimed, outcome.at);
    else endings.parked(claimed, outcome.error);
  }

  function fail(claimed: Claim, { error, untold }: Failure): void {
    const { job } = claimed;
    const decision = decide(error, { ...job, metSince: attempts.metSince(job.id, error.code) }, ports);
    if (!untold) options.handlers[job.kind]?.failed?.(job, error, decision);
    endings.failed(claimed, error, decision);
    log.warn('job failed', { job: job.id, kind: job.kind, code: error.code, decision: decision.kind });
  }

  function storageTrouble(error: unknown): void {
    log.error('the queue could not be written', { code: toConnectorError(error).code });
  }

  function setTimer(): void {
    if (running.size >= options.concurrency) return cancelTimer();
    const times = [claims.nextRunAt(whatIsHeld()), circuits.nextTrialAt()].filter((at) => at !== null);
    if (times.length === 0) return cancelTimer();
    wakeIn(Math.min(LONGEST_NAP_MS, Math.max(1, Math.min(...times) - ports.now())));
  }

  /** At the end of a life. Where it cannot be written, the next one does it. */
  function giveBack(): void {
    try {
      transaction(db, () => claims.releaseAll(ports.now()));
    } catch (error) {
      storageTrouble(error);
    }
  }

  function wakeIn(milliseconds: number): void {
    cancelTimer();
    cancelTimer = ports.after(milliseconds, wake);
  }

  function wake(): void {
    if (woken || !started) return;
    woken = true;
    ports.soon(take);
  }

  return {
    start() {
      started = true;
      wake();
    },
    wake,
    async stop(milliseconds) {
      started = false;
      cancelTimer();
      let cancelPatience: () => void = () => undefined;
      const patience = new Promise<void>((resolve) => {
        cancelPatience = ports.after(milliseconds, resolve);
      });
      await Promise.race([Promise.all(running), patience]);
      cancelPatience();
      givenUp = true;
      if (running.size > 0) giveBack();
    },
  };
}

function needsOf(job: Job): string[] {
  return job.needs.split(' ').filter(Boolean);
}

async function runHandler(handler: Handler | undefined, job: Job): Promise<Ended> {
  try {
    if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`);
    return await handler.run(job);
  } catch (error) {
    return { kind: 'failed', error: toConnectorError(error) };
  }
}

function isStorageTrouble(error: unknown): boolean {
  return error instanceof ConnectorError && STORAGE_CODES.has(error.code);
}

const STORAGE_CODES: ReadonlySet<string> = new Set(['storage-unavailable', 'database-corrupt']);

/** The work is done and its record was refused, as by a row that changed meanwhile: it is looked at again from the start. */
function unrecorded(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const { code, message, whatToDo } = toConnectorError(error);
  return new ConnectorError({ kind: 'conflict', code, message, whatToDo, cause: error });
}
