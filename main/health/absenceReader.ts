import type { AlarmKind, AlarmScope } from '../base/alarm.ts';
import { toInstant } from '../base/ports.ts';
import type { Database } from '../db/database.ts';

/** An order, and whether any webhook ever told of it. */
export interface ToldOrder {
  readonly placedAt: number;
  readonly told: boolean;
}

/** What is known of comings and goings; instants in milliseconds UTC. */
export interface AbsenceReader {
  /** When the newest order was placed that an integration knows, whatever became of it; null where none was since then. */
  lastPlacedAt(integrationId: string, since: number): number | null;
  firstPlacedAt(integrationId: string, since: number): number | null;
  /** Orders placed from one instant to before another, by UTC hour since 1970. */
  counts(integrationId: string, from: number, to: number): readonly (readonly [hour: number, count: number])[];
  /** Oldest first. */
  placements(integrationId: string, from: number, to: number): readonly number[];
  /** When its store was last asked for orders and answered; null where it never was. */
  lastPolledAt(integrationId: string): number | null;
  /** Newest first. */
  newest(of: { integrationId: string; storeId: string }, from: number, to: number, most: number): readonly ToldOrder[];
  /** When the last webhook of a store came; null where none did since then. */
  lastWebhookAt(storeId: string, since: number): number | null;
  /** `since` of the last such alarm, where a person said that it was seen. */
  seenSince(kind: AlarmKind, scope: AlarmScope): string | null;
}

const HOUR_MS = 3_600_000;

/** Every question is one walk along an index, and ends where the time it is about ends. */
export function createAbsenceReader(db: Database): AbsenceReader {
  const placed = (columns: string, tail: string) =>
    `SELECT ${columns} FROM orders INDEXED BY orders_placed
     WHERE integration_id = @integrationId AND placed_at >= @from AND placed_at < @to ${tail}`;
  const one = (order: 'ASC' | 'DESC') =>
    db.prepare<object, { at: string }>(placed('placed_at AS at', `ORDER BY placed_at ${order} LIMIT 1`));
  const [first, last] = [one('ASC'), one('DESC')];
  const counts = db.prepare<object, { hour: string; n: number }>(
    placed('substr(placed_at, 1, 13) AS hour, count(*) AS n', 'GROUP BY hour'),
  );
  const all = db.prepare<object, { at: string }>(placed('placed_at AS at', 'ORDER BY placed_at'));
  const newest = db.prepare<object, { at: string; told: number }>(
    placed(
      `placed_at AS at, EXISTS (SELECT 1 FROM deliveries AS d WHERE d.source = @storeId AND d.record_key = orders.store_key
         AND d.kind = 'webhook') AS told`,
      'ORDER BY placed_at DESC LIMIT @most',
    ),
  );
  const polled = db.prepare<[string], { at: string | null }>(
    'SELECT max(moved_at) AS at FROM watermarks WHERE source = ?',
  );
  const webhook = db.prepare<[string, string], { at: string }>(
    `SELECT received_at AS at FROM deliveries INDEXED BY deliveries_received
     WHERE source = ? AND kind = 'webhook' AND received_at >= ? ORDER BY received_at DESC LIMIT 1`,
  );
  const alarm = db.prepare<[string, string], { params: string; answer: string | null }>(
    'SELECT params, answer FROM alarms WHERE kind = ? AND scope = ? ORDER BY id DESC LIMIT 1',
  );
  // No order was placed after this; a store's clock may be ahead.
  const EVER = '9999';

  return {
    lastPlacedAt: (integrationId, since) => instantOf(last.get({ integrationId, from: toInstant(since), to: EVER })),
    firstPlacedAt: (integrationId, since) => instantOf(first.get({ integrationId, from: toInstant(since), to: EVER })),
    counts: (integrationId, from, to) =>
      counts
        .all({ integrationId, from: toInstant(from), to: toInstant(to) })
        .map(({ hour, n }) => [Date.parse(`${hour}:00:00Z`) / HOUR_MS, n] as const),
    placements: (integrationId, from, to) =>
      all.all({ integrationId, from: toInstant(from), to: toInstant(to) }).map(({ at }) => Date.parse(at)),
    lastPolledAt: (integrationId) => instantOf(polled.get(integrationId)),
    newest: ({ integrationId, storeId }, from, to, most) =>
      newest
        .all({ integrationId, storeId, from: toInstant(from), to: toInstant(to), most })
        .map(({ at, told }) => ({ placedAt: Date.parse(at), told: told === 1 })),
    lastWebhookAt: (storeId, since) => instantOf(webhook.get(storeId, toInstant(since))),
    seenSince(kind, scope) {
      const found = alarm.get(kind, scope);
      if (found?.answer !== 'seen') return null;
      return (JSON.parse(found.params) as Readonly<Record<string, string>>)['since'] ?? null;
    },
  };
}

function instantOf(row: { readonly at: string | null } | undefined): number | null {
  return row?.at ? Date.parse(row.at) : null;
}
