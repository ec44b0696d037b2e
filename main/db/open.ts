import BetterSqlite3 from 'better-sqlite3';
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from './database.ts';
import { corruptError, toStorageError, unavailableError } from './storageError.ts';

/** How long a statement waits for another program's lock before it fails as `storage-unavailable`. */
const BUSY_TIMEOUT_MS = 5_000;
const SYNCHRONOUS_FULL = 2;
/** Twice SQLite's own: what an order and the next ones change alike is carried over once. 8 MB of log. */
const CHECKPOINT_PAGES = 2_000;
const INCREMENTAL = 2;

/**
 * Opens the database file, or makes it when there is none; an existing file is never replaced.
 *
 * @throws ConnectorError `database-corrupt` when the file is something else, `storage-unavailable` when it cannot be
 *   opened for writing.
 */
export function openDatabase(file: string): Database {
  if (!existsSync(dirname(file))) {
    throw unavailableError(
      'its folder is not there',
      'Connect the disk that holds the data folder, or make the folder.',
    );
  }
  refuseRemains(file);
  let db: Database | undefined;
  try {
    if (!existsSync(file)) makeDatabase(file);
    db = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT_MS });
    configure(db);
    return db;
  } catch (error) {
    db?.close();
    throw toStorageError(error);
  }
}

/** SQLite takes an empty file, or none, for a new database: one that lost its content would start again without a word. */
function refuseRemains(file: string): void {
  const isThere = existsSync(file);
  if (isThere && statSync(file).size === 0) throw corruptError(new Error('The database file is empty.'));
  if (!isThere && wasStoppedUncleanly(file)) throw corruptError(new Error('Only its write-ahead log is left.'));
}

/** Made under another name and moved into its place whole: a first start that is cut off leaves nothing to be refused. */
function makeDatabase(file: string): void {
  const unfinished = `${file}.new`;
  const remove = () => {
    for (const part of ['', '-journal', '-wal', '-shm']) rmSync(`${unfinished}${part}`, { force: true });
  };
  remove();
  try {
    // Its owner's alone, as its log will be: SQLite takes an empty file for a new database, and its mode for the log's.
    closeSync(openSync(unfinished, 'wx', 0o600));
    const db = new BetterSqlite3(unfinished);
    try {
      configure(db);
    } finally {
      db.close();
    }
    renameSync(unfinished, file);
  } catch (error) {
    remove();
    throw error;
  }
}

function configure(db: Database): void {
  // Only heeded before the first page is written, which setting the journal mode does. Said again it would write the
  // header, and a start that is refused, as with a wrong recovery key, leaves every byte as it was.
  if (db.pragma('auto_vacuum', { simple: true }) !== INCREMENTAL) db.pragma('auto_vacuum = INCREMENTAL');
  if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
    throw unavailableError('its file system knows no write-ahead log', 'Move the data folder to a local disk.');
  }
  // better-sqlite3 is compiled with NORMAL for WAL: the last commits could be lost in a power cut, after the 2xx left.
  db.pragma('synchronous = FULL');
  if (db.pragma('synchronous', { simple: true }) !== SYNCHRONOUS_FULL)
    throw new Error('synchronous=FULL was not taken');
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  db.pragma('foreign_keys = ON');
  // What is erased (bodies, and the salts that would let them be guessed) is overwritten, not left in free pages.
  db.pragma('secure_delete = ON');
  // INSERT OR REPLACE deletes without its trigger unless this is set.
  db.pragma('recursive_triggers = ON');
}

/**
 * Whether the last writer ended without closing: SQLite removes the write-ahead log when the last connection closes.
 * Ask before `openDatabase`, and run `quickCheck` after it.
 */
export function wasStoppedUncleanly(file: string): boolean {
  return existsSync(`${file}-wal`);
}

/**
 * Reads every page and compares the structure; seconds on a large file.
 *
 * @throws ConnectorError `database-corrupt` with SQLite's first finding as cause.
 */
export function quickCheck(db: Database): void {
  let finding: unknown;
  try {
    finding = db.pragma('quick_check(1)', { simple: true });
  } catch (error) {
    throw toStorageError(error);
  }
  if (finding !== 'ok') throw corruptError(new Error(String(finding)));
}
