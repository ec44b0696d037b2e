import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../main/base/log.ts';
import { realPorts } from '../../../main/base/ports.ts';
import { migrate, newestSchema } from '../../../main/db/migrate.ts';
import { openDatabase } from '../../../main/db/open.ts';
import { addSettings, beginBackup, databaseFile, listBackups } from '../../../main/engine/backupFiles.ts';
import { tryFolder } from '../../../main/engine/backup.ts';
import { refuseWrongPlace, wrongPlace } from '../../../main/engine/dataPlace.ts';
import { openStorage } from '../../../main/engine/openStorage.ts';
import { forgetNote, restore, restoredNote } from '../../../main/engine/restoreFiles.ts';
import { wantRestore } from '../../../main/engine/wantedRestore.ts';
import { copyDatabase } from '../../../main/db/copyFile.ts';
import { tempFolder } from '../db/tempFolder.ts';

const NOW = Date.parse('2026-05-03T02:00:00Z');

function host(dataFolder: string, now = NOW) {
  return { dataFolder, version: '1.2.3', log: createLog(() => undefined, () => now), ports: { ...realPorts(), now: () => now } }; // prettier-ignore
}

function open(folder: string, now?: number) {
  const opened = openStorage(host(folder, now));
  opened.db.close();
  return opened;
}

/** A data folder with one refusal in its database, of an earlier schema where wanted. */
function dataFolder(schema = newestSchema): string {
  const folder = tempFolder();
  const db = openDatabase(databaseFile(folder));
  migrate(db, () => NOW, schema);
  db.prepare("INSERT INTO refusals VALUES ('2026-05-03T01', 'shop', 'signature', 3)").run();
  db.close();
  writeFileSync(join(folder, 'settings.json'), '{"version":1}');
  return folder;
}

function backUp(folder: string, at = NOW): string {
  const backup = beginBackup(join(folder, 'backups'), at, 'byHand');
  const bytes = copyDatabase(databaseFile(folder), backup.database);
  addSettings(folder, backup);
  return backup.finish({
    madeAt: new Date(at).toISOString(),
    reason: 'byHand',
    version: '1',
    schema: newestSchema,
    bytes,
  }).folder;
}

function refusals(folder: string): unknown[] {
  const db = openDatabase(databaseFile(folder));
  try {
    return db.prepare('SELECT n FROM refusals').pluck().all();
  } finally {
    db.close();
  }
}

