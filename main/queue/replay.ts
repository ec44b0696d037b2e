import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { replayStatements } from './replayStatements.ts';
import { createRuns, type Run } from './runs.ts';

export interface ReplayFilter {
  readonly causeGroup?: string | undefined;
  /** These, or what took their place under their keys. */
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
  /** Sets the first parked jobs of the filter going, the others in the turns that follow. */
  start(filter: ReplayFilter, actor: string): Run;
  /** At the start of a life: what the last one had marked goes on. */
  resume(): void;
  /**
   * No further job is set going; those that have not begun wait for a person again, as before, in the turns that follow.
   * null: no such run.
   */
  cancel(id: number): Run | null;
  stop(): void;
  /** Of any kind. */
  run(id: number): Run | null;
}

export const REPLAY = 'replay';
// So many take few milliseconds, with their audit entries: nothing else waits longer than that.
const AT_ONCE = 100;
const MARKED_AT_ONCE = 500;
const STORAGE_PATIENCE_MS = 5_000;

export function createReplay(db: Database, ports: Ports, options: ReplayOptions = {}): Replay {
  const runs = createRuns(db, ports);
  const rows = replayStatements(db);
  /** Of runs that go on: jobs that are meant and not marked yet. */
  const unmarked = new Map<number, readonly number[]>();
  let isStopped = false;

  /** Inside a transaction: the next jobs belong to the run. What it is about is known to the next life until all do. */
  function mark(run: Run, filter: ReplayFilter, ids: readonly number[]): readonly number[] {
    const rest = ids.slice(MARKED_AT_ONCE);
    rows.mark.run({ run: run.id, ids: JSON.stringify(ids.slice(0, MARKED_AT_ONCE)) });
    runs.keep(run, rest.length === 0 ? '' : JSON.stringify({ filter, upTo: ids.at(-1) }));
    return rest;
  }

  function keepUnmarked(id: number, ids: readonly number[]): void {
    if (ids.length === 0) unmarked.delete(id);
    else unmarked.set(id, ids);
  }

  /** Inside a transaction: sets the next jobs of a run going. */
  function release(run: Run, actor: string): void {
    const now = ports.now();
    for (const job of rows.marked.all({ run: run.id, most: AT_ONCE })) {
      const waiting = rows.waiting.get(job.key);
      if (waiting) {
        rows.hurry.run({ id: waiting.id, now, run: run.id, actor });
        rows.supersede.run({ id: job.id, now });
      } else {
        // What shoppers and single persons ring runs before what a large replay rings.
        rows.restart.run({ id: job.id, now, run: run.id, actor, priority: run.total > 1 ? 1 : 0 });
      }
      options.record?.(run.id, job.id, actor);
    }
  }

  function further(run: Run, filter: ReplayFilter, actor: string): void {
    if (isStopped || runs.find(run.id)?.state !== 'running') return;
    const ids = unmarked.get(run.id) ?? [];
    if (ids.length === 0 && (rows.left.get(run.id) ?? 0) === 0) return;
    try {
      const rest = transaction(db, () => {
        const behind = ids.length === 0 ? ids : mark(run, filter, ids);
        release(run, actor);
        return behind;
      });
      keepUnmarked(run.id, rest);
      options.rung?.();
      ports.soon(() => further(run, filter, actor));
    } catch {
      // Nothing of this turn was kept, so nothing is lost or done twice; a full disk may have room later.
      ports.after(STORAGE_PATIENCE_MS, () => further(run, filter, actor));
    }
  }

  /** Inside a transaction: some of what a run had not begun waits for a person again. True where more of it may be left. */
  function giveBack(run: number): boolean {
    const { changes: marks } = rows.unmark.run({ run, most: MARKED_AT_ONCE });
    const { changes: parked } = rows.parkAgain.run({ run, now: ports.now(), most: MARKED_AT_ONCE });
    return marks + parked > 0;
  }

  function giveBackFurther(run: number): void {
    if (isStopped) return;
    try {
      if (transaction(db, () => giveBack(run))) ports.soon(() => giveBackFurther(run));
    } catch {
      ports.after(STORAGE_PATIENCE_MS, () => giveBackFurther(run));
    }
  }

  /** What a run that was cut off had not marked yet, with the filter that it was asked for by. */
  function cutOff(run: number): { readonly filter: ReplayFilter; readonly ids: readonly number[] } {
    const kept = runs.cursor(run) ?? '';
    if (kept === '') return { filter: {}, ids: [] };
    const { filter, upTo } = JSON.parse(kept) as { filter: ReplayFilter; upTo: number };
    return { filter, ids: rows.meant.all({ ...parametersOf(filter), run, upTo }) };
  }

  /** Counted from the jobs themselves, so that no crash can leave a wrong number; once over, as it ended. */
  function read(id: number): Run | null {
    const found = runs.find(id);
    // A run of another kind is no set of jobs: whoever leads it keeps its numbers.
    if (!found || found.state === 'done' || found.kind !== REPLAY) return found;
    const counts = new Map(rows.states.all(id).map(({ state, n }) => [state, n]));
    const done = counts.get('done') ?? 0;
    const failed = counts.get('parked') ?? 0;
    // What had begun when it was ended still comes to its end.
    if (found.state === 'cancelled')
      return { ...found, done: Math.max(found.done, done), failed: Math.max(found.failed, failed) };
    const open =
      (counts.get('waiting') ?? 0) +
      (counts.get('leased') ?? 0) +
      (rows.left.get(id) ?? 0) +
      (unmarked.get(id)?.length ?? 0);
    // What is none of these went on in another run, or in a ring that came by itself.
    const skipped = Math.max(0, found.total - done - failed - open);
    return { ...found, state: open === 0 ? 'done' : 'running', done, skipped, failed };
  }

  return {
    count: (filter) => new Map(rows.count.all(parametersOf(filter)).map(({ integration, n }) => [integration, n])),
    start(filter, actor) {
      const ids = rows.meant.all({ ...parametersOf(filter), run: null, upTo: null });
      const { run, rest } = transaction(db, () => {
        const begun = runs.begin({ kind: REPLAY, actor, total: ids.length });
        const behind = mark(begun, filter, ids);
        release(begun, actor);
        return { run: begun, rest: behind };
      });
      keepUnmarked(run.id, rest);
      if (run.total > AT_ONCE) ports.soon(() => further(run, filter, actor));
      return run;
    },
    resume() {
      for (const { id, actor } of runs.going(REPLAY)) {
        const run = runs.find(id);
        if (!run) continue;
        const { filter, ids } = cutOff(id);
        keepUnmarked(id, ids);
        further(run, filter, actor);
      }
      for (const id of rows.unfinished.all()) giveBackFurther(id);
    },
    cancel(id) {
      const before = read(id);
      if (before?.state !== 'running' || before.kind !== REPLAY) return before;
      const over: Run = { ...before, state: 'cancelled' };
      const isMore = transaction(db, () => {
        runs.keep(over);
        return giveBack(id);
      });
      unmarked.delete(id);
      if (isMore) ports.soon(() => giveBackFurther(id));
      return over;
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
