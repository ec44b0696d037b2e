import type { Database } from '../db/database.ts';

/** How the attempts of jobs went. */
export interface Attempts {
  /** When an attempt of the job last met something else than this failure (milliseconds UTC); null: none did. */
  lastOther(jobId: number, code: string): number | null;
}

export function createAttempts(db: Database): Attempts {
  // What was cut off met nothing at all.
  const lastOther = db
    .prepare<[number, string], string | null>(
      `SELECT max(ended_at) FROM attempts WHERE job_id = ? AND outcome <> 'interrupted' AND cause IS NOT ?`,
    )
    .pluck();
  return {
    lastOther(jobId, code) {
      const at = lastOther.get(jobId, code) ?? null;
      return at === null ? null : Date.parse(at);
    },
  };
}
