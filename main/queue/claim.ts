import { toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { createFolding } from './folding.ts';
import { type Job, type JobRow, toJob } from './jobs.ts';
import { createLanes, type Lane } from './lanes.ts';

export interface Claim {
  readonly job: Job;
  readonly leaseToken: string;
  readonly attemptId: number;
}

/** Whether the jobs of a lane must wait now: a system that they need is down, or their integration is paused. */
export type IsHeld = (lane: Lane) => boolean;

export interface Claims {
  /** Leases the next due job whose lane is not held; fair across integrations. null when nothing is due. */
  next(now: number, isHeld: IsHeld, leaseToken: string): Claim | null;
  /** When the next waiting job falls due, among those not held; null when none waits. */
  nextRunAt(isHeld: IsHeld): number | null;
  /** No lease holds any longer, as after a crash: this process is the only one. Returns how many were given back. */
  releaseAll(now: number): number;
  /**
   * A system is back: what failed for its sake need not wait for its own turn any longer. The next `most` of it; returns
   * how many those were.
   */
  hurryBack(system: string, now: number, most: number): number;
}

const LEASE_MS = 15 * 60_000;

// At most as many jobs are leased as go on at once, so that few rows are passed over for it.
const FIRST_OF_LANE = `FROM jobs AS j WHERE state = 'waiting' AND lane = +@name
  AND NOT EXISTS (SELECT 1 FROM jobs AS r WHERE r.key = j.key AND r.state = 'leased')`;

export const DUE_IN_LANE = `SELECT * ${FIRST_OF_LANE} AND run_at <= +@now ORDER BY run_at, id LIMIT 1`;
export const SOONEST_IN_LANE = `SELECT run_at AS at ${FIRST_OF_LANE} ORDER BY run_at LIMIT 1`;

export function createClaims(db: Database): Claims {
  const lanes = createLanes(db);
  const due = db.prepare<unknown[], JobRow>(DUE_IN_LANE);
  const soonest = db.prepare<unknown[], { at: number }>(SOONEST_IN_LANE);
  const lease = db.prepare(
    `UPDATE jobs SET state = 'leased', lease_token = @token, lease_until = @until, attempts = attempts + 1 WHERE id = @id`,
  );
  const attempt = db.prepare('INSERT INTO attempts (job_id, started_at) VALUES (@id, @at)');
  // What the power cut off has not failed: it must not wait longer at its next failure than others do.
  const release = db.prepare(
    `UPDATE jobs SET state = 'waiting', lease_token = NULL, lease_until = NULL, run_at = min(run_at, @now),
       attempts = max(0, attempts - 1) WHERE state = 'leased'`,
  );
  const interrupt = db.prepare(`UPDATE attempts SET ended_at = @at, outcome = 'interrupted' WHERE ended_at IS NULL`);
  const hurry = db.prepare(
    `UPDATE jobs SET run_at = @now WHERE id IN (SELECT id FROM jobs WHERE state = 'waiting' AND run_at > @now
       AND class IN ('unavailable', 'authentication') AND instr(' ' || needs || ' ', ' ' || @system || ' ') > 0
       ORDER BY run_at LIMIT @most)`,
  );
  const folding = createFolding(db);
  let lastServed = '';

  /** The first due job of an integration: of its lowest priority number, there the one that waits longest. */
  function firstOf(own: readonly Lane[], now: number): JobRow | null {
    const priorities = [...new Set(own.map(({ priority }) => priority))].toSorted((one, other) => one - other);
    for (const priority of priorities) {
      const heads = own
        .filter((lane) => lane.priority === priority)
        .flatMap((lane) => due.get({ name: lane.name, now }) ?? []);
      const first = heads.toSorted((one, other) => one.run_at - other.run_at || one.id - other.id)[0];
      if (first) return first;
    }
    return null;
  }

  return {
    next(now, isHeld, leaseToken) {
      const byIntegration = Map.groupBy(
        lanes.waiting().filter((lane) => !isHeld(lane)),
        ({ integrationId }) => integrationId,
      );
      for (const integration of inTurn([...byIntegration.keys()], lastServed)) {
        const row = firstOf(byIntegration.get(integration) ?? [], now);
        if (!row) continue;
        lastServed = integration;
        lease.run({ id: row.id, token: leaseToken, until: now + LEASE_MS });
        const attemptId = Number(attempt.run({ id: row.id, at: toInstant(now) }).lastInsertRowid);
        return { job: { ...toJob(row), state: 'leased', attempts: row.attempts + 1 }, leaseToken, attemptId };
      }
      return null;
    },
    nextRunAt(isHeld) {
      const open = lanes.waiting().filter((lane) => !isHeld(lane));
      const times = open.flatMap((lane) => soonest.get({ name: lane.name })?.at ?? []);
      return times.length === 0 ? null : Math.min(...times);
    },
    releaseAll(now) {
      folding.intoAllLeased(now);
      interrupt.run({ at: toInstant(now) });
      return release.run({ now }).changes;
    },
    hurryBack: (system, now, most) => hurry.run({ system, now, most }).changes,
  };
}

/** The integration after the one served last, in the order of their ids. */
function inTurn(ids: readonly string[], lastServed: string): string[] {
  return [...ids.filter((id) => id > lastServed), ...ids.filter((id) => id <= lastServed)];
}
