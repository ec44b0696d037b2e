import type { Call, Reply } from './call.ts';
import { created, idOf, isForced, ok, requireManager } from './call.ts';
import type { ParamProblem } from './errors.ts';
import { invalidId, oneOf, ShopError } from './errors.ts';
import { numberIn } from './json.ts';
import type { ListParams } from './lists.ts';
import { pageOf, passesIds, readDates, readListParams, sortRows } from './lists.ts';
import { orderJson } from './orderJson.ts';
import { ORDER_STATUSES } from './orderStatus.ts';
import { createOrder, updateOrder } from './orderWrite.ts';
import type { Query } from './query.ts';
import { list, single } from './query.ts';
import type { Order, Shop } from './state.ts';
import { next, thisSecond } from './state.ts';

const LIST = { orderby: ['date', 'id', 'include', 'title', 'slug', 'modified'], withDates: true } as const;

export function dpOf(call: Call): number {
  return numberIn(single(call.query, 'dp')) ?? call.shop.settings.decimals;
}

function shown(call: Call, order: Order): unknown {
  const json = orderJson(call.shop, order, { home: call.home, dp: dpOf(call) });
  const included = list(call.query, 'include_meta');
  const excluded = list(call.query, 'exclude_meta');
  if (included.length === 0 && excluded.length === 0) return json;
  const meta = order.meta.filter((entry) => included.length === 0 || included.includes(entry.key));
  return { ...json, meta_data: meta.filter((entry) => !excluded.includes(entry.key)) };
}

export function findOrder(call: Call, status: 400 | 404 = 404): Order {
  const order = call.shop.orders.find((each) => each.id === idOf(call));
  if (order === undefined) throw invalidId('shop_order', status);
  return order;
}

export function listOrders(call: Call): Reply {
  const statuses = list(call.query, 'status');
  const params = readListParams(call.query, LIST, badStatuses(statuses));
  requireManager(call, 'list');
  const asked = statuses.length === 0 ? ['any'] : statuses;
  const rows = call.shop.orders.filter(createFilter(call.shop, call.query, params, asked));
  const status = new Map(asked.map((each, at) => [String(at), each]));
  return pageOf(call, sortOrders(rows, params), params, (order) => shown(call, order), {
    added: new Map<string, string | Map<string, string>>([
      ['status', status],
      ['dp', String(dpOf(call))],
      ['context', 'view'],
    ]),
    addedWhenEmpty: new Map([['status', status]]),
    forgetsTotalPastEnd: true,
  });
}

function badStatuses(statuses: readonly string[]): ParamProblem[] {
  const allowed = ['any', 'trash', ...ORDER_STATUSES];
  const at = statuses.findIndex((status) => !allowed.includes(status));
  return at === -1 ? [] : [oneOf('status', allowed, `status[${at}]`)];
}

function createFilter(
  shop: Shop,
  query: Query,
  params: ListParams,
  statuses: readonly string[],
): (order: Order) => boolean {
  const customer = numberIn(single(query, 'customer'));
  const product = numberIn(single(query, 'product'));
  const via = list(query, 'created_via');
  const passesDates = readDates(query, shop.utcOffsetMinutes);
  return (order) =>
    passesDates(order) &&
    hasStatus(order, statuses) &&
    passesIds(params, order.id) &&
    (customer === undefined || order.customerId === customer) &&
    (product === undefined || order.items.some((line) => line.productId === product)) &&
    (via.length === 0 || via.includes(order.createdVia)) &&
    (params.search === '' || searchText(order).includes(params.search.toLowerCase()));
}

/** `any` leaves out the trash, and lets open checkouts through. */
function hasStatus(order: Order, statuses: readonly string[]): boolean {
  if (statuses.includes(order.status)) return true;
  return statuses.includes('any') && order.status !== 'trash' && order.status !== 'auto-draft';
}

function searchText(order: Order): string {
  const { billing, shipping } = order;
  const names = order.items.map((line) => line.name);
  return [order.number, ...Object.values(billing), ...Object.values(shipping), ...names].join('\n').toLowerCase();
}

function sortOrders(rows: readonly Order[], params: ListParams): Order[] {
  if (params.orderby === 'include') return params.include.flatMap((id) => rows.filter((order) => order.id === id));
  if (params.orderby === 'modified') return sortRows(rows, params, (order) => order.modifiedAt);
  if (params.orderby === 'date') return sortRows(rows, params, (order) => order.createdAt);
  return sortRows(rows, params, (order) => order.id);
}

export function getOrder(call: Call): Reply {
  const order = findOrder(call);
  requireManager(call, 'view');
  return ok(shown(call, order));
}

export function postOrder(call: Call): Reply {
  requireManager(call, 'create');
  const order = createOrder(call);
  return created(call, `orders/${order.id}`, shown(call, order));
}

export function putOrder(call: Call): Reply {
  const found = call.shop.orders.find((each) => each.id === idOf(call));
  if (found !== undefined) requireManager(call, 'edit');
  const order = findOrder(call, 400);
  updateOrder(call, order);
  return ok(shown(call, order));
}

/** Without `force` the order goes to the trash and the answer still shows its old status. */
export function deleteOrder(call: Call): Reply {
  const order = findOrder(call);
  requireManager(call, 'delete');
  const before = shown(call, order);
  if (isForced(call)) removeOrder(call.shop, order);
  else if (order.status === 'trash') {
    throw new ShopError(410, 'woocommerce_rest_already_trashed', 'The shop_order has already been deleted.');
  } else trashOrder(call.shop, order);
  return ok(before);
}

export function trashOrder(shop: Shop, order: Order): void {
  const at = thisSecond(shop);
  order.meta.push({ id: next(shop, 'meta'), key: '_wp_trash_meta_status', value: `wc-${order.status}` });
  order.meta.push({ id: next(shop, 'meta'), key: '_wp_trash_meta_time', value: String(at / 1000) });
  order.status = 'trash';
  order.modifiedAt = at;
  shop.events.happened('order.deleted', order.id);
}

/** Restoring in the admin screen is an event of its own, and not an update. */
export function restoreOrder(shop: Shop, order: Order): void {
  const status = order.meta.find((meta) => meta.key === '_wp_trash_meta_status')?.value;
  order.status = typeof status === 'string' ? status.replace(/^wc-/, '') : 'pending';
  order.meta = order.meta.filter((meta) => !meta.key.startsWith('_wp_trash_meta'));
  order.modifiedAt = thisSecond(shop);
  shop.events.happened('order.restored', order.id);
}

/** Deleting for good tells nobody. */
export function removeOrder(shop: Shop, order: Order): void {
  shop.orders.splice(shop.orders.indexOf(order), 1);
}
