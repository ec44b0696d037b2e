import type { Database } from '../db/database.ts';
import { customerRecord } from './recordKeys.ts';

/** A kept delivery without its body. */
export interface DeliveryTableRow {
  readonly id: number;
  readonly source: string;
  readonly topic: string;
  readonly recordKey: string;
  readonly kind: 'webhook' | 'poll' | 'hand';
  readonly receivedAt: string;
  readonly lastAt: string;
  readonly repeats: number;
  /** 0 once the body is past its retention. */
  readonly hasBody: number;
}

export interface DeliveryFilter {
  readonly source?: string | undefined;
  readonly kind?: 'webhook' | 'poll' | undefined;
  /** The store's id of an order or of an account. */
  readonly recordKey?: string | undefined;
  /** From below this id. */
  readonly below?: number | undefined;
  readonly limit: number;
}

export interface RefusalTableRow {
  /** `2026-11-20T13`. */
  readonly hour: string;
  readonly source: string;
  readonly reason: string;
  readonly n: number;
}

/** What arrived, to be looked at. */
export interface DeliveryRows {
  /** Newest first. */
  list(filter: DeliveryFilter): readonly DeliveryTableRow[];
  one(id: number): DeliveryTableRow | null;
  /** Refused since an instant, the newest hour first. */
  refused(since: string): readonly RefusalTableRow[];
}

const COLUMNS = `id, source, topic, record_key AS recordKey, kind, received_at AS receivedAt, last_at AS lastAt, repeats,
  sealed IS NOT NULL AS hasBody`;

export function createDeliveryRows(db: Database): DeliveryRows {
  const one = db.prepare<[number], DeliveryTableRow>(`SELECT ${COLUMNS} FROM deliveries WHERE id = ?`);
  const refused = db.prepare<[string], RefusalTableRow>(
    'SELECT hour, source, reason, n FROM refusals WHERE hour >= ? ORDER BY hour DESC, n DESC, source, reason',
  );
  return {
    list({ source, kind, recordKey, below = Number.MAX_SAFE_INTEGER, limit }) {
      const parts = [
        'id < @below',
        ...(source === undefined ? [] : ['source = @source']),
        ...(kind === undefined ? [] : ['kind = @kind']),
        ...(recordKey === undefined ? [] : ['record_key IN (@recordKey, @customerKey)']),
      ];
      const values = { below, limit, ...(source !== undefined && { source }), ...(kind !== undefined && { kind }), ...(recordKey !== undefined && { recordKey, customerKey: customerRecord(recordKey) }) }; // prettier-ignore
      return db
        .prepare<unknown[], DeliveryTableRow>(
          `SELECT ${COLUMNS} FROM deliveries WHERE ${parts.join(' AND ')} ORDER BY id DESC LIMIT @limit`,
        )
        .all(values);
    },
    one: (id) => one.get(id) ?? null,
    refused: (since) => refused.all(since.slice(0, 13)),
  };
}
