import { type ConnectorError, toConnectorError, whereFrom } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { newId, type Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { type Decision, decide } from './backoff.ts';
import { causeGroup } from './causeGroup.ts';
import type { Circuits } from './circuit.ts';
import { type Claim, createClaims } from './claim.ts';
import type { Job } from './jobs.ts';

/** What a handler says about its job. `record` runs in the transaction that ends the job. */
export type JobOutcome =
  | { readonly kind: 'done'; readonly record?: () => void }
  /** Not a failure: it waits for something, such as NAV's longest operation. No attempt is spent. */
  | { readonly kind: 'again'; readonly at: number; readonly record?: () => void }
  | { readonly kind: 'parked'; readonly error: ConnectorError; readonly record?: () => void };

export interface Handler {
  run(job: Job): Promise<JobOutcome>;
  /** In the transaction that ends the attempt, after `run` threw: what the failure means for the record. */
  failed?(job: Job, error: ConnectorError, decision: Decision): void;
}

export interface WorkerOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly log: Log;
  readonly circuits: Circuits;
  /** By job kind. */
  readonly handlers: Readonly<Record<string, Handler>>;
  /** How many jobs go on at once. */
  readonly concurrency: number;
  /** After every job that ended or waits again. */
  readonly onEnded: (job: Job) => void;
}

export interface Worker {
  start(): void;
  /** Looks for due jobs now; called after every ring. */
  wake(): void;
  /** Takes no new job; resolves when those in hand have ended, or after `milliseconds`. */
  stop(milliseconds: number): Promise<void>;
}

export function createWorker(options: WorkerOptions): Worker {
  const { db, ports, log, circuits } = options;
  const claims = createClaims(db);
  const endings = createEndings(db, ports);
  const running = new Set<Promise<void>>();
  let started = false;
  let woken = false;
  let cancelTimer: () => void = () => undefined;

  function claim(): Claim | null {
    return transaction(db, () => claims.next(ports.now(), circuits.held(), newId(ports)));
  }

  function take(): void {
    woken = false;
    if (!started) return;
    try {
      while (running.size < options.concurrency) {
        const claimed = claim();
        if (!claimed) break;
        circuits.started(needsOf(claimed.job));
        const work = perform(claimed).finally(() => {
          running.delete(work);
          wake();
        });
        running.add(work);
      }
      setTimer();
    } catch (error) {
      storageTrouble(error);
    }
  }

  async function perform(claimed: Claim): Promise<void> {
    const { job } = claimed;
    const outcome = await runHandler(options.handlers[job.kind], job);
    try {
      settle(claimed, outcome);
      options.onEnded(job);
    } catch (error) {
      // The lease stays until the storage is back: the next start, or the retry below, gives the job back.
      storageTrouble(error);
      ports.after(STORAGE_PATIENCE_MS, () => giveBack(claimed));
    }
  }

  function settle(claimed: Claim, outcome: JobOutcome | { kind: 'failed'; error: ConnectorError }): void {
    const { job } = claimed;
    if (outcome.kind !== 'failed') {
      transaction(db, () => {
        outcome.record?.();
        endings.end(claimed, outcome);
      });
      circuits.ended(needsOf(job), true);
      return;
    }
    circuits.failed(outcome.error);
    circuits.ended(needsOf(job), false);
    const decision = decide(outcome.error, job, ports);
    transaction(db, () => {
      options.handlers[job.kind]?.failed?.(job, outcome.error, decision);
      endings.fail(claimed, outcome.error, decision);
    });
    const { code } = outcome.error;
    log.warn('job failed', {
      job: job.id,
      kind: job.kind,
      code,
      decision: decision.kind,
      at: whereFrom(outcome.error) || undefined,
    });
  }

  function giveBack(claimed: Claim): void {
    try {
      transaction(db, () => endings.giveBack(claimed));
      wake();
    } catch (error) {
      storageTrouble(error);
      ports.after(STORAGE_PATIENCE_MS, () => giveBack(claimed));
    }
  }

  function storageTrouble(error: unknown): void {
    log.error('the queue could not be written', { code: toConnectorError(error).code });
    ports.after(STORAGE_PATIENCE_MS, wake);
  }

  function setTimer(): void {
    cancelTimer();
    const times = [claims.nextRunAt(circuits.held()), circuits.nextTrialAt()].filter((at) => at !== null);
    if (times.length === 0 || running.size >= options.concurrency) return;
    cancelTimer = ports.after(Math.max(1, Math.min(...times) - ports.now()), wake);
  }

  function wake(): void {
    if (woken || !started) return;
    woken = true;
    ports.soon(take);
  }

  return {
    start() {
      transaction(db, () => claims.releaseAll(ports.now()));
      started = true;
      wake();
    },
    wake,
    async stop(milliseconds) {
      started = false;
      cancelTimer();
      const patience = new Promise<void>((resolve) => {
        ports.after(milliseconds, resolve);
      });
      await Promise.race([Promise.all(running), patience]);
    },
  };
}

