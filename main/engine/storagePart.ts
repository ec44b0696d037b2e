import { join } from 'node:path';
import type { Audit } from '../audit/audit.ts';
import { ConnectorError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Cancel } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { StorageView } from '../contract/storageCalls.ts';
import type { Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { Restores } from '../flows/restores.ts';
import type { StandingAlarms } from '../health/standingAlarms.ts';
import type { Host } from '../host.ts';
import { createRuns } from '../queue/runs.ts';
import { type Backups, createBackups, tryFolder } from './backup.ts';
import { backupFolder, type BackupFile, DATABASE } from './backupFiles.ts';
import { freeBytesAt } from './dataPlace.ts';
import type { News } from './news.ts';
import type { CancelRun } from './queueCalls.ts';
import type { EngineReader } from './readerTasks.ts';
import { refuseSchema } from './restoreFiles.ts';
import { createReaderRuns } from './readerRuns.ts';
import type { SettingsCalls } from './settingsCalls.ts';
import { createStorageWatch, type StorageWatch } from './storageWatch.ts';
import { unattended } from './unattended.ts';
import { wantRestore } from './wantedRestore.ts';

export interface StoragePart {
  readonly calls: CallParts['storage'];
  readonly backups: Backups;
  readonly watch: StorageWatch;
  /** By its schedule; a failure is an alarm. */
  backUp(): Promise<void>;
  /** After a start and a sleep: the backup that was missed meanwhile, once the rest has caught up. */
  backUpIfDue(): void;
  /** A life that was cut off: every page is read, while work goes on. */
  check(): void;
  /** How its runs are ended. */
  readonly cancels: Readonly<Record<'backup', CancelRun>>;
  /** Nothing of it begins after this. */
  stop(): void;
}

export interface StoragePartOptions {
  readonly host: Host;
  readonly db: Database;
  readonly reader: EngineReader;
  readonly audit: Audit;
  readonly alarms: StandingAlarms;
  readonly log: Log;
  readonly restores: Restores;
  readonly settings: () => Settings;
  readonly settingsCalls: () => Pick<SettingsCalls, 'setBackup'>;
  readonly news: Pick<News, 'changed'>;
}

// What a start has to catch up with goes first.
const BACKUP_AFTER_START_MS = 10 * 60_000;
const CHECK_AFTER_START_MS = 5_000;

/** What keeps the data safe: backups, restore, the check after a crash, and a look at the room that is left. */
export function createStoragePart(options: StoragePartOptions): StoragePart {
  const { host, db, reader, audit, alarms, log, news, settings } = options;
  const { ports, dataFolder } = host;
  const freeBytes = host.freeBytes ?? freeBytesAt;
  const making = createReaderRuns<BackupFile>({ kind: 'backup', ports, runs: createRuns(db, ports), news });
  const backups = createBackups({
    ...options, changed: () => news.changed('storage'), dataFolder, ports, version: host.version, freeBytes, settings: () => settings().backup,
    runs: making, atOnce: host.readsInProcess === true,
  }); // prettier-ignore
  const watch = createStorageWatch({ db, ports, alarms, freeBytes: () => freeBytes(dataFolder) });

  const waiting = new Map<string, Cancel>();
  const view = (): StorageView => viewOf(options, backups, watch);

  function find(name: string): BackupFile {
    const found = backups.list().find((one) => one.name === name);
    if (!found) throw gone();
    return found;
  }

  async function restore(name: string, actor: string): Promise<void> {
    const { restart } = host;
    if (!restart) throw byCommandLine();
    const { folder, madeAt } = find(name);
    await checkBackup(reader, join(folder, DATABASE));
    transaction(db, () => {
      audit.append({
        kind: 'restore.asked',
        actor,
        status: 'attention',
        bodies: { params: JSON.stringify({ madeAt }) },
      });
    });
    wantRestore(dataFolder, { from: folder, actor });
    // The answer leaves first.
    ports.after(100, restart);
  }

  /** One of a kind waits at a time. */
  function later(what: string, milliseconds: number, work: () => Promise<void> | undefined): void {
    waiting.get(what)?.();
    waiting.set(
      what,
      ports.after(milliseconds, () => unattended(log, `the ${what} after the start`, work)),
    );
  }

  async function check(): Promise<void> {
    try {
      await reader.run('database.check', {});
      alarms.clear('database-damaged', 'installation');
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.code !== 'database-corrupt') throw error;
      alarms.raise(damaged(backups.list()[0]?.madeAt));
    }
  }

  async function backUp(): Promise<void> {
    if (watch.isVeryLow()) return;
    // It is an alarm already, and not the schedule's business.
    await backups.make('schedule', 'schedule').catch(() => undefined);
  }

  return {
    backups,
    watch,
    calls: {
      'storage.get': async () => view(),
      'storage.backUp': async (_input, { name }) => {
        await backups.make('byHand', `person:${name}`);
        return view();
      },
      'storage.setBackup': async (wish, { name }) => {
        const { at = '05:00', keep = 7, folder } = wish;
        tryFolder(backupFolder(dataFolder, folder), ports.now());
        options.settingsCalls().setBackup({ at, keep, ...(folder !== undefined && { folder }) }, `person:${name}`);
        return view();
      },
      'storage.previewRestore': async ({ name }) => lossSince(db, audit, find(name).madeAt),
      'storage.restore': async ({ name }, actor) => {
        await restore(name, `person:${actor.name}`);
        return { begun: true };
      },
    },
    cancels: { backup: (run) => backups.cancel() ?? run },
    backUp,
    backUpIfDue: () => later('backup', BACKUP_AFTER_START_MS, () => (backups.isDue() ? backUp() : undefined)),
    check: () => later('check', CHECK_AFTER_START_MS, check),
    stop() {
      for (const cancel of waiting.values()) cancel();
    },
  };
}

