import type { Database } from '../db/database.ts';

export type JobState = 'waiting' | 'leased' | 'parked' | 'done' | 'superseded';

/** One row of the durable queue. Times are milliseconds UTC. */
export interface Job {
  readonly id: number;
  /** At most one job waits and one runs per key; a ring for a key that waits already is folded into it. */
  readonly key: string;
  readonly kind: string;
  readonly integrationId: string;
  /** Connections it cannot do without, divided by blanks. */
  readonly needs: string;
  /** What it is about: the store's id of the order, a delivery's id; "" for none. */
  readonly recordKey: string;
  readonly actor: string;
  readonly state: JobState;
  readonly runAt: number;
  readonly attempts: number;
  readonly firstFailedAt: number | null;
  readonly runId: number | null;
  readonly deliveryId: number | null;
  readonly madeAt: number;
}

export interface NewJob {
  readonly key: string;
  readonly kind: string;
  readonly integrationId: string;
  readonly needs: readonly string[];
  readonly recordKey: string;
  readonly actor: string;
  readonly runAt: number;
  /** Lower runs first: 0 orders, 5 housekeeping. */
  readonly priority: number;
  readonly deliveryId?: number;
}

export interface JobRow {
  id: number;
  key: string;
  kind: string;
  integration_id: string;
  needs: string;
  record_key: string;
  actor: string;
  state: JobState;
  run_at: number;
  attempts: number;
  first_failed_at: number | null;
  run_id: number | null;
  delivery_id: number | null;
  made_at: number;
}

export function toJob(row: JobRow): Job {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    integrationId: row.integration_id,
    needs: row.needs,
    recordKey: row.record_key,
    actor: row.actor,
    state: row.state,
    runAt: row.run_at,
    attempts: row.attempts,
    firstFailedAt: row.first_failed_at,
    runId: row.run_id,
    deliveryId: row.delivery_id,
    madeAt: row.made_at,
  };
}

export interface QueueCounts {
  readonly waiting: number;
  readonly running: number;
  /** When the oldest waiting job was made; null when none waits. */
  readonly oldestAt: number | null;
}

export interface Jobs {
  /**
   * Rings: adds a job, or pulls the one that waits under this key forward; one that failed keeps the time of its next
   * try unless a person rings, whose job it then is. Inside the caller's transaction, so that what rang and the ring are kept together.
   * Returns the id of the job that now waits.
   */
  add(job: NewJob): number;
  byId(id: number): Job | null;
  counts(): QueueCounts;
}

const COLUMNS =
  'id, key, kind, integration_id, needs, record_key, actor, state, run_at, attempts, first_failed_at, run_id, delivery_id, made_at';

export function createJobs(db: Database): Jobs {
  const insert = db.prepare<unknown[], { id: number }>(
    `INSERT INTO jobs (key, kind, integration_id, needs, record_key, actor, state, run_at, priority, delivery_id, made_at)
     VALUES (@key, @kind, @integrationId, @needs, @recordKey, @actor, 'waiting', @runAt, @priority, @deliveryId, @madeAt)
     ON CONFLICT (key) WHERE state = 'waiting'
     DO UPDATE SET priority = min(priority, excluded.priority), delivery_id = coalesce(excluded.delivery_id, delivery_id),
       parked_before = NULL, actor = CASE WHEN excluded.actor LIKE 'person:%' THEN excluded.actor ELSE actor END,
       run_at = CASE WHEN class IS NULL OR excluded.actor LIKE 'person:%' THEN min(run_at, excluded.run_at) ELSE run_at END
     RETURNING id`,
  );
  const one = db.prepare<[number], JobRow>(`SELECT ${COLUMNS} FROM jobs WHERE id = ?`);
  // One state a question: each is answered by the index of that state alone, whatever else the table holds.
  const waiting = db.prepare<[], number>(`SELECT count(*) FROM jobs WHERE state = 'waiting'`).pluck();
  const leased = db.prepare<[], number>(`SELECT count(*) FROM jobs WHERE state = 'leased'`).pluck();
  const oldest = db
    .prepare<[], number>(`SELECT made_at FROM jobs WHERE state = 'waiting' ORDER BY made_at LIMIT 1`)
    .pluck();
  return {
    add(job) {
      const row = insert.get({
        ...job,
        needs: job.needs.join(' '),
        deliveryId: job.deliveryId ?? null,
        madeAt: job.runAt,
      });
      if (!row) throw new Error(`The queue gave no id for ${job.key}`);
      return row.id;
    },
    byId(id) {
      const row = one.get(id);
      return row ? toJob(row) : null;
    },
    counts: () => ({ waiting: waiting.get() ?? 0, running: leased.get() ?? 0, oldestAt: oldest.get() ?? null }),
  };
}
