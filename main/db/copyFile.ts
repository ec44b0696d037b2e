import { rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { flush, flushFolder } from '../base/flush.ts';
import type { Database } from './database.ts';
import { quickCheck } from './open.ts';
import type { ReaderProgress, ReaderTask } from './readerTask.ts';
import { toStorageError } from './storageError.ts';

/** A backup program, or the checkpoint at the end of a life, may hold the file for a moment. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Writes the database as it is at this moment into another file, packed, on disk and found whole. Writers go on
 * meanwhile: only the write-ahead log cannot be shortened. In one statement, for where nothing else is to be done
 * meanwhile; `copyInSteps` can be ended on the way.
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

export interface CopyInput {
  /** A file that is not there yet; nothing is left of it when it is not through. */
  readonly to: string;
  /** In one statement, where nothing else gets a turn between two steps. */
  readonly atOnce?: boolean;
}

/** Beside the engine; over a connection of its own, since the reader's takes no statement that writes a file. */
export const copyTask: ReaderTask<CopyInput, number> = function* (db, { to, atOnce }) {
  if (atOnce) {
    yield { done: 0, total: 1 };
    return copyDatabase(db.name, to);
  }
  return yield* copyInSteps(db.name, to);
};

/** Pages of one step: some milliseconds of a disk. */
const PAGES = 1_000;

/**
 * As `copyDatabase`, step by step, page for page. One read transaction is held over all steps: without it the copy would
 * begin anew with every commit between two.
 */
function* copyInSteps(from: string, to: string): Generator<ReaderProgress, number> {
  const source = new BetterSqlite3(from, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  let isThrough = false;
  try {
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    const copying = follow(source, to);
    while (!copying.isOver()) yield copying.progress();
    source.exec('COMMIT');
    leaveLogMode(to);
    checkCopy(to);
    flush(to);
    flushFolder(dirname(to));
    isThrough = true;
    return statSync(to).size;
  } catch (error) {
    throw toStorageError(error);
  } finally {
    // Ends what is still under way, too.
    source.close();
    if (!isThrough) for (const part of ['', '-journal', '-wal', '-shm']) rmSync(`${to}${part}`, { force: true });
  }
}

/** A copy that goes on by itself, a step in a turn of the loop. */
function follow(source: Database, to: string) {
  let progress: ReaderProgress = { done: 0, total: 1 };
  let outcome: 'going' | 'copied' | { readonly error: unknown } = 'going';
  const tell = ({ totalPages, remainingPages }: { readonly totalPages: number; readonly remainingPages: number }) => {
    progress = { done: totalPages - remainingPages, total: totalPages };
    return PAGES;
  };
  source.backup(to, { progress: tell }).then(
    () => (outcome = 'copied'),
    (error: unknown) => (outcome = { error }),
  );
  return {
    progress: () => progress,
    /** @throws what kept it from going on */
    isOver(): boolean {
      if (typeof outcome === 'object') throw outcome.error;
      return outcome === 'copied';
    },
  };
}

/** A copy says of itself, as its source does, that a log belongs to it. */
function leaveLogMode(file: string): void {
  const db = new BetterSqlite3(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

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
