import { existsSync, readdirSync } from 'node:fs';
import { ConnectorError } from '../base/errors.ts';
import { toInstant } from '../base/ports.ts';
import { copyDatabase } from '../db/copyFile.ts';
import type { Database } from '../db/database.ts';
import { migrate, newestSchema, schemaVersion } from '../db/migrate.ts';
import { openDatabase, wasStoppedUncleanly } from '../db/open.ts';
import type { Host } from '../host.ts';
import {
  addSettings,
  backupFolder,
  beginBackup,
  databaseFile,
  listBackups,
  newestBackup,
  removeOldBackups,
  SETTINGS,
} from './backupFiles.ts';
import { refuseWrongPlace } from './dataPlace.ts';
import { asideAt, finishRestore, type RestoreNote, restoredNote, restoreWanted, setAside } from './restoreFiles.ts';

export interface OpenedStorage {
  readonly db: Database;
  /** The life before ended without closing it: it is to be checked. */
  readonly wasCutOff: boolean;
  /** It came out of a backup, and does not know it yet. */
  readonly restored: RestoreNote | null;
  /** Why the backup that a person chose was not restored; null where none was, or it was. */
  readonly refused: ConnectorError | null;
}

// Backups before an upgrade are few, and each is the only way back from it.
export const KEPT_BEFORE_UPGRADE = 3;

/**
 * Opens the data folder's database and brings it to the program's schema, after a backup where it is an older one. What
 * is damaged is set aside; what is gone is never made anew where there was something.
 *
 * @throws ConnectorError `data-folder-elsewhere`, `database-corrupt`, `database-missing`, `database-newer`,
 *   `storage-unavailable`
 */
export function openStorage(host: Pick<Host, 'dataFolder' | 'ports' | 'version' | 'log'>): OpenedStorage {
  const { dataFolder, ports, version, log } = host;
  refuseWrongPlace(dataFolder);
  finishRestore(dataFolder);
  const refused = restoreWanted(dataFolder, ports.now());
  if (refused) log.error('the backup that was chosen was not restored', { code: refused.code });
  const file = databaseFile(dataFolder);
  refuseGone(dataFolder);
  const wasCutOff = wasStoppedUncleanly(file);
  let db: Database | undefined;
  try {
    db = openDatabase(file);
    if (isOlder(db)) backUp(db, { dataFolder, version, now: ports.now() });
    migrate(db, ports.now);
    return { db, wasCutOff, restored: restoredNote(dataFolder), refused };
  } catch (error) {
    db?.close();
    throw error instanceof ConnectorError && error.code === 'database-corrupt'
      ? damaged(dataFolder, setAside(dataFolder, asideAt(ports.now())), error)
      : error;
  }
}

function isOlder(db: Database): boolean {
  const version = schemaVersion(db);
  return version > 0 && version < newestSchema;
}

/** Before the first job runs, so that nothing waits for it. */
function backUp(
  db: Database,
  { dataFolder, version, now }: { dataFolder: string; version: string; now: number },
): void {
  const folder = backupFolder(dataFolder, undefined);
  const backup = beginBackup(folder, now, 'beforeUpgrade');
  try {
    const schema = schemaVersion(db);
    const bytes = copyDatabase(db.name, backup.database);
    addSettings(dataFolder, backup);
    backup.finish({ madeAt: toInstant(now), reason: 'beforeUpgrade', version, schema, bytes });
  } catch (error) {
    backup.remove();
    throw error;
  }
  removeOldBackups(folder, Number.MAX_SAFE_INTEGER, KEPT_BEFORE_UPGRADE);
}

/** Where there were orders, a database without any would import them all again. */
function refuseGone(dataFolder: string): void {
  const file = databaseFile(dataFolder);
  if (existsSync(file) || wasStoppedUncleanly(file) || !existsSync(dataFolder)) return;
  const left = readdirSync(dataFolder).filter((name) => name === SETTINGS || name.startsWith(asideAt(0).slice(0, 10)));
  if (left.length === 0 && listBackups(backupFolder(dataFolder, undefined)).length === 0) return;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'database-missing',
    message: 'The database is gone: the data folder holds what belongs to one, and no database. None was made anew.',
    whatToDo: `${wayBack(dataFolder)} To begin without the old data, start with an empty data folder.`,
    system: 'engine',
  });
}

function damaged(dataFolder: string, aside: string, cause: ConnectorError): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'database-corrupt',
    message: `The database file is damaged or is not a database of the connector. It was set aside as ${aside}, and none was made anew.`,
    whatToDo: `${wayBack(dataFolder)} Check the disk before starting again.`,
    system: 'engine',
    cause: cause.cause,
  });
}

function wayBack(dataFolder: string): string {
  const newest = newestBackup(dataFolder);
  return newest
    ? `Restore the newest backup, made ${newest.madeAt}: start once with --restore "${newest.folder}".`
    : 'Restore a backup: start once with --restore and the folder of one.';
}
