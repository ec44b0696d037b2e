import { toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { createFolding } from './folding.ts';
import { type Job, type JobRow, toJob } from './jobs.ts';

export interface Claim {
  readonly job: Job;
  readonly leaseToken: string;
  readonly attemptId: number;
}

export interface Claims {
  /** Leases the next due job whose needs are not held; fair across integrations. null when nothing is due. */
  next(now: number, held: readonly string[], leaseToken: string): Claim | null;
  /** When the next waiting job falls due, among those not held; null when none waits. */
  nextRunAt(held: readonly string[]): number | null;
  /** After a crash every lease is void: this process is the only one. Returns how many were given back. */
  releaseAll(now: number): number;
  /** A system is back: what failed for its sake need not wait for its own turn any longer. */
  hurryBack(system: string, now: number): void;
}

const LEASE_MS = 15 * 60_000;

// From one integration's name to the next through the index: a long backlog is not read to find a few names.
const INTEGRATIONS_THAT_WAIT = `WITH RECURSIVE waiting (id) AS (
    SELECT min(integration_id) FROM jobs WHERE state = 'waiting'
    UNION ALL
    SELECT (SELECT min(integration_id) FROM jobs WHERE state = 'waiting' AND integration_id > waiting.id)
      FROM waiting WHERE waiting.id IS NOT NULL
  ) SELECT id FROM waiting WHERE id IS NOT NULL`;

const NOT_RUNNING = `NOT EXISTS (SELECT 1 FROM jobs AS r WHERE r.key = j.key AND r.state = 'leased')`;

/** A job's needs are names divided by blanks. One term per held name: a backlog of thousands is looked through at every turn. */
function notHeld(count: number): string {
  return Array.from({ length: count }, (_, n) => `AND instr(' ' || needs || ' ', @held${n}) = 0`).join(' ');
}

function parameters(held: readonly string[]): Record<string, string> {
  return Object.fromEntries(held.map((system, n) => [`held${n}`, ` ${system} `]));
}

/** Prepares a statement once for every number of held systems. */
function perCount<T>(prepare: (count: number) => T): (count: number) => T {
  const prepared = new Map<number, T>();
  return (count) => {
    const statement = prepared.get(count) ?? prepare(count);
    prepared.set(count, statement);
    return statement;
  };
}

export function createClaims(db: Database): Claims {
  const integrations = db.prepare<[], string>(INTEGRATIONS_THAT_WAIT).pluck();
  const due = perCount((held) =>
    db.prepare<unknown[], JobRow>(
      `SELECT * FROM jobs AS j WHERE state = 'waiting' AND integration_id = @integration AND run_at <= @now ${notHeld(held)}
         AND ${NOT_RUNNING} ORDER BY priority, run_at, id LIMIT 1`,
    ),
  );
  const soonest = perCount((held) =>
    db.prepare<unknown[], { at: number | null }>(
      `SELECT min(run_at) AS at FROM jobs AS j WHERE state = 'waiting' ${notHeld(held)} AND ${NOT_RUNNING}`,
    ),
  );
  const lease = db.prepare(
    `UPDATE jobs SET state = 'leased', lease_token = @token, lease_until = @until, attempts = attempts + 1 WHERE id = @id`,
  );
  const attempt = db.prepare('INSERT INTO attempts (job_id, started_at) VALUES (@id, @at)');
  const release = db.prepare(
    `UPDATE jobs SET state = 'waiting', lease_token = NULL, lease_until = NULL, run_at = min(run_at, @now) WHERE state = 'leased'`,
  );
  const interrupt = db.prepare(`UPDATE attempts SET ended_at = @at, outcome = 'interrupted' WHERE ended_at IS NULL`);
  const hurry = db.prepare(
    `UPDATE jobs SET run_at = min(run_at, @now) WHERE state = 'waiting' AND class IN ('unavailable', 'authentication')
       AND instr(' ' || needs || ' ', ' ' || @system || ' ') > 0`,
  );
  const folding = createFolding(db);
  let lastServed = '';

  /** The integration after the one served last, in the order of their ids. */
  function rotation(): string[] {
    const ids = integrations.all();
    return [...ids.filter((id) => id > lastServed), ...ids.filter((id) => id <= lastServed)];
  }

  return {
    next(now, held, leaseToken) {
      for (const integration of rotation()) {
        const row = due(held.length).get({ now, integration, ...parameters(held) });
        if (!row) continue;
        lastServed = integration;
        lease.run({ id: row.id, token: leaseToken, until: now + LEASE_MS });
        const attemptId = Number(attempt.run({ id: row.id, at: toInstant(now) }).lastInsertRowid);
        return { job: { ...toJob(row), state: 'leased', attempts: row.attempts + 1 }, leaseToken, attemptId };
      }
      return null;
    },
    nextRunAt: (held) => soonest(held.length).get(parameters(held))?.at ?? null,
    releaseAll(now) {
      folding.intoAllLeased(now);
      interrupt.run({ at: toInstant(now) });
      return release.run({ now }).changes;
    },
    hurryBack(system, now) {
      hurry.run({ system, now });
    },
  };
}
