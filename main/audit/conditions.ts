import type { EntryFilter } from './audit.ts';
import type { Query } from './search.ts';

export type Value = string | number;

/** One thing a filter asks for. */
export interface Condition {
  /** Holds for an entry `e`. */
  readonly test: Query;
  /** Selects the numbers (`seq`) of the entries that meet it, from its index; null where it has none or it would not help. */
  readonly rows: Query | null;
  /** The index gives them in the order of a text, not of their numbers. */
  readonly isRange: boolean;
}

/** Above every other character in UTF-8: the end of the range of texts that begin alike. */
const LAST_CHARACTER = '\u{10FFFF}';
const PEOPLE = "actor >= 'person:' AND actor < 'person;'";

export function conditionsOf(filter: EntryFilter): readonly Condition[] {
  return [
    ...record(filter),
    ...beginsWith('order_no', 'audit_order', filter.orderNo),
    ...beginsWith('document_no', 'audit_document', filter.documentNo),
    ...beginsWith('sku', 'audit_sku', filter.sku),
    ...equals('kind', 'audit_kind', filter.kind),
    ...equals('job_id', 'audit_job', filter.jobId),
    ...equals('status', filter.status === 'fine' ? null : 'audit_status', filter.status, "status <> 'fine'"),
    ...equals('actor', filter.actor?.startsWith('person:') ? 'audit_person' : null, filter.actor, PEOPLE),
    ...subject(filter.subject),
    ...(filter.from === undefined ? [] : [plain('e.at >= ?', filter.from)]),
    ...(filter.to === undefined ? [] : [plain('e.at < ?', filter.to)]),
  ];
}

/** The timeline of one order, or all of an integration. */
function record({ integrationId, orderKey }: EntryFilter): readonly Condition[] {
  if (orderKey === undefined) return equals('integration_id', 'audit_integration', integrationId);
  if (integrationId === undefined) return [plain('e.order_key = ?', orderKey)];
  const values = [integrationId, orderKey];
  const rows = { sql: indexed('audit_order_key', 'integration_id = ? AND order_key = ?'), values };
  return [{ test: { sql: 'e.integration_id = ? AND e.order_key = ?', values }, rows, isRange: false }];
}

/** `implied` follows from the value and stands in the index's own condition: SQLite must see it to take the index. */
function equals(
  column: string,
  index: string | null,
  value: Value | undefined,
  implied?: string,
): readonly Condition[] {
  if (value === undefined) return [];
  const where = implied === undefined ? `${column} = ?` : `${column} = ? AND ${implied}`;
  const rows = index === null ? null : { sql: indexed(index, where), values: [value] };
  return [{ test: { sql: `e.${column} = ?`, values: [value] }, rows, isRange: false }];
}

/**
 * A range, not LIKE or GLOB: what is typed has no wildcards. "" asks for nothing. Also in capitals, as NAV keeps its
 * numbers, however people type them.
 */
function beginsWith(column: string, index: string, prefix: string | undefined): readonly Condition[] {
  if (prefix === undefined || prefix === '') return [];
  // Two spellings never begin the same text, so that no entry is found twice.
  const spellings = [...new Set([prefix, prefix.toUpperCase()])];
  const values = spellings.flatMap((one) => [one, one + LAST_CHARACTER]);
  const each = (sql: string, joint: string) => spellings.map(() => sql).join(joint);
  const rows = { sql: each(indexed(index, `${column} >= ? AND ${column} < ?`), ' UNION ALL '), values };
  const test = { sql: `(${each(`(e.${column} >= ? AND e.${column} < ?)`, ' OR ')})`, values };
  return [{ test, rows, isRange: true }];
}

function subject(fingerprint: string | undefined): readonly Condition[] {
  if (fingerprint === undefined) return [];
  const values = [fingerprint];
  const test = {
    sql: 'EXISTS (SELECT 1 FROM audit_subjects AS s WHERE s.fingerprint = ? AND s.seq = e.seq)',
    values,
  };
  return [{ test, rows: { sql: 'SELECT seq FROM audit_subjects WHERE fingerprint = ?', values }, isRange: false }];
}

function plain(sql: string, value: Value): Condition {
  return { test: { sql, values: [value] }, rows: null, isRange: false };
}

function indexed(index: string, where: string): string {
  return `SELECT seq FROM audit_entries INDEXED BY ${index} WHERE ${where}`;
}
