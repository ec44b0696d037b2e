import type { Database } from './database.ts';
import { toStorageError } from './storageError.ts';

/**
 * When what was written outlives a power cut: as the call returns, or with the next transaction that does. The latter is
 * for what is done again without harm, since whatever came before something outside is on disk as that begins: the log is
 * written in one order, and loses only its end.
 */
export type Kept = 'atOnce' | 'withNext';

/**
 * Runs `fn` in one IMMEDIATE transaction: all of it is kept, or nothing. A call inside another joins it and commits
 * with it, so an error that is caught between the two leaves what the inner call wrote in the outer's hands.
 * `fn` is synchronous; returning a promise rolls back.
 *
 * @throws ConnectorError `storage-unavailable` or `database-corrupt` for what the disk refused (`toStorageError`).
 */
export function transaction<T>(db: Database, fn: () => T, kept: Kept = 'atOnce'): T {
  if (db.inTransaction) return fn();
  try {
    return kept === 'atOnce' ? db.transaction(fn).immediate() : unsynced(db, fn);
  } catch (error) {
    throw toStorageError(error);
  }
}

function unsynced<T>(db: Database, fn: () => T): T {
  db.exec('PRAGMA synchronous = NORMAL');
  try {
    return db.transaction(fn).immediate();
  } finally {
    db.exec('PRAGMA synchronous = FULL');
  }
}
