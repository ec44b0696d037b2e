import type { Database } from '../db/database.ts';
import { ORDER_COLUMNS, type OrderTableRow } from '../flows/orders/bookRows.ts';

/** An order as a log entry or a link names it. */
export interface NamedOrder {
  readonly integrationId: string;
  readonly orderKey: string;
  /** The entry that names it. */
  readonly seq: number;
}

/**
 * What the search of the window asks the database. Each question walks through one index and stops at its limit, so that
 * none grows with the tables; texts are looked for by their beginning, exactly as given.
 */
export interface SearchQueries {
  /** Those with the highest numbers first. */
  ordersByNo(prefix: string, most: number): readonly OrderTableRow[];
  ordersByDocument(prefix: string, most: number): readonly OrderTableRow[];
  /** Store and order by the external number that the document has in NAV. */
  linksByExternalNo(prefix: string, most: number): readonly { readonly storeId: string; readonly orderKey: string }[];
  /** Numbers of documents that the log has entries of, each once, with the newest entry about an order. */
  loggedDocuments(prefix: string, most: number): readonly (NamedOrder & { readonly documentNo: string })[];
  /** Causes that jobs are parked for, each once. */
  parkedFor(prefix: string, most: number): readonly string[];
  /** By the SKU in capitals, as the mapping table keeps it. */
  mapped(
    integrationId: string,
    prefix: string,
    most: number,
  ): readonly { readonly sku: string; readonly itemNo: string }[];
  loggedSkus(prefix: string, most: number): readonly string[];
  cards(prefix: string, most: number): readonly CardRow[];
  /** Orders that entries about this fingerprint name, the one of the newest entry first. */
  ordersOf(fingerprint: string, most: number): readonly NamedOrder[];
}

export interface CardRow {
  readonly customerNo: string;
  readonly integrationId: string;
  readonly orderKey: string;
  readonly orderNo: string;
  readonly sealed: Uint8Array | null;
}

/** Above every other character in UTF-8: the end of the range of texts that begin alike. */
const LAST_CHARACTER = '\u{10FFFF}';
/** So many entries about one person are looked at, newest first. */
const MOST_ENTRIES = 500;

/** From one value of an indexed column to the next, however many rows share it, within the range `@from` to `@to`. */
function steps(column: string, table: string, where: string): string {
  const next = (from: string) => `SELECT min(${column}) FROM ${table} WHERE ${where} AND ${column} ${from} AND ${column} < @to`; // prettier-ignore
  return `WITH RECURSIVE found (value) AS (${next('>= @from')} UNION ALL SELECT (${next('> found.value')}) FROM found WHERE found.value IS NOT NULL)`;
}

/** Companies that occur in a table, each once. */
function companies(table: string): string {
  return `WITH RECURSIVE company (id) AS (SELECT min(company_id) FROM ${table} UNION ALL
    SELECT (SELECT min(company_id) FROM ${table} WHERE company_id > company.id) FROM company WHERE company.id IS NOT NULL)`;
}

const between = (column: string) => `${column} >= @from AND ${column} < @to`;

/** What each question says in SQL: beginning and end of a range, and how many. */
export const SEARCHES = {
  ordersByNo: `SELECT ${ORDER_COLUMNS} FROM orders AS o WHERE ${between('order_no')} ORDER BY order_no DESC LIMIT @most`,
  ordersByDocument: `SELECT ${ORDER_COLUMNS} FROM orders AS o WHERE ${between('document_no')} ORDER BY document_no DESC LIMIT @most`,
  linksByExternalNo: `${companies('links')} SELECT l.store_id AS storeId, l.store_key AS orderKey
    FROM company CROSS JOIN links AS l INDEXED BY links_external
    WHERE l.company_id = company.id AND ${between('l.external_no')} AND l.role = 'order' AND l.state <> 'removed' LIMIT @most`,
  loggedDocuments: `${steps('document_no', 'audit_entries INDEXED BY audit_document', 'document_no IS NOT NULL')}
    SELECT found.value AS documentNo, e.integration_id AS integrationId, e.order_key AS orderKey, e.seq FROM found
    CROSS JOIN audit_entries AS e ON e.seq = (SELECT max(seq) FROM audit_entries INDEXED BY audit_document
      WHERE document_no = found.value AND order_key IS NOT NULL)
    WHERE found.value IS NOT NULL LIMIT @most`,
  parkedFor: `${steps('cause_group', 'jobs INDEXED BY jobs_parked', "state = 'parked'")}
    SELECT value FROM found WHERE value IS NOT NULL LIMIT @most`,
  mapped: `SELECT from_value AS sku, to_value AS itemNo FROM mappings
    WHERE integration_id = @integrationId AND ${between('from_key')} AND kind = 'sku' ORDER BY from_key LIMIT @most`,
  loggedSkus: `${steps('sku', 'audit_entries INDEXED BY audit_sku', 'sku IS NOT NULL')}
    SELECT value FROM found WHERE value IS NOT NULL LIMIT @most`,
  cards: `${companies('created_customers')} SELECT c.customer_no AS customerNo, c.integration_id AS integrationId,
    c.order_key AS orderKey, c.order_no AS orderNo, c.sealed
    FROM company CROSS JOIN created_customers AS c INDEXED BY created_customers_once
    WHERE c.company_id = company.id AND ${between('c.customer_no')} LIMIT @most`,
  // Who looked at an order says nothing of when it came.
  ordersOf: `SELECT integrationId, orderKey, max(seq) AS seq FROM (
      SELECT e.integration_id AS integrationId, e.order_key AS orderKey, e.seq
      FROM audit_subjects AS s CROSS JOIN audit_entries AS e ON e.seq = s.seq
      WHERE s.fingerprint = @fingerprint AND e.order_key IS NOT NULL AND e.kind <> 'order.viewed' ORDER BY s.seq DESC LIMIT ${MOST_ENTRIES})
    GROUP BY integrationId, orderKey ORDER BY seq DESC LIMIT @most`,
} as const;

export function createSearchQueries(db: Database): SearchQueries {
  const range = (prefix: string, most: number) => ({ from: prefix, to: prefix + LAST_CHARACTER, most });
  const rows = <R>(sql: string) => {
    const statement = db.prepare<unknown[], R>(sql);
    return (prefix: string, most: number) => statement.all(range(prefix, most));
  };
  const values = (sql: string) => {
    const statement = db.prepare<unknown[], string>(sql).pluck();
    return (prefix: string, most: number) => statement.all(range(prefix, most));
  };
  const mapped = db.prepare<unknown[], { sku: string; itemNo: string }>(SEARCHES.mapped);
  const ordersOf = db.prepare<unknown[], NamedOrder>(SEARCHES.ordersOf);
  return {
    ordersByNo: rows(SEARCHES.ordersByNo),
    ordersByDocument: rows(SEARCHES.ordersByDocument),
    linksByExternalNo: rows(SEARCHES.linksByExternalNo),
    loggedDocuments: rows(SEARCHES.loggedDocuments),
    parkedFor: values(SEARCHES.parkedFor),
    mapped: (integrationId, prefix, most) => mapped.all({ ...range(prefix, most), integrationId }),
    loggedSkus: values(SEARCHES.loggedSkus),
    cards: rows(SEARCHES.cards),
    ordersOf: (fingerprint, most) => ordersOf.all({ fingerprint, most }),
  };
}
