import type { ConnectorError } from '../../base/errors.ts';
import type { Database } from '../../db/database.ts';
import { seenAs, type StoreOrder } from '../../stores/store.ts';
import type { Vault } from '../../vault/vault.ts';
import { causeGroup } from '../../queue/causeGroup.ts';
import { worthOf } from './totals/tender.ts';

export type Term = 'equal' | 'onTheWay' | 'waiting' | 'leftOut';

export interface BookedCause {
  readonly code: string;
  readonly message: string;
  readonly whatToDo: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Where an order stands now. */
export interface Standing {
  readonly term: Term;
  /** planned, writing, checking, written, held, parked, retrying, leftOut, gone, shadow. */
  readonly state: string;
  readonly cause: BookedCause | null;
  readonly causeGroup?: string | null;
  /** Absent keeps what stands there. */
  readonly documentNo?: string | null;
  readonly navTotal?: string | null;
  readonly navCurrency?: string | null;
}

/** The terms of the equation: one row per store order, written in the transaction that changes where it stands. */
export interface OrderBook {
  /** Enters what the store says; where the order stands is kept, or set with `standing`. */
  enter(integrationId: string, order: StoreOrder, jobId: number, at: string, standing?: Standing): void;
  /** Where an order that is in the book stands now; nothing happens when it is not. */
  stand(integrationId: string, storeKey: string, jobId: number, at: string, standing: Standing): void;
  /** The store has it no more, and who looks for it need not tell so again. */
  sawGone(integrationId: string, storeKey: string): void;
  /** A person decided that it is not to be imported, or, with null, takes that back. */
  exclude(integrationId: string, storeKey: string, by: { readonly at: string; readonly by: string } | null): void;
  /** Who decided that it is not to be imported; null where nobody did. */
  excludedBy(integrationId: string, storeKey: string): string | null;
  standing(
    integrationId: string,
    storeKey: string,
  ): {
    readonly term: Term;
    readonly state: string;
    readonly orderNo: string;
    readonly documentNo: string | null;
    /** Total of the document, in NAV's currency of it. */
    readonly navTotal: string | null;
  } | null;
}

export function createOrderBook(db: Database, vault: Vault): OrderBook {
  const enter = db.prepare(
    `INSERT INTO orders (integration_id, store_key, order_no, placed_at, store_status, currency, total, term, state, job_id, updated_at, sealed, store_seen)
     VALUES (@integrationId, @storeKey, @orderNo, @placedAt, @status, @currency, @total, 'onTheWay', 'planned', @jobId, @at, @sealed, @seen)
     ON CONFLICT (integration_id, store_key) DO UPDATE SET order_no = excluded.order_no, placed_at = excluded.placed_at,
       store_status = excluded.store_status, currency = excluded.currency, total = excluded.total, job_id = excluded.job_id,
       updated_at = excluded.updated_at, sealed = excluded.sealed, store_seen = excluded.store_seen`,
  );
  const stand = db.prepare(
    `UPDATE orders SET term = @term, state = @state, cause = @cause, cause_group = @group, job_id = @jobId, updated_at = @at,
       document_no = CASE WHEN @keepDocument THEN document_no ELSE @documentNo END,
       nav_total = CASE WHEN @keepDocument THEN nav_total ELSE @navTotal END,
       nav_currency = CASE WHEN @keepDocument THEN nav_currency ELSE @navCurrency END
     WHERE integration_id = @integrationId AND store_key = @storeKey`,
  );
  const gone = db.prepare("UPDATE orders SET store_seen = 'gone' WHERE integration_id = ? AND store_key = ?");
  const one = db.prepare<
    string[],
    { term: Term; state: string; order_no: string; document_no: string | null; nav_total: string | null }
  >('SELECT term, state, order_no, document_no, nav_total FROM orders WHERE integration_id = ? AND store_key = ?');
  const exclude = db.prepare(
    `INSERT INTO exclusions (integration_id, store_key, at, by) VALUES (@integrationId, @storeKey, @at, @by)
     ON CONFLICT DO UPDATE SET at = excluded.at, by = excluded.by`,
  );
  const include = db.prepare('DELETE FROM exclusions WHERE integration_id = ? AND store_key = ?');
  const excludedBy = db
    .prepare<string[], string>('SELECT by FROM exclusions WHERE integration_id = ? AND store_key = ?')
    .pluck();
  const book: OrderBook = {
    enter(integrationId, order, jobId, at, standing) {
      const person = { name: `${order.billing.firstName} ${order.billing.lastName}`.trim(), email: order.email };
      enter.run({
        integrationId,
        storeKey: order.key,
        orderNo: order.number,
        placedAt: order.placedAt,
        status: order.status,
        currency: order.currency,
        // Before tender, as NAV's document has it: so that both sides of the equation say what was bought.
        total: worthOf(order),
        jobId,
        at,
        sealed: vault.sealText(JSON.stringify(person)),
        seen: seenAs(order),
      });
      if (standing) book.stand(integrationId, order.key, jobId, at, standing);
    },
    stand(integrationId, storeKey, jobId, at, standing) {
      stand.run({
        integrationId,
        storeKey,
        jobId,
        at,
        term: standing.term,
        state: standing.state,
        cause: standing.cause && JSON.stringify(standing.cause),
        group: standing.causeGroup ?? null,
        keepDocument: standing.documentNo === undefined ? 1 : 0,
        documentNo: standing.documentNo ?? null,
        navTotal: standing.navTotal ?? null,
        navCurrency: standing.navCurrency ?? null,
      });
    },
    sawGone: (integrationId, storeKey) => void gone.run(integrationId, storeKey),
    exclude(integrationId, storeKey, by) {
      if (by) exclude.run({ integrationId, storeKey, ...by });
      else include.run(integrationId, storeKey);
    },
    excludedBy: (integrationId, storeKey) => excludedBy.get(integrationId, storeKey) ?? null,
    standing(integrationId, storeKey) {
      const row = one.get(integrationId, storeKey);
      if (!row) return null;
      const { term, state } = row;
      return { term, state, orderNo: row.order_no, documentNo: row.document_no, navTotal: row.nav_total };
    },
  };
  return book;
}

export function bookedCause(error: ConnectorError): BookedCause {
  return { code: error.code, message: error.message, whatToDo: error.whatToDo, params: error.params };
}

/** The order waits for a person. */
export function parkedStanding(error: ConnectorError): Standing {
  return { term: 'waiting', state: 'parked', cause: bookedCause(error), causeGroup: causeGroup(error) };
}

/** The order goes on by itself; the cause says what it waits for. */
export function onTheWay(state: string, error?: ConnectorError): Standing {
  return { term: 'onTheWay', state, cause: error ? bookedCause(error) : null };
}
