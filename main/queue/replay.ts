import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { createRuns, type Run } from './runs.ts';

export interface ReplayFilter {
  readonly causeGroup?: string;
  readonly jobIds?: readonly number[];
}

/** Parked jobs run again with today's settings; how many became of it is a run. */
export interface Replay {
  count(filter: ReplayFilter): number;
  /** Sets every parked job of the filter waiting, in one transaction; `record` runs in it with the run's id. */
  start(filter: ReplayFilter, actor: string, record: (runId: number, jobIds: readonly number[]) => void): Run;
  /** Of any kind. */
  run(id: number): Run | null;
}

const KIND = 'replay';

export function createReplay(db: Database, ports: Ports): Replay {
  const runs = createRuns(db, ports);
  const filterSql = `state = 'parked' AND (@group IS NULL OR cause_group = @group) AND (@ids IS NULL OR id IN (SELECT value FROM json_each(@ids)))`;
  const ids = db.prepare<unknown[], { id: number; key: string }>(
    `SELECT id, key FROM jobs WHERE ${filterSql} ORDER BY id`,
  );
  const waits = db.prepare<[string], { id: number }>(`SELECT id FROM jobs WHERE key = ? AND state = 'waiting'`);
  const hurry = db.prepare(`UPDATE jobs SET run_at = min(run_at, @now), run_id = @run WHERE id = @id`);
  const supersede = db.prepare(`UPDATE jobs SET state = 'superseded', ended_at = @now WHERE id = @id`);
  const restart = db.prepare(
    `UPDATE jobs SET state = 'waiting', run_at = @now, attempts = 0, first_failed_at = NULL, class = NULL, cause_group = NULL,
       cause = NULL, run_id = @run, actor = @actor, ended_at = NULL WHERE id = @id`,
  );
  const states = db.prepare<[number], { state: string; n: number }>(
    'SELECT state, count(*) AS n FROM jobs WHERE run_id = ? GROUP BY state',
  );
  const parameters = (filter: ReplayFilter) => {
    // Without a filter nothing is meant, not everything.
    const none = filter.causeGroup === undefined && filter.jobIds === undefined;
    return {
      group: filter.causeGroup ?? null,
      ids: none ? '[]' : filter.jobIds ? JSON.stringify(filter.jobIds) : null,
    };
  };

  function ring(job: { id: number; key: string }, runId: number, actor: string): void {
    const other = waits.get(job.key);
    if (other) {
      hurry.run({ id: other.id, now: ports.now(), run: runId });
      supersede.run({ id: job.id, now: ports.now() });
    } else {
      restart.run({ id: job.id, now: ports.now(), run: runId, actor });
    }
  }

  /** Counted from the jobs themselves, so that no crash can leave a wrong number; once done, as it ended. */
  function read(id: number): Run | null {
    const found = runs.find(id);
    // A run of another kind is no set of jobs: whoever leads it keeps its numbers.
    if (found?.state !== 'running' || found.kind !== KIND) return found;
    const counts = new Map(states.all(id).map(({ state, n }) => [state, n]));
    const done = counts.get('done') ?? 0;
    const failed = counts.get('parked') ?? 0;
    const open = (counts.get('waiting') ?? 0) + (counts.get('leased') ?? 0);
    // What is none of these went on in another run, or in a ring that came by itself.
    const skipped = Math.max(0, found.total - done - failed - open);
    return { ...found, state: open === 0 ? 'done' : 'running', done, skipped, failed };
  }

  return {
    count: (filter) => ids.all(parameters(filter)).length,
    start: (filter, actor, record) =>
      transaction(db, () => {
        const jobs = ids.all(parameters(filter));
        const run = runs.begin({ kind: KIND, actor, total: jobs.length });
        for (const job of jobs) ring(job, run.id, actor);
        record(
          run.id,
          jobs.map((job) => job.id),
        );
        return run;
      }),
    run(id) {
      const found = read(id);
      if (found?.state === 'done') runs.keep(found);
      return found;
    },
  };
}
