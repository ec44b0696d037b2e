import type { Audit } from '../audit/audit.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { BookedCause } from '../flows/orders/book.ts';
import type { AlarmAnswer } from './alarmAnswers.ts';
import type { Rereads } from './rereads.ts';
import type { SettingsCalls } from './settingsCalls.ts';

export interface NewStoreOptions {
  readonly db: Database;
  readonly ports: Pick<Ports, 'now'>;
  readonly audit: Audit;
  readonly integrations: () => readonly IntegrationSettings[];
  readonly settingsCalls: Pick<SettingsCalls, 'setMode'>;
  readonly rereads: Rereads;
}

/** What is known of the shop that a connection led to until now. */
interface Known {
  /** Orders with a document in NAV. */
  readonly orders: number;
  readonly shoppers: number;
  /** Orders that wait, or are on their way. */
  readonly unfinished: number;
}

/**
 * A person says that the connection leads to another shop from now on: what was known of the one before is kept under
 * names that no order of the new one can have, so that nothing matches, and orders placed from now on, or from a date on, are
 * written. It is carried out once, however often it is asked for: then there is nothing left to close.
 */
export function newStoreAnswer(options: NewStoreOptions): AlarmAnswer {
  const { db, ports, audit, integrations, settingsCalls, rereads } = options;
  const ofStore = (connectionId: string) => integrations().filter(({ store }) => store === connectionId);

  function count(connectionId: string): Known {
    const linked = db
      .prepare<[string, string], number>(
        `SELECT count(*) FROM links WHERE store_id = ? AND store_kind = ? AND state <> 'removed'`,
      )
      .pluck();
    const unfinished = db
      .prepare<[string], number>(
        `SELECT count(*) FROM orders WHERE integration_id = ? AND term IN ('onTheWay', 'waiting')`,
      )
      .pluck();
    return {
      orders: linked.get(connectionId, 'order') ?? 0,
      shoppers: linked.get(connectionId, 'customer') ?? 0,
      unfinished: ofStore(connectionId).reduce((sum, { id }) => sum + (unfinished.get(id) ?? 0), 0),
    };
  }

  function close(connectionId: string, mark: string): void {
    db.prepare(`UPDATE links SET state = 'removed' WHERE store_id = ? AND state <> 'removed'`).run(connectionId);
    db.prepare('DELETE FROM shopper_accounts WHERE store_id = ?').run(connectionId);
    for (const { id } of ofStore(connectionId)) {
      audit.closeShop(id, mark, toInstant(ports.now()));
      closeOrders(db, id, mark, ports.now());
    }
  }

  /** What the new shop took before now and is to be brought in, by integration. Asks the shop before anything is done. */
  async function placedSince(connectionId: string, since: string, actor: string): Promise<readonly Placed[]> {
    const from = rereads.beginning({ startAt: since }, since);
    return Promise.all(
      ofStore(connectionId).map(async (own) => ({
        id: own.id,
        from,
        orders: await rereads.count(own, from, actor, 'placed'),
      })),
    );
  }

  return {
    isDated: true,
    async preview({ scope }, actor, since) {
      const known = count(connectionOf(scope));
      const closed = `${known.orders} orders and ${known.shoppers} shoppers of the shop before are closed; what is in NAV of them stays. ${known.unfinished} orders that are not finished are left out.`;
      if (since === undefined)
        return { message: `${closed} Orders placed from now on are written.`, params: asParams(known) };
      const placed = sumOf(await placedSince(connectionOf(scope), since, actor));
      return {
        message: `${closed} ${placed ?? 'An unknown number of'} orders that the new shop took since then are read and written, and those placed from now on.`,
        params: { ...asParams(known), bringIn: placed === null ? 'unknown' : `${placed}` },
      };
    },
    async carryOut({ id, scope }, actor, since) {
      const connectionId = connectionOf(scope);
      const from = since ?? toInstant(Math.ceil(ports.now() / 1000) * 1000);
      const placed = since === undefined ? [] : await placedSince(connectionId, since, actor);
      for (const one of ofStore(connectionId)) settingsCalls.setMode(one.id, one.mode, from, actor);
      transaction(db, () => {
        const params = JSON.stringify({ connectionId, from, ...asParams(count(connectionId)) });
        close(connectionId, `shop${id}-`);
        audit.append({ kind: 'store.replaced', actor, status: 'attention', bodies: { params } });
      });
      for (const own of ofStore(connectionId)) {
        const found = placed.find((one) => one.id === own.id);
        if (found) rereads.start(own, found.from, found.orders, actor);
      }
    },
  };
}

