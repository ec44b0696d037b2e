import * as z from 'zod';
import type { Origin } from '../../base/origin.ts';
import type { OrdersWanted, OrderSummary, StoreSession } from '../store.ts';
import { readShape } from './errors.ts';
import type { BigClient } from './client.ts';
import { ARCHIVED, toSummary } from './normalize.ts';
import { earlyBound, paged, PER_PAGE, type Query } from './paging.ts';
import { isGone, v3PageOf } from './quirks.ts';
import {
  type BigChange,
  bigChanges,
  bigPaging,
  bigRefundsMade,
  type BigSummary,
  bigSummaries,
  bigSummary,
} from './shapes.ts';

type BigLists = Pick<
  StoreSession,
  'ordersChangedSince' | 'refundsChangedSince' | 'ordersById' | 'countOrders' | 'findOrders'
>;

const ORDERS = 'v2/orders';
const REFUNDS = 'v3/orders/payment_actions/refunds';

/**
 * What the catch-up reads. The shop filters by one status at most, so that the wanted ones are picked here, and says no
 * totals: the last page is the one that is short.
 */
export function createBigLists(client: BigClient, origin: Origin): BigLists {
  const asked = (query: Query, subject: string, summary: string) =>
    ({ method: 'GET', path: ORDERS, query, effect: 'read', origin, subject, summary }) as const;
  const listChanges = (...about: Parameters<typeof asked>) => client.read(bigChanges, asked(...about));

  async function counted(by: 'placed' | 'changed', { after, statuses }: OrdersWanted): Promise<number> {
    const bound = by === 'placed' ? 'min_date_created' : 'min_date_modified';
    let count = 0;
    for (let page = 1; ; page += 1) {
      // oxlint-disable-next-line no-await-in-loop
      const rows = await listChanges(
        [[bound, earlyBound(after)], ['sort', 'id:asc'], ...paged(page)],
        'the number of orders',
        `count orders ${by} since ${after}`,
      );
      count += rows.filter((row) => isWanted(row, statuses) && stampOf(row, by) > after).length;
      if (rows.length < PER_PAGE) return count;
    }
  }

  return {
    async ordersChangedSince(since, page, statuses) {
      const rows = await listChanges(
        [['min_date_modified', earlyBound(since)], ['sort', 'date_modified:asc'], ...paged(page)],
        'the list of changed orders',
        `list orders changed since ${since}, page ${page}`,
      );
      const changed = rows.filter((row) => row.date_modified > since && isWanted(row, statuses));
      return {
        changes: changed.map((row) => ({ key: row.id, modifiedAt: row.date_modified })),
        hasMore: rows.length === PER_PAGE,
      };
    },
    refundsChangedSince: (since, page) => readRefunds(client, origin, since, page),
    async ordersById({ after, statuses }, skip) {
      const page = Math.floor(skip / PER_PAGE) + 1;
      const rows = await client.read(
        bigSummaries,
        asked(
          [['min_date_created', earlyBound(after)], ['sort', 'id:asc'], ...paged(page)],
          'the list of all orders',
          `list orders by id, from row ${skip + 1}`,
        ),
      );
      const orders = rows.slice(skip % PER_PAGE);
      return {
        orders: orders.filter((row) => isWanted(row, statuses) && row.date_created > after).map(summarized),
        hasMore: rows.length === PER_PAGE,
        rows: orders.length,
      };
    },
    countOrders: counted,
    async findOrders(text) {
      if (!/^\d{1,15}$/.test(text)) return [];
      const found = await readSummary(client, origin, String(Number(text)));
      return found === null ? [] : [found];
    },
  };
}

function summarized(row: BigSummary): OrderSummary {
  // Refunds do not stand in the list; whoever needs them reads the order.
  return toSummary(row, '0');
}

function isWanted(row: BigChange, statuses: readonly string[]): boolean {
  return statuses.includes(row.is_deleted ? ARCHIVED : row.status_id);
}

function stampOf(row: BigChange, by: 'placed' | 'changed'): string {
  return by === 'placed' ? row.date_created : row.date_modified;
}

async function readRefunds(client: BigClient, origin: Origin, since: string, page: number) {
  const answer = await client.read(z.preprocess(v3PageOf, z.object({ data: bigRefundsMade, ...bigPaging.shape })), {
    method: 'GET',
    path: REFUNDS,
    query: [['created:min', earlyBound(since)], ...paged(page)],
    effect: 'read',
    origin,
    subject: 'the list of refunds',
    summary: `list refunds made since ${since}, page ${page}`,
  });
  const { current_page: current, total_pages: pages } = answer.meta.pagination;
  const later = answer.data.filter((refund) => refund.created > since);
  return {
    refunds: later.map((refund) => ({ key: refund.id, orderKey: refund.order_id, madeAt: refund.created })),
    hasMore: current < pages,
  };
}

async function readSummary(client: BigClient, origin: Origin, key: string): Promise<OrderSummary | null> {
  const subject = `order ${key}`;
  const { response, about } = await client.send({
    method: 'GET',
    path: `${ORDERS}/${key}`,
    effect: 'read',
    origin,
    subject,
    summary: `read what ${subject} is`,
  });
  if (isGone(response)) return null;
  return summarized(readShape(bigSummary, client.answer(response, about).body, about));
}
