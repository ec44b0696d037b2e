import { rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { flush, flushFolder } from '../base/flush.ts';
import type { Database } from './database.ts';
import { quickCheck } from './open.ts';
import type { ReaderTask } from './readerTask.ts';
import { toStorageError } from './storageError.ts';

/** A backup program, or the checkpoint at the end of a life, may hold the file for a moment. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Writes the database as it is at this moment into another file, packed, on disk and found whole. Writers go on
 * meanwhile: only the write-ahead log cannot be shortened. In one statement, because a copy in steps begins anew with
 * every commit between two.
 *
 * @param from the file of a database, which may be open elsewhere
 * @param to a file that is not there yet; nothing is left of it when this throws
 * @returns its size in bytes
 * @throws ConnectorError `storage-unavailable`, `database-corrupt`
 */
export function copyDatabase(from: string, to: string): number {
  try {
    const db = new BetterSqlite3(from, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    try {
      db.prepare('VACUUM INTO ?').run(to);
    } finally {
      db.close();
    }
    checkCopy(to);
    flush(to);
    flushFolder(dirname(to));
    return statSync(to).size;
  } catch (error) {
    for (const part of ['', '-journal']) rmSync(`${to}${part}`, { force: true });
    throw toStorageError(error);
  }
}

/**
 * Reads every page of a database that nobody works with, and tells the version of its schema.
 *
 * @throws ConnectorError `database-corrupt` when it is damaged or none of ours
 */
export function checkCopy(file: string): number {
  let db: Database | undefined;
  try {
    db = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    quickCheck(db);
    return Number(db.pragma('user_version', { simple: true }));
  } catch (error) {
    throw toStorageError(error);
  } finally {
    db?.close();
  }
}

/** Beside the engine; over a connection of its own, since the reader's takes no statement that writes a file. */
export const copyTask: ReaderTask<{ readonly to: string }, number> = function* (db, { to }) {
  yield { done: 0, total: 1 };
  return copyDatabase(db.name, to);
};

/** `checkCopy` beside the engine. */
export const checkCopyTask: ReaderTask<{ readonly file: string }, number> = function* (_db, { file }) {
  yield { done: 0, total: 1 };
  return checkCopy(file);
};

/** @throws ConnectorError `database-corrupt` */
export const quickCheckTask: ReaderTask<Record<string, never>, null> = function* (db) {
  yield { done: 0, total: 1 };
  quickCheck(db);
  return null;
};
