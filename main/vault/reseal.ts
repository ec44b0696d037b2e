import type { Database } from '../db/database.ts';
import { toInstant, type Ports } from '../base/ports.ts';
import { transaction } from '../db/transaction.ts';
import type { Keyring } from './keyring.ts';
import { readKeyHistory } from './keyRows.ts';
import { sealedHead } from './createVault.ts';
import type { Vault } from './vault.ts';

/*
 * What a retired data key sealed is sealed again with the new one, a few rows at a time, until nothing but audit bodies
 * is left of it. Those are append-only under guards that stay closed: they keep their key until they leave by their
 * retention or are erased, and then it is destroyed. Whoever got hold of an old key can read old copies of the file
 * anyway; what counts is that the old key does not open what is written from now on.
 *
 * Sealed columns are not listed anywhere: they are the BLOB columns of the schema but for a few, so that no table can be
 * forgotten. A value that cannot be opened, or may not be changed, stays as it is, and its key with it.
 */

export interface Slice {
  /** Where the next slice goes on; null when this one came to the end. */
  readonly cursor: string | null;
  /** Rows that were looked at. */
  readonly looked: number;
  /** Values that were sealed again. */
  readonly resealed: number;
  /** Values that stay under their old key. */
  readonly failed: number;
}

export interface Reseal {
  /** Rows that a pass looks at; 0 when no key is retired. */
  count(): number;
  /** Looks at some rows from `cursor` on, null for the first, in one transaction of a few milliseconds. */
  slice(cursor: string | null): Slice;
  /** A whole pass found nothing under these keys. */
  finished(keyIds: readonly number[]): void;
  /** Retired data keys whose values are not all sealed again yet. */
  waiting(): readonly number[];
  /** Destroys retired data keys that nothing is sealed with any more; returns which. */
  destroyUnused(): readonly number[];
}

interface SealedTable {
  readonly name: string;
  readonly keys: readonly string[];
  readonly columns: readonly string[];
}

interface Parts {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly keyring: Keyring;
  readonly vault: Pick<Vault, 'sealText' | 'openText'>;
}

const ROWS_LOOKED_AT = 500;
const MOST_VALUES = 50;
const MOST_BYTES = 1_000_000;

export function createReseal(parts: Parts): Reseal {
  const { db, ports, keyring } = parts;
  const waiting = () =>
    readKeyHistory(db).filter(({ purpose, retiredAt, resealedAt }) => {
      return purpose === 'data' && retiredAt !== null && resealedAt === null;
    });
  return {
    count() {
      if (waiting().length === 0) return 0;
      const counts = sealedTables(db).map(({ name }) =>
        db
          .prepare<[], number>(`SELECT count(*) FROM ${quoted(name)}`)
          .pluck()
          .get(),
      );
      return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    },
    slice: (cursor) => transaction(db, () => resealSlice(parts, cursor)),
    finished: (keyIds) =>
      transaction(db, () => {
        const note = db.prepare('UPDATE keys SET resealed_at = ? WHERE id = ? AND retired_at IS NOT NULL');
        for (const id of keyIds) note.run(toInstant(ports.now()), id);
      }),
    waiting: () => waiting().map(({ id }) => id),
    destroyUnused() {
      const destroyed = transaction(db, () => destroyUnused(db, toInstant(ports.now())));
      for (const id of destroyed) keyring.drop(id);
      if (destroyed.length > 0) emptyLog(db);
      return destroyed;
    },
  };
}

/** What was overwritten still stands in the write-ahead log; where somebody reads just now, it goes at the next stop. */
function emptyLog(db: Database): void {
  const patience = Number(db.pragma('busy_timeout', { simple: true }));
  db.pragma('busy_timeout = 0');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma(`busy_timeout = ${patience}`);
}

/** Bodies were sealed in the order of their entries, so that the oldest tells the oldest key that is still needed. */
function destroyUnused(db: Database, at: string): readonly number[] {
  const needed = db.prepare<[], number>('SELECT key_id FROM audit_bodies ORDER BY seq LIMIT 1').pluck().get();
  const secret = db.prepare<[number], unknown>('SELECT 1 FROM secrets WHERE key_id = ? LIMIT 1');
  const unused = readKeyHistory(db).filter(({ id, purpose, resealedAt, destroyedAt }) => {
    const isFree = purpose === 'data' && resealedAt !== null && destroyedAt === null;
    return isFree && (needed === undefined || needed > id) && secret.get(id) === undefined;
  });
  const destroy = db.prepare('UPDATE keys SET sealed = zeroblob(0), recovery = NULL, destroyed_at = ? WHERE id = ?');
  for (const { id } of unused) destroy.run(at, id);
  return unused.map(({ id }) => id);
}

