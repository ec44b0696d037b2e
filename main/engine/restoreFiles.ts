import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { ConnectorError } from '../base/errors.ts';
import { flush, flushFolder } from '../base/flush.ts';
import { makeFolder } from '../base/makeFolder.ts';
import { toInstant } from '../base/ports.ts';
import { checkCopy } from '../db/copyFile.ts';
import { newestSchema } from '../db/migrate.ts';
import { type BackupFile, DATABASE, databaseFile, listBackups, nameOf, SETTINGS } from './backupFiles.ts';
import { forgetWanted, wantedRestore } from './wantedRestore.ts';

/*
 * A backup takes the place of the database while no engine runs. The present one is set aside, never deleted. A crash on
 * the way is finished by the next start: the note is written when the copy is whole, and removed when the restored
 * database knows of it.
 */

const NOTE = 'restored.json';
const COPY = '.restoring';
const ASIDE = 'set-aside-';

/** What is told of a restore to the database that came out of it. */
export interface RestoreNote {
  readonly backupAt: string;
  readonly restoredAt: string;
  /** Documents written since the backup; null where the database that was set aside cannot tell. */
  readonly documents: number | null;
  /** The folder of what was set aside; "" for nothing. */
  readonly aside: string;
  readonly actor: string;
  /** Tokens that this installation left at stores since the backup, by store and NAV: nobody else wrote them. */
  readonly heartbeats: readonly KeptToken[];
  /** Orders that people kept out of NAV, or took out of it: nothing in NAV would tell that. */
  readonly leftOut: readonly LeftOut[];
}

interface LeftOut {
  readonly integration_id: string;
  readonly store_key: string;
  readonly at: string;
  readonly by: string;
}

interface KeptToken {
  readonly connection_id: string;
  readonly nav_id: string;
  readonly tokens: string;
}

/**
 * Puts a backup in the place of the data folder's database and settings.
 *
 * @param from a backup's folder, or the database file in it
 * @throws ConnectorError `backup-unusable`, `backup-newer`, `backup-not-copied`, `restore-no-room` before anything was touched
 */
export function restore(dataFolder: string, from: string, about: { now: number; actor: string }): RestoreNote {
  const backup = findBackup(from);
  const restoredAt = toInstant(about.now);
  const { madeAt: backupAt } = backup;
  copyChecked(backup.folder, dataFolder);
  // A log without its database, too: it would be taken for the restored one's.
  const isThere = ['', '-wal', '-journal'].some((part) => existsSync(`${databaseFile(dataFolder)}${part}`));
  const aside = isThere ? asideAt(about.now) : '';
  const note = { backupAt, restoredAt, aside, actor: about.actor, ...lostBy(databaseFile(dataFolder), backupAt) };
  writeNote(dataFolder, note);
  finishRestore(dataFolder);
  return note;
}

/** What a restore that was cut off has left to do. */
export function finishRestore(dataFolder: string): void {
  const note = restoredNote(dataFolder);
  const copy = `${databaseFile(dataFolder)}${COPY}`;
  // Cut off before it was decided.
  if (note === null) return removeCopies(dataFolder);
  if (!existsSync(copy)) return;
  if (note.aside !== '') setAside(dataFolder, note.aside);
  const settings = join(dataFolder, `${SETTINGS}${COPY}`);
  if (existsSync(settings)) renameSync(settings, join(dataFolder, SETTINGS));
  // Last: as long as it is there, this is to be done.
  renameSync(copy, databaseFile(dataFolder));
  flushFolder(dataFolder);
}

/** The restore that the database in its place does not know of yet; null where there is none. */
export function restoredNote(dataFolder: string): RestoreNote | null {
  const path = join(dataFolder, NOTE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RestoreNote) : null;
}

/** Once the restored database has kept it. */
export function forgetNote(dataFolder: string): void {
  rmSync(join(dataFolder, NOTE), { force: true });
}

/** Moves the database with its log, and the settings that belong to it, out of the way. Returns the folder's name. */
export function setAside(dataFolder: string, name: string): string {
  const folder = join(dataFolder, name);
  makeFolder(folder);
  for (const part of ['', '-wal', '-shm', '-journal']) move(dataFolder, folder, `${DATABASE}${part}`);
  // A copy: the program does not start without settings where there were any.
  const settings = join(dataFolder, SETTINGS);
  if (existsSync(settings)) copyFileSync(settings, join(folder, SETTINGS));
  flushFolder(folder);
  flushFolder(dataFolder);
  return name;
}

/** The name of what is set aside now. */
export const asideAt = (now: number): string => `${ASIDE}${nameOf(now)}`;

function move(from: string, to: string, name: string): void {
  if (existsSync(join(from, name))) renameSync(join(from, name), join(to, name));
}

/** Beside what is there; of a copy that cannot be used nothing is left. */
function copyChecked(backup: string, dataFolder: string): void {
  const copyOf = (name: string) => join(dataFolder, `${name}${COPY}`);
  try {
    makeFolder(dataFolder);
    removeCopies(dataFolder);
    if (existsSync(join(backup, SETTINGS))) put(join(backup, SETTINGS), copyOf(SETTINGS));
    put(join(backup, DATABASE), copyOf(DATABASE));
    check(copyOf(DATABASE));
  } catch (error) {
    removeCopies(dataFolder);
    throw error instanceof ConnectorError ? error : notCopied(error);
  }
}

