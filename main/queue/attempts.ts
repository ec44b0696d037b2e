import type { Database } from '../db/database.ts';

/** How the attempts of jobs went. */
export interface Attempts {
  /** When the first attempt began since which the job has met this failure and nothing else (milliseconds UTC); null: none has yet. */
  metSince(jobId: number, code: string): number | null;
}

export function createAttempts(db: Database): Attempts {
  // What was cut off met nothing at all.
  const metSince = db
    .prepare<{ jobId: number; code: string }, string | null>(
      `SELECT min(started_at) FROM attempts WHERE job_id = @jobId AND cause = @code AND id > coalesce(
         (SELECT max(id) FROM attempts WHERE job_id = @jobId AND outcome <> 'interrupted' AND cause IS NOT @code), 0)`,
    )
    .pluck();
  return {
    metSince(jobId, code) {
      const at = metSince.get({ jobId, code }) ?? null;
      return at === null ? null : Date.parse(at);
    },
  };
}
