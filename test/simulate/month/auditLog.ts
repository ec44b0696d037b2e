import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import type { Violation } from '../verdict.ts';
import { amiss } from './stage.ts';

/** One entry of the audit log, by its plain columns. */
export interface AuditRow {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: string;
  readonly actor: string;
  readonly orderKey: string | null;
  readonly documentNo: string | null;
  readonly status: string;
  readonly cause: string | null;
}

/** The way by which the connector came to know of something. */
export type Way = 'webhook' | 'poll' | 'sweep' | 'recover' | 'person' | 'NAV';

export interface AuditLog {
  readonly rows: readonly AuditRow[];
  ofOrder(orderKey: string): readonly AuditRow[];
}

type Row = Omit<AuditRow, 'at'> & { readonly at: string };

const ALL = `SELECT seq, at, kind, actor, order_key AS orderKey, document_no AS documentNo, status, cause
  FROM audit_entries ORDER BY seq`;

export function readAuditLog(dataFolder: string): AuditLog {
  const db = new BetterSqlite3(join(dataFolder, 'connector.sqlite'), { readonly: true });
  try {
    return auditLogOf(db.prepare<[], Row>(ALL).all().map((row) => ({ ...row, at: Date.parse(row.at) }))); // prettier-ignore
  } finally {
    db.close();
  }
}

export function auditLogOf(rows: readonly AuditRow[]): AuditLog {
  const byOrder = Map.groupBy(rows, ({ orderKey }) => orderKey ?? '');
  return { rows, ofOrder: (orderKey) => byOrder.get(orderKey) ?? [] };
}

/** What an entry says of how its order was found; null where it says nothing of that. */
export function wayOf({ kind, actor }: AuditRow): Way | null {
  if (kind === 'delivery') return 'webhook';
  if (kind === 'poll.found') return WAYS[actor] ?? 'poll';
  return actor.startsWith('person:') ? 'person' : (WAYS[actor] ?? null);
}

const WAYS: Readonly<Record<string, Way>> = { sweep: 'sweep', recover: 'recover', reread: 'person', poll: 'poll' };

/** The first way by which an order was found since an instant; null where no entry says. */
export function foundSince(log: AuditLog, orderKey: string, since: number): Way | null {
  for (const row of log.ofOrder(orderKey)) {
    const way = row.at >= since ? wayOf(row) : null;
    if (way !== null) return way;
  }
  return null;
}

export interface Telling {
  readonly what: string;
  readonly from: number;
  readonly to: number;
  /** How much later than it happened it may be told, milliseconds. */
  readonly slack: number;
  readonly begins: (row: AuditRow) => boolean;
  readonly ends: (row: AuditRow) => boolean;
}

/** What the log does not tell of something with a begin and an end. */
export function untold({ rows }: AuditLog, { what, from, to, slack, begins, ends }: Telling): Violation[] {
  const began = rows.some((row) => begins(row) && row.at >= from && row.at <= from + slack);
  const ended = rows.some((row) => ends(row) && row.at >= to && row.at <= to + slack);
  return [
    ...(began ? [] : [amiss(`the audit log does not tell that ${what} began`)]),
    ...(ended ? [] : [amiss(`the audit log does not tell that ${what} ended`)]),
  ];
}

export const isRaised = (alarm: string) => (row: AuditRow) => row.kind === 'alarm.raised' && row.cause === alarm;
export const isOver = (alarm: string) => (row: AuditRow) =>
  (row.kind === 'alarm.over' || row.kind === 'alarm.answered') && row.cause === alarm;
