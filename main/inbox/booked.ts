import type { Database } from '../db/database.ts';

/** What the books know of an order, as the sweep compares it. */
export interface BookedOrder {
  readonly key: string;
  readonly status: string;
  readonly total: string;
  readonly placedAt: string;
  readonly updatedAt: string;
  /** As the store's list showed it when it was read; `gone`; null where that was not kept. */
  readonly seen: string | null;
}

export interface Booked {
  /** Orders whose ids lie above `afterId`, up to and with `toId`. */
  between(integrationId: string, afterId: number, toId: number): readonly BookedOrder[];
  /** Whether it will be read anyway, or could not be read and waits for a person. */
  isUnderWay(jobKey: string, isBooked: boolean): boolean;
}

export function createBooked(db: Database): Booked {
  const between = db.prepare<[string, number, number], BookedOrder>(
    `SELECT store_key AS key, store_status AS status, total, placed_at AS placedAt, updated_at AS updatedAt, store_seen AS seen
     FROM orders WHERE integration_id = ? AND CAST(store_key AS INTEGER) > ? AND CAST(store_key AS INTEGER) <= ?`,
  );
  const underWay = db.prepare<[string, number], unknown>(
    `SELECT 1 FROM jobs WHERE key = ? AND (state = 'waiting' OR state IN ('leased', 'parked') AND ? = 0) LIMIT 1`,
  );
  return {
    between: (integrationId, afterId, toId) => between.all(integrationId, afterId, toId),
    isUnderWay: (jobKey, isBooked) => underWay.get(jobKey, isBooked ? 1 : 0) !== undefined,
  };
}
