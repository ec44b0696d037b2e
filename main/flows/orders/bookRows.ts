import type { Database } from '../../db/database.ts';
import type { ParkedGroup } from '../../queue/parkedGroups.ts';
import { readable, type Vault } from '../../vault/vault.ts';
import type { Term } from './book.ts';

export interface OrderTableRow {
  id: number;
  integration_id: string;
  store_key: string;
  order_no: string;
  placed_at: string;
  currency: string;
  total: string;
  term: Term;
  state: string;
  cause: string | null;
  cause_group: string | null;
  document_no: string | null;
  nav_total: string | null;
  nav_currency: string | null;
  job_id: number | null;
  parked_job: number | null;
  updated_at: string;
  sealed: Uint8Array;
}

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** Columns of the order book, with the parked job that a replay would run. */
export const ORDER_COLUMNS = `o.*, (SELECT j.id FROM jobs AS j WHERE j.key = 'order/' || o.integration_id || '/' || o.store_key
  AND j.state = 'parked' ORDER BY j.id DESC LIMIT 1) AS parked_job`;

const PARKED_JOB = `FROM jobs AS j WHERE j.key = 'order/' || o.integration_id || '/' || o.store_key AND j.state = 'parked'`;

const WHY_NOT_PARKED = `CASE WHEN EXISTS (SELECT 1 FROM jobs AS j WHERE j.key = 'order/' || o.integration_id || '/' || o.store_key
    AND j.state = 'leased') THEN 'running' WHEN o.term = 'equal' THEN 'equal'
  WHEN o.term <> 'leftOut' THEN 'onTheWay' WHEN o.cause ->> 'code' = 'undone' THEN 'undone' ELSE 'leftOut' END`;

const NOT_PARKED_OF = `SELECT reason, count(*) AS count FROM (
    SELECT CASE WHEN EXISTS (SELECT 1 FROM jobs AS l WHERE l.key = j.key AND l.state = 'leased') THEN 'running'
      WHEN EXISTS (SELECT 1 FROM jobs AS w WHERE w.key = j.key AND w.state = 'waiting') THEN 'onTheWay'
      WHEN o.id IS NULL THEN 'ended' ELSE ${WHY_NOT_PARKED} END AS reason
    FROM json_each(@ids) AS i LEFT JOIN jobs AS j ON j.id = i.value
      LEFT JOIN orders AS o ON j.kind = 'order' AND o.integration_id = j.integration_id AND o.store_key = j.record_key
    WHERE NOT EXISTS (SELECT 1 FROM jobs AS p WHERE p.key = j.key AND p.state = 'parked'))
  GROUP BY reason ORDER BY count DESC`;

export interface OrderRows {
  /** Newest first, from below the cursor. */
  list(filter: OrderFilter): readonly OrderTableRow[];
  /** The parked jobs of these orders. */
  parkedJobs(filter: Omit<OrderFilter, 'below' | 'limit'>): readonly number[];
  /** Orders of the filter that have no parked job, by why a replay of them makes no sense; of the first 10,001. */
  notParked(
    filter: Omit<OrderFilter, 'below' | 'limit'>,
  ): readonly { readonly reason: NotParked; readonly count: number }[];
  /** Of these jobs, those in whose place nothing is parked any more, by why a replay of them makes no sense. */
  notParkedOf(jobIds: readonly number[]): readonly { readonly reason: NotParked | 'ended'; readonly count: number }[];
  /** Up to 10,001, so that a long list costs no full count. */
  count(filter: Omit<OrderFilter, 'below' | 'limit'>): number;
  one(integrationId: string, orderKey: string): OrderTableRow | null;
  /** What every waiting order waits for and is worth, oldest first. */
  waiting(): readonly WaitingOrder[];
  /** Waiting orders of one group, oldest first. */
  waitingFor(causeGroup: string, most: number): readonly OrderTableRow[];
  /** Parked jobs of orders that never could be read, so that they stand in no term. */
  parkedUnread(): readonly ParkedGroup[];
  /** How many orders were placed in each hour from this one on, by term; from counts, whatever their number. */
  perHour(firstHour: string): readonly OrdersOfHour[];
  /** Orders that were rung for and stand in no term yet. */
  notYetRead(integrationId: string): number;
  /** How many orders were planned and not written in shadow mode, of those placed since its start. */
  shadowed(integration: StartedIntegration): number;
  /** The next of them behind one, oldest first. */
  shadowedAfter(integration: StartedIntegration, after: ShadowedOrder | null, most: number): readonly ShadowedOrder[];
  /** Keys of orders that are equal, and not posted before their customer is verified. */
  held(integrationId: string): readonly string[];
  /** Keys of orders whose jobs wait for a time that no failure set, the next first, but for those that are checked with NAV. */
  waitingForLater(integrationId: string, now: number, most: number): readonly string[];
  /** Those placed since then, whatever became of them, newest first. */
  latest(integrationId: string, since: string, most: number): readonly OrderTableRow[];
  /** Whether a job of any order is due now, milliseconds UTC. */
  isDue(now: number): boolean;
  /** When an order of the store was last written to NAV, or found there. */
  lastWrittenAt(storeId: string): string | null;
  person(row: OrderTableRow): Person;
}

