import type { Database } from '../db/database.ts';
import type { EntryFilter } from './audit.ts';
import { createHeadReader } from './head.ts';

/** Entries from one number to another, both included. */
export interface SeqRange {
  readonly first: number;
  readonly last: number;
}

const HOUR_CHARS = 'YYYY-MM-DDTHH'.length;

/** The range of numbers in which all entries of a period lie, from its hours; without a period all there are. */
export function createPeriods(db: Database): (filter: Pick<EntryFilter, 'from' | 'to'>) => SeqRange {
  const readHead = createHeadReader(db);
  const hours = db.prepare<[string, string], { first: number | null; last: number | null }>(
    'SELECT min(first_seq) AS first, max(last_seq) AS last FROM audit_hours WHERE hour BETWEEN ? AND ?',
  );
  return ({ from, to }) => {
    const { seq, pruned_seq } = readHead();
    const all = { first: pruned_seq + 1, last: seq };
    if (from === undefined && to === undefined) return all;
    const { first, last } = hours.get((from ?? '').slice(0, HOUR_CHARS), (to ?? '9').slice(0, HOUR_CHARS)) ?? all;
    return { first: Math.max(all.first, first ?? Number.MAX_SAFE_INTEGER), last: last ?? 0 };
  };
}

/** Notes the hour of an entry, in the transaction that appends it. */
export function createHourNotes(db: Database): (at: string, seq: number) => void {
  const note = db.prepare(
    `INSERT INTO audit_hours VALUES (?, ?, ?) ON CONFLICT (hour) DO UPDATE SET last_seq = excluded.last_seq`,
  );
  return (at, seq) => void note.run(at.slice(0, HOUR_CHARS), seq, seq);
}
