import type { Database } from '../db/database.ts';
import type { Vault } from '../vault/vault.ts';
import { subjectFingerprint } from './append.ts';
import type { Entry, EntryFilter } from './audit.ts';

type Value = string | number;

interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

const COLUMNS = `e.seq, e.at, e.kind, e.actor, e.integration_id AS integrationId, e.order_key AS orderKey, e.order_no AS orderNo,
  e.document_no AS documentNo, e.sku, e.job_id AS jobId, e.delivery_id AS deliveryId, e.run_id AS runId, e.status, e.cause`;

/** Above every other character in UTF-8: the end of the range of texts that begin alike. */
const LAST_CHARACTER = '\u{10FFFF}';

/** With more entries than this, reading from the newest end meets a page's worth sooner than sorting all of them. */
const MANY = 5_000;

export interface Search {
  entries(filter: EntryFilter): readonly Entry[];
  ofSubject(email: string, limit: number): readonly Entry[];
}

export function createSearch(db: Database, vault: Vault): Search {
  const ofSubject = db.prepare<[string, number], Entry>(
    `SELECT ${COLUMNS} FROM audit_subjects s JOIN audit_entries e ON e.seq = s.seq WHERE s.fingerprint = ? ORDER BY s.seq DESC LIMIT ?`,
  );
  const isBroad = (column: PrefixColumn, prefix: string): boolean => {
    const range = `SELECT 1 FROM audit_entries WHERE ${column} >= ? AND ${column} < ? LIMIT ${MANY + 1}`;
    const found = db
      .prepare(`SELECT count(*) FROM (${range})`)
      .pluck()
      .get(prefix, prefix + LAST_CHARACTER);
    return Number(found) > MANY;
  };
  const beginsWith = (column: PrefixColumn, prefix: string | undefined): Condition[] => {
    if (prefix === undefined || prefix === '') return [];
    // A unary plus keeps SQLite from the column's index. A range, not LIKE or GLOB: what is typed has no wildcards.
    const term = isBroad(column, prefix) ? `+e.${column}` : `e.${column}`;
    return [{ sql: `${term} >= ? AND ${term} < ?`, values: [prefix, prefix + LAST_CHARACTER] }];
  };

  return {
    entries(filter) {
      const conditions = [
        ...equals('integration_id', filter.integrationId),
        ...equals('order_key', filter.orderKey),
        ...beginsWith('order_no', filter.orderNo),
        ...beginsWith('document_no', filter.documentNo),
        ...equals('sku', filter.sku),
        ...equals('status', filter.status),
        ...equals('job_id', filter.jobId),
        ...beyond(filter),
      ];
      const where = conditions.length === 0 ? '' : `WHERE ${conditions.map((each) => each.sql).join(' AND ')}`;
      const order = filter.oldestFirst ? 'ASC' : 'DESC';
      const sql = `SELECT ${COLUMNS} FROM audit_entries e ${where} ORDER BY e.seq ${order} LIMIT ?`;
      return db.prepare<Value[], Entry>(sql).all(...conditions.flatMap((each) => each.values), filter.limit);
    },
    ofSubject: (email, limit) => ofSubject.all(subjectFingerprint(vault, email), limit),
  };
}

type PrefixColumn = 'order_no' | 'document_no';

function equals(column: string, value: Value | undefined): Condition[] {
  return value === undefined ? [] : [{ sql: `e.${column} = ?`, values: [value] }];
}

function beyond(filter: EntryFilter): Condition[] {
  if (filter.beyond === undefined) return [];
  return [{ sql: filter.oldestFirst ? 'e.seq > ?' : 'e.seq < ?', values: [filter.beyond] }];
}
