import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../../main/db/database.ts';
import { migrate } from '../../../main/db/migrate.ts';
import { migration0001 } from '../../../main/db/migrations/0001_base.ts';
import { migration0002 } from '../../../main/db/migrations/0002_audit_guards.ts';
import { migration0003 } from '../../../main/db/migrations/0003_write_rights.ts';
import { migration0004 } from '../../../main/db/migrations/0004_mappings.ts';
import { openDatabase } from '../../../main/db/open.ts';
import { tempFolder } from './tempFolder.ts';

const UPGRADED = Date.UTC(2026, 10, 22);
const MADE = Date.UTC(2026, 4, 3, 14, 10);

/** As the version before customers were listed left it. */
function olderDatabase(): Database {
  const db = openDatabase(join(tempFolder(), 'connector.db'));
  onTestFinished(() => void db.close());
  db.exec('CREATE TABLE migrations (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL) STRICT');
  for (const [index, sql] of [migration0001, migration0002, migration0003, migration0004].entries()) {
    db.exec(sql);
    db.prepare('INSERT INTO migrations VALUES (?, ?)').run(index + 1, '2026-05-01T00:00:00.000Z');
  }
  db.pragma('user_version = 4');
  return db;
}

function addOrder(db: Database, integration: string, key: string, number: string): void {
  db.prepare(
    `INSERT INTO orders (integration_id, store_key, order_no, placed_at, store_status, currency, total, term, state, updated_at, sealed)
     VALUES (?, ?, ?, '2026-05-03T14:00:00Z', 'processing', 'EUR', '10.00', 'equal', 'written', '2026-05-03T14:10:00Z', x'00')`,
  ).run(integration, key, number);
}

function addIntent(db: Database, docKind: string, externalNo: string, ownerKey: string, navKey: string | null): void {
  db.prepare(
    `INSERT INTO intents (company_id, doc_kind, external_no, job_id, owner_key, state, sent_at, settle_after, nav_key)
     VALUES ('C', ?, ?, 1, ?, ?, ?, ?, ?)`,
  ).run(docKind, externalNo, ownerKey, navKey === null ? 'unknown' : 'made', MADE, MADE, navKey);
}

describe('an older database', () => {
  it('keeps its rows, and lists the customers that were made before they were listed', () => {
    const db = olderDatabase();
    addOrder(db, 'shop', '55', '1055');
    addOrder(db, 'shop', '56', '1056');
    addIntent(db, 'customer', 'fingerprint-1', 'order/shop/55', 'C00010');
    addIntent(db, 'customer', 'fingerprint-2', 'order/shop/56', null);
    addIntent(db, 'salesOrder', 'WOO-1055', 'order/shop/55', 'guid');
    migrate(db, () => UPGRADED);
    expect(db.prepare('SELECT * FROM created_customers').all()).toEqual([
      {
        id: 1, company_id: 'C', customer_no: 'C00010', integration_id: 'shop', created_at: '2026-05-03T14:10:00.000Z',
        order_key: '55', order_no: '1055', sealed: null, verified_at: null, verified_by: null,
      },
    ]); // prettier-ignore
    expect(db.prepare('SELECT order_key FROM created_customer_orders').pluck().all()).toEqual(['55']);
    expect(db.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(2);
    expect(db.prepare('SELECT applied_at FROM migrations WHERE version = 5').pluck().get()).toBe(
      '2026-11-22T00:00:00.000Z',
    );
  });

  it('finds a page of customers by an index, with and without an integration', () => {
    const db = olderDatabase();
    migrate(db, () => UPGRADED);
    const planOf = (sql: string) => JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all());
    const page = 'ORDER BY id DESC LIMIT 51';
    expect(planOf(`SELECT * FROM created_customers WHERE integration_id = 'shop' AND id < 9 ${page}`)).toContain(
      'created_customers_integration',
    );
    expect(planOf(`SELECT * FROM created_customers WHERE verified_at IS NULL AND id < 9 ${page}`)).not.toContain(
      'TEMP B-TREE',
    );
  });
});
