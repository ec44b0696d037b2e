import type { Database } from '../db/database.ts';

/** The point a poll has read through, in the other system's own time. */
export interface Watermarks {
  read(source: string, topic: string): string | null;
  /** Inside the transaction that keeps what was read. */
  move(source: string, topic: string, value: string, at: string): void;
  /** All topics of it back to an earlier point; nothing where it stands there or before it, or was never moved. */
  rewind(source: string, value: string, at: string): void;
  /** Of this source, or of what it has below it behind a slash. */
  lastMovedAt(source: string): string | null;
}

export function createWatermarks(db: Database): Watermarks {
  const one = db.prepare<[string, string], { value: string }>(
    'SELECT value FROM watermarks WHERE source = ? AND topic = ?',
  );
  const set = db.prepare(
    `INSERT INTO watermarks (source, topic, value, moved_at) VALUES (@source, @topic, @value, @at)
     ON CONFLICT DO UPDATE SET value = excluded.value, moved_at = excluded.moved_at`,
  );
  const back = db.prepare(
    'UPDATE watermarks SET value = @value, moved_at = @at WHERE source = @source AND value > @value',
  );
  // '0' comes after '/'.
  const last = db.prepare<{ source: string }, { at: string | null }>(
    `SELECT max(moved_at) AS at FROM watermarks WHERE source = @source OR (source > @source || '/' AND source < @source || '0')`,
  );
  return {
    read: (source, topic) => one.get(source, topic)?.value ?? null,
    move(source, topic, value, at) {
      set.run({ source, topic, value, at });
    },
    rewind: (source, value, at) => void back.run({ source, value, at }),
    lastMovedAt: (source) => last.get({ source })?.at ?? null,
  };
}
