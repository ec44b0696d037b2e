import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { ConnectorError } from '../base/errors.ts';
import { flush, flushFolder } from '../base/flush.ts';
import { toInstant } from '../base/ports.ts';
import type { Settings } from '../contract/settings.ts';
import { makeFolder } from '../base/makeFolder.ts';

/*
 * A backup is a folder named after its instant: the database, the settings, and a note about both. It is made under
 * another name and renamed when it is whole, so that whatever has a proper name is a backup.
 */

export type BackupReason = 'schedule' | 'byHand' | 'beforeUpgrade';

/** What stands in the note of a backup. */
export interface BackupNote {
  readonly madeAt: string;
  readonly reason: BackupReason;
  /** Of the program that made it. */
  readonly version: string;
  /** Of the database's tables. */
  readonly schema: number;
  readonly bytes: number;
}

export interface BackupFile extends BackupNote {
  /** Its folder's name. */
  readonly name: string;
  readonly folder: string;
}

export const DATABASE = 'connector.sqlite';
export const SETTINGS = 'settings.json';
const NOTE = 'backup.json';
const UNFINISHED = '.unfinished';
const NAME = /^(?:before-upgrade-)?\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/;

export const databaseFile = (dataFolder: string) => join(dataFolder, DATABASE);

/** Where backups lie: in the data folder, unless the settings name a place. */
export function backupFolder(dataFolder: string, set: string | undefined): string {
  if (set === undefined) return join(dataFolder, 'backups');
  return isAbsolute(set) ? set : resolve(dataFolder, set);
}

/** An instant as file names carry it: Windows takes no colon. */
export function nameOf(milliseconds: number): string {
  return toInstant(milliseconds).replaceAll(/[:.]/g, '-');
}

/** Those that are whole, newest first; none where the folder is not there. */
export function listBackups(folder: string): readonly BackupFile[] {
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder)
    .filter((name) => NAME.test(name))
    .map((name) => readBackup(join(folder, name), name));
  return found.filter((one) => one !== null).toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

/** The newest that is at hand while nothing is open, wherever the settings say that backups go; null where there is none. */
export function newestBackup(dataFolder: string): BackupFile | null {
  const all = [undefined, folderInSettings(dataFolder)].flatMap((set) => listBackups(backupFolder(dataFolder, set)));
  return all.toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1))[0] ?? null;
}

/** As they were kept last; they may be damaged too. */
function folderInSettings(dataFolder: string): string | undefined {
  try {
    const { backup } = JSON.parse(readFileSync(join(dataFolder, SETTINGS), 'utf8')) as Partial<Settings>;
    return backup?.folder;
  } catch {
    return undefined;
  }
}

function readBackup(folder: string, name: string): BackupFile | null {
  try {
    const note = JSON.parse(readFileSync(join(folder, NOTE), 'utf8')) as BackupNote;
    return existsSync(join(folder, DATABASE)) ? { ...note, name, folder } : null;
  } catch {
    // Somebody removed or changed the note: it is theirs to look at, and not offered.
    return null;
  }
}

/** A place to write a backup into; `finish` makes it one. */
export interface UnfinishedBackup {
  /** Where the database goes. */
  readonly database: string;
  finish(note: BackupNote): BackupFile;
  /** Nothing of it is left. */
  remove(): void;
}

/** @throws ConnectorError `backup-folder-unusable` */
export function beginBackup(folder: string, at: number, reason: BackupReason): UnfinishedBackup {
  const name = `${reason === 'beforeUpgrade' ? 'before-upgrade-' : ''}${nameOf(at)}`;
  const unfinished = join(folder, `${name}${UNFINISHED}`);
  const remove = () => rmSync(unfinished, { recursive: true, force: true });
  try {
    makeFolder(folder);
    removeUnfinished(folder);
    mkdirSync(unfinished, { mode: 0o700 });
  } catch (cause) {
    throw folderUnusable(folder, cause);
  }
  return {
    database: join(unfinished, DATABASE),
    finish(note) {
      const path = join(unfinished, NOTE);
      writeFileSync(path, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
      flush(path);
      flushFolder(unfinished);
      renameSync(unfinished, join(folder, name));
      flushFolder(folder);
      return { ...note, name, folder: join(folder, name) };
    },
    remove,
  };
}

/** The settings as they are now, beside the database; nothing where there never were any. */
export function addSettings(dataFolder: string, backup: UnfinishedBackup): void {
  const from = join(dataFolder, SETTINGS);
  if (!existsSync(from)) return;
  const to = join(backup.database, '..', SETTINGS);
  copyFileSync(from, to);
  flush(to);
}

/** What a life that ended meanwhile has left. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith(UNFINISHED)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Keeps so many of each kind, the newest ones. */
export function removeOldBackups(folder: string, keep: number, keepBeforeUpgrade: number): void {
  const all = listBackups(folder);
  const isUpgrade = ({ reason }: BackupFile) => reason === 'beforeUpgrade';
  const old = [...all.filter((one) => !isUpgrade(one)).slice(keep), ...all.filter(isUpgrade).slice(keepBeforeUpgrade)];
  for (const { folder: gone } of old) rmSync(gone, { recursive: true, force: true });
}

/** Bytes of a file; 0 where it is not there. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function folderUnusable(folder: string, cause: unknown): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'backup-folder-unusable',
    message: 'The folder for backups cannot be written to.',
    whatToDo:
      'Under Settings, Storage & backup, name a folder that is there and that the account the connector runs under may write to.',
    params: { folder },
    system: 'engine',
    cause,
  });
}