/** The cause as the window shows it; its texts name no person. */
function causeOf(error: ConnectorError | null): string | null {
  if (!error) return null;
  const { code, message, whatToDo, params } = error;
  return JSON.stringify({ code, message, whatToDo, params });
}

function needsOf(job: Job): string[] {
  return job.needs.split(' ').filter(Boolean);
}

const STORAGE_PATIENCE_MS = 5_000;

async function runHandler(
  handler: Handler | undefined,
  job: Job,
): Promise<JobOutcome | { kind: 'failed'; error: ConnectorError }> {
  try {
    if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`);
    return await handler.run(job);
  } catch (error) {
    return { kind: 'failed', error: toConnectorError(error) };
  }
}

/** The last statements of an attempt; each runs inside the worker's transaction. */
function createEndings(db: Database, ports: Ports) {
  const close = db.prepare(
    `UPDATE jobs SET state = @state, ended_at = @now, lease_token = NULL, lease_until = NULL,
       class = @class, cause_group = @group, cause = @cause WHERE id = @id AND lease_token = @token`,
  );
  const again = db.prepare(
    `UPDATE jobs SET state = 'waiting', run_at = @at, lease_token = NULL, lease_until = NULL, attempts = attempts - @unspent,
       first_failed_at = CASE WHEN @failed THEN coalesce(first_failed_at, @now) ELSE first_failed_at END,
       class = @class, cause_group = @group, cause = @cause WHERE id = @id AND lease_token = @token`,
  );
  const waits = db.prepare<[string], { id: number }>(`SELECT id FROM jobs WHERE key = ? AND state = 'waiting'`);
  const pull = db.prepare(`UPDATE jobs SET run_at = max(run_at, @at) WHERE id = @id AND @hold`);
  const supersede = db.prepare(
    `UPDATE jobs SET state = 'superseded', ended_at = @now WHERE key = @key AND id <> @id AND state = 'parked'`,
  );
  const endAttempt = db.prepare(
    'UPDATE attempts SET ended_at = @at, outcome = @outcome, class = @class, cause = @cause WHERE id = @id',
  );

  function attemptEnded(claimed: Claim, outcome: string, error: ConnectorError | null): void {
    endAttempt.run({
      id: claimed.attemptId,
      at: new Date(ports.now()).toISOString(),
      outcome,
      class: error?.kind ?? null,
      cause: error?.code ?? null,
    });
  }

  function backToWaiting(claimed: Claim, at: number, error: ConnectorError | null, unspent: number): void {
    const now = ports.now();
    const other = waits.get(claimed.job.key);
    if (other) {
      // A ring came while it ran: that one goes on, and this one ends into it. What must not be looked at before
      // `at` (an unknown outcome, a server's own wish) is not hurried by the ring.
      pull.run({ id: other.id, at, hold: error ? 1 : 0 });
      close.run({
        id: claimed.job.id,
        token: claimed.leaseToken,
        state: 'superseded',
        now,
        class: null,
        group: null,
        cause: null,
      });
      return;
    }
    again.run({
      id: claimed.job.id, token: claimed.leaseToken, at, now, unspent,
      failed: error ? 1 : 0, class: error?.kind ?? null, group: null, cause: causeOf(error),
    }); // prettier-ignore
  }

  return {
    end(claimed: Claim, outcome: JobOutcome): void {
      const now = ports.now();
      const error = outcome.kind === 'parked' ? outcome.error : null;
      attemptEnded(claimed, outcome.kind, error);
      if (outcome.kind === 'again') return backToWaiting(claimed, outcome.at, null, 1);
      supersede.run({ key: claimed.job.key, id: claimed.job.id, now });
      close.run({
        id: claimed.job.id, token: claimed.leaseToken, now, state: outcome.kind === 'done' ? 'done' : 'parked',
        class: error?.kind ?? null, group: error ? causeGroup(error) : null, cause: causeOf(error),
      }); // prettier-ignore
    },
    fail(claimed: Claim, error: ConnectorError, decision: Decision): void {
      if (decision.kind === 'park') {
        this.end(claimed, { kind: 'parked', error });
        return;
      }
      attemptEnded(claimed, 'failed', error);
      backToWaiting(claimed, decision.at, error, error.kind === 'authentication' ? 1 : 0);
    },
    giveBack(claimed: Claim): void {
      attemptEnded(claimed, 'interrupted', null);
      backToWaiting(claimed, ports.now(), null, 0);
    },
  };
}
