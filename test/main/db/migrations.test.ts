import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate, newestSchema, schemaVersion } from '../../../main/db/migrate.ts';
import { createOrderSums } from '../../../main/flows/orders/orderSums.ts';
import { countRows, fillTables, tablesOf } from './fillTables.ts';

const now = () => Date.UTC(2024, 0, 15);
const versions = Array.from({ length: newestSchema - 1 }, (_, n) => n + 1);

function openAt(version: number) {
  const db = new BetterSqlite3(':memory:');
  onTestFinished(() => void db.close());
  db.pragma('foreign_keys = ON');
  db.pragma('recursive_triggers = ON');
  migrate(db, now, version);
  return db;
}

describe('a database with rows in every table', () => {
  it.each(versions)('comes from schema %i to the newest with every row, sound', (version) => {
    const db = openAt(version);
    const before = fillTables(db);
    expect(Object.entries(before).filter(([, rows]) => rows === 0)).toEqual([]);
    migrate(db, now);

    expect(schemaVersion(db)).toBe(newestSchema);
    expect(db.pragma('quick_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const after = countRows(db);
    const lost = Object.entries(before).filter(([table, rows]) => (after[table] ?? 0) < rows);
    expect(lost).toEqual([]);
    expect(db.prepare('SELECT seq, hash FROM audit_head').get()).toEqual({ seq: 3, hash: 'h3' });
  });

  it('has the same tables whichever way it came', () => {
    const grown = openAt(1);
    fillTables(grown);
    migrate(grown, now);
    expect(tablesOf(grown).toSorted()).toEqual(tablesOf(openAt(newestSchema)).toSorted());
  });
});

it('what the orders come to is counted for those that were there before', () => {
  const db = openAt(21);
  const order = db.prepare(`INSERT INTO orders (integration_id, store_key, order_no, placed_at, store_status, currency, total,
    term, state, nav_total, nav_currency, updated_at, sealed) VALUES ('i', ?, '', '2024-01-15T09:30:00Z', '', 'EUR', ?, ?, '', ?, ?, '', x'')`); // prettier-ignore
  order.run('1', '19.99', 'equal', '19.9900', 'EUR');
  order.run('2', '0.01', 'equal', '0.01', 'USD');
  order.run('3', '1200', 'waiting', null, null);
  migrate(db, now);
  const told = createOrderSums(db).since('2024-01-15T09:00:00.000Z');
  expect(told.map((one) => [one.term, one.count, one.total.toFixed(), one.navTotal.toFixed(), one.elsewhere])).toEqual([
    ['equal', 2, '20', '20', 1],
    ['waiting', 1, '1200', '0', 0],
  ]);
});

it('a migration that is cut off leaves nothing of itself, and the next start goes on with it', () => {
  const db = openAt(11);
  const before = fillTables(db);
  // The second of its statements fails.
  db.exec('CREATE TABLE storage_sizes (x TEXT)');
  expect(() => migrate(db, now)).toThrow(/storage_sizes/);
  expect(schemaVersion(db)).toBe(11);
  expect(tablesOf(db)).not.toContain('restores');
  db.exec('DROP TABLE storage_sizes');
  migrate(db, now);
  expect(schemaVersion(db)).toBe(newestSchema);
  expect(countRows(db)).toMatchObject({ orders: before['orders'], links: before['links'], restores: 0 });
});
