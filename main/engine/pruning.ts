import { createPace } from '../base/pace.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { RetentionSettings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { createRollups } from './rollups.ts';

/*
 * What nobody needs any more leaves at night, a slice at a time. What links, intents, undoing and proof stand on has no
 * age: links, intents, effects, snapshots, orders, and the jobs that have effects.
 */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Rows per transaction, or pages that are given back: the loop is free between two. */
const ROWS = { first: 100, least: 20, most: 500 };
/** Jobs of a record that a person may ask about, by their kinds; the others only looked whether there is news. */
const OF_RECORDS: ReadonlySet<string> = new Set(['order', 'note', 'payment', 'delivery']);
const RECORDS_KEPT_MS = 90 * DAY_MS;
const LOOKS_KEPT_MS = 7 * DAY_MS;
/** What the search for orders that do not come compares with reaches back 8 weeks. */
const DELIVERIES_KEPT_MS = 90 * DAY_MS;
const COUNTS_KEPT_MS = 400 * DAY_MS;

/** Free pages are given back when they are more than so many, and a fifth of the file. */
const FREE_PAGES = 2_000;
const FREE_SHARE = 0.2;

interface JobLook {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
  readonly made_at: number;
  readonly ended_at: number | null;
  readonly has_effects: number;
}

export interface PruningOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now' | 'soon'>;
  readonly retention: () => RetentionSettings;
}

/** Once a night, and harmless whenever. */
export async function prune({ db, ports, retention }: PruningOptions): Promise<void> {
  const now = ports.now();
  const rollups = createRollups(db, ports);
  rollups.countPings(now);
  const { bodiesDays, entriesDays } = retention();
  const before = (milliseconds: number) => toInstant(now - milliseconds);
  await slices(ports, jobSlices(db, now, rollups.countJobs));
  await slices(ports, sealedSlices(db, before(bodiesDays * DAY_MS)));
  await slices(ports, deliverySlices(db, before(DELIVERIES_KEPT_MS)));
  transaction(db, () => {
    db.prepare('DELETE FROM refusals WHERE hour < ?').run(before(DELIVERIES_KEPT_MS).slice(0, 13));
    db.prepare('DELETE FROM alarms WHERE over_at < ?').run(before(entriesDays * DAY_MS));
    db.prepare('DELETE FROM rollups WHERE hour < ?').run(before(COUNTS_KEPT_MS).slice(0, 13));
    db.prepare('DELETE FROM order_sums WHERE hour < ?').run(before(COUNTS_KEPT_MS).slice(0, 13));
    db.prepare('DELETE FROM storage_sizes WHERE day < ?').run(before(COUNTS_KEPT_MS).slice(0, 10));
    db.prepare(OLD_RUNS).run(before(COUNTS_KEPT_MS));
  });
  await slices(ports, vacuumSlices(db));
}

/** Those that something was changed by, or that a sweep or a replay still names, stay. */
const OLD_RUNS = `DELETE FROM runs WHERE state <> 'running' AND heartbeat_at < ?
  AND id NOT IN (SELECT run_id FROM effects WHERE run_id IS NOT NULL)
  AND id NOT IN (SELECT run_id FROM sweeps WHERE run_id IS NOT NULL)
  AND id NOT IN (SELECT run_id FROM jobs WHERE run_id IS NOT NULL)
  AND id NOT IN (SELECT replay_run FROM jobs WHERE replay_run IS NOT NULL)`;

/** One slice of work, of at most so many rows; false when nothing is left. */
type Slice = (most: number) => boolean;

async function slices({ now, soon }: Pick<Ports, 'now' | 'soon'>, slice: Slice): Promise<void> {
  const pace = createPace({ ...ROWS, now: () => now() });
  while (pace.slice(slice)) {
    // oxlint-disable-next-line no-await-in-loop
    await new Promise<void>((resolve) => void soon(resolve));
  }
}

/** From the oldest on, as far as jobs are old enough to go. */
function jobSlices(db: Database, now: number, countJobs: (ids: string) => void): Slice {
  const next = db.prepare<[number, number], JobLook>(
    `SELECT id, kind, state, made_at, ended_at, EXISTS (SELECT 1 FROM effects AS e WHERE e.job_id = jobs.id) AS has_effects
     FROM jobs WHERE id > ? ORDER BY id LIMIT ?`,
  );
  const attempts = db.prepare('DELETE FROM attempts WHERE job_id IN (SELECT value FROM json_each(?))');
  const jobs = db.prepare('DELETE FROM jobs WHERE id IN (SELECT value FROM json_each(?))');
  let after = 0;
  return (most) =>
    transaction(db, () => {
      const looked = next.all(after, most);
      const last = looked.at(-1);
      const ids = JSON.stringify(looked.filter((job) => isOver(job, now)).map(({ id }) => id));
      if (ids !== '[]') {
        countJobs(ids);
        attempts.run(ids);
        jobs.run(ids);
      }
      after = last?.id ?? after;
      return last !== undefined && looked.length === most && last.made_at < now - LOOKS_KEPT_MS;
    });
}

function isOver({ kind, state, ended_at: endedAt, has_effects: hasEffects }: JobLook, now: number): boolean {
  if (endedAt === null || hasEffects === 1 || (state !== 'done' && state !== 'superseded')) return false;
  return endedAt < now - (OF_RECORDS.has(kind) ? RECORDS_KEPT_MS : LOOKS_KEPT_MS);
}

/** A job that waits for a person may still ask for the delivery it came with. */
const NOT_WANTED = `id NOT IN (SELECT delivery_id FROM jobs WHERE state IN ('waiting', 'leased', 'parked') AND delivery_id IS NOT NULL)`;

/** What was sent leaves with the contents of the audit log; that it was sent stays longer. */
function sealedSlices(db: Database, before: string): Slice {
  return deliverySlicesOf(db, before, (ids) => `UPDATE deliveries SET sealed = NULL WHERE id IN ${ids}`, 'AND sealed IS NOT NULL'); // prettier-ignore
}

function deliverySlices(db: Database, before: string): Slice {
  return deliverySlicesOf(db, before, (ids) => `DELETE FROM deliveries WHERE id IN ${ids}`, '');
}

function deliverySlicesOf(db: Database, before: string, sqlFor: (ids: string) => string, also: string): Slice {
  const some = `(SELECT id FROM deliveries WHERE last_at < @before AND received_at < @before ${also} AND ${NOT_WANTED}
    ORDER BY received_at LIMIT @most)`;
  const statement = db.prepare(sqlFor(some));
  return (most) => transaction(db, () => statement.run({ before, most }).changes) === most;
}

/** Nothing is moved but what lies at the end of the file; VACUUM would hold everything up. */
function vacuumSlices(db: Database): Slice {
  const count = (what: string) => Number(db.pragma(what, { simple: true }));
  return (most) => {
    const free = count('freelist_count');
    if (free < FREE_PAGES || free < count('page_count') * FREE_SHARE) return false;
    db.pragma(`incremental_vacuum(${most})`);
    // A file that was made otherwise gives nothing back.
    return count('freelist_count') < free;
  };
}
