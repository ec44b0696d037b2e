import type { ProbeResult } from '../address/probe.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';

/*
 * What is too much to keep row by row is kept as numbers per hour: pings, and jobs that looked for news. `subject` is the
 * connection or the integration.
 */

/** Of an attempt, in milliseconds; 0 where its end is not known. */
const DURATION = `coalesce(CAST(round((julianday(a.ended_at) - julianday(a.started_at)) * 86400000) AS INTEGER), 0)`;

export interface Rollups {
  /** Something that just happened and is told nowhere else, by its hour. */
  count(what: string, subject: string, outcome: { readonly failed: boolean; readonly milliseconds: number }): void;
  /** Of every hour before this instant (milliseconds UTC) whose samples are there; counting twice changes nothing. */
  countPings(now: number): void;
  /** Inside the transaction that removes them. `ids`: of jobs, as JSON. */
  countJobs(ids: string): void;
}

export function createRollups(db: Database, { now }: Pick<Ports, 'now'>): Rollups {
  const one = db.prepare(
    `INSERT INTO rollups (hour, what, subject, n, failed, ms_sum, ms_max) VALUES (@hour, @what, @subject, 1, @failed, @ms, @ms)
     ON CONFLICT DO UPDATE SET n = n + 1, failed = failed + excluded.failed, ms_sum = ms_sum + excluded.ms_sum,
       ms_max = max(ms_max, excluded.ms_max)`,
  );
  const pings = db.prepare(
    `INSERT INTO rollups (hour, what, subject, n, failed, ms_sum, ms_max)
     SELECT substr(at, 1, 13), 'ping', connection_id, count(*), sum(ok = 0), sum(ms), max(ms) FROM samples
     WHERE at < ? GROUP BY 1, 3
     ON CONFLICT DO UPDATE SET n = max(n, excluded.n), failed = max(failed, excluded.failed),
       ms_sum = max(ms_sum, excluded.ms_sum), ms_max = max(ms_max, excluded.ms_max)`,
  );
  const jobs = db.prepare(
    `INSERT INTO rollups (hour, what, subject, n, failed, ms_sum, ms_max)
     SELECT substr(a.started_at, 1, 13), 'job/' || j.kind, j.integration_id, count(*), sum(coalesce(a.outcome, '') = 'failed'),
       sum(${DURATION}), max(${DURATION})
     FROM attempts AS a JOIN jobs AS j ON j.id = a.job_id WHERE a.job_id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3
     ON CONFLICT DO UPDATE SET n = n + excluded.n, failed = failed + excluded.failed, ms_sum = ms_sum + excluded.ms_sum,
       ms_max = max(ms_max, excluded.ms_max)`,
  );
  return {
    count(what, subject, { failed, milliseconds: ms }) {
      one.run({ hour: toInstant(now()).slice(0, 13), what, subject, failed: failed ? 1 : 0, ms: Math.round(ms) });
    },
    countPings: (now) => void pings.run(toInstant(now).slice(0, 13)),
    countJobs: (ids) => void jobs.run(ids),
  };
}

/** Probes of the public address: only what they find is told, as an alarm; that they were made is a number. */
export function countProbes(db: Database, ports: Pick<Ports, 'now'>): (result: ProbeResult) => void {
  const rollups = createRollups(db, ports);
  return (result) =>
    rollups.count('probe', '', { failed: !result.arrived, milliseconds: result.arrived ? result.milliseconds : 0 });
}