/** Orders placed before its start are none of its business. */
export interface StartedIntegration {
  readonly id: string;
  /** ISO 8601. */
  readonly startAt: string;
}

/** Also the place in the list of them where it stands. */
export interface ShadowedOrder {
  readonly id: number;
  readonly storeKey: string;
  readonly placedAt: string;
}

export interface OrdersOfHour {
  /** `2026-11-20T09`, UTC. */
  readonly hour: string;
  readonly term: Term;
  readonly n: number;
}

export type NotParked = 'equal' | 'running' | 'onTheWay' | 'undone' | 'leftOut';

export interface WaitingOrder {
  readonly causeGroup: string;
  readonly placedAt: string;
  readonly currency: string;
  readonly total: string;
}

export interface OrderFilter {
  readonly term?: Term;
  readonly integrationId?: string;
  readonly text?: string;
  readonly since?: string;
  readonly below?: { readonly placedAt: string; readonly id: number };
  readonly limit: number;
}

const MOST_COUNTED = 10_001;

export function createOrderRows(db: Database, vault: Vault): OrderRows {
  const one = db.prepare<string[], OrderTableRow>(
    `SELECT ${ORDER_COLUMNS} FROM orders AS o WHERE integration_id = ? AND store_key = ?`,
  );
  const waiting = db.prepare<[], WaitingOrder>(
    `SELECT coalesce(cause_group, 'internal') AS causeGroup, placed_at AS placedAt, currency, total FROM orders
     WHERE term = 'waiting' ORDER BY placed_at, id`,
  );
  const waitingFor = db.prepare<[string, number], OrderTableRow>(
    `SELECT ${ORDER_COLUMNS} FROM orders AS o WHERE term = 'waiting' AND coalesce(cause_group, 'internal') = ?
     ORDER BY placed_at, id LIMIT ?`,
  );
  const parkedUnread = db.prepare<[], ParkedGroup>(
    `SELECT cause_group AS causeGroup, cause, count(*) AS count, min(made_at) AS oldestAt FROM jobs AS j
     WHERE state = 'parked' AND kind = 'order'
       AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.integration_id = j.integration_id AND o.store_key = j.record_key)
     GROUP BY cause_group`,
  );
  const perHour = db.prepare<[string], OrdersOfHour>(
    `SELECT hour, substr(what, 8) AS term, n FROM rollups WHERE hour >= ? AND what >= 'orders/' AND what < 'orders0' AND n > 0`,
  );
  // One state a question, so that each is answered by the index of its state alone.
  const unreadIn = (state: 'waiting' | 'leased') =>
    db
      .prepare<[string], number>(
        `SELECT count(*) FROM jobs AS j WHERE kind = 'order' AND state = '${state}' AND integration_id = ?
           AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.integration_id = j.integration_id AND o.store_key = j.record_key)`,
      )
      .pluck();
  const unread = { waiting: unreadIn('waiting'), leased: unreadIn('leased') };
  const notParkedOf = db.prepare<unknown[], { reason: NotParked | 'ended'; count: number }>(NOT_PARKED_OF);
  // By the index as far as text can compare instants; within days of the start by what they mean.
  const isShadowed = `integration_id = @id AND term = 'leftOut' AND state = 'shadow' AND placed_at >= date(@startAt, '-1 day')
    AND (placed_at >= date(@startAt, '+2 day') OR julianday(placed_at) >= julianday(@startAt))`;
  const shadowed = db.prepare<[StartedIntegration], number>(`SELECT count(*) FROM orders WHERE ${isShadowed}`).pluck();
  const shadowedAfter = db.prepare<unknown[], ShadowedOrder>(
    `SELECT id, store_key AS storeKey, placed_at AS placedAt FROM orders WHERE ${isShadowed}
       AND (placed_at, id) > (@afterAt, @afterId) ORDER BY placed_at, id LIMIT @most`,
  );
  const held = db
    .prepare<[string], string>(`SELECT store_key FROM orders WHERE integration_id = ? AND state = 'held' ORDER BY id`)
    .pluck();
  const later = db
    .prepare<[string, number, number], string>(
      `SELECT record_key FROM jobs AS j WHERE state = 'waiting' AND kind = 'order' AND class IS NULL AND integration_id = ? AND run_at > ?
         AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.integration_id = j.integration_id AND o.store_key = j.record_key
           AND o.state = 'checking') ORDER BY run_at, id LIMIT ?`,
    )
    .pluck();
  // By the index as far as text can compare instants; the rest by what they mean.
  const latest = db.prepare<unknown[], OrderTableRow>(
    `SELECT ${ORDER_COLUMNS} FROM orders AS o INDEXED BY orders_placed
     WHERE integration_id = @integrationId AND placed_at >= date(@since, '-1 day')
       AND julianday(placed_at) >= julianday(@since) ORDER BY placed_at DESC, id DESC LIMIT @most`,
  );
  const due = db.prepare<[number], unknown>(
    "SELECT 1 FROM jobs WHERE state = 'waiting' AND kind = 'order' AND run_at <= ? LIMIT 1",
  );
  const written = db.prepare<[string], { at: string }>(
    "SELECT made_at AS at FROM links WHERE store_id = ? AND role = 'order' ORDER BY id DESC LIMIT 1",
  );
  return {
    list(filter) {
      const { sql, values } = where(filter);
      return db
        .prepare<unknown[], OrderTableRow>(
          `SELECT ${ORDER_COLUMNS} FROM orders AS o ${sql} ORDER BY placed_at DESC, id DESC LIMIT @limit`,
        )
        .all({ ...values, limit: filter.limit });
    },
    count(filter) {
      const { sql, values } = where({ ...filter, limit: 0 });
      const row = db
        .prepare<unknown[], { n: number }>(
          `SELECT count(*) AS n FROM (SELECT 1 FROM orders AS o ${sql} LIMIT ${MOST_COUNTED})`,
        )
        .get(values);
      return row?.n ?? 0;
    },
    parkedJobs(filter) {
      const { sql, values } = where({ ...filter, limit: 0 });
      return db
        .prepare<unknown[], number>(
          `SELECT j.id FROM jobs AS j WHERE j.state = 'parked' AND j.kind = 'order' AND EXISTS (SELECT 1 FROM orders AS o
             ${sql === '' ? 'WHERE' : `${sql} AND`} o.integration_id = j.integration_id AND o.store_key = j.record_key)`,
        )
        .pluck()
        .all(values);
    },
    notParked(filter) {
      const { sql, values } = where({ ...filter, limit: 0 });
      return db
        .prepare<unknown[], { reason: NotParked; count: number }>(
          `SELECT reason, count(*) AS count FROM (SELECT ${WHY_NOT_PARKED} AS reason FROM orders AS o
             ${sql === '' ? 'WHERE' : `${sql} AND`} NOT EXISTS (SELECT 1 ${PARKED_JOB}) LIMIT ${MOST_COUNTED})
           GROUP BY reason ORDER BY count DESC`,
        )
        .all(values);
    },
    notParkedOf: (jobIds) => notParkedOf.all({ ids: JSON.stringify(jobIds) }),
    shadowed: ({ id, startAt }) => shadowed.get({ id, startAt }) ?? 0,
    shadowedAfter: ({ id, startAt }, after, most) =>
      shadowedAfter.all({ id, startAt, afterAt: after?.placedAt ?? '', afterId: after?.id ?? 0, most }),
    held: (integrationId) => held.all(integrationId),
    waitingForLater: (integrationId, now, most) => later.all(integrationId, now, most),
    one: (integrationId, orderKey) => one.get(integrationId, orderKey) ?? null,
    waiting: () => waiting.all(),
    waitingFor: (causeGroup, most) => waitingFor.all(causeGroup, most),
    parkedUnread: () => parkedUnread.all(),
    perHour: (firstHour) => perHour.all(firstHour),
    notYetRead: (integrationId) => (unread.waiting.get(integrationId) ?? 0) + (unread.leased.get(integrationId) ?? 0),
    latest: (integrationId, since, most) => latest.all({ integrationId, since, most }),
    isDue: (now) => due.get(now) !== undefined,
    lastWrittenAt: (storeId) => written.get(storeId)?.at ?? null,
    person: (row) => JSON.parse(readable(vault.openText, row.sealed) ?? NOBODY) as Person,
  };
}

