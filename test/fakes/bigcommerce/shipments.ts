import type { Call, Reply } from './call.ts';
import { idOf } from './call.ts';
import { invalidField, notFound, notSupported, StoreError } from './errors.ts';
import type { JsonObject } from './json.ts';
import { isObject, numberOf, textOf } from './json.ts';
import { shipmentJson } from './orderPartJson.ts';
import { orderOf } from './orderOf.ts';
import { v2List } from './paging.ts';
import type { Order, Shipment } from './orderState.ts';
import type { Store } from './state.ts';
import { next, orderChanged, thisSecond } from './state.ts';
import { changeStatus } from './statuses.ts';

const FIELDS = [
  'order_address_id',
  'tracking_number',
  'tracking_link',
  'merchant_shipping_cost',
  'shipping_method',
  'shipping_provider',
  'tracking_carrier',
  'comments',
  'items',
];

export function listShipments(call: Call): Reply {
  const order = orderOf(call);
  return v2List(call, order.shipments, (shipment) => shipmentJson(order, shipment));
}

export function getShipment(call: Call): Reply {
  const order = orderOf(call);
  return { status: 200, body: shipmentJson(order, shipmentOf(call, order)) };
}

/** Moves the order to partially shipped or shipped, and would mail the shopper. */
export function postShipment(call: Call): Reply {
  const order = orderOf(call);
  const body = fieldsOf(call);
  const addressId = numberOf(body['order_address_id'], 0);
  if (!order.shipTos.some((each) => each.id === addressId)) throw invalidField('order_address_id');
  const shipment: Shipment = {
    id: next(call.store, 'shipment'),
    addressId,
    createdAt: thisSecond(call.store),
    trackingNumber: textOf(body['tracking_number'], ''),
    trackingCarrier: textOf(body['tracking_carrier'], ''),
    trackingLink: textOf(body['tracking_link'], ''),
    shippingMethod: textOf(body['shipping_method'], ''),
    shippingProvider: textOf(body['shipping_provider'], ''),
    comments: textOf(body['comments'], ''),
    items: itemsOf(order, addressId, body['items']),
  };
  ship(call.store, order, shipment);
  return { status: 201, body: shipmentJson(order, shipment) };
}

export function putShipment(call: Call): Reply {
  const order = orderOf(call);
  const shipment = shipmentOf(call, order);
  const body = fieldsOf(call);
  shipment.trackingNumber = textOf(body['tracking_number'], shipment.trackingNumber);
  shipment.trackingCarrier = textOf(body['tracking_carrier'], shipment.trackingCarrier);
  shipment.trackingLink = textOf(body['tracking_link'], shipment.trackingLink);
  shipment.shippingProvider = textOf(body['shipping_provider'], shipment.shippingProvider);
  shipment.comments = textOf(body['comments'], shipment.comments);
  call.store.events.happened('store/shipment/updated', { type: 'shipment', id: shipment.id, orderId: order.id });
  return { status: 200, body: shipmentJson(order, shipment) };
}

/** Takes the goods back to where they were; the status stays. */
export function deleteShipment(call: Call): Reply {
  const order = orderOf(call);
  const shipment = shipmentOf(call, order);
  order.shipments = order.shipments.filter((each) => each !== shipment);
  moveShipped(order, shipment, -1);
  call.store.events.happened('store/shipment/deleted', { type: 'shipment', id: shipment.id, orderId: order.id });
  orderChanged(call.store, order);
  return { status: 204 };
}

function fieldsOf(call: Call): JsonObject {
  if (!isObject(call.body)) throw new StoreError(400, 'The request body is not valid JSON.');
  const unknown = Object.keys(call.body).find((name) => !FIELDS.includes(name));
  if (unknown !== undefined) throw notSupported(unknown);
  return call.body;
}

function shipmentOf(call: Call, order: Order): Shipment {
  const shipment = order.shipments.find((each) => each.id === idOf(call, 1));
  if (shipment === undefined) throw notFound();
  return shipment;
}

/** At least one line, of this address, no more than is left to send. */
function itemsOf(order: Order, addressId: number, sent: unknown): Shipment['items'] {
  if (!Array.isArray(sent) || sent.length === 0) throw invalidField('items');
  return sent.filter(isObject).map((item) => {
    const line = order.lines.find((each) => each.id === item['order_product_id']);
    const quantity = numberOf(item['quantity'], 0);
    if (line === undefined || line.addressId !== addressId) throw invalidField('items');
    if (quantity < 1 || quantity > line.quantity - line.quantityShipped) throw invalidField('items');
    return { lineId: line.id, quantity };
  });
}

function ship(store: Store, order: Order, shipment: Shipment): void {
  order.shipments.push(shipment);
  moveShipped(order, shipment, 1);
  store.events.happened('store/shipment/created', { type: 'shipment', id: shipment.id, orderId: order.id });
  const goods = order.lines.filter((line) => line.type === 'physical');
  const status = goods.every((line) => line.quantityShipped >= line.quantity) ? 2 : 3;
  if (order.statusId === status) orderChanged(store, order);
  else changeStatus(store, order, status);
}

function moveShipped(order: Order, shipment: Shipment, sign: 1 | -1): void {
  for (const { lineId, quantity } of shipment.items) {
    const line = order.lines.find((each) => each.id === lineId);
    if (line !== undefined) line.quantityShipped += sign * quantity;
  }
}
