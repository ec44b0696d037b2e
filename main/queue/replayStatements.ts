import type { Database } from '../db/database.ts';
import { HAS_BEGUN_IN_RUN } from './runJobs.ts';

// A job that gave up while a window was open may have been followed by another one of its key, which gave up too.
const PARKED = `state = 'parked' AND (@group IS NULL OR cause_group = @group)
  AND (@ids IS NULL OR key IN (SELECT key FROM jobs WHERE id IN (SELECT value FROM json_each(@ids))))
  AND (@integrations IS NULL OR integration_id IN (SELECT value FROM json_each(@integrations)))`;

/** What a replay asks of the jobs. */
export function replayStatements(db: Database) {
  return {
    count: db.prepare<unknown[], { integration: string; n: number }>(
      `SELECT integration_id AS integration, count(*) AS n FROM jobs INDEXED BY jobs_parked WHERE ${PARKED} GROUP BY integration_id`,
    ),
    /** Ids of what is meant; of a run that was cut off, without those that it set going already. */
    meant: db
      .prepare<unknown[], number>(
        `SELECT id FROM jobs INDEXED BY jobs_parked WHERE ${PARKED} AND (@run IS NULL OR id <= @upTo AND run_id IS NOT @run AND replay_run IS NOT @run)
         ORDER BY id`,
      )
      .pluck(),
    mark: db.prepare(
      `UPDATE jobs SET replay_run = @run WHERE state = 'parked' AND id IN (SELECT value FROM json_each(@ids))`,
    ),
    unmark: db.prepare(
      'UPDATE jobs SET replay_run = NULL WHERE id IN (SELECT id FROM jobs WHERE replay_run = @run LIMIT @most)',
    ),
    left: db.prepare<[number], number>(`SELECT count(*) FROM jobs WHERE replay_run = ? AND state = 'parked'`).pluck(),
    /** Runs that were ended while their marks were not all taken away. */
    unfinished: db
      .prepare<[], number>(
        `SELECT id FROM runs WHERE state = 'cancelled' AND id IN (SELECT DISTINCT replay_run FROM jobs WHERE replay_run IS NOT NULL)`,
      )
      .pluck(),
    marked: db.prepare<unknown[], { id: number; key: string }>(
      `SELECT id, key FROM jobs WHERE replay_run = @run AND state = 'parked' ORDER BY id LIMIT @most`,
    ),
    waiting: db.prepare<[string], { id: number }>(`SELECT id FROM jobs WHERE key = ? AND state = 'waiting'`),
    // It is the person's from now on, who may decide what no delivery can.
    hurry: db.prepare(`UPDATE jobs SET run_at = min(run_at, @now), run_id = @run, actor = @actor WHERE id = @id`),
    supersede: db.prepare(`UPDATE jobs SET state = 'superseded', ended_at = @now, replay_run = NULL WHERE id = @id`),
    restart: db.prepare(
      `UPDATE jobs SET state = 'waiting', run_at = @now, attempts = 0, first_failed_at = NULL,
         parked_before = json_object('class', class, 'group', cause_group, 'cause', cause), class = NULL,
         cause_group = NULL, cause = NULL, run_id = @run, replay_run = NULL, actor = @actor, ended_at = NULL,
         priority = max(priority, @priority) WHERE id = @id`,
    ),
    // One that was rung by somebody else since, or has begun, goes on.
    parkAgain: db.prepare(
      `UPDATE jobs SET state = 'parked', class = parked_before ->> 'class', cause_group = parked_before ->> 'group',
         cause = parked_before ->> 'cause', parked_before = NULL, run_id = NULL, ended_at = @now
       WHERE id IN (SELECT id FROM jobs WHERE run_id = @run AND state = 'waiting' AND attempts = 0
         AND parked_before IS NOT NULL AND NOT ${HAS_BEGUN_IN_RUN} LIMIT @most)`,
    ),
    states: db.prepare<[number], { state: string; n: number }>(
      'SELECT state, count(*) AS n FROM jobs WHERE run_id = ? GROUP BY state',
    ),
  };
}