describe('a data folder', () => {
  it('whose database is damaged keeps it aside, names the newest backup, and is never begun anew', () => {
    const folder = dataFolder();
    const backup = backUp(folder);
    writeFileSync(databaseFile(folder), 'these are notes and not a database'.repeat(99));
    const restoreIt = expect.stringContaining(`--restore "${backup}"`);

    expect(() => open(folder)).toThrow(expect.objectContaining({ code: 'database-corrupt', whatToDo: restoreIt }));
    const aside = readdirSync(folder).find((name) => name.startsWith('set-aside-2026-05-03T02-00-00')) ?? '';
    expect(readFileSync(join(folder, aside, 'connector.sqlite'), 'utf8')).toContain('these are notes');
    expect(() => open(folder)).toThrow(expect.objectContaining({ code: 'database-missing', whatToDo: restoreIt }));
    expect(existsSync(databaseFile(folder))).toBe(false);
    restore(folder, backup, { now: NOW, actor: 'command line' });
    expect(open(folder).restored).toMatchObject({ backupAt: '2026-05-03T02:00:00.000Z', documents: null });
    expect(refusals(folder)).toEqual([3]);
  });

  it('of an earlier version is backed up before its schema is changed, the last three times', () => {
    const folder = dataFolder(newestSchema - 1);
    for (const at of [1, 2, 3]) {
      const older = beginBackup(join(folder, 'backups'), NOW - at * 1000, 'beforeUpgrade');
      writeFileSync(older.database, '');
      older.finish({ madeAt: new Date(NOW - at * 1000).toISOString(), reason: 'beforeUpgrade', version: '1', schema: 1, bytes: 0 });
    } // prettier-ignore
    open(folder);
    const [newest, ...others] = listBackups(join(folder, 'backups'));

    expect(newest).toMatchObject({ reason: 'beforeUpgrade', schema: newestSchema - 1, version: '1.2.3' });
    expect(others.length).toBe(2);
    restore(folder, newest?.folder ?? '', { now: NOW, actor: 'command line' });
    expect(refusals(folder)).toEqual([3]);
  });

  it('whose restore was cut off by a power failure is restored by the next start', () => {
    const folder = dataFolder();
    const backup = backUp(folder);
    restore(folder, backup, { now: NOW, actor: 'command line' });
    // As it lies between setting aside and putting in place.
    const copy = readFileSync(databaseFile(folder));
    writeFileSync(`${databaseFile(folder)}.restoring`, copy);
    writeFileSync(databaseFile(folder), 'half');
    expect(restoredNote(folder)).not.toBeNull();

    expect(open(folder).restored).toMatchObject({ actor: 'command line' });
    expect(refusals(folder)).toEqual([3]);
  });

  it('of which only the log is left is restored without that log', () => {
    const folder = dataFolder();
    const backup = backUp(folder);
    rmSync(databaseFile(folder));
    writeFileSync(`${databaseFile(folder)}-wal`, 'of another database');
    const { aside } = restore(folder, backup, { now: NOW, actor: 'command line' });
    expect(readFileSync(join(folder, aside, 'connector.sqlite-wal'), 'utf8')).toBe('of another database');
    expect(existsSync(`${databaseFile(folder)}-wal`)).toBe(false);
    expect(refusals(folder)).toEqual([3]);
  });

  it('restores what was chosen in the window once, and says why where it cannot', () => {
    const folder = dataFolder();
    const backup = backUp(folder);
    wantRestore(folder, { from: backup, actor: 'person:anna' });
    expect(open(folder)).toMatchObject({ restored: { actor: 'person:anna' }, refused: null });
    forgetNote(folder);
    wantRestore(folder, { from: join(folder, 'nowhere'), actor: 'person:anna' });
    expect(open(folder).refused).toMatchObject({ code: 'backup-unusable' });
    expect(open(folder).refused).toBeNull();
    expect(refusals(folder)).toEqual([3]);
  });

  it('into which a backup cannot be restored has nothing of it, and says why', () => {
    const folder = dataFolder();
    const damaged = backUp(folder);
    const settings = join(damaged, 'settings.json');
    writeFileSync(settings, '{}');
    writeFileSync(join(damaged, 'connector.sqlite'), 'no database'.repeat(999));
    const left = () => readdirSync(folder).filter((name) => name.endsWith('.restoring'));
    const restoring = () => restore(folder, damaged, { now: NOW, actor: 'command line' });
    expect(restoring).toThrow(expect.objectContaining({ code: 'backup-unusable' }));
    expect(left()).toEqual([]);
    rmSync(join(damaged, 'connector.sqlite'));
    mkdirSync(join(damaged, 'connector.sqlite'));
    expect(restoring).toThrow(expect.objectContaining({ code: 'backup-not-copied' }));
    // As a crash leaves it before anything is decided.
    writeFileSync(`${databaseFile(folder)}.restoring`, 'half');
    expect(open(folder).restored).toBeNull();
    expect(left()).toEqual([]);
    expect(refusals(folder)).toEqual([3]);
  });
});

it.runIf(process.platform === 'linux')('a place where the system makes no folder is refused for backups', () => {
  expect(() => tryFolder('/proc/backups/here', NOW)).toThrow(
    expect.objectContaining({ code: 'backup-folder-unusable' }),
  );
});

describe('a place for a database', () => {
  it('is looked at behind links', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'Dropbox'));
    symlinkSync(join(folder, 'Dropbox'), join(folder, 'orders'));
    expect(() => refuseWrongPlace(join(folder, 'orders', 'data'))).toThrow(/a folder that Dropbox copies/);
    expect(() => refuseWrongPlace(join(folder, 'data'))).not.toThrow();
  });

  const linux = { platform: 'linux', env: {}, fileSystem: 0xef53 };
  const windows = { platform: 'win32', env: { OneDrive: 'C:\\Users\\a\\Sync' }, fileSystem: null };

  it.each([
    ['/var/lib/ml-connector', linux, null],
    ['/home/a/Dropboxes', linux, null],
    ['/home/a/Dropbox/ml', linux, 'Dropbox'],
    ['/home/a/Nextcloud2/ml', linux, 'Nextcloud'],
    ['/mnt/nas', { ...linux, fileSystem: 0x6969 }, 'network'],
    ['/mnt/share', { ...linux, fileSystem: 0xff534d42 }, 'network'],
    ['/mnt/drive', { ...linux, fileSystem: 0x65735546 }, 'network'],
    ['C:\\ProgramData\\ml-connector', windows, null],
    ['\\\\?\\C:\\ProgramData\\ml', windows, null],
    ['\\\\server\\share\\ml', windows, 'network'],
    ['//server/share/ml', windows, 'network'],
    ['\\\\?\\UNC\\server\\share', windows, 'network'],
    ['C:\\Users\\a\\OneDrive - Contoso\\ml', windows, 'OneDrive'],
    ['c:\\users\\a\\sync\\ml', windows, 'OneDrive'],
    ['G:\\My Drive\\ml', windows, 'Google Drive'],
  ])('%s', (folder, surroundings, wanted) => {
    const found = wrongPlace(folder, surroundings);
    expect(found?.what === 'cloud' ? found.service : (found?.what ?? null)).toBe(wanted);
  });
});
