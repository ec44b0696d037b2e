import type { Alarm, Alarms } from '../../base/alarm.ts';
import { type Ports, toInstant } from '../../base/ports.ts';
import type { Database } from '../../db/database.ts';

/** What was found at a store where an order lay that we had written. */
export type Surprise = 'gone' | 'other';

/** An order of a store that became a document in NAV. */
export interface WrittenOrder {
  readonly connectionId: string;
  readonly orderKey: string;
  /** As people call it; "" where nobody knows. */
  readonly orderNo: string;
  /** What it became, and when that was written down. */
  readonly documentNo: string;
  readonly writtenAt: string;
}

/** Tells when a store seems to be an earlier one of itself, or another one. */
export interface SetBacks {
  /** Outside a transaction. Raises the alarm at the first other order, and at the third that is gone within a day. */
  met(what: Surprise, order: WrittenOrder): void;
  /** A person says that the store is as it should be: what was written before now is no surprise any more. */
  resume(connectionId: string): void;
}

export interface SetBacksOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly alarms: Alarms;
}

// Staff delete an order now and then; a backup takes away many.
const MANY_GONE = 3;
const DAY_MS = 24 * 3_600_000;

export function createSetBacks({ db, ports, alarms }: SetBacksOptions): SetBacks {
  const resumedAt = db
    .prepare<[string], string>('SELECT resumed_at FROM store_resumes WHERE connection_id = ?')
    .pluck();
  const add = db.prepare('INSERT OR IGNORE INTO store_surprises VALUES (?, ?, ?, ?)');
  const count = db
    .prepare<[string, Surprise, string], number>(
      'SELECT count(*) FROM store_surprises WHERE connection_id = ? AND what = ? AND seen_at > ?',
    )
    .pluck();
  const resume = db.prepare('INSERT OR REPLACE INTO store_resumes VALUES (?, ?)');
  const forget = db.prepare('DELETE FROM store_surprises WHERE connection_id = ?');

  function counted(connectionId: string, what: Surprise): number {
    const since = what === 'gone' ? toInstant(ports.now() - DAY_MS) : '';
    return count.get(connectionId, what, since) ?? 0;
  }

  return {
    met(what, order) {
      const { connectionId, orderKey, writtenAt } = order;
      if (writtenAt <= (resumedAt.get(connectionId) ?? '')) return;
      add.run(connectionId, orderKey, what, toInstant(ports.now()));
      const many = counted(connectionId, what);
      if (what === 'other') alarms.raise(otherOrders(order, many));
      else if (many >= MANY_GONE) alarms.raise(manyGone(order, many));
    },
    resume(connectionId) {
      forget.run(connectionId);
      resume.run(connectionId, toInstant(ports.now()));
    },
  };
}

const WHAT_TO_DO =
  'Find out whether the shop was restored from a backup or moved. If it is as it should be, answer that writing goes on: orders whose place another one has taken stay parked, each for a decision of yours. If it is a new shop in place of the old one, answer that.';

function otherOrders({ connectionId, orderNo, documentNo }: WrittenOrder, count: number): Alarm {
  return {
    kind: 'store-set-back',
    scope: `connection/${connectionId}`,
    message: `The shop was set back or moved: order ${orderNo} is another one than the order with its id that became ${documentNo} in NAV. Nothing is written for this shop.`,
    whatToDo: WHAT_TO_DO,
    params: { what: 'other', orderNo, documentNo, count: String(count) },
    stopsWrites: true,
  };
}

function manyGone({ connectionId }: WrittenOrder, count: number): Alarm {
  return {
    kind: 'store-set-back',
    scope: `connection/${connectionId}`,
    message: `The shop seems to be set back: ${count} orders that are in NAV are gone from it within a day. Nothing is written for this shop.`,
    whatToDo: WHAT_TO_DO,
    params: { what: 'gone', count: String(count) },
    stopsWrites: true,
  };
}
