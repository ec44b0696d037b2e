import type { Call, Reply } from './call.ts';
import { idOf } from './call.ts';
import { notFound } from './errors.ts';
import { v2List } from './paging.ts';
import type { Order } from './orderState.ts';
import type { Store } from './state.ts';
import { orderChanged, thisSecond } from './state.ts';
import { takeStock } from './stock.ts';

interface Status {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly order: number;
}

const STATUSES: readonly Status[] = [
  { id: 0, name: 'Incomplete', order: 0, description: 'The shopper reached the payment page and did not pay.' },
  { id: 1, name: 'Pending', order: 1, description: 'The shopper began the checkout and did not end it.' },
  { id: 2, name: 'Shipped', order: 8, description: 'Sent, not confirmed.' },
  { id: 3, name: 'Partially Shipped', order: 6, description: 'Some of the goods were sent.' },
  { id: 4, name: 'Refunded', order: 11, description: 'Paid back.' },
  { id: 5, name: 'Cancelled', order: 9, description: 'Cancelled by the merchant.' },
  { id: 6, name: 'Declined', order: 10, description: 'Declined by the merchant.' },
  { id: 7, name: 'Awaiting Payment', order: 2, description: 'Ordered, payment not confirmed.' },
  { id: 8, name: 'Awaiting Pickup', order: 5, description: 'Packed, waits for the shopper.' },
  { id: 9, name: 'Awaiting Shipment', order: 4, description: 'Packed, waits for the carrier.' },
  { id: 10, name: 'Completed', order: 7, description: 'Paid and received.' },
  { id: 11, name: 'Awaiting Fulfillment', order: 3, description: 'Ordered, payment confirmed.' },
  { id: 12, name: 'Manual Verification Required', order: 13, description: 'On hold until something is confirmed.' },
  { id: 13, name: 'Disputed', order: 12, description: 'The shopper disputes the payment.' },
  { id: 14, name: 'Partially Refunded', order: 14, description: 'A part was paid back.' },
];

export const isStatus = (id: number): boolean => STATUSES.some((status) => status.id === id);

export function statusName(id: number): string {
  return STATUSES.find((status) => status.id === id)?.name ?? '';
}

/** What the merchant calls it; nobody may match on this. */
export function customStatus(store: Store, id: number): string {
  return store.customStatuses.get(id) ?? statusName(id);
}

/** Tells the change and the update, and takes the goods from the stock where this status does. */
export function changeStatus(store: Store, order: Order, to: number): void {
  const from = order.statusId;
  if (from === to) return;
  order.statusId = to;
  if (to === 2 && order.shippedAt === null) order.shippedAt = thisSecond(store);
  takeStock(store, order);
  const status = { previous_status_id: from, new_status_id: to };
  store.events.happened('store/order/statusUpdated', { type: 'order', id: order.id, status });
  store.events.happened(`store/channel/${order.channelId}/order/statusUpdated`, { order_id: order.id });
  orderChanged(store, order);
}

function statusJson(store: Store, { id, name, description, order }: Status): Record<string, unknown> {
  const custom = customStatus(store, id);
  return { id, name, system_label: name, custom_label: custom, system_description: description, order };
}

export function listStatuses(call: Call): Reply {
  return v2List(call, STATUSES, (status) => statusJson(call.store, status));
}

export function getStatus(call: Call): Reply {
  const status = STATUSES.find((each) => each.id === idOf(call));
  if (status === undefined) throw notFound();
  return { status: 200, body: statusJson(call.store, status) };
}

/** Counts by status, in the order the control panel shows them. */
export function statusCounts(store: Store, orders: readonly Order[]): unknown {
  const statuses = STATUSES.toSorted((a, b) => a.order - b.order).map((status) => {
    const { order, ...rest } = statusJson(store, status);
    return { ...rest, count: orders.filter((each) => each.statusId === status.id).length, sort_order: order };
  });
  return { statuses, count: orders.length };
}
