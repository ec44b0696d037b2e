import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { replayStatements } from './replayStatements.ts';
import { createRuns, type Run } from './runs.ts';

export interface ReplayFilter {
  readonly causeGroup?: string | undefined;
  readonly jobIds?: readonly number[] | undefined;
  /** Only of these; of all where absent. By itself it means nothing: a filter without cause and jobs fits none. */
  readonly integrationIds?: readonly string[] | undefined;
}

export interface ReplayOptions {
  /** In the transaction that sets a job going again. */
  readonly record?: (runId: number, jobId: number, actor: string) => void;
  /** After jobs were set going. */
  readonly rung?: () => void;
}

/** Parked jobs run again with today's settings; how many became of it is a run. */
export interface Replay {
  /** How many parked jobs a filter fits, by their integration. */
  count(filter: ReplayFilter): ReadonlyMap<string, number>;
  /** Marks every parked job of the filter and sets the first of them going, the others in the turns that follow. */
  start(filter: ReplayFilter, actor: string): Run;
  /** At the start of a life: what the last one had marked goes on. */
  resume(): void;
  /** No further job is set going; one that has not begun waits for a person again, as before. null: no such run. */
  cancel(id: number): Run | null;
  stop(): void;
  /** Of any kind. */
  run(id: number): Run | null;
}

export const REPLAY = 'replay';
// So many take few milliseconds, with their audit entries: nothing else waits longer than that.
const AT_ONCE = 100;
const STORAGE_PATIENCE_MS = 5_000;

export function createReplay(db: Database, ports: Ports, options: ReplayOptions = {}): Replay {
  const runs = createRuns(db, ports);
  const rows = replayStatements(db);
  let isStopped = false;

  /** Inside a transaction: sets the next jobs of a run going. */
  function release(run: Run, actor: string): void {
    const now = ports.now();
    for (const job of rows.marked.all({ run: run.id, most: AT_ONCE })) {
      const waiting = rows.waiting.get(job.key);
      if (waiting) {
        rows.hurry.run({ id: waiting.id, now, run: run.id });
        rows.supersede.run({ id: job.id, now });
      } else {
        // What shoppers and single persons ring runs before what a large replay rings.
        rows.restart.run({ id: job.id, now, run: run.id, actor, priority: run.total > 1 ? 1 : 0 });
      }
      options.record?.(run.id, job.id, actor);
    }
  }

  function further(run: Run, actor: string): void {
    if (isStopped || (rows.left.get(run.id) ?? 0) === 0 || runs.find(run.id)?.state !== 'running') return;
    try {
      transaction(db, () => release(run, actor));
      options.rung?.();
      ports.soon(() => further(run, actor));
    } catch {
      // Nothing of this turn was kept, so nothing is lost or done twice; a full disk may have room later.
      ports.after(STORAGE_PATIENCE_MS, () => further(run, actor));
    }
  }

  /** Counted from the jobs themselves, so that no crash can leave a wrong number; once over, as it ended. */
  function read(id: number): Run | null {
    const found = runs.find(id);
    // A run of another kind is no set of jobs: whoever leads it keeps its numbers.
    if (found?.state !== 'running' || found.kind !== REPLAY) return found;
    const counts = new Map(rows.states.all(id).map(({ state, n }) => [state, n]));
    const done = counts.get('done') ?? 0;
    const failed = counts.get('parked') ?? 0;
    const open = (counts.get('waiting') ?? 0) + (counts.get('leased') ?? 0) + (rows.left.get(id) ?? 0);
    // What is none of these went on in another run, or in a ring that came by itself.
    const skipped = Math.max(0, found.total - done - failed - open);
    return { ...found, state: open === 0 ? 'done' : 'running', done, skipped, failed };
  }

  return {
    count: (filter) => new Map(rows.count.all(parametersOf(filter)).map(({ integration, n }) => [integration, n])),
    start(filter, actor) {
      const run = transaction(db, () => {
        const begun = runs.begin({ kind: REPLAY, actor, total: 0 });
        const { changes: total } = rows.mark.run({ ...parametersOf(filter), run: begun.id });
        const counted = { ...begun, total };
        runs.keep(counted);
        release(counted, actor);
        return counted;
      });
      if (run.total > AT_ONCE) ports.soon(() => further(run, actor));
      return run;
    },
    resume() {
      for (const { id, actor } of runs.going(REPLAY)) {
        const run = runs.find(id);
        if (run) further(run, actor);
      }
    },
    cancel(id) {
      return transaction(db, () => {
        const before = read(id);
        if (before?.state !== 'running' || before.kind !== REPLAY) return before;
        rows.unmark.run(id);
        const over: Run = { ...before, state: 'cancelled' };
        runs.keep(over);
        rows.parkAgain.run({ run: id, now: ports.now() });
        return over;
      });
    },
    stop: () => void (isStopped = true),
    run(id) {
      const found = read(id);
      if (found?.state === 'done') runs.keep(found);
      return found;
    },
  };
}

function parametersOf({ causeGroup, jobIds, integrationIds }: ReplayFilter) {
  // Without a filter nothing is meant, not everything.
  const none = causeGroup === undefined && jobIds === undefined;
  return {
    group: causeGroup ?? null,
    ids: none ? '[]' : jobIds ? JSON.stringify(jobIds) : null,
    integrations: integrationIds ? JSON.stringify(integrationIds) : null,
  };
}
