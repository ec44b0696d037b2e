import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../main/db/database.ts';
import { toStorageError } from '../../../main/db/storageError.ts';
import { transaction } from '../../../main/db/transaction.ts';
import { openTestDatabase } from './openTestDatabase.ts';

const unavailable = expect.objectContaining({ code: 'storage-unavailable', kind: 'unavailable', retryable: true });

function count(db: Database, hour: string, reason = 'signature'): void {
  db.prepare("INSERT INTO refusals VALUES (?, 'shop', ?, 1)").run(hour, reason);
}

function hours(db: Database): unknown[] {
  return db.prepare('SELECT hour FROM refusals ORDER BY hour').pluck().all();
}

describe('transaction', () => {
  it('keeps everything and returns the result', () => {
    const { db } = openTestDatabase();
    const result = transaction(db, () => {
      count(db, 'a');
      count(db, 'b');
      return 7;
    });
    expect(result).toBe(7);
    expect(hours(db)).toEqual(['a', 'b']);
  });

  it('keeps nothing when the work throws, and hands on what was thrown', () => {
    const { db } = openTestDatabase();
    const failure = new Error('no');
    const work = () => {
      count(db, 'a');
      throw failure;
    };
    expect(() => transaction(db, work)).toThrow(failure);
    expect(hours(db)).toEqual([]);
  });

  it('joins the outer transaction, which takes the inner one back with it', () => {
    const { db } = openTestDatabase();
    const work = () => {
      transaction(db, () => count(db, 'inner'));
      expect(db.inTransaction).toBe(true);
      throw new Error('no');
    };
    expect(() => transaction(db, work)).toThrow('no');
    expect(hours(db)).toEqual([]);
  });

  it('that is kept with the next waits for no disk, and the next one does, also when the work throws', () => {
    const { db } = openTestDatabase();
    const sync = () => db.pragma('synchronous', { simple: true });
    expect(transaction(db, sync, 'withNext')).toBe(1);
    const refuse = () => {
      throw new Error('no');
    };
    expect(() => transaction(db, refuse, 'withNext')).toThrow('no');
    expect(transaction(db, sync)).toBe(2);
  });

  it('takes the write lock at once, so that what it has read cannot grow stale', () => {
    const { db, file } = openTestDatabase();
    const other = new BetterSqlite3(file, { timeout: 0 });
    transaction(db, () => {
      expect(() => other.exec('BEGIN IMMEDIATE')).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }));
    });
    other.close();
  });

  it('leaves a violated constraint as it is', () => {
    const { db } = openTestDatabase();
    count(db, 'a');
    expect(() => transaction(db, () => count(db, 'a'))).toThrow(
      expect.objectContaining({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' }),
    );
  });
});

describe('storage that cannot be written', () => {
  it('is named when the disk is full, nothing is kept, and work goes on when there is room', () => {
    const { db } = openTestDatabase();
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages}`);
    expect(() => transaction(db, () => count(db, 'full', 'x'.repeat(100_000)))).toThrow(unavailable);
    expect(db.inTransaction).toBe(false);
    expect(hours(db)).toEqual([]);
    db.pragma('max_page_count = 1000000');
    transaction(db, () => count(db, 'room', 'x'.repeat(100_000)));
    expect(hours(db)).toEqual(['room']);
  });

  it('is named when the database may not be written', () => {
    const { file } = openTestDatabase();
    const readOnly = new BetterSqlite3(file, { readonly: true });
    expect(() => transaction(readOnly, () => count(readOnly, 'a'))).toThrow(unavailable);
    readOnly.close();
  });

  it('is named when another program holds the database', () => {
    const { db, file } = openTestDatabase();
    db.pragma('busy_timeout = 0');
    const other = new BetterSqlite3(file);
    other.exec('BEGIN IMMEDIATE');
    expect(() => transaction(db, () => count(db, 'a'))).toThrow(unavailable);
    other.exec('ROLLBACK');
    other.close();
  });

  it.each([
    ['SQLITE_FULL', 'storage-unavailable'],
    ['SQLITE_IOERR_WRITE', 'storage-unavailable'],
    ['SQLITE_IOERR', 'storage-unavailable'],
    ['SQLITE_READONLY_DIRECTORY', 'storage-unavailable'],
    ['SQLITE_BUSY_SNAPSHOT', 'storage-unavailable'],
    ['SQLITE_CANTOPEN', 'storage-unavailable'],
    ['SQLITE_CORRUPT_INDEX', 'database-corrupt'],
    ['SQLITE_NOTADB', 'database-corrupt'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_UNIQUE'],
  ])('knows %s as %s', (code, wanted) => {
    expect(toStorageError(new BetterSqlite3.SqliteError('made for this test', code))).toMatchObject({ code: wanted });
  });
});

describe('prepared statements', () => {
  it('made again by every part that needs them do not disturb each other', () => {
    const { db } = openTestDatabase();
    const parts = Array.from({ length: 200 }, () =>
      db.prepare<[string], number>('SELECT ? AS hour FROM audit_head').pluck(),
    );
    expect(parts.map((statement) => statement.get('a'))).toEqual(Array.from({ length: 200 }, () => 'a'));
  });
});
