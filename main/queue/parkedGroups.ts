import type { Database } from '../db/database.ts';

export interface ParkedGroup {
  readonly causeGroup: string;
  /** The cause as JSON, of the oldest job. */
  readonly cause: string | null;
  readonly count: number;
  /** Milliseconds UTC. */
  readonly oldestAt: number;
}

/** Parked jobs by the remedy they wait for. */
export interface ParkedGroups {
  /** Groups of all kinds of job but this one. */
  besides(kind: string): readonly ParkedGroup[];
}

export function createParkedGroups(db: Database): ParkedGroups {
  const groups = db.prepare<[string], { cause_group: string; cause: string | null; n: number; oldest: number }>(
    `SELECT cause_group, cause, count(*) AS n, min(made_at) AS oldest FROM jobs
     WHERE state = 'parked' AND kind <> ? GROUP BY cause_group ORDER BY n DESC`,
  );
  return {
    besides: (kind) =>
      groups
        .all(kind)
        .map((row) => ({ causeGroup: row.cause_group, cause: row.cause, count: row.n, oldestAt: row.oldest })),
  };
}
