import type { Origin } from '../../base/origin.ts';
import type { OrderPage, OrdersWanted, OrderSummary, OrderSummaryPage, RefundPage, StoreSession } from '../store.ts';
import type { WooAnswer, WooClient } from './client.ts';
import { wooCode, readShape } from './errors.ts';
import { toSummary } from './normalize.ts';
import type { Parameter } from './oauth.ts';
import { hasMorePages, hasMoreRows, PER_PAGE, totalOf } from './paging.ts';
import { isDraft, toGmtParameter } from './quirks.ts';
import { wooChanges, wooRefunds, wooSummaries, wooSummary, wooSummaryFields } from './shapes.ts';

type WooLists = Pick<
  StoreSession,
  'ordersChangedSince' | 'refundsChangedSince' | 'ordersById' | 'countOrders' | 'findOrders'
>;

const ORDERS = 'wc/v3/orders';

/**
 * What the catch-up reads. `dates_are_gmt` with a time without zone is the one form that every shop reads rightly. The
 * statuses are always named: left out, they mean `any`, open checkouts included.
 */
export function createWooLists(client: WooClient, origin: Origin): WooLists {
  const list = (query: readonly Parameter[], subject: string, summary: string) =>
    client.call({ method: 'GET', path: ORDERS, query, effect: 'read', origin, subject, summary });

  async function changes(since: string, page: number, statuses: readonly string[]): Promise<OrderPage> {
    if (statuses.length === 0) return { changes: [], hasMore: false };
    const query = [...filter('modified_after', { after: since, statuses }), ...sorted('modified'), ...paged(page)];
    const answer = await list(
      [...query, ['_fields', 'id,date_modified_gmt']],
      'the list of changed orders',
      `list orders changed since ${since}, page ${page}`,
    );
    const rows = readShape(wooChanges, answer.body, answer.about);
    return {
      changes: rows.map((row) => ({ key: row.id, modifiedAt: row.date_modified_gmt })),
      hasMore: hasMorePages(answer, page, rows.length),
    };
  }

  async function byId(wanted: OrdersWanted, skip: number): Promise<OrderSummaryPage> {
    if (wanted.statuses.length === 0) return { orders: [], hasMore: false };
    const answer = await list(
      [
        ...filter('after', wanted),
        ...sorted('id'),
        ['offset', String(skip)],
        ['per_page', String(PER_PAGE)],
        ['dp', '6'],
        ['_fields', wooSummaryFields],
      ],
      'the list of all orders',
      `list orders by id, from row ${skip + 1}`,
    );
    const orders = summaries(answer);
    return { orders, hasMore: hasMoreRows(answer, skip, orders.length) };
  }

  async function count(by: 'placed' | 'changed', wanted: OrdersWanted): Promise<number | null> {
    const name = by === 'placed' ? 'after' : 'modified_after';
    const query: readonly Parameter[] = [...filter(name, wanted), ['per_page', '1'], ['_fields', 'id']];
    return totalOf(await list(query, 'the number of orders', `count orders ${by} since ${wanted.after}`));
  }

  /** Plugins that number orders teach the search their numbers; it finds names too, so that the number is compared. */
  async function search(text: string): Promise<readonly OrderSummary[]> {
    const answer = await list(
      [
        ['search', text],
        ['status', 'any'],
        ['per_page', String(PER_PAGE)],
        ['dp', '6'],
        ['_fields', wooSummaryFields],
      ],
      `order ${text}`,
      `look for order ${text}`,
    );
    return summaries(answer).filter(({ number }) => number.toLowerCase() === text.toLowerCase());
  }

  return {
    ordersChangedSince: changes,
    refundsChangedSince: (since, page) => readRefunds(client, origin, since, page),
    ordersById: byId,
    countOrders: count,
    async findOrders(text) {
      const same = /^\d{1,15}$/.test(text) ? await readSummary(client, origin, String(Number(text))) : null;
      const numbered = await search(text);
      const found = [...(same ? [same] : []), ...numbered.filter(({ key }) => key !== same?.key)];
      return found.filter(({ status }) => !isDraft(status));
    },
  };
}

function filter(name: 'after' | 'modified_after', { after, statuses }: OrdersWanted): Parameter[] {
  return [
    ['status', statuses.join(',')],
    [name, toGmtParameter(after)],
    ['dates_are_gmt', 'true'],
  ];
}

function sorted(by: string): Parameter[] {
  return [
    ['orderby', by],
    ['order', 'asc'],
  ];
}

function paged(page: number): Parameter[] {
  return [
    ['page', String(page)],
    ['per_page', String(PER_PAGE)],
  ];
}

function summaries({ body, about }: WooAnswer): OrderSummary[] {
  return readShape(wooSummaries, body, about).map(toSummary);
}

/** Refunds of all orders can be listed since WooCommerce 9.0; a guard before the shop may keep the route closed too. */
async function readRefunds(client: WooClient, origin: Origin, since: string, page: number): Promise<RefundPage | null> {
  const { response, about } = await client.send({
    method: 'GET',
    path: 'wc/v3/refunds',
    query: [
      ['after', toGmtParameter(since)],
      ['dates_are_gmt', 'true'],
      ...sorted('date'),
      ...paged(page),
      ['_fields', 'id,parent_id,date_created_gmt'],
    ],
    effect: 'read',
    origin,
    subject: 'the list of refunds',
    summary: `list refunds made since ${since}, page ${page}`,
  });
  if (response.status === 403 || (response.status === 404 && wooCode(response) === 'rest_no_route')) return null;
  const answer = client.read(response, about);
  const rows = readShape(wooRefunds, answer.body, answer.about);
  return {
    refunds: rows.map((row) => ({ key: row.id, orderKey: row.parent_id, madeAt: row.date_created_gmt })),
    hasMore: hasMorePages(answer, page, rows.length),
  };
}

async function readSummary(client: WooClient, origin: Origin, key: string): Promise<OrderSummary | null> {
  const { response, about } = await client.send({
    method: 'GET',
    path: `${ORDERS}/${key}`,
    query: [
      ['dp', '6'],
      ['_fields', wooSummaryFields],
    ],
    effect: 'read',
    origin,
    subject: `order ${key}`,
    summary: `read what order ${key} is`,
  });
  if (response.status === 404 && wooCode(response) === 'woocommerce_rest_shop_order_invalid_id') return null;
  return toSummary(readShape(wooSummary, client.read(response, about).body, about));
}
