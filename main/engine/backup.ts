import { existsSync } from 'node:fs';
import type { Audit } from '../audit/audit.ts';
import type { Alarms } from '../base/alarm.ts';
import { ConnectorError, toConnectorError } from '../base/errors.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { BackupSettings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { newestSchema } from '../db/migrate.ts';
import { transaction } from '../db/transaction.ts';
import {
  addSettings,
  backupFolder,
  type BackupFile,
  type BackupReason,
  beginBackup,
  listBackups,
  removeOldBackups,
  sizeOf,
} from './backupFiles.ts';
import type { ReaderOptions } from '../db/readerTask.ts';
import type { Run } from '../queue/runs.ts';
import { KEPT_BEFORE_UPGRADE } from './openStorage.ts';
import type { ReaderRuns } from './readerRuns.ts';
import type { EngineReader } from './readerTasks.ts';

export interface Backups {
  /**
   * Makes one while work goes on; whoever asks while one is being made waits for that one. A failure is an alarm, over
   * when one succeeds.
   *
   * @throws ConnectorError `backup-folder-unusable`, `backup-no-room`, `storage-unavailable`, `database-corrupt`
   */
  make(reason: BackupReason, actor: string): Promise<BackupFile>;
  /** Newest first: those of the schedule and by hand, and those made before an upgrade. */
  list(): readonly BackupFile[];
  isBeingMade(): boolean;
  /** The run of the one that is being made, or of the last one in this life; null: none yet. */
  run(): Run | null;
  /** Ends the one that is being made; nothing is left of it. */
  cancel(): Run | null;
  /** Whether the last one of the schedule is so old that one was missed, as where the computer is off at that time. */
  isDue(): boolean;
  folder(): string;
}

export interface BackupsOptions {
  readonly dataFolder: string;
  readonly version: string;
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly reader: Pick<EngineReader, 'run'>;
  readonly audit: Audit;
  readonly alarms: Alarms;
  readonly settings: () => BackupSettings;
  /** Bytes that are free where a folder lies; null where nothing tells. */
  readonly freeBytes: (folder: string) => number | null;
  readonly changed: () => void;
  /** Of the run that each is. */
  readonly runs: ReaderRuns<BackupFile>;
  /** The reader works on the engine's own thread: what it copies, it copies at once. */
  readonly atOnce: boolean;
}

// A day, and the time that one takes and clocks are moved by.
const DUE_AFTER_MS = 26 * 3_600_000;
/** Left free beside a backup: orders are written meanwhile. */
const ROOM_BYTES = 100 * 1024 * 1024;

export function createBackups(options: BackupsOptions): Backups {
  const { dataFolder, db, ports, reader, audit, alarms, settings } = options;
  const madeAt = db.prepare<[], string>('SELECT made_at FROM installation').pluck();
  let making: Promise<BackupFile> | null = null;
  const folder = () => backupFolder(dataFolder, settings().folder);

  function list(): readonly BackupFile[] {
    const own = backupFolder(dataFolder, undefined);
    const all = folder() === own ? listBackups(own) : [...listBackups(folder()), ...listBackups(own)];
    return all.toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1));
  }

  async function write(reason: BackupReason, reading: ReaderOptions): Promise<BackupFile> {
    const to = folder();
    refuseWithoutRoom(options.freeBytes(to), sizeOf(db.name));
    const now = ports.now();
    const backup = beginBackup(to, now, reason);
    try {
      const bytes = await reader.run('database.copy', { to: backup.database, atOnce: options.atOnce }, reading);
      addSettings(dataFolder, backup);
      const { version } = options;
      const made = backup.finish({ madeAt: toInstant(now), reason, version, schema: newestSchema, bytes });
      removeOldBackups(to, settings().keep, KEPT_BEFORE_UPGRADE);
      return made;
    } catch (error) {
      backup.remove();
      throw error;
    }
  }

  async function makeAndTell(reason: BackupReason, actor: string): Promise<BackupFile> {
    try {
      const made = await options.runs.run(actor, (reading) => write(reason, reading));
      const params = JSON.stringify({ name: made.name, bytes: String(made.bytes) });
      transaction(db, () => audit.append({ kind: 'backup.made', actor, status: 'fine', bodies: { params } }));
      alarms.clear('backup-failed', 'installation');
      return made;
    } catch (error) {
      const failure = toConnectorError(error);
      // A person ended it, or the program is being ended: the next start makes up for it.
      if (failure.code !== 'reader-cancelled') alarms.raise(failed(failure));
      throw failure;
    } finally {
      making = null;
      options.changed();
    }
  }

  return {
    make(reason, actor) {
      making ??= makeAndTell(reason, actor);
      options.changed();
      return making;
    },
    list,
    isBeingMade: () => making !== null,
    run: () => options.runs.state().run,
    cancel: () => options.runs.cancel(),
    isDue() {
      const last = list().find(({ reason }) => reason !== 'beforeUpgrade')?.madeAt ?? madeAt.get();
      return last !== undefined && ports.now() - Date.parse(last) >= DUE_AFTER_MS;
    },
    folder,
  };
}

function failed({ code, message, whatToDo }: ConnectorError): Parameters<Alarms['raise']>[0] {
  return {
    kind: 'backup-failed',
    scope: 'installation',
    message: `The last backup could not be made. ${message}`,
    whatToDo: `${whatToDo} Then make one by hand under Settings, Storage & backup.`.trim(),
    params: { code },
    stopsWrites: false,
  };
}

function refuseWithoutRoom(free: number | null, bytes: number): void {
  if (free === null || free >= bytes + ROOM_BYTES) return;
  throw new ConnectorError({
    kind: 'unavailable',
    code: 'backup-no-room',
    message: 'There is not enough free space for a backup where it would go.',
    whatToDo: 'Free space there, keep fewer backups, or name a folder on another disk.',
    system: 'engine',
  });
}

/** @throws ConnectorError `backup-folder-unusable` where nothing can be written in it */
export function tryFolder(folder: string, now: number): void {
  const probe = beginBackup(folder, now, 'byHand');
  const isThere = existsSync(folder);
  probe.remove();
  if (!isThere) throw new Error('a folder that was made is not there');
}
