import { ConnectorError } from '../base/errors.ts';
import { toInstant } from '../base/ports.ts';
import type { Calls } from '../contract/calls.ts';
import { transaction } from '../db/transaction.ts';
import type { OrderRows, OrderTableRow } from '../flows/orders/bookRows.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import { leftOutByPerson } from '../flows/orders/leftOut.ts';
import { subjectsOf } from '../flows/orders/received.ts';
import type { Assembly } from './connections.ts';
import type { News } from './news.ts';

export interface LeaveOutOptions {
  readonly records: OrderRecords;
  readonly rows: Pick<OrderRows, 'one' | 'person'>;
  readonly assembly: () => Assembly;
  readonly news: News;
}

/** A person explains why an order that waits is not to be imported. It stays out until a person reads it in again. */
export function createLeaveOutCall({ records, rows, assembly, news }: LeaveOutOptions): Pick<Calls, 'orders.leaveOut'> {
  const { db, ports, audit, book } = records;
  // Whether NAV has something of it, or may have: then leaving it out here would hide it.
  const mayBeInNav = db.prepare<unknown[], unknown>(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM links WHERE store_id = @store AND store_kind = 'order' AND store_key = @key
         AND state IN ('unchecked', 'live', 'posted'))
       OR EXISTS (SELECT 1 FROM intents WHERE owner_key = @owner AND state IN ('sending', 'unknown'))`,
  );
  const close = db.prepare(
    `UPDATE jobs SET state = 'superseded', ended_at = @now, replay_run = NULL WHERE key = @owner AND state = 'parked'`,
  );
  const isUnderWay = db.prepare<unknown[], unknown>(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM jobs WHERE key = @owner AND state = 'waiting')
       OR EXISTS (SELECT 1 FROM jobs WHERE key = @owner AND state = 'leased')`,
  );

  function waiting(integrationId: string, orderKey: string): OrderTableRow {
    const row = rows.one(integrationId, orderKey);
    const owner = `order/${integrationId}/${orderKey}`;
    if (row?.term !== 'waiting' || isUnderWay.get({ owner })) throw notWaiting();
    const store = assembly().settings.integrations.find(({ id }) => id === integrationId)?.store ?? '';
    if (mayBeInNav.get({ store, key: orderKey, owner })) throw inNav();
    return row;
  }

  return {
    'orders.leaveOut': async ({ integrationId, orderKey, reason }, { name }) => {
      const row = waiting(integrationId, orderKey);
      const by = `person:${name}`;
      const at = toInstant(ports.now());
      const why = leftOutByPerson(row.order_no, by);
      transaction(db, () => {
        book.exclude(integrationId, orderKey, { at, by });
        close.run({ owner: `order/${integrationId}/${orderKey}`, now: ports.now() });
        book.stand(integrationId, orderKey, row.job_id ?? 0, at, {
          term: 'leftOut',
          state: 'leftOut',
          cause: { ...why, whatToDo: '' },
        });
        audit.append({
          kind: 'order.leftOutByPerson',
          actor: by,
          status: 'leftOut',
          integrationId,
          orderKey,
          orderNo: row.order_no,
          // What a person writes may name a shopper: sealed, as every body is.
          bodies: { text: reason },
          subjects: subjectsOf(rows.person(row)),
        });
      });
      for (const what of ['orders', 'attention', 'queue'] as const) news.changed(what);
      return {};
    },
  };
}

function notWaiting(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'leave-out-not-waiting',
    message: 'This order does not wait for a person any more.',
    whatToDo: 'Look at how it stands now.',
    system: 'engine',
  });
}

function inNav(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'leave-out-in-nav',
    message: 'NAV has a document for this order, or may have one.',
    whatToDo: 'Take the document back first, or decide in NAV what becomes of it; then leave the order out.',
    system: 'engine',
  });
}