interface Placed {
  readonly id: string;
  /** Just before the date. */
  readonly from: string;
  /** null where the shop does not count. */
  readonly orders: number | null;
}

function sumOf(placed: readonly Placed[]): number | null {
  return placed.some(({ orders }) => orders === null)
    ? null
    : placed.reduce((sum, { orders }) => sum + Number(orders), 0);
}

const connectionOf = (scope: string) => scope.slice('connection/'.length);

function asParams({ orders, shoppers, unfinished }: Known): Record<string, string> {
  return { orders: `${orders}`, shoppers: `${shoppers}`, unfinished: `${unfinished}` };
}

const REPLACED: BookedCause = {
  code: 'store-replaced',
  message: 'It was an order of the shop that the connection led to before. What is in NAV of it stays.',
  whatToDo: '',
  params: {},
};

/** What is kept of an order by the store's id of it. */
const KEPT_BY_ORDER = [
  ['orders', 'store_key'],
  ['snapshots', 'record_key'],
  ['exclusions', 'store_key'],
  ['created_customers', 'order_key'],
  ['created_customer_orders', 'order_key'],
] as const;

const OF_ORDERS = "('order', 'note', 'payment')";
/** Ids of stores are numbers. */
const ANY_MARK = 'shop[0-9]*-*';

/** Inside a transaction: an id of the new shop that was one of the old one's meets nothing of it. */
function closeOrders(db: Database, integrationId: string, mark: string, now: number): void {
  const owner = `order/${integrationId}/`;
  db.prepare(
    'UPDATE intents SET owner_key = @mark || owner_key WHERE substr(owner_key, 1, length(@owner)) = @owner',
  ).run({ mark, owner });
  // What has a mark is of a shop before this one.
  for (const [table, key] of KEPT_BY_ORDER)
    db.prepare(
      `UPDATE ${table} SET ${key} = @mark || ${key} WHERE integration_id = @integrationId AND ${key} NOT GLOB '${ANY_MARK}'`,
    ).run({ mark, integrationId });
  db.prepare(
    `UPDATE jobs SET state = 'superseded', ended_at = @now WHERE state IN ('waiting', 'parked') AND kind IN ${OF_ORDERS}
       AND integration_id = @integrationId`,
  ).run({ now, integrationId });
  // One in hand belongs to the moment; what has ended is found by its order's key.
  db.prepare(
    `UPDATE jobs SET key = kind || '/' || @integrationId || '/' || @mark || substr(key, length(kind) + length(@integrationId) + 3),
       record_key = @mark || record_key
     WHERE state IN ('superseded', 'done') AND kind IN ${OF_ORDERS} AND integration_id = @integrationId
       AND record_key NOT GLOB '${ANY_MARK}'`,
  ).run({ mark, integrationId });
  db.prepare(
    `UPDATE orders SET term = 'leftOut', state = 'leftOut', cause = @cause, cause_group = NULL
     WHERE integration_id = @integrationId AND term IN ('onTheWay', 'waiting')`,
  ).run({ integrationId, cause: JSON.stringify(REPLACED) });
  db.prepare('DELETE FROM sweeps WHERE integration_id = ?').run(integrationId);
}
