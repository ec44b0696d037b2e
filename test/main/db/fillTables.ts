import type { Database } from '../../../main/db/database.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

/** Rows of this many in every table that a schema has, whatever it has: found by asking the database. */
const ROWS = 3;

/** The audit log takes its entries one after the other, each with its head. */
const AUDIT = `
INSERT INTO audit_entries (seq, at, kind, actor, status, commitment, hash) VALUES (@n, @at, 'order.read', 'test', 'fine', 'c', 'h' || @n);
INSERT INTO audit_subjects VALUES ('print', @n);
INSERT INTO audit_anchors VALUES (@n, 'h' || @n, @at, 1, x'00');
UPDATE audit_head SET seq = @n, hash = 'h' || @n;`;
const OF_AUDIT = ['audit_entries', 'audit_bodies', 'audit_subjects', 'audit_anchors', 'audit_head'];

/** Puts rows into every table of the schema, and tells how many each has then. */
export function fillTables(db: Database): Readonly<Record<string, number>> {
  const tables = tablesOf(db).filter((name) => !OF_AUDIT.includes(name) && name !== 'migrations');
  for (let n = 1; n <= ROWS; n += 1) {
    fillAudit(db, n);
    for (const table of tables) insertRow(db, table, n);
  }
  return countRows(db);
}

export function countRows(db: Database): Readonly<Record<string, number>> {
  const count = (name: string) => Number(db.prepare(`SELECT count(*) FROM ${name}`).pluck().get());
  return Object.fromEntries(tablesOf(db).map((name) => [name, count(name)]));
}

export function tablesOf(db: Database): readonly string[] {
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
  return db.prepare<[], string>(sql).pluck().all();
}

function fillAudit(db: Database, n: number): void {
  const values = { n: BigInt(n), at: `2024-01-15T00:00:0${n}.000Z` };
  // A body comes before its entry moves the head.
  db.transaction(() => {
    db.pragma('defer_foreign_keys = ON');
    db.prepare(`INSERT INTO audit_bodies VALUES (@n, 'text', 1, x'00', x'00', x'00')`).run({ n: BigInt(n) });
    for (const statement of AUDIT.split(';').filter((one) => one.trim() !== '')) {
      const used = Object.fromEntries(Object.entries(values).filter(([name]) => statement.includes(`@${name}`)));
      db.prepare(statement).run(used);
    }
  })();
}

function insertRow(db: Database, table: string, n: number): void {
  const sql = db.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table) ?? '';
  // A table of one row has it once.
  if (/CHECK \(one = 1\)/.test(sql) && n > 1) return;
  const columns = db.pragma(`table_info(${table})`) as readonly Column[];
  const values = columns.map((column) => valueOf(column, sql, n));
  const names = columns.map(({ name }) => name).join(', ');
  const places = columns.map(() => '?').join(', ');
  db.prepare(`INSERT OR IGNORE INTO ${table} (${names}) VALUES (${places})`).run(...values);
}

function valueOf({ name, type }: Column, sql: string, n: number): string | number | bigint | Buffer {
  const allowed = new RegExp(`CHECK \\(${name} IN \\(([^)]*)\\)\\)`).exec(sql)?.[1]?.split(',') ?? [];
  const choice = allowed[n % Math.max(1, allowed.length)]?.trim();
  if (choice !== undefined) return choice.startsWith("'") ? choice.slice(1, -1) : BigInt(choice);
  if (name === 'one') return 1n;
  if (type === 'BLOB') return Buffer.from([n]);
  if (type === 'INTEGER') return BigInt(n);
  if (/(^|_)at$|^since$|^until$/.test(name)) return `2024-01-15T00:00:0${n}.000Z`;
  return `${name}-${n}`;
}