/** Whose name and address cannot be read any more; the next reading of the order knows them again. */
const NOBODY = JSON.stringify({ name: '', email: '' } satisfies Person);
const LAST_LETTER = '\u{10FFFF}';

function begins(column: string): string {
  return `${column} >= @text AND ${column} < @textEnd OR ${column} >= @capitals AND ${column} < @capitalsEnd`;
}

function where(filter: OrderFilter): { sql: string; values: Record<string, unknown> } {
  const parts: string[] = [];
  const values: Record<string, unknown> = {};
  const add = (sql: string, name: string, value: unknown) => {
    parts.push(sql);
    values[name] = value;
  };
  if (filter.term) add('term = @term', 'term', filter.term);
  if (filter.integrationId) add('integration_id = @integration', 'integration', filter.integrationId);
  if (filter.since) add('placed_at >= @since', 'since', filter.since);
  if (filter.text) {
    add(`(${begins('order_no')} OR ${begins('document_no')})`, 'text', filter.text);
    values['textEnd'] = `${filter.text}${LAST_LETTER}`;
    // NAV keeps its numbers in capitals, and people type them as they like.
    values['capitals'] = filter.text.toUpperCase();
    values['capitalsEnd'] = `${filter.text.toUpperCase()}${LAST_LETTER}`;
  }
  if (filter.below) {
    add('(placed_at, id) < (@placedAt, @id)', 'placedAt', filter.below.placedAt);
    values['id'] = filter.below.id;
  }
  return { sql: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
}