function resealSlice(parts: Parts, cursor: string | null): Slice {
  const tables = sealedTables(parts.db);
  const place = cursor === null ? null : (JSON.parse(cursor) as { table: string; key: unknown[] });
  const [table, ...later] = tables.filter(({ name }) => place === null || name >= place.table);
  if (table === undefined) return { cursor: null, looked: 0, resealed: 0, failed: 0 };
  const { last, ...counted } = resealRows(parts, table, place?.table === table.name ? place.key : []);
  const [next] = later;
  if (last !== null) return { ...counted, cursor: JSON.stringify({ table: table.name, key: last }) };
  return { ...counted, cursor: next === undefined ? null : JSON.stringify({ table: next.name, key: [] }) };
}

/** Rows behind `after`; `last` is null when they were the table's last ones. */
function resealRows(parts: Parts, table: SealedTable, after: readonly unknown[]) {
  const old = new Set(oldHeads(parts));
  const rows = headsOf(parts.db, table, after);
  const [width, one] = [table.keys.length, parts];
  let [looked, resealed, failed, bytes] = [0, 0, 0, 0];
  let last: readonly unknown[] | null = null;
  for (const row of rows) {
    if (resealed + failed >= MOST_VALUES || bytes >= MOST_BYTES) break;
    last = row.slice(0, width);
    looked += 1;
    for (const [index, column] of table.columns.entries()) {
      if (!old.has(String(row[width + index]))) continue;
      const size = resealValue(one, table, column, last);
      if (size === null) failed += 1;
      else resealed += 1;
      bytes += size ?? 0;
    }
  }
  const isEnd = looked === rows.length && rows.length < ROWS_LOOKED_AT;
  return { last: isEnd ? null : last, looked, resealed, failed };
}

/** The key of each row and the first bytes of each sealed column, as hex. */
function headsOf(db: Database, { name, keys, columns }: SealedTable, after: readonly unknown[]): unknown[][] {
  const key = keys.map(quoted).join(', ');
  const heads = columns.map((column) => `hex(substr(${quoted(column)}, 1, 5))`).join(', ');
  const behind = after.length === 0 ? '' : `WHERE (${key}) > (${keys.map(() => '?').join(', ')})`;
  const sql = `SELECT ${key}, ${heads} FROM ${quoted(name)} ${behind} ORDER BY ${key} LIMIT ${ROWS_LOOKED_AT}`;
  return db
    .prepare<unknown[], unknown[]>(sql)
    .raw()
    .all(...after);
}

/** How many bytes it has; null when it stays as it is. */
function resealValue({ db, vault }: Parts, table: SealedTable, column: string, key: readonly unknown[]): number | null {
  const where = `WHERE ${table.keys.map((one) => `${quoted(one)} = ?`).join(' AND ')}`;
  const [name, field] = [quoted(table.name), quoted(column)];
  try {
    const value = db
      .prepare<unknown[], Uint8Array>(`SELECT ${field} FROM ${name} ${where}`)
      .pluck()
      .get(...key);
    if (value === undefined) return 0;
    db.prepare(`UPDATE ${name} SET ${field} = ? ${where}`).run(vault.sealText(vault.openText(value)), ...key);
    return value.length;
  } catch {
    // It was damaged, or a guard of its table keeps it: what it was sealed with must stay, which the count says.
    return null;
  }
}

/** How values begin that were sealed with a data key that is retired. */
function oldHeads({ db }: Parts): readonly string[] {
  return readKeyHistory(db)
    .filter(({ purpose, retiredAt, destroyedAt }) => purpose === 'data' && retiredAt !== null && destroyedAt === null)
    .map(({ id }) => sealedHead(id).toString('hex').toUpperCase());
}

// Keys and signatures are no sealed values; secrets are sealed again at once, and bodies stay as they are.
const OTHERS = ['keys', 'secrets', 'audit_bodies', 'audit_anchors'];

function sealedTables(db: Database): readonly SealedTable[] {
  const found = db
    .prepare<unknown[], { name: string; wr: number; columns: string; keys: string | null }>(
      `SELECT t.name, t.wr, json_group_array(c.name) FILTER (WHERE c.type = 'BLOB' AND c.pk = 0) AS columns,
         json_group_array(c.name ORDER BY c.pk) FILTER (WHERE c.pk > 0) AS keys
       FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
       WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT IN (${OTHERS.map(() => '?').join(', ')})
       GROUP BY t.name ORDER BY t.name`,
    )
    .all(...OTHERS);
  return found
    .map(({ name, wr, columns, keys }) => ({
      name,
      keys: wr === 1 ? (JSON.parse(keys ?? '[]') as string[]) : ['rowid'],
      columns: JSON.parse(columns) as string[],
    }))
    .filter(({ columns }) => columns.length > 0);
}

/** Names come from the schema; those of keywords and odd ones need it. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
