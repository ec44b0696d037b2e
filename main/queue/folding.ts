import type { Database } from '../db/database.ts';
import type { Job } from './jobs.ts';

/**
 * Folds what was rung while a job ran into that job, which is about to wait again: one job waits per key, and it keeps
 * its attempts and the time of its first failure. Inside the caller's transaction.
 */
export interface Folding {
  /** Returns when the folded ring wanted to run; null when none came. */
  intoLeased(job: Pick<Job, 'id' | 'key'>, now: number): number | null;
  /** The same for every leased job at once. */
  intoAllLeased(now: number): void;
}

// The ring's delivery and run go along, so that a replay's count follows the work.
const TAKE_OVER = `UPDATE jobs SET priority = min(jobs.priority, w.priority), delivery_id = coalesce(w.delivery_id, jobs.delivery_id),
    run_id = coalesce(w.run_id, jobs.run_id), actor = CASE WHEN w.actor LIKE 'person:%' THEN w.actor ELSE jobs.actor END
  FROM jobs AS w WHERE w.key = jobs.key AND w.state = 'waiting' AND jobs.state = 'leased'`;

export function createFolding(db: Database): Folding {
  const rung = db.prepare<[string], { at: number }>(
    `SELECT run_at AS at FROM jobs WHERE key = ? AND state = 'waiting'`,
  );
  const takeOver = db.prepare(`${TAKE_OVER} AND jobs.id = @id`);
  const takeAllOver = db.prepare(TAKE_OVER);
  const end = db.prepare(
    `UPDATE jobs SET state = 'superseded', run_id = NULL, ended_at = @now WHERE key = @key AND state = 'waiting'`,
  );
  const endAll = db.prepare(
    `UPDATE jobs SET state = 'superseded', run_id = NULL, ended_at = @now
     WHERE state = 'waiting' AND key IN (SELECT key FROM jobs WHERE state = 'leased')`,
  );
  return {
    intoLeased(job, now) {
      const ring = rung.get(job.key);
      if (!ring) return null;
      takeOver.run({ id: job.id });
      end.run({ key: job.key, now });
      return ring.at;
    },
    intoAllLeased(now) {
      takeAllOver.run();
      endAll.run({ now });
    },
  };
}
