import { lineTax } from './arithmetic.ts';
import type { Call, Reply } from './call.ts';
import { idOf, ok, requireManager } from './call.ts';
import { gmtText, localText } from './dates.ts';
import { asMoney, exact } from './decimals.ts';
import { ShopError } from './errors.ts';
import type { JsonObject } from './json.ts';
import { links } from './links.ts';
import { pageOf, passesIds, readDates, readListParams, sortRows } from './lists.ts';
import { feeLineJson, itemLineJson, shippingLineJson, taxLineJson } from './orderLineJson.ts';
import { dpOf, findOrder } from './orders.ts';
import { createRefund } from './refunds.ts';
import type { Order, Refund } from './state.ts';

const LIST = { orderby: ['date', 'id', 'include', 'title', 'slug', 'modified'], withDates: true } as const;

function refundJson(call: Call, refund: Refund, isTopLevel = false): JsonObject {
  const { shop } = call;
  const dp = dpOf(call);
  const path = `orders/${refund.orderId}`;
  const taxOf = (amounts: readonly string[]): string =>
    lineTax(
      amounts.map((amount) => exact(amount)),
      shop.settings,
    ).toFixed();
  return {
    id: refund.id,
    ...(isTopLevel ? { parent_id: refund.orderId } : {}),
    date_created: localText(refund.createdAt, shop.utcOffsetMinutes),
    date_created_gmt: gmtText(refund.createdAt),
    amount: asMoney(refund.amount, dp),
    reason: refund.reason,
    refunded_by: refund.refundedBy,
    refunded_payment: false,
    meta_data: [{ id: refund.metaId, key: '_refund_type', value: refund.type }],
    line_items: refund.items.map((line) => itemLineJson(shop, line, taxOf, dp)),
    shipping_lines: refund.shippingLines.map((line) => shippingLineJson(line, taxOf, dp)),
    tax_lines: refund.taxLines.map((line) => taxLineJson(shop, line, dp)),
    fee_lines: refund.feeLines.map((line) => feeLineJson(line, taxOf, dp)),
    _links: links({
      home: call.home,
      self: `${path}/refunds/${refund.id}`,
      collection: `${path}/refunds`,
      up: path,
      allow: ['GET', 'DELETE'],
    }),
  };
}

/** Newest first, like the summary inside the order. */
export function listRefundsOfOrder(call: Call): Reply {
  const params = readListParams(call.query, LIST);
  requireManager(call, 'list');
  const order = findOrder(call);
  return pageOf(
    call,
    sortRows(order.refunds, params, (row) => row.createdAt),
    params,
    (row) => refundJson(call, row),
  );
}

/** Refunds of all orders; only here each says which order it belongs to. */
export function listRefunds(call: Call): Reply {
  const params = readListParams(call.query, LIST);
  requireManager(call, 'list');
  const passesDates = readDates(call.query, call.shop.utcOffsetMinutes);
  const rows = call.shop.orders
    .flatMap((order) => order.refunds)
    .filter((row) => passesIds(params, row.id))
    .filter((row) => passesDates({ ...row, modifiedAt: row.createdAt }));
  return pageOf(
    call,
    sortRows(rows, params, (row) => row.createdAt),
    params,
    (row) => refundJson(call, row, true),
  );
}

export function postRefund(call: Call): Reply {
  requireManager(call, 'create');
  const order = call.shop.orders.find((each) => each.id === idOf(call));
  if (order === undefined) {
    throw new ShopError(500, 'woocommerce_rest_invalid_order_id', 'Invalid order ID.', 404);
  }
  const refund = createRefund(call, order);
  // The real shop writes the route's own pattern into this header.
  const location = `${call.home}/wp-json/wc/v3/orders/(?P<order_id>[\\d]+)/refunds/${refund.id}`;
  return { status: 201, body: refundJson(call, refund), headers: { Location: location } };
}

function findRefund(call: Call): readonly [Order, Refund] {
  const order = findOrder(call);
  const refund = order.refunds.find((each) => each.id === idOf(call, 1));
  if (refund === undefined) {
    throw new ShopError(404, 'woocommerce_rest_shop_order_refund_invalid_id', 'Invalid ID.');
  }
  return [order, refund];
}

export function getRefund(call: Call): Reply {
  const [, refund] = findRefund(call);
  requireManager(call, 'view');
  return ok(refundJson(call, refund));
}

/** Deleting a refund fires nothing and does not move the order. */
export function deleteRefund(call: Call): Reply {
  const [order, refund] = findRefund(call);
  requireManager(call, 'delete');
  const before = refundJson(call, refund);
  order.refunds = order.refunds.filter((each) => each !== refund);
  return ok(before);
}