/** Before anything is stopped for it. */
async function checkBackup(reader: EngineReader, file: string): Promise<void> {
  const schema = await reader.run('database.checkCopy', { file });
  refuseSchema(schema);
}

function viewOf({ host, settings, restores }: StoragePartOptions, backups: Backups, watch: StorageWatch): StorageView {
  const last = restores.last();
  return {
    dataFolder: host.dataFolder,
    ...watch.size(),
    backup: settings().backup,
    backupFolder: backups.folder(),
    isBackingUp: backups.isBeingMade(),
    run: backups.run(),
    backups: backups
      .list()
      .map(({ name, madeAt, reason, bytes, version }) => ({ name, madeAt, reason, bytes, version })),
    canRestore: host.restart !== undefined,
    restored: last && { backupAt: last.backupAt, restoredAt: last.restoredAt },
  };
}

const DECISIONS = ['mapping.changed', 'mapping.imported', 'settings.changed', 'alarm.answered', 'customer.verified'];

function lossSince(db: Database, audit: Audit, madeAt: string) {
  const written = `SELECT count(*) FROM links
    WHERE role = 'order' AND state IN ('unchecked', 'live', 'posted') AND made_at >= ?`;
  const decided = `SELECT count(*) FROM audit_entries
    WHERE seq >= ? AND actor LIKE 'person:%' AND kind IN (SELECT value FROM json_each(?))`;
  const since = audit.firstSeqSince(madeAt);
  return {
    madeAt,
    documents: db.prepare<[string], number>(written).pluck().get(madeAt) ?? 0,
    decisions: db.prepare<[number, string], number>(decided).pluck().get(since, JSON.stringify(DECISIONS)) ?? 0,
  };
}

function damaged(newest: string | undefined): Parameters<StandingAlarms['raise']>[0] {
  return {
    kind: 'database-damaged',
    scope: 'installation',
    message:
      'The database is damaged: the check after the last stop, which was not a clean one, found it. Nothing is written until it is replaced.',
    whatToDo:
      newest === undefined
        ? 'There is no backup. Stop the connector, keep a copy of the data folder, and ask for support.'
        : `Under Settings, Storage & backup, restore the newest backup, made ${newest}. Check the disk.`,
    params: newest === undefined ? {} : { newest },
    stopsWrites: true,
  };
}

function gone(): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'backup-gone',
    message: 'This backup is not there any more.',
    whatToDo: 'Choose another one.',
    system: 'engine',
  });
}

function byCommandLine(): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'restore-by-command-line',
    message: 'A backup cannot be restored from here.',
    whatToDo: 'Stop the connector and start it once with --restore and the folder of the backup.',
    system: 'engine',
  });
}
