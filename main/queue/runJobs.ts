import type { Database } from '../db/database.ts';
import type { Jobs, NewJob } from './jobs.ts';

/** Jobs that are rung for a run: how they stand, and those that have not begun taken back. */
export interface RunJobs {
  /** Inside a transaction: rings, and counts what waits then to the run. */
  ring(runId: number, job: NewJob): void;
  counts(runId: number): { readonly done: number; readonly parked: number; readonly open: number };
  /**
   * Inside a transaction: of what was rung for the run alone and has not begun, some is rung no more. How many; 0 when
   * none is left.
   */
  takeBack(runId: number, now: number, most: number): number;
}

/** Stands where what a replay sets going has the cause from before; a ring by somebody else takes it away. */
const FOR_RUN_ALONE = '{}';

// One that has begun may have written something down, whatever its attempts were counted as: it goes on.
export const HAS_BEGUN_IN_RUN = `EXISTS (SELECT 1 FROM attempts AS a WHERE a.job_id = jobs.id
  AND a.started_at >= (SELECT began_at FROM runs WHERE id = @run))`;

export function createRunJobs(db: Database, jobs: Pick<Jobs, 'add'>): RunJobs {
  const waiting = db.prepare<[string], number>(`SELECT id FROM jobs WHERE key = ? AND state = 'waiting'`).pluck();
  const join = db.prepare(
    `UPDATE jobs SET run_id = @run, parked_before = CASE WHEN @isNew THEN '${FOR_RUN_ALONE}' ELSE parked_before END
     WHERE id = @id`,
  );
  const states = db.prepare<[number], { state: string; n: number }>(
    'SELECT state, count(*) AS n FROM jobs WHERE run_id = ? GROUP BY state',
  );
  const takeBack = db.prepare(
    `UPDATE jobs SET state = 'superseded', run_id = NULL, parked_before = NULL, ended_at = @now
     WHERE id IN (SELECT id FROM jobs WHERE run_id = @run AND state = 'waiting' AND parked_before = '${FOR_RUN_ALONE}'
       AND NOT ${HAS_BEGUN_IN_RUN} LIMIT @most)`,
  );
  return {
    ring(runId, job) {
      const isNew = waiting.get(job.key) === undefined ? 1 : 0;
      join.run({ id: jobs.add(job), run: runId, isNew });
    },
    counts(runId) {
      const found = new Map(states.all(runId).map(({ state, n }) => [state, n]));
      const open = (found.get('waiting') ?? 0) + (found.get('leased') ?? 0);
      return { done: found.get('done') ?? 0, parked: found.get('parked') ?? 0, open };
    },
    takeBack: (run, now, most) => takeBack.run({ run, now, most }).changes,
  };
}
