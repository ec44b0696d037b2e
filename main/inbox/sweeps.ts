import type { Database } from '../db/database.ts';
import { FIRST_PLACE, type IdPlace } from './byId.ts';

/** How a sweep stands. */
export interface Sweep {
  readonly integrationId: string;
  /** Its row in the list of runs; null before its first turn is kept. */
  readonly runId: number | null;
  readonly beganAt: string;
  /** null while it goes on. */
  readonly endedAt: string | null;
  readonly place: IdPlace;
  /** How many orders of the store were looked at, and what was found among them. */
  readonly orders: number;
  readonly missing: number;
  readonly different: number;
  readonly gone: number;
  /** Ids of the first that were found. */
  readonly examples: readonly string[];
}

export interface Sweeps {
  find(integrationId: string): Sweep | null;
  keep(sweep: Sweep): void;
}

interface SweepRow {
  integration_id: string;
  run_id: number | null;
  began_at: string;
  ended_at: string | null;
  after_id: number;
  skip: number;
  orders: number;
  missing: number;
  different: number;
  gone: number;
  examples: string;
}

export function beginSweep(integrationId: string, at: string): Sweep {
  return {
    integrationId,
    runId: null,
    beganAt: at,
    endedAt: null,
    place: FIRST_PLACE,
    orders: 0,
    missing: 0,
    different: 0,
    gone: 0,
    examples: [],
  };
}

export function createSweeps(db: Database): Sweeps {
  const one = db.prepare<[string], SweepRow>('SELECT * FROM sweeps WHERE integration_id = ?');
  const set = db.prepare(
    `INSERT INTO sweeps (integration_id, run_id, began_at, ended_at, after_id, skip, orders, missing, different, gone, examples)
     VALUES (@integrationId, @runId, @beganAt, @endedAt, @afterId, @skip, @orders, @missing, @different, @gone, @examples)
     ON CONFLICT (integration_id) DO UPDATE SET run_id = excluded.run_id, began_at = excluded.began_at, ended_at = excluded.ended_at,
       after_id = excluded.after_id, skip = excluded.skip, orders = excluded.orders, missing = excluded.missing,
       different = excluded.different, gone = excluded.gone, examples = excluded.examples`,
  );
  return {
    find(integrationId) {
      const row = one.get(integrationId);
      return row ? toSweep(row) : null;
    },
    keep({ place, examples, ...sweep }) {
      set.run({ ...sweep, afterId: place.afterId, skip: place.skip, examples: examples.join(' ') });
    },
  };
}

function toSweep(row: SweepRow): Sweep {
  return {
    integrationId: row.integration_id,
    runId: row.run_id,
    beganAt: row.began_at,
    endedAt: row.ended_at,
    place: { afterId: row.after_id, skip: row.skip },
    orders: row.orders,
    missing: row.missing,
    different: row.different,
    gone: row.gone,
    examples: row.examples.split(' ').filter((key) => key !== ''),
  };
}
