import type { Database } from './database.ts';
import { toStorageError } from './storageError.ts';

/**
 * Runs `fn` in one IMMEDIATE transaction: all of it is kept, or nothing. A call inside another joins it and commits
 * with it, so an error that is caught between the two leaves what the inner call wrote in the outer's hands.
 * `fn` is synchronous; returning a promise rolls back.
 *
 * @throws ConnectorError `storage-unavailable` or `database-corrupt` for what the disk refused (`toStorageError`).
 */
export function transaction<T>(db: Database, fn: () => T): T {
  if (db.inTransaction) return fn();
  try {
    return db.transaction(fn).immediate();
  } catch (error) {
    throw toStorageError(error);
  }
}
