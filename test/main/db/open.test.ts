import BetterSqlite3 from 'better-sqlite3';
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase, quickCheck, wasStoppedUncleanly } from '../../../main/db/open.ts';
import { migrate } from '../../../main/db/migrate.ts';
import { openTestDatabase } from './openTestDatabase.ts';
import { tempFolder } from './tempFolder.ts';

const now = () => Date.UTC(2024, 0, 15);

describe('openDatabase', () => {
  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['auto_vacuum', 2],
    ['secure_delete', 1],
    ['recursive_triggers', 1],
    ['busy_timeout', 5000],
  ])('sets %s to %s', (name, wanted) => {
    const { db } = openTestDatabase();
    expect(db.pragma(name, { simple: true })).toBe(wanted);
  });

  it.skipIf(process.platform === 'win32')('lets nobody else read the file or its log', () => {
    const file = join(tempFolder(), 'connector.db');
    const db = openDatabase(file);
    onTestFinished(() => void db.close());
    db.exec('CREATE TABLE something (here TEXT)');
    const modes = ['', '-wal'].map((part) => statSync(`${file}${part}`).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600]);
  });

  it('keeps incremental vacuum and every row when it opens the file again', () => {
    const { db, file } = openTestDatabase();
    db.prepare("INSERT INTO refusals VALUES ('2024-01-15T10', 'shop', 'signature', 3)").run();
    db.close();
    const again = openDatabase(file);
    expect(again.pragma('auto_vacuum', { simple: true })).toBe(2);
    expect(again.prepare('SELECT n FROM refusals').pluck().all()).toEqual([3]);
    again.close();
  });

  it('refuses a file that is not a database, says what to do, and leaves it as it is', () => {
    const file = join(tempFolder(), 'connector.db');
    const text = 'these are notes and not a database at all\n'.repeat(40);
    writeFileSync(file, text);
    expect(() => openDatabase(file)).toThrow(
      expect.objectContaining({ code: 'database-corrupt', whatToDo: expect.stringContaining('restore') }),
    );
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('refuses an empty file instead of starting again without a word', () => {
    const file = join(tempFolder(), 'connector.db');
    writeFileSync(file, '');
    expect(() => openDatabase(file)).toThrow(expect.objectContaining({ code: 'database-corrupt' }));
  });

  it('refuses a write-ahead log whose database is gone, and leaves it as it is', () => {
    const file = join(tempFolder(), 'connector.db');
    writeFileSync(`${file}-wal`, 'the last commits');
    expect(() => openDatabase(file)).toThrow(expect.objectContaining({ code: 'database-corrupt' }));
    expect(existsSync(file)).toBe(false);
    expect(readFileSync(`${file}-wal`, 'utf8')).toBe('the last commits');
  });

  it('makes the database where a start before was cut off while it made it', () => {
    const file = join(tempFolder(), 'connector.db');
    writeFileSync(`${file}.new`, '');
    writeFileSync(`${file}.new-journal`, 'cut off');
    const db = openDatabase(file);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    db.close();
    expect(readdirSync(dirname(file))).toEqual(['connector.db']);
  });

  it('says that the storage is unavailable when the folder is not there', () => {
    const folder = join(tempFolder(), 'gone');
    expect(() => openDatabase(join(folder, 'connector.db'))).toThrow(
      expect.objectContaining({ code: 'storage-unavailable', kind: 'unavailable' }),
    );
    expect(existsSync(folder)).toBe(false);
  });
});

describe('quickCheck', () => {
  it('passes a sound database', () => {
    const { db } = openTestDatabase();
    expect(() => quickCheck(db)).not.toThrow();
  });

  it('finds a page that was overwritten', () => {
    const { db, file } = openTestDatabase();
    const insert = db.prepare("INSERT INTO refusals VALUES (?, 'shop', 'signature', 1)");
    db.transaction(() => {
      for (let n = 0; n < 2_000; n += 1) insert.run(`2024-01-15T${n}`);
    })();
    const root = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'refusals'").pluck().get());
    db.close();
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(4096, 0xee), 0, 4096, (root - 1) * 4096);
    closeSync(handle);
    const damaged = openDatabase(file);
    expect(() => quickCheck(damaged)).toThrow(expect.objectContaining({ code: 'database-corrupt' }));
    damaged.close();
  });
});

describe('wasStoppedUncleanly', () => {
  it('is false after a close and true for a database whose writer was cut off', () => {
    const { db, file } = openTestDatabase();
    const cutOff = join(tempFolder(), 'cut-off.db');
    copyFileSync(file, cutOff);
    copyFileSync(`${file}-wal`, `${cutOff}-wal`);
    db.close();
    expect(wasStoppedUncleanly(file)).toBe(false);
    expect(wasStoppedUncleanly(cutOff)).toBe(true);
    const recovered = openDatabase(cutOff);
    expect(() => quickCheck(recovered)).not.toThrow();
    expect(recovered.prepare('SELECT count(*) FROM audit_head').pluck().get()).toBe(1);
    recovered.close();
  });
});

describe('migrate', () => {
  it('brings an empty database to the newest schema and notes when', () => {
    const { db } = openTestDatabase();
    const noted = db.prepare('SELECT version, applied_at FROM migrations ORDER BY version').raw().all();
    expect(noted.length).toBe(db.pragma('user_version', { simple: true }));
    expect(noted[0]).toEqual([1, '2024-01-15T00:00:00.000Z']);
  });

  it('does nothing the second time', () => {
    const { db } = openTestDatabase();
    const before = db.prepare('SELECT * FROM migrations').all();
    migrate(db, () => Date.UTC(2025, 0, 1));
    expect(db.prepare('SELECT * FROM migrations').all()).toEqual(before);
  });

  it('refuses a database that a newer program has written, and changes nothing', () => {
    const { db } = openTestDatabase();
    db.pragma('user_version = 999');
    expect(() => migrate(db, now)).toThrow(
      expect.objectContaining({ code: 'database-newer', whatToDo: expect.stringContaining('newer version') }),
    );
    expect(db.pragma('user_version', { simple: true })).toBe(999);
  });

  it('refuses the database of another program', () => {
    const file = join(tempFolder(), 'other.db');
    const other = new BetterSqlite3(file);
    other.exec('CREATE TABLE songs (title TEXT)');
    other.close();
    const db = openDatabase(file);
    expect(() => migrate(db, now)).toThrow(expect.objectContaining({ code: 'database-corrupt' }));
    expect(db.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['songs']);
    db.close();
  });
});
