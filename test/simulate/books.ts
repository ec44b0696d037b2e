import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';

/** Where the connector says an order stands. */
export interface BookRow {
  readonly key: string;
  readonly orderNo: string;
  readonly term: string;
  readonly state: string;
  readonly status: string;
  readonly total: string;
  readonly currency: string;
  readonly navTotal: string | null;
  readonly documentNo: string | null;
  readonly cause: string | null;
  /** What the person reads whom it waits for. */
  readonly message: string | null;
}

/** The connector's own tables, read as they lie on disk. */
export interface Books {
  readonly orders: ReadonlyMap<string, BookRow>;
  /** Keys of orders an audit entry says are gone from the store. */
  readonly gone: ReadonlySet<string>;
  /** Digests of the deliveries that were kept. */
  readonly kept: ReadonlySet<string>;
  /** Jobs that still wait or run, but for the polls. */
  readonly unfinished: readonly string[];
  /** Every plain column that may hold words, as one text. */
  readonly plainText: string;
  /** Newest last, one line each. */
  trail(orderKey: string, most: number): readonly string[];
}

const ORDERS = `SELECT store_key AS key, order_no AS orderNo, term, state, store_status AS status, total, currency,
  nav_total AS navTotal, document_no AS documentNo, json_extract(cause, '$.code') AS cause,
  json_extract(cause, '$.message') AS message FROM orders ORDER BY id`;
const GONE = `SELECT DISTINCT order_key FROM audit_entries WHERE kind = 'order.gone'`;
const UNFINISHED = `SELECT key || ' ' || state || ' ' || coalesce(class, '') FROM jobs
  WHERE state IN ('waiting', 'leased') AND kind <> 'poll' ORDER BY id`;
const TRAIL = `SELECT seq || ' ' || at || ' ' || kind || ' ' || status || ' ' || actor || ' job ' || coalesce(job_id, '-')
  || ' ' || coalesce(document_no, '') || ' ' || coalesce(cause, '') FROM audit_entries WHERE order_key = ? ORDER BY seq DESC LIMIT ?`;
const PLAIN = [
  `SELECT kind || actor || coalesce(order_no, '') || coalesce(document_no, '') || coalesce(sku, '') || coalesce(cause, '') FROM audit_entries`,
  `SELECT coalesce(cause, '') || store_status || state FROM orders`,
  `SELECT key || actor || record_key || coalesce(cause, '') || coalesce(cause_group, '') FROM jobs`,
  `SELECT coalesce(cause, '') FROM attempts`,
  `SELECT source || topic || record_key FROM deliveries`,
  `SELECT external_no || owner_key FROM intents`,
];

/** How many jobs but polls wait or run now; the engine may be running. */
export function countUnfinished(dataFolder: string): number {
  return reading(dataFolder, (db) => db.prepare(UNFINISHED).all().length);
}

/** Whether the connector knows that this order has a document. */
export function isLinked(dataFolder: string, orderKey: string): boolean {
  const sql = `SELECT 1 FROM links WHERE store_kind = 'order' AND store_key = ? AND state <> 'removed'`;
  return reading(dataFolder, (db) => db.prepare(sql).get(orderKey) !== undefined);
}

export function readBooks(dataFolder: string): Books {
  return reading(dataFolder, (db) => {
    const column = (sql: string, ...values: unknown[]) =>
      db
        .prepare<unknown[], string>(sql)
        .pluck()
        .all(...values);
    const orders = db.prepare<[], BookRow>(ORDERS).all();
    const keys = [...orders.map(({ key }) => key), ...column(GONE)];
    const trails = new Map(keys.map((key) => [key, column(TRAIL, key, 40).toReversed()]));
    return {
      orders: new Map(orders.map((row) => [row.key, row])),
      gone: new Set(column(GONE)),
      kept: new Set(column(`SELECT digest FROM deliveries WHERE kind = 'webhook'`)),
      unfinished: column(UNFINISHED),
      plainText: PLAIN.flatMap((sql) => column(sql)).join('\n'),
      trail: (orderKey, most) => (trails.get(orderKey) ?? []).slice(-most),
    };
  });
}

function reading<T>(dataFolder: string, read: (db: BetterSqlite3.Database) => T): T {
  const db = new BetterSqlite3(join(dataFolder, 'connector.sqlite'), { readonly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}