function removeCopies(dataFolder: string): void {
  for (const name of [DATABASE, SETTINGS]) rmSync(join(dataFolder, `${name}${COPY}`), { force: true });
}

function put(from: string, to: string): void {
  rmSync(to, { force: true });
  copyFileSync(from, to);
  flush(to);
}

function check(copy: string): void {
  try {
    const schema = checkCopy(copy);
    refuseSchema(schema);
  } catch (error) {
    throw error instanceof ConnectorError && error.code === 'database-corrupt' ? unusable('It is damaged.') : error;
  }
}

/** @throws ConnectorError `backup-newer`, `backup-unusable` */
export function refuseSchema(schema: number): void {
  if (schema > newestSchema) throw newerBackup(schema);
  if (schema === 0) throw unusable('It holds no database of the connector.');
}

function findBackup(from: string): Pick<BackupFile, 'folder' | 'madeAt'> {
  const path = resolve(from);
  const folder = basename(path) === DATABASE ? dirname(path) : path;
  const found = listBackups(dirname(folder)).find((one) => one.folder === folder);
  if (!found) throw unusable('It is not the folder of a backup.');
  return found;
}

function writeNote(dataFolder: string, note: RestoreNote): void {
  const path = join(dataFolder, NOTE);
  writeFileSync(`${path}.new`, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
  flush(`${path}.new`);
  renameSync(`${path}.new`, path);
  flushFolder(dataFolder);
}

type Lost = Pick<RestoreNote, 'documents' | 'heartbeats' | 'leftOut'>;
const NOTHING_KNOWN: Lost = { documents: null, heartbeats: [], leftOut: [] };

const WRITTEN = `SELECT count(*) FROM links WHERE role = 'order' AND state IN ('unchecked', 'live', 'posted') AND made_at >= ?`;
const TOKENS = "SELECT connection_id, nav_id, token || ' ' || tokens_before AS tokens FROM heartbeats";
const LEFT_OUT = `SELECT integration_id, store_key, at, by FROM exclusions UNION ALL
  SELECT o.integration_id, o.store_key, o.updated_at, coalesce((SELECT actor FROM audit_entries AS a WHERE
    a.integration_id = o.integration_id AND a.order_key = o.store_key AND a.kind = 'order.undoAsked' ORDER BY a.seq DESC LIMIT 1), '')
  FROM orders AS o WHERE o.term = 'leftOut' AND o.cause ->> 'code' = 'undone' AND o.updated_at >= ?`;

/** What the database that goes knows of the time since the backup, as far as it can be read. */
function lostBy(file: string, since: string): Lost {
  if (!existsSync(file)) return NOTHING_KNOWN;
  try {
    const db = new BetterSqlite3(file, { fileMustExist: true });
    try {
      return {
        documents: db.prepare<[string], number>(WRITTEN).pluck().get(since) ?? null,
        heartbeats: db.prepare<[], KeptToken>(TOKENS).all(),
        leftOut: db.prepare<[string], LeftOut>(LEFT_OUT).all(since),
      };
    } finally {
      db.close();
    }
  } catch {
    // It is damaged, or older than these tables: that is why it is replaced.
    return NOTHING_KNOWN;
  }
}

function newerBackup(schema: number): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'backup-newer',
    message: `The backup was made by a newer version of the connector (schema ${schema}, this program knows ${newestSchema}). Nothing was changed.`,
    whatToDo: 'Install the newer version first, or choose an older backup.',
    system: 'engine',
  });
}

function notCopied(cause: unknown): ConnectorError {
  const system = 'engine';
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC')
    return new ConnectorError({
      kind: 'unavailable',
      code: 'restore-no-room',
      message:
        'The backup could not be copied into the data folder: its disk has not enough room. Nothing was changed.',
      whatToDo: 'Free as much space there as the backup takes, then restore again.',
      system,
      cause,
    });
  return new ConnectorError({
    kind: 'unavailable',
    code: 'backup-not-copied',
    message: 'The backup could not be copied into the data folder. Nothing was changed.',
    whatToDo: 'Check that the account the connector runs under may read the backup and write into the data folder.',
    system,
    cause,
  });
}

function unusable(why: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'backup-unusable',
    message: `This backup cannot be restored. ${why} Nothing was changed.`,
    whatToDo: 'Choose another backup: the folder of one, such as backups/2026-05-03T02-00-00-000Z.',
    system: 'engine',
  });
}

/**
 * Carries out what was chosen, once; a start that is cut off meanwhile does it again. A backup that cannot be restored is
 * left alone, and so is the present database.
 *
 * @returns why it could not be done; null where it was done, or nothing was wanted
 */
export function restoreWanted(dataFolder: string, now: number): ConnectorError | null {
  const wanted = wantedRestore(dataFolder);
  try {
    if (wanted && restoredNote(dataFolder) === null) restore(dataFolder, wanted.from, { now, actor: wanted.actor });
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    forgetWanted(dataFolder);
    return error;
  }
  forgetWanted(dataFolder);
  return null;
}
