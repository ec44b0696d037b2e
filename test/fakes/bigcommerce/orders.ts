import type { Call, Reply } from './call.ts';
import { readDate } from './dates.ts';
import { exact } from './decimals.ts';
import { invalidField } from './errors.ts';
import { orderOf } from './orderOf.ts';
import { consignmentsJson } from './consignments.ts';
import { feeJson } from './orderPartJson.ts';
import { orderJson } from './orderJson.ts';
import { writeOrder } from './orderWrite.ts';
import { v2List } from './paging.ts';
import type { Order } from './orderState.ts';
import type { Store } from './state.ts';
import { orderChanged, tellOrder, thisSecond } from './state.ts';
import { statusCounts } from './statuses.ts';

type Test = (order: Order) => boolean;
type Filter = (value: string, name: string, store: Store) => Test;

const integer = (value: string, name: string): number => {
  if (!/^-?\d+$/.test(value)) throw invalidField(name);
  return Number(value);
};

const amount = (value: string, name: string): string => {
  if (!/^-?\d+(\.\d+)?$/.test(value)) throw invalidField(name);
  return value;
};

const bound =
  (pick: (order: Order) => number, side: 'min' | 'max'): Filter =>
  (value, name, store) => {
    const limit = readDate(value);
    if (limit === undefined) throw invalidField(name);
    const isInclusive = store.settings.dateFilters === 'inclusive';
    return (order) => {
      const at = pick(order);
      return (isInclusive && at === limit) || (side === 'min' ? at > limit : at < limit);
    };
  };

const FILTERS: Readonly<Record<string, Filter>> = {
  min_id: (value, name) => {
    const limit = integer(value, name);
    return (order) => order.id >= limit;
  },
  max_id: (value, name) => {
    const limit = integer(value, name);
    return (order) => order.id <= limit;
  },
  min_total: (value, name) => {
    const limit = amount(value, name);
    return (order) => exact(order.totals.totalIncTax).gte(limit);
  },
  max_total: (value, name) => {
    const limit = amount(value, name);
    return (order) => exact(order.totals.totalIncTax).lte(limit);
  },
  customer_id: (value, name) => {
    const id = integer(value, name);
    return (order) => order.customerId === id;
  },
  email: (value) => (order) => order.billing.email.toLowerCase() === value.toLowerCase(),
  // One value only: several statuses can not be asked for.
  status_id: (value, name) => {
    const id = integer(value, name);
    return (order) => order.statusId === id;
  },
  cart_id: (value) => (order) => order.cartId === value,
  payment_method: (value) => (order) => order.paymentMethod === value,
  min_date_created: bound((order) => order.createdAt, 'min'),
  max_date_created: bound((order) => order.createdAt, 'max'),
  min_date_modified: bound((order) => order.modifiedAt, 'min'),
  max_date_modified: bound((order) => order.modifiedAt, 'max'),
  channel_id: (value, name) => {
    const id = integer(value, name);
    return (order) => order.channelId === id;
  },
  external_order_id: (value) => (order) => order.externalOrderId === value,
};

const SORTS: Readonly<Record<string, (order: Order) => number | string>> = {
  id: (order) => order.id,
  customer_id: (order) => order.customerId,
  date_created: (order) => order.createdAt,
  date_modified: (order) => order.modifiedAt,
  status_id: (order) => order.statusId,
  channel_id: (order) => order.channelId,
  external_id: () => '',
};

export const ORDER_FILTERS: readonly string[] = Object.keys(FILTERS);

function filtered(call: Call): Order[] {
  const tests: Test[] = [];
  for (const [name, value] of call.query) {
    const filter = FILTERS[name];
    if (filter !== undefined) tests.push(filter(value, name, call.store));
  }
  const { listsArchived } = call.store.settings;
  return call.store.orders.filter((order) => (listsArchived || !order.isDeleted) && tests.every((test) => test(order)));
}

function sorted(orders: Order[], sort: string | undefined): Order[] {
  const found = /^(\w+)(?::(asc|desc))?$/.exec(sort ?? 'id');
  const pick = SORTS[found?.[1] ?? ''];
  if (found === null || pick === undefined) throw invalidField('sort');
  const sign = found[2] === 'desc' ? -1 : 1;
  return orders.sort((a, b) => {
    const [x, y] = [pick(a), pick(b)];
    return x === y ? a.id - b.id : sign * (x < y ? -1 : 1);
  });
}

/** `include` puts the things themselves where the links were. */
function shown(call: Call, order: Order): Record<string, unknown> {
  const json = orderJson(call.store, order, call.home);
  const include = (call.query.get('include') ?? '').split(',');
  if (include.includes('fees')) json['fees'] = order.fees.map(feeJson);
  if (include.includes('consignments') || include.includes('consignments.line_items')) {
    json['consignments'] = consignmentsJson(call.store, order, call.home);
  }
  return json;
}

export function listOrders(call: Call): Reply {
  const orders = sorted(filtered(call), call.query.get('sort'));
  return v2List(call, orders, (order) => shown(call, order));
}

export function countOrders(call: Call): Reply {
  return { status: 200, body: statusCounts(call.store, filtered(call)) };
}

/** Archived ones too. */
export function getOrder(call: Call): Reply {
  return { status: 200, body: shown(call, orderOf(call)) };
}

export function putOrder(call: Call): Reply {
  const order = orderOf(call);
  writeOrder(call, order);
  return { status: 200, body: shown(call, order) };
}

/** Archives; nothing is ever deleted. */
export function deleteOrder(call: Call): Reply {
  archiveOrder(call.store, orderOf(call));
  return { status: 204 };
}

/** Without an id it is all of them. */
export function deleteOrders(call: Call): Reply {
  for (const order of call.store.orders) archiveOrder(call.store, order);
  return { status: 204 };
}

export function archiveOrder(store: Store, order: Order): void {
  if (order.isDeleted) return;
  order.isDeleted = true;
  order.modifiedAt = thisSecond(store);
  tellOrder(store, order, 'archived');
}

export function unarchiveOrder(store: Store, order: Order): void {
  order.isDeleted = false;
  orderChanged(store, order);
}
