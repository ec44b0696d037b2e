import type { Database } from '../db/database.ts';

/** What a store was asked for and does not have. */
export interface Lacking {
  /** Whether it was missing when last asked for, less than a day before `now` (milliseconds UTC). */
  has(source: string, what: string, now: number): boolean;
  note(source: string, what: string, now: number): void;
}

// A shop that was updated may have it: it is asked once a day.
const BELIEVED_MS = 24 * 3_600_000;

export function createLacking(db: Database): Lacking {
  const one = db.prepare<[string, string], { at: string }>(
    'SELECT noticed_at AS at FROM lacking WHERE source = ? AND what = ?',
  );
  const set = db.prepare(
    `INSERT INTO lacking (source, what, noticed_at) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET noticed_at = excluded.noticed_at`,
  );
  return {
    has(source, what, now) {
      const noticed = one.get(source, what);
      return noticed !== undefined && Math.abs(now - Date.parse(noticed.at)) < BELIEVED_MS;
    },
    note: (source, what, now) => void set.run(source, what, new Date(now).toISOString()),
  };
}
